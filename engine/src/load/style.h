// SPDX-License-Identifier: MIT
// The grammar of lengths that may go into CSS (docs/format.md, "Style values"). A match cannot end
// a declaration, contain a URL or call a function.
#ifndef HC_STYLE_H
#define HC_STYLE_H

#include "model/project.h"

// Returns whether a text is one to `most` non-negative numbers, alone (pixels) or with one of the
// units px, em, rem, %, vw, vh, cqw, cqh, pt.
bool hc__style_is_lengths(hc_str text, uint32_t most);

// Sets the radii of the corners from valid lengths, in the order of CSS; 0
// for units that depend on the page.
void hc__style_corners(hc_str lengths, hc_corner corners[HC_CORNERS]);

#endif
