// SPDX-License-Identifier: MIT
// The contrast of text with its background, by WCAG 2.
#ifndef HC_CONTRAST_H
#define HC_CONTRAST_H

#include "base/memory.h"

// Returns the contrast ratio, from 1 to 21; 0 when it is unknown: a colour is absent or is
// currentcolor, or the background is not opaque. Translucent text is blended with its background.
double hc__contrast(hc_str text_color, hc_str background_color);

#endif
