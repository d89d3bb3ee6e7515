// SPDX-License-Identifier: MIT
// Where an interaction is at a time: its box and its polygon, in percent of
// the frame, as they are drawn and hit.
#ifndef HC_SHAPE_H
#define HC_SHAPE_H

#include "model/project.h"

// What a shape begins with: left, top, width and height of the box.
#define HC_SHAPE_BOX 4u

// How many vertices an item's polygon has; 0 when it is its box.
uint32_t hc__shape_vertices(const hc_project *project, const hc_item *item);

// The most vertices of any item.
uint32_t hc__shape_most_vertices(const hc_project *project);

// Corners of a box around something.
typedef struct hc_area {
    hc_point low, high;
} hc_area;

hc_box hc__shape_box(const hc_project *project, const hc_item *item, double time_s);

// The box around what it covers. Of a moving polygon it may be a little larger.
hc_area hc__shape_area(const hc_project *project, const hc_item *item, double time_s);

// The radii of a box's corners in percent of the frame, whose width is `ratio`
// times its height (CSS Backgrounds 3, "Corner Overlap"). False, and nothing, when none is round.
bool hc__shape_corners(const hc_item *item, const hc_area *box, double ratio,
                       hc_point corners[HC_CORNERS]);

// The shape: its box, then each vertex, rings in order.
void hc__shape_at(const hc_project *project, const hc_item *item, double time_s, double *shape);

#endif
