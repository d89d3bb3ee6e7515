// SPDX-License-Identifier: MIT
// How well a text can be told from what is behind it, as WCAG 2 reckons it.
#ifndef HC_CONTRAST_H
#define HC_CONTRAST_H

#include "base/memory.h"

// From 1 to 21. 0 when it can't be known: when one of the two is not given or is
// currentcolor, or when the background lets something through. A text that does is
// blended with its background.
double hc__contrast(hc_str text_color, hc_str background_color);

#endif
