// SPDX-License-Identifier: MIT
// Whether a point is in a polygon.
#ifndef HC_POLYGON_H
#define HC_POLYGON_H

#include "project.h"

// By the even-odd rule over all rings, whose vertices follow each other; edges
// and vertices belong to the polygon.
bool hc__polygon_contains(const hc_range *rings, uint32_t ring_count, const hc_point *vertices,
                          hc_point point);

#endif
