// SPDX-License-Identifier: MIT
#include "style.h"

#include <string.h>

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_hex_color(hc_str text) {
    for (uint32_t i = 1; i < text.size; i++) {
        char c = lower(text.data[i]);
        if (!is_digit(c) && !(c >= 'a' && c <= 'f')) {
            return false;
        }
    }
    return text.size == 4 || text.size == 5 || text.size == 7 || text.size == 9;
}

static bool has_color_function(hc_str text) {
    static const char *const FUNCTIONS[] = {"rgb(", "rgba(", "hsl(", "hsla("};
    for (uint32_t i = 0; i < 4; i++) {
        uint32_t size = (uint32_t)strlen(FUNCTIONS[i]);
        uint32_t same = 0;
        while (same < size && same < text.size && lower(text.data[same]) == FUNCTIONS[i][same]) {
            same++;
        }
        if (same == size && text.data[text.size - 1] == ')') {
            text = (hc_str){text.data + size, text.size - size - 1};
            for (uint32_t at = 0; at < text.size; at++) {
                char c = text.data[at];
                if (!is_digit(c) && (c == '\0' || strchr("., %/+-", c) == NULL)) {
                    return false;
                }
            }
            return text.size > 0;
        }
    }
    return false;
}

bool hc__style_is_color(hc_str text) {
    if (text.size == 0 || text.size > 64) {
        return false;
    }
    if (text.data[0] == '#') {
        return is_hex_color(text);
    }
    bool word = text.size <= 20; // the longest name is lightgoldenrodyellow
    for (uint32_t i = 0; word && i < text.size; i++) {
        word = is_letter(text.data[i]);
    }
    return word || has_color_function(text);
}

bool hc__style_is_length(hc_str text) {
    static const char *const UNITS[] = {"", "px", "em", "rem", "%", "vw", "vh", "cqw", "cqh", "pt"};
    uint32_t at = 0;
    uint32_t digits = 0;
    uint32_t points = 0;
    for (; at < text.size && (is_digit(text.data[at]) || text.data[at] == '.'); at++) {
        points += text.data[at] == '.' ? 1 : 0;
        digits += text.data[at] == '.' ? 0 : 1;
    }
    if (digits == 0 || digits > 9 || points > 1) {
        return false;
    }
    hc_str unit = {text.data + at, text.size - at};
    for (uint32_t i = 0; i < sizeof UNITS / sizeof UNITS[0]; i++) {
        if (hc__str_equal(unit, hc__str_of(UNITS[i]))) {
            return true;
        }
    }
    return false;
}
