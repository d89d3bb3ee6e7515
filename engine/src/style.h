// SPDX-License-Identifier: MIT
// The grammar that style values must match before they reach CSS
// (docs/format.md, "Style values"). What matches cannot end a declaration,
// name a URL or call a function other than a colour's.
#ifndef HC_STYLE_H
#define HC_STYLE_H

#include "memory.h"

// #rgb, #rgba, #rrggbb, #rrggbbaa, a colour's name, or rgb(), rgba(), hsl(),
// hsla() of numbers and percentages.
bool hc__style_is_color(hc_str text);

// A number that is not negative, alone (pixels) or with one of the units px,
// em, rem, %, vw, vh, cqw, cqh, pt.
bool hc__style_is_length(hc_str text);

// A radius of corners that was checked: pixels, or percent of the box; 0 when its
// unit is one of the page's.
double hc__style_corner(hc_str length, bool *in_percent);

#endif
