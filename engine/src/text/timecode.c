// SPDX-License-Identifier: MIT
#include "text/timecode.h"

#include <math.h>

#include "base/ascii.h"
#include "base/number.h"
#include "base/unicode.h"

// One part: digits without a sign, the last part optionally with a decimal point.
static bool read_part(hc_str text, bool last, double *number) {
    for (uint32_t i = 0; i < text.size; i++) {
        if (!hc__is_digit(text.data[i]) && !(last && i > 0 && text.data[i] == '.')) {
            return false;
        }
    }
    return hc__number_parse(text, number);
}

bool hc__timecode_parse(hc_str text, double *seconds) {
    text = hc__unicode_trim(text);
    *seconds = 0;
    for (uint32_t parts = 1; parts <= 3; parts++) {
        hc_str part = {text.data, 0};
        while (part.size < text.size && text.data[part.size] != ':') {
            part.size++;
        }
        bool last = part.size == text.size;
        double number = 0;
        if (!read_part(part, last, &number) || (parts > 1 && number >= 60)) {
            return false; // 1:75 and 1:60:00 are invalid
        }
        *seconds = *seconds * 60 + number;
        if (last) {
            return isfinite(*seconds);
        }
        text = (hc_str){text.data + part.size + 1, text.size - part.size - 1};
    }
    return false;
}
