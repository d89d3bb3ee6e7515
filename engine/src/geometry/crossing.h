// SPDX-License-Identifier: MIT
// Exact test for self-intersection of a polygon's ring. Touching is not crossing.
#ifndef HC_CROSSING_H
#define HC_CROSSING_H

#include "model/project.h"

// Longer rings are not tested: the time is quadratic.
#define HC_CROSSING_POINTS_MAX 256u

// Returns whether two parts of the ring cross: between their ends, at a vertex, or along a stretch
// that they share. Collinear vertices and sides that go straight back don't matter. Coordinates
// must be within 2^22. Tests at most *pairs pairs of sides, and subtracts those it has tested.
bool hc__crossing_in(const hc_point *ring, uint32_t count, uint32_t *pairs);

#endif
