// SPDX-License-Identifier: MIT
#include "geometry.h"

#include <math.h>

#include "number.h"

// ---- The stage ------------------------------------------------------------

hc_box hc__geometry_stage(hc_fit fit, double box_width, double box_height, double media_width,
                          double media_height, hc_alignment x, hc_alignment y) {
    if (!(media_width > 0) || !(media_height > 0) || !(box_width > 0) || !(box_height > 0)) {
        return (hc_box){0, 0, box_width, box_height};
    }
    double contain = hc__number_min(box_width / media_width, box_height / media_height);
    double cover = hc__number_max(box_width / media_width, box_height / media_height);
    double scale = fit == HC_FIT_COVER        ? cover
                   : fit == HC_FIT_NONE       ? 1
                   : fit == HC_FIT_SCALE_DOWN ? hc__number_min(1, contain)
                                              : contain;
    double width = fit == HC_FIT_FILL ? box_width : media_width * scale;
    double height = fit == HC_FIT_FILL ? box_height : media_height * scale;
    return (hc_box){(box_width - width) * x.fraction + x.offset,
                    (box_height - height) * y.fraction + y.offset, width, height};
}

// ---- Hit test -------------------------------------------------------------

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

bool hc__geometry_contains(const hc_project *project, const hc_item *item, hc_point p) {
    const hc_box *box = &item->box;
    if (!isfinite(p.x) || !isfinite(p.y)) {
        return false;
    }
    if (item->rings.count == 0) {
        return box->left <= p.x && p.x <= box->left + box->width && box->top <= p.y &&
               p.y <= box->top + box->height;
    }
    if (!item->points_in_video) {
        p.x = (p.x - box->left) * 100 / box->width;
        p.y = (p.y - box->top) * 100 / box->height;
    }
    if (p.x < item->low.x || p.x > item->high.x || p.y < item->low.y || p.y > item->high.y) {
        return false;
    }
    bool inside = false;
    for (uint32_t i = 0; i < item->rings.count; i++) {
        hc_range ring = project->rings[item->rings.first + i];
        if (ring_contains(project->points + ring.first, ring.count, p, &inside)) {
            return true;
        }
    }
    return inside;
}

hc_point hc__geometry_vertex(const hc_project *project, const hc_item *item, uint32_t point) {
    hc_point p = project->points[point];
    if (!item->points_in_video) {
        p.x = item->box.left + p.x * item->box.width / 100;
        p.y = item->box.top + p.y * item->box.height / 100;
    }
    return p;
}
