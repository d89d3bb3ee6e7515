// SPDX-License-Identifier: MIT
// Whether a text has room in a box, without a font: an estimate, on the wide side.
#ifndef HC_OVERFLOW_H
#define HC_OVERFLOW_H

#include "base/memory.h"

// Whether a text of the smallest readable size, wrapped at words, goes beyond a
// box of so many percent of a frame 16:9 of that width in pixels. What templates
// will give is not known, and counts as nothing.
bool hc__overflows(hc_str text, double width, double height, double frame_px);

#endif
