// SPDX-License-Identifier: MIT
// CSS colours (docs/format.md, "Style values").
#ifndef HC_COLOR_H
#define HC_COLOR_H

#include "base/memory.h"

// Red, green, blue and opacity.
#define HC_COLOR_CHANNELS 4u

typedef struct hc_color {
    double channel[HC_COLOR_CHANNELS]; // each from 0 to 1
    bool current;                      // currentcolor: depends on the page
    bool computed;                     // written as a function
} hc_color;

// Returns false when the text is not a colour.
bool hc__color_read(hc_str text, hc_color *color);

#define HC_COLOR_BYTES 64u // enough for any colour

// Writes the colour as rgba(), a form that every browser knows, with integer channels except the
// opacity. Returns its length.
uint32_t hc__color_write(const hc_color *color, char text[HC_COLOR_BYTES]);

#endif
