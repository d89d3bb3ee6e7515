// SPDX-License-Identifier: MIT
#include "session/played.h"

#include <math.h>

#include "base/number.h"
#include "hotcue/hotcue.h"

// Sums of times may be off by less; nothing that is reported differs by so little.
#define INSTANT_S 1e-8
// Gaps up to this length count as played (T22).
#define GAP_S 0.1
#define NEAR_S (GAP_S + INSTANT_S)
// Later, but by less than that.
#define BARELY_S 1e-9

static hc_span *spans(const hc_played *played, hc_played_list list) {
    return HC_LIST_AT(played->lists[list], hc_span);
}

static uint32_t count(const hc_played *played, hc_played_list list) {
    return HC_LIST_COUNT(played->lists[list], hc_span);
}

void hc__played_clear(hc_played *played, uint32_t video) {
    played->video = video;
    played->visits = played->quarters = 0;
    played->going = false;
    played->duration_s = INFINITY;
    played->watched_s = played->furthest_s = played->dwell_s = 0;
    for (uint32_t i = 0; i < HC_PLAYED_LISTS; i++) {
        played->lists[i].size = 0;
    }
}

void hc__played_forget(hc_bytes *counts, uint32_t keep) {
    while (HC_LIST_COUNT(*counts, hc_played) > keep) {
        counts->size -= (uint32_t)sizeof(hc_played);
        for (uint32_t i = 0; i < HC_PLAYED_LISTS; i++) {
            hc__bytes_free(&HC_LIST_END(*counts, hc_played)->lists[i]);
        }
    }
}

// ---- Counting -------------------------------------------------------------

// Replaces spans by one, or inserts it: where none is to be replaced, first == end.
static void replace(hc_bytes *list, uint32_t first, uint32_t end, hc_span span) {
    if (first == end) {
        HC_LIST_ADD(list, span); // for its room
        if (list->failed) {
            return;
        }
    }
    hc_span *at = HC_LIST_AT(*list, hc_span) + first;
    uint32_t rest = HC_LIST_COUNT(*list, hc_span) - end - (first == end ? 1u : 0u);
    memmove(at + 1, at + (end - first), rest * sizeof span);
    *at = span;
    list->size = (first + 1 + rest) * (uint32_t)sizeof span;
}

static void add_range(hc_played *played, hc_span span) {
    const hc_span *list = spans(played, HC_PLAYED_RANGES);
    uint32_t ranges = count(played, HC_PLAYED_RANGES);
    span.from_s = span.from_s <= NEAR_S ? 0 : span.from_s;
    uint32_t first = 0;
    while (first < ranges && list[first].to_s + NEAR_S < span.from_s) {
        first++;
    }
    uint32_t end = first;
    for (; end < ranges && list[end].from_s - NEAR_S <= span.to_s; end++) {
        span.from_s = hc__number_min(span.from_s, list[end].from_s);
        span.to_s = hc__number_max(span.to_s, list[end].to_s);
    }
    if (first < end || ranges < HC_LIMIT_PASSES) {
        replace(&played->lists[HC_PLAYED_RANGES], first, end, span);
    }
}

static void add_pass(hc_played *played, hc_span span) {
    hc_bytes *passes = &played->lists[HC_PLAYED_PASSES];
    uint32_t end = count(played, HC_PLAYED_PASSES);
    if (played->going && end > 0) {
        spans(played, HC_PLAYED_PASSES)[end - 1].to_s = span.to_s;
        return;
    }
    if (end == HC_LIMIT_PASSES) { // the oldest goes
        hc_span second = spans(played, HC_PLAYED_PASSES)[1];
        replace(passes, 0, 2, second);
        end--;
    }
    replace(passes, end, end, span);
    played->going = !passes->failed;
}

static void add_plays(hc_played *played, hc_span span) {
    hc_bytes *plays = &played->lists[HC_PLAYED_PLAYS];
    const uint32_t none = 0;
    uint32_t second = (uint32_t)hc__number_min(span.from_s, HC_LIMIT_PLAYS);
    for (; second < HC_LIMIT_PLAYS; second++) {
        double middle_s = (second + hc__number_min(second + 1.0, played->duration_s)) / 2;
        while (HC_LIST_COUNT(*plays, uint32_t) <= second && !plays->failed) {
            HC_LIST_ADD(plays, none);
        }
        if (middle_s >= span.to_s || plays->failed) {
            return;
        }
        HC_LIST_AT(*plays, uint32_t)[second] += middle_s >= span.from_s ? 1u : 0u;
    }
}

bool hc__played_add(hc_played *played, hc_span span) {
    add_range(played, span);
    add_pass(played, span);
    add_plays(played, span);
    played->watched_s += span.to_s - span.from_s;
    played->furthest_s = hc__number_max(played->furthest_s, span.to_s);
    bool failed = false;
    for (uint32_t i = 0; i < HC_PLAYED_LISTS; i++) {
        failed = failed || played->lists[i].failed;
        played->lists[i].failed = false;
    }
    return !failed;
}

// ---- Quarters -------------------------------------------------------------

double hc__played_length(const hc_played *played) {
    double sum_s = 0;
    for (uint32_t i = 0; i < count(played, HC_PLAYED_RANGES); i++) {
        const hc_span *range = &spans(played, HC_PLAYED_RANGES)[i];
        double to_s = hc__number_min(range->to_s, played->duration_s);
        sum_s += hc__number_max(to_s - range->from_s, 0);
    }
    return sum_s;
}

uint32_t hc__played_quarters(const hc_played *played) {
    double quarters = (hc__played_length(played) + INSTANT_S) / played->duration_s * HC_QUARTERS;
    return (uint32_t)hc__number_min(quarters, HC_QUARTERS);
}

// Returns when need_s more will have been played; infinity if not by the end.
static double when_played(const hc_played *played, double from_s, double need_s) {
    const hc_span *list = spans(played, HC_PLAYED_RANGES);
    const hc_span *end = HC_LIST_END(played->lists[HC_PLAYED_RANGES], hc_span);
    double time_s = 0; // up to which all is played, from before from_s: the start is
    for (; list < end && list->from_s <= from_s; list++) {
        time_s = list->to_s;
    }
    if (time_s < from_s) {
        need_s -= from_s - time_s <= NEAR_S ? from_s - time_s : 0;
        time_s = from_s;
    }
    for (;; list++) { // what is left to play up to the next range, which a gap joins
        double ahead_s = list < end ? list->from_s : (double)INFINITY;
        double to_s = hc__number_max(time_s, ahead_s - GAP_S);
        to_s = hc__number_min(to_s, played->duration_s);
        if (need_s <= to_s - time_s + INSTANT_S) {
            return hc__number_min(time_s + need_s, to_s);
        }
        need_s -= ahead_s - time_s;
        if (need_s <= INSTANT_S) {
            return to_s < played->duration_s ? to_s : (double)INFINITY;
        }
        time_s = list->to_s;
    }
}

double hc__played_next_quarter(const hc_played *played, double from_s) {
    double goal_s = (played->quarters + 1) / (double)HC_QUARTERS * played->duration_s;
    if (goal_s > played->duration_s || from_s >= played->duration_s || isinf(goal_s)) {
        return INFINITY;
    }
    double time_s = when_played(played, from_s, goal_s - hc__played_length(played));
    // Without the error of the sums, so that it equals the times of other things.
    time_s = fabs(time_s - goal_s) < BARELY_S ? goal_s : floor(time_s * 1e9 + 0.5) / 1e9;
    return hc__number_max(time_s, from_s + BARELY_S);
}
