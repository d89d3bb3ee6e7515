// SPDX-License-Identifier: MIT
#include "timecode.h"

#include <string.h>

#include "number.h"
#include "unicode.h"

// A part of a time: digits, with a point only in the last part.
static bool is_part(hc_str part, bool last) {
    for (uint32_t i = 0; i < part.size; i++) {
        char c = part.data[i];
        if ((c < '0' || c > '9') && !(last && c == '.')) {
            return false;
        }
    }
    return part.size > 0;
}

bool hc__timecode_parse(hc_str text, double *seconds) {
    text = hc__unicode_trim(text);
    *seconds = 0;
    for (uint32_t parts = 1; parts <= 3; parts++) {
        const char *colon = text.size == 0 ? NULL : memchr(text.data, ':', text.size);
        hc_str part = {text.data, colon == NULL ? text.size : (uint32_t)(colon - text.data)};
        double number = 0;
        if (!is_part(part, colon == NULL) || !hc__number_parse(part, &number)) {
            return false;
        }
        *seconds = *seconds * 60 + number;
        if (colon == NULL) {
            return true;
        }
        text = (hc_str){colon + 1, text.size - part.size - 1};
    }
    return false;
}
