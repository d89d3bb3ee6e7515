// SPDX-License-Identifier: MIT
// A keyframe as read from a document.
#ifndef HC_KEYFRAME_H
#define HC_KEYFRAME_H

#include "model/project.h"

// Absent values are NaN.
typedef struct hc_keyframe {
    double time_s;
    double values[HC_CURVE_COUNT]; // as in hc_key
} hc_keyframe;

#endif
