// SPDX-License-Identifier: MIT
// The grammar that lengths must match before they reach CSS (docs/format.md, "Style
// values"). What matches cannot end a declaration, name a URL or call a function.
#ifndef HC_STYLE_H
#define HC_STYLE_H

#include "model/project.h"

// From one to `most` numbers that are not negative, alone (pixels) or with one of the
// units px, em, rem, %, vw, vh, cqw, cqh, pt.
bool hc__style_is_lengths(hc_str text, uint32_t most);

// Radii of corners that were checked, in the order of CSS; 0 when the unit is one of
// the page's.
void hc__style_corners(hc_str lengths, hc_corner corners[HC_CORNERS]);

#endif
