// SPDX-License-Identifier: MIT
// What was played of one video (T22): ranges of media time, passes, plays of each second.
#ifndef HC_PLAYED_H
#define HC_PLAYED_H

#include "base/memory.h"

#define HC_QUARTERS 4u

// A stretch of media time.
typedef struct hc_span {
    double from_s, to_s;
} hc_span;

typedef enum hc_played_list {
    HC_PLAYED_RANGES, // of hc_span: sorted, apart from each other
    HC_PLAYED_PASSES, // of hc_span: oldest first
    HC_PLAYED_PLAYS,  // of uint32_t: the passes over the middle of each second
    HC_PLAYED_LISTS,
} hc_played_list;

// The counts of one video: of the viewing session, or of the current visit.
typedef struct hc_played {
    uint32_t video, visits;
    uint32_t quarters; // how many were reached
    bool going;        // the newest pass goes on
    double duration_s; // infinite if unknown
    double watched_s;  // length of all passes
    double furthest_s; // the latest time that was played
    double dwell_s;    // wall time
    hc_bytes lists[HC_PLAYED_LISTS];
} hc_played;

// Forgets all counts, for a video. The memory is used again.
void hc__played_clear(hc_played *played, uint32_t video);

// Drops the counts in a list, but for the first `keep`.
void hc__played_forget(hc_bytes *counts, uint32_t keep);

// Counts a stretch that was played; it continues the newest pass while that is going. Returns
// false when out of memory.
bool hc__played_add(hc_played *played, hc_span span);

// Returns how much of the media's duration was played, in seconds.
double hc__played_length(const hc_played *played);

// Returns how many quarters of the duration were played; 0 while it is unknown.
uint32_t hc__played_quarters(const hc_played *played);

// Returns when the next quarter will have been played if playback goes on at from_s; infinity if
// not by the end.
double hc__played_next_quarter(const hc_played *played, double from_s);

#endif
