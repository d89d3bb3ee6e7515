// SPDX-License-Identifier: MIT
// Exact conversion between decimal text and binary64, the same in every build.
#ifndef HC_NUMBER_H
#define HC_NUMBER_H

#include "base/memory.h"

// Parses a finite decimal as used in conditions (docs/format.md, "Comparing"): surrounding white
// space, an optional sign, digits with an optional point, an optional exponent. Rounds to nearest,
// ties to even. Returns false when the text is anything else, or overflows.
bool hc__number_parse(hc_str text, double *number);

// Reads the number at the start of JSON text that has passed the scan; another character, such as a
// NUL, must follow it. Returns its length, or 0 when it overflows.
uint32_t hc__number_read(const char *json, double *number);

#define HC_NUMBER_BYTES 32u // enough for any number

// Writes a number as JavaScript's String() does: the shortest decimal that reads back as the same
// number. Returns its length.
uint32_t hc__number_format(double number, char text[HC_NUMBER_BYTES]);

static inline double hc__number_min(double a, double b) {
    return a < b ? a : b;
}

static inline double hc__number_max(double a, double b) {
    return a > b ? a : b;
}

// Rounds to whole microseconds, as in the log.
double hc__number_microseconds(double seconds);

#endif
