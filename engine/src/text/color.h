// SPDX-License-Identifier: MIT
// Colours as CSS writes them (docs/format.md, "Style values").
#ifndef HC_COLOR_H
#define HC_COLOR_H

#include "base/memory.h"

// Red, green, blue and opacity.
#define HC_COLOR_CHANNELS 4u

typedef struct hc_color {
    double channel[HC_COLOR_CHANNELS]; // from 0 to 1
    bool current;                      // currentcolor: the page's
    bool computed;                     // written as a function
} hc_color;

// False when the text is no colour.
bool hc__color_read(hc_str text, hc_color *color);

#define HC_COLOR_BYTES 64u // enough for any colour

// The colour as rgba(), in whole numbers but for the opacity: in a form that every
// browser knows. Returns its length.
uint32_t hc__color_write(const hc_color *color, char text[HC_COLOR_BYTES]);

#endif
