// SPDX-License-Identifier: MIT
// The state that hit queries keep between calls (hit.h).
#ifndef HC_HITS_H
#define HC_HITS_H

#include "geometry/cells.h"
#include "model/project.h"

// An active interaction that can be hit.
typedef struct hc_target {
    hc_area area; // its bounding box, at hc_hits.time_s if it moves
    uint32_t item;
    uint32_t layer;
    bool moving;
} hc_target;

typedef struct hc_hits {
    bool stale;         // the active interactions have changed
    double time_s;      // of the areas of moving targets
    hc_target *targets; // topmost first; inert items with a tooltip at the end of the array
    uint32_t *moving;   // indices of the moving targets
    uint32_t room, count, moving_count, tip_count;
    hc_cells cells; // of the targets that don't move
} hc_hits;

// Allocates for the most items on screen. Returns false when out of memory; free it in any case.
bool hc__hits_init(hc_hits *hits, const hc_project *project);
void hc__hits_free(hc_hits *hits);

#endif
