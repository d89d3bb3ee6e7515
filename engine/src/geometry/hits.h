// SPDX-License-Identifier: MIT
// What the questions of hit.h know from one to the next.
#ifndef HC_HITS_H
#define HC_HITS_H

#include "geometry/cells.h"
#include "model/project.h"

// An interaction that is active and not inert.
typedef struct hc_target {
    hc_area area; // what it covers; of one that moves, at hc_hits.time_s
    uint32_t item;
    uint32_t layer;
    bool moving;
} hc_target;

typedef struct hc_hits {
    bool stale;         // what is active has changed since
    double time_s;      // for which the areas of what moves are
    hc_target *targets; // from the top down; at the end of their room what only tells something
    uint32_t *moving;   // those that move, of the targets
    uint32_t room, count, moving_count, tip_count;
    hc_cells cells; // of those that don't
} hc_hits;

// Room for what is on screen. False when out of memory; free it all the same.
bool hc__hits_init(hc_hits *hits, const hc_project *project);
void hc__hits_free(hc_hits *hits);

#endif
