// SPDX-License-Identifier: MIT
// UTF-8, and what conditions need of Unicode. All text in the engine is valid UTF-8: the scan and
// the inputs ensure that.
#ifndef HC_UNICODE_H
#define HC_UNICODE_H

#include "base/memory.h"

// Returns the next code point of valid UTF-8, and advances *at.
uint32_t hc__unicode_next(const char **at);

// Returns the length (1 to 4) of the well-formed sequence at the start of the text, or 0 when it is
// ill-formed (Unicode 15, table 3-7).
uint32_t hc__unicode_sequence(const char *text, uint32_t bytes);

// Writes a code point as UTF-8; returns its length.
uint32_t hc__unicode_encode(uint32_t code_point, char out[4]);

// Removes white space and line terminators at both ends, as ECMAScript's trim().
hc_str hc__unicode_trim(hc_str text);

// Returns whether no character of the text is visible: white space and invisible characters.
bool hc__unicode_is_blank(hc_str text);

// Removes and returns the next packed number: seven bits per byte, low ones first, the high bit set
// if more follow. 0 at the end.
uint32_t hc__unicode_unpack(hc_str *packed);

// Simple case folding (CaseFolding.txt, status C and S).
uint32_t hc__unicode_fold(uint32_t code_point);

// Equality and containment under simple case folding. `room` must have space
// for two numbers per byte of the part.
bool hc__unicode_fold_equal(hc_str a, hc_str b);
bool hc__unicode_fold_contains(hc_str text, hc_str part, uint32_t *room);

#endif
