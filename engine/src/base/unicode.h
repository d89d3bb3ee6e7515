// SPDX-License-Identifier: MIT
// UTF-8 and what the conditions need of Unicode. The engine's texts are valid
// UTF-8: the scanner and hc_input_set() see to it.
#ifndef HC_UNICODE_H
#define HC_UNICODE_H

#include "base/memory.h"

// The next code point of valid UTF-8; moves *at behind it.
uint32_t hc__unicode_next(const char **at);

// Bytes of the well-formed sequence at the start of the text (1 to 4), or 0
// when it is ill-formed (Unicode 15, table 3-7).
uint32_t hc__unicode_sequence(const char *text, uint32_t bytes);

// Writes a code point as UTF-8; returns its length.
uint32_t hc__unicode_encode(uint32_t code_point, char out[4]);

// Without white space and line ends at both ends, as ECMAScript's trim().
hc_str hc__unicode_trim(hc_str text);

// Whether nothing of it is seen: white space, and what has no look of its own.
bool hc__unicode_is_blank(hc_str text);

// Takes a number off packed ones: seven bits a byte, low ones first, the high bit
// for more. 0 when there is none left.
uint32_t hc__unicode_unpack(hc_str *packed);

// Simple case folding (CaseFolding.txt, status C and S).
uint32_t hc__unicode_fold(uint32_t code_point);

// Equal, or contained, after simple case folding. The search wants room for two
// numbers for each byte of the part.
bool hc__unicode_fold_equal(hc_str a, hc_str b);
bool hc__unicode_fold_contains(hc_str text, hc_str part, uint32_t *room);

#endif
