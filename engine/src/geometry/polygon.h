// SPDX-License-Identifier: MIT
// Whether a point is in a polygon, by the even-odd rule over all rings, including edges and
// vertices; and the distance to it.
#ifndef HC_POLYGON_H
#define HC_POLYGON_H

#include "geometry/orientation.h"

// A polygon whose vertices are contiguous, ring by ring.
typedef struct hc_polygon {
    const hc_range *rings; // only their counts are used
    uint32_t ring_count;
    const hc_point *vertices;
} hc_polygon;

// Returns whether an edge crosses the ray from a point to the right. An edge includes its lower end
// but not its upper end. Sets *touched when the point is on the edge.
static inline bool hc__polygon_crossed(hc_point a, hc_point b, hc_point p, bool *touched) {
    if ((a.y <= p.y) == (b.y <= p.y)) {
        bool level = a.y == p.y && b.y == p.y && (a.x < p.x) != (b.x < p.x);
        *touched = *touched || level || (a.x == p.x && a.y == p.y) || (b.x == p.x && b.y == p.y);
        return false;
    }
    if ((p.x < a.x) == (p.x < b.x) && p.x != a.x && p.x != b.x) {
        return p.x < a.x; // to the left or to the right of both ends
    }
    int side = hc__orientation(a, b, p);
    *touched = *touched || side == 0;
    return (side > 0) == (b.y > a.y);
}

bool hc__polygon_contains(const hc_polygon *polygon, hc_point point);

// Returns the squared distance from a point to the nearest edge, in units of unit.x and unit.y.
double hc__polygon_distance(const hc_polygon *polygon, hc_point point, hc_point unit);

#endif
