// SPDX-License-Identifier: MIT
// Estimates, without a font, whether a text fits in a box. Errs towards too wide.
#ifndef HC_OVERFLOW_H
#define HC_OVERFLOW_H

#include "base/memory.h"

// Returns whether a text in the smallest readable size, wrapped at words, exceeds a box of this
// size in percent of a 16:9 frame that is frame_px pixels wide. Templates count as empty, since
// their values are unknown.
bool hc__overflows(hc_str text, double width, double height, double frame_px);

#endif
