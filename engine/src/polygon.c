// SPDX-License-Identifier: MIT
#include "polygon.h"

#include <math.h>

#include "geometry.h"

static bool is_between(double a, double b, double value) {
    return (a <= value && value <= b) || (b <= value && value <= a);
}

// Even-odd by a ray to the right: an edge counts when it spans the ray's
// height half-open, so that a vertex on the ray counts once.
static bool ring_contains(const hc_point *ring, uint32_t count, hc_point p, bool *inside) {
    for (uint32_t i = 0; i < count; i++) {
        hc_point a = ring[i];
        hc_point b = ring[i + 1 == count ? 0 : i + 1];
        double side = hc__geometry_turn(a, b, p);
        if (side == 0 && is_between(a.x, b.x, p.x) && is_between(a.y, b.y, p.y)) {
            return true;
        }
        if ((a.y <= p.y) != (b.y <= p.y) && (side > 0) == (b.y > a.y)) {
            *inside = !*inside;
        }
    }
    return false;
}

bool hc__polygon_contains(const hc_range *rings, uint32_t ring_count, const hc_point *vertices,
                          hc_point point) {
    bool inside = false;
    if (!isfinite(point.x) || !isfinite(point.y)) {
        return false;
    }
    for (uint32_t i = 0; i < ring_count; i++) {
        if (ring_contains(vertices, rings[i].count, point, &inside)) {
            return true;
        }
        vertices += rings[i].count;
    }
    return inside;
}
