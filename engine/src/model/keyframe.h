// SPDX-License-Identifier: MIT
// A keyframe as a document gives it.
#ifndef HC_KEYFRAME_H
#define HC_KEYFRAME_H

#include "model/project.h"

// A value that it does not give is NaN, and the place of its outline too.
typedef struct hc_keyframe {
    double time_s;
    double values[HC_CURVE_COUNT]; // as of hc_key
} hc_keyframe;

#endif
