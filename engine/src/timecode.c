// SPDX-License-Identifier: MIT
#include "timecode.h"

#include <math.h>
#include <string.h>

#include "number.h"
#include "unicode.h"

bool hc__timecode_parse(hc_str text, double *seconds) {
    text = hc__unicode_trim(text);
    *seconds = 0;
    for (uint32_t parts = 1; parts <= 3; parts++) {
        uint32_t size = 0;
        while (size < text.size && text.data[size] >= '0' && text.data[size] <= '9') {
            size++;
        }
        bool last = size == text.size || text.data[size] == '.';
        double number = 0;
        // Without a digit in front there is no part, and no sign either.
        if (size == 0 || (!last && text.data[size] != ':') ||
            (last && memchr(text.data, 'e', text.size) != NULL) ||
            !hc__number_parse((hc_str){text.data, last ? text.size : size}, &number)) {
            return false;
        }
        *seconds = *seconds * 60 + number;
        if (last) {
            return isfinite(*seconds);
        }
        text = (hc_str){text.data + size + 1, text.size - size - 1};
    }
    return false;
}
