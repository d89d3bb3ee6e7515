// SPDX-License-Identifier: MIT
// Decimal text to binary64 and back, exactly, the same in every build.
#ifndef HC_NUMBER_H
#define HC_NUMBER_H

#include "base/memory.h"

// A finite decimal as the conditions know it (docs/format.md, "Comparing"):
// white space around, an optional sign, digits with an optional point, an
// optional exponent; nothing else. Rounds to nearest, ties to even. False when
// the text is not one, or when it overflows.
bool hc__number_parse(hc_str text, double *number);

// Reads the number that JSON text begins with, which the scanner has passed; gives its
// bytes, or 0 when it overflows. What ends the text ends the number.
uint32_t hc__number_read(const char *json, double *number);

#define HC_NUMBER_BYTES 32u // enough for any number

// The text that JavaScript's String() gives a number: the shortest decimal
// that reads back as the same number. Returns its length.
uint32_t hc__number_format(double number, char text[HC_NUMBER_BYTES]);

static inline double hc__number_min(double a, double b) {
    return a < b ? a : b;
}

static inline double hc__number_max(double a, double b) {
    return a > b ? a : b;
}

// Rounded to whole microseconds, as times are logged.
double hc__number_microseconds(double seconds);

#endif
