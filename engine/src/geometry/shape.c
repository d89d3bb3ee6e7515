// SPDX-License-Identifier: MIT
#include "geometry/shape.h"

#include <math.h>

#include "base/number.h"

uint32_t hc__shape_vertices(const hc_project *project, const hc_item *item) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < item->rings.count; i++) {
        count += project->rings[item->rings.first + i].count;
    }
    return count;
}

uint32_t hc__shape_most_vertices(const hc_project *project) {
    uint32_t most = 0;
    for (uint32_t i = 0; i < project->item_count; i++) {
        uint32_t count = hc__shape_vertices(project, &project->items[i]);
        most = count > most ? count : most;
    }
    return most;
}

// ---- Curves ---------------------------------------------------------------

// The values of the keys before and after a time, and how far the time is between them, from 0 to
// 1. Both are the same key before the first, after the last and exactly on one.
typedef struct segment {
    double from, to, share;
} segment;

static double between(double from, double to, double share) {
    return from + (to - from) * share;
}

static HC_NOINLINE segment find_segment(const hc_project *project, hc_range curve, double time_s) {
    const hc_key *keys = project->keys + curve.first;
    uint32_t low = 0;
    uint32_t high = curve.count; // the first key after the time
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (keys[middle].time_s <= time_s) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0 || low == curve.count || keys[low - 1].time_s == time_s) {
        double value = keys[low == 0 ? 0 : low - 1].value;
        return (segment){value, value, 0};
    }
    const hc_key *from = &keys[low - 1];
    double share = (time_s - from->time_s) / (keys[low].time_s - from->time_s);
    return (segment){from->value, keys[low].value, share};
}

// Returns a curve's value at a time; `own` if no keyframe gives it.
static HC_NOINLINE double value_at(const hc_project *project, hc_range curve, double time_s,
                                   double own) {
    if (curve.count == 0) {
        return own;
    }
    segment s = find_segment(project, curve, time_s);
    return s.share == 0 ? s.from : between(s.from, s.to, s.share);
}

// ---- The shape ------------------------------------------------------------

hc_box hc__shape_box(const hc_project *project, const hc_item *item, double time_s) {
    const hc_box *own = &item->box;
    if (item->curves.count == 0) {
        return *own;
    }
    const hc_range *curves = project->curves + item->curves.first;
    return (hc_box){value_at(project, curves[HC_CURVE_LEFT], time_s, own->left),
                    value_at(project, curves[HC_CURVE_TOP], time_s, own->top),
                    value_at(project, curves[HC_CURVE_WIDTH], time_s, own->width),
                    value_at(project, curves[HC_CURVE_HEIGHT], time_s, own->height)};
}

// A frame's smaller side counts 720 pixels (docs/format.md, "Style values").
#define PIXELS_PER_PERCENT 7.2

// Returns the scale at which two corners fit along a side.
static double share_along(double side, double a, double b) {
    return a + b > side ? side / (a + b) : 1;
}

bool hc__shape_corners(const hc_item *item, const hc_area *box, double ratio,
                       hc_point corners[HC_CORNERS]) {
    const hc_corner *own = item->corners;
    if (own[0].radius + own[1].radius + own[2].radius + own[3].radius == 0) {
        return false;
    }
    double width = box->high.x - box->low.x;
    double height = box->high.y - box->low.y;
    for (uint32_t i = 0; i < HC_CORNERS; i++) {
        double radius = own[i].radius;
        double share_of_side = radius / PIXELS_PER_PERCENT;
        corners[i] = own[i].in_percent ? (hc_point){radius * width / 100, radius * height / 100}
                                       : (hc_point){share_of_side / hc__number_max(ratio, 1),
                                                    share_of_side * hc__number_min(ratio, 1)};
    }
    double share = hc__number_min(share_along(width, corners[0].x, corners[1].x),
                                  share_along(width, corners[3].x, corners[2].x));
    share = hc__number_min(share, share_along(height, corners[0].y, corners[3].y));
    share = hc__number_min(share, share_along(height, corners[1].y, corners[2].y));
    for (uint32_t i = 0; i < HC_CORNERS; i++) {
        corners[i] = (hc_point){corners[i].x * share, corners[i].y * share};
    }
    return true;
}

// An item's polygon, interpolated between two outlines.
typedef struct morph {
    const hc_outline *from, *to;
    double share;
} morph;

static morph find_morph(const hc_project *project, const hc_item *item, double time_s) {
    if (item->curves.count > 0) {
        hc_range curve = project->curves[item->curves.first + HC_CURVE_OUTLINE];
        if (curve.count > 0) {
            segment s = find_segment(project, curve, time_s);
            return (morph){project->outlines + (uint32_t)s.from, project->outlines + (uint32_t)s.to,
                           s.share};
        }
    }
    return (morph){&item->outline, &item->outline, 0};
}

static hc_point point_between(hc_point from, hc_point to, double share) {
    return share == 0 ? from
                      : (hc_point){between(from.x, to.x, share), between(from.y, to.y, share)};
}

// Transforms a vertex to the frame. The exact orientation test multiplies differences of these
// coordinates, which would underflow for tiny ones, so these are rounded to 0.
#define LEAST_COORDINATE 0x1p-900

static double settled(double value) {
    return fabs(value) < LEAST_COORDINATE ? 0 : value;
}

static hc_point in_frame(const hc_item *item, const hc_box *box, hc_point p) {
    if (!item->points_in_video) {
        p.x = box->left + p.x * box->width / 100;
        p.y = box->top + p.y * box->height / 100;
    }
    return (hc_point){settled(p.x), settled(p.y)};
}

// Larger than the rounding error of an interpolated vertex.
#define MORPH_MARGIN_PERCENT 1e-6

hc_area hc__shape_area(const hc_project *project, const hc_item *item, double time_s) {
    hc_box box = hc__shape_box(project, item, time_s);
    if (item->rings.count == 0) {
        return (hc_area){{box.left, box.top}, {box.left + box.width, box.top + box.height}};
    }
    morph m = find_morph(project, item, time_s);
    hc_point low = in_frame(item, &box, point_between(m.from->low, m.to->low, m.share));
    hc_point high = in_frame(item, &box, point_between(m.from->high, m.to->high, m.share));
    double margin = m.share == 0 ? 0 : MORPH_MARGIN_PERCENT;
    return (hc_area){{low.x - margin, low.y - margin}, {high.x + margin, high.y + margin}};
}

void hc__shape_at(const hc_project *project, const hc_item *item, double time_s, double *shape) {
    hc_box box = hc__shape_box(project, item, time_s);
    morph m = find_morph(project, item, time_s);
    const hc_point *from = project->points + m.from->first;
    const hc_point *to = project->points + m.to->first;
    uint32_t count = hc__shape_vertices(project, item);
    *shape++ = box.left;
    *shape++ = box.top;
    *shape++ = box.width;
    *shape++ = box.height;
    for (uint32_t i = 0; i < count; i++) {
        hc_point p = in_frame(item, &box, point_between(from[i], to[i], m.share));
        *shape++ = p.x;
        *shape++ = p.y;
    }
}
