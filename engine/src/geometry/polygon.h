// SPDX-License-Identifier: MIT
// Whether a point is in a polygon, or how far from it: by the even-odd rule
// over all rings, edges and vertices included.
#ifndef HC_POLYGON_H
#define HC_POLYGON_H

#include "geometry/orientation.h"

// A polygon whose vertices follow each other, ring by ring.
typedef struct hc_polygon {
    const hc_range *rings; // of which only the counts count
    uint32_t ring_count;
    const hc_point *vertices;
} hc_polygon;

// Whether an edge crosses the ray from a point to the right; an edge has its
// lower end and not its upper one. `touched` gets true when the point is on it.
static inline bool hc__polygon_crossed(hc_point a, hc_point b, hc_point p, bool *touched) {
    if ((a.y <= p.y) == (b.y <= p.y)) {
        bool level = a.y == p.y && b.y == p.y && (a.x < p.x) != (b.x < p.x);
        *touched = *touched || level || (a.x == p.x && a.y == p.y) || (b.x == p.x && b.y == p.y);
        return false;
    }
    if ((p.x < a.x) == (p.x < b.x) && p.x != a.x && p.x != b.x) {
        return p.x < a.x; // beside both ends
    }
    int side = hc__orientation(a, b, p);
    *touched = *touched || side == 0;
    return (side > 0) == (b.y > a.y);
}

bool hc__polygon_contains(const hc_polygon *polygon, hc_point point);

// The square of the distance from a point to the nearest edge, where x and y are
// measured in units of their own.
double hc__polygon_distance(const hc_polygon *polygon, hc_point point, hc_point unit);

#endif
