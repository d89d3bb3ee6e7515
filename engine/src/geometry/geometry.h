// SPDX-License-Identifier: MIT
// The position of the stage inside its element.
#ifndef HC_GEOMETRY_H
#define HC_GEOMETRY_H

#include "hotcue/hotcue.h"
#include "model/project.h"

// A position along one axis: a fraction of the free space, plus an offset.
typedef struct hc_alignment {
    double fraction, offset;
} hc_alignment;

// Returns where the content of a replaced element is drawn in its box, in the box's units (CSS
// Images 3, 5.5 and 5.6); the whole box while a size is unknown.
hc_box hc__geometry_stage(hc_fit fit, double box_width, double box_height, double media_width,
                          double media_height, hc_alignment x, hc_alignment y);

#endif
