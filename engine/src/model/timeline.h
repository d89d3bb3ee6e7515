// SPDX-License-Identifier: MIT
// When things happen: boundaries in the order of T2, and a search tree of windows.
#ifndef HC_TIMELINE_H
#define HC_TIMELINE_H

#include "base/bitset.h"
#include "model/project.h"

// Fills in the project's boundaries, landmarks and windows. Returns false when out of memory.
bool hc__timeline_build(hc_project *project);

// Returns the index of the first of `count` sorted boundaries at or after
// (time, class), or `count`. O(log count).
uint32_t hc__timeline_find(const hc_boundary *boundaries, uint32_t count, double time_s,
                           hc_boundary_class class);

// Adds the items whose window includes a time to a set. O(log n + found).
void hc__timeline_active(const hc_project *project, const hc_video *video, double time_s,
                         hc_bitset *into);

#endif
