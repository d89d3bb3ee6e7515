// SPDX-License-Identifier: MIT
// The shape of an interaction at a time: its box and its polygon, in percent
// of the frame, as drawn and as hit.
#ifndef HC_SHAPE_H
#define HC_SHAPE_H

#include "model/project.h"

// A shape begins with left, top, width and height of the box.
#define HC_SHAPE_BOX 4u

// Returns how many vertices an item's polygon has; 0 if the shape is its box.
uint32_t hc__shape_vertices(const hc_project *project, const hc_item *item);

// Returns the largest number of vertices of any item.
uint32_t hc__shape_most_vertices(const hc_project *project);

// A bounding box.
typedef struct hc_area {
    hc_point low, high;
} hc_area;

hc_box hc__shape_box(const hc_project *project, const hc_item *item, double time_s);

// Returns the bounding box of the shape; that of a moving polygon may be slightly larger.
hc_area hc__shape_area(const hc_project *project, const hc_item *item, double time_s);

// Computes the radii of a box's corners in percent of the frame, whose width is `ratio` times its
// height (CSS Backgrounds 3, "Corner Overlap"). Returns false, without radii, if none is rounded.
bool hc__shape_corners(const hc_item *item, const hc_area *box, double ratio,
                       hc_point corners[HC_CORNERS]);

// Writes the shape: its box, then each vertex, ring by ring.
void hc__shape_at(const hc_project *project, const hc_item *item, double time_s, double *shape);

#endif
