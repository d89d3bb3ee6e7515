// SPDX-License-Identifier: MIT
#include "geometry/polygon.h"

#include <math.h>

#include "base/number.h"

bool hc__polygon_contains(const hc_polygon *polygon, hc_point point) {
    const hc_point *ring = polygon->vertices;
    bool inside = false;
    bool touched = false;
    if (!isfinite(point.x) || !isfinite(point.y)) {
        return false;
    }
    for (uint32_t i = 0; i < polygon->ring_count; i++) {
        uint32_t count = polygon->rings[i].count;
        hc_point a = ring[count - 1];
        for (uint32_t n = 0; n < count && !touched; n++) {
            inside ^= hc__polygon_crossed(a, ring[n], point, &touched);
            a = ring[n];
        }
        ring += count;
    }
    return inside || touched;
}

// As hc__polygon_distance(), for one edge.
static double edge_distance(hc_point a, hc_point b, hc_point p, hc_point unit) {
    hc_point along = {(b.x - a.x) / unit.x, (b.y - a.y) / unit.y};
    hc_point to = {(p.x - a.x) / unit.x, (p.y - a.y) / unit.y};
    double length = along.x * along.x + along.y * along.y;
    double share = length > 0 ? (to.x * along.x + to.y * along.y) / length : 0;
    share = hc__number_min(hc__number_max(share, 0), 1);
    to.x -= along.x * share;
    to.y -= along.y * share;
    return to.x * to.x + to.y * to.y;
}

double hc__polygon_distance(const hc_polygon *polygon, hc_point point, hc_point unit) {
    const hc_point *ring = polygon->vertices;
    double least = INFINITY;
    for (uint32_t i = 0; i < polygon->ring_count; i++) {
        uint32_t count = polygon->rings[i].count;
        hc_point a = ring[count - 1];
        for (uint32_t n = 0; n < count; n++) {
            least = hc__number_min(edge_distance(a, ring[n], point, unit), least);
            a = ring[n];
        }
        ring += count;
    }
    return least;
}
