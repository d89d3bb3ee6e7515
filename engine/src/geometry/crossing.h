// SPDX-License-Identifier: MIT
// Whether a polygon's ring crosses itself: exactly, and telling what goes through
// from what only touches.
#ifndef HC_CROSSING_H
#define HC_CROSSING_H

#include "model/project.h"

// Rings of more points are not looked at: each side may be compared with each other.
#define HC_CROSSING_POINTS_MAX 256u

// Whether two parts of the ring cross: in the middle of their sides, at a vertex, or
// along sides on which they lie together for a while. Points in line and sides that
// go straight back change nothing. Coordinates are within 2^22. It looks at so many pairs
// of sides at most, and takes them off.
bool hc__crossing_in(const hc_point *ring, uint32_t count, uint32_t *pairs);

#endif
