// SPDX-License-Identifier: MIT
#include "text/template.h"

#include "base/unicode.h"

// Returns the offset of the first of two equal characters in a row, or the text's size.
static uint32_t find_pair(hc_str text, uint32_t from, char c) {
    for (uint32_t i = from; i + 1 < text.size; i++) {
        if (text.data[i + 1] != c) {
            i++; // neither of them is in a pair
        } else if (text.data[i] == c) {
            return i;
        }
    }
    return text.size;
}

bool hc__template_next(hc_str text, hc_str *before, hc_str *name, hc_str *rest) {
    uint32_t open = find_pair(text, 0, '{');
    uint32_t close = open == text.size ? open : find_pair(text, open + 2, '}');
    if (close == text.size) {
        return false;
    }
    *before = (hc_str){text.data, open};
    *name = hc__unicode_trim((hc_str){text.data + open + 2, close - open - 2});
    *rest = (hc_str){text.data + close + 2, text.size - close - 2};
    return true;
}

bool hc__template_is(hc_str text) {
    hc_str before;
    hc_str name;
    hc_str rest;
    return hc__template_next(text, &before, &name, &rest);
}
