// SPDX-License-Identifier: MIT
// CSS colours (docs/format.md, "Style values").
#ifndef HC_COLOR_H
#define HC_COLOR_H

#include "base/memory.h"

// Red, green, blue and opacity.
#define HC_COLOR_CHANNELS 4u

// The first names; then those of schema/colors.def.
typedef enum hc_color_name {
    HC_COLOR_TRANSPARENT,
    HC_COLOR_CURRENT, // currentcolor: depends on the page
} hc_color_name;

typedef struct hc_color {
    double channel[HC_COLOR_CHANNELS]; // each from 0 to 1
    uint32_t name;                     // its place among the names, HC_NONE without one
    bool computed;                     // written as a function
} hc_color;

// Returns false when the text is not a colour. Sets the channels of one that is written as a
// function; the others stay as they are written, and contrast.c alone needs their channels.
bool hc__color_read(hc_str text, hc_color *color);

#define HC_COLOR_BYTES 64u // enough for any colour

// Writes the colour as rgba(), a form that every browser knows, with integer channels except the
// opacity. Returns its length.
uint32_t hc__color_write(const hc_color *color, char text[HC_COLOR_BYTES]);

#endif
