// SPDX-License-Identifier: MIT
#include "style.h"

#include "ascii.h"
#include "number.h"
#include "wordlist.h"

static bool is_hex_color(hc_str text) {
    for (uint32_t i = 1; i < text.size; i++) {
        if (!hc__is_hex_digit(text.data[i])) {
            return false;
        }
    }
    return text.size == 4 || text.size == 5 || text.size == 7 || text.size == 9;
}

// Letters, and nothing else or what a colour's function has in brackets.
static bool is_color_word(hc_str text) {
    char function[4];
    uint32_t at = 0;
    for (; at < text.size && hc__is_letter(text.data[at]); at++) {
        function[at % sizeof function] = hc__lower(text.data[at]);
    }
    if (at == text.size) {
        return at <= 20; // the longest name is lightgoldenrodyellow
    }
    if (text.data[at] != '(' || text.data[text.size - 1] != ')' || text.size < at + 3 ||
        at > sizeof function ||
        hc__words_find("rgb, rgba, hsl, hsla", (hc_str){function, at}) == HC_NONE) {
        return false;
    }
    for (at++; at < text.size - 1; at++) {
        if (!hc__is_digit(text.data[at]) && !hc__is_one_of(text.data[at], "., %/+-")) {
            return false;
        }
    }
    return true;
}

bool hc__style_is_color(hc_str text) {
    if (text.size == 0 || text.size > 64) {
        return false;
    }
    return text.data[0] == '#' ? is_hex_color(text) : is_color_word(text);
}

bool hc__style_is_length(hc_str text) {
    uint32_t at = 0;
    uint32_t points = 0;
    for (; at < text.size && (hc__is_digit(text.data[at]) || text.data[at] == '.'); at++) {
        points += text.data[at] == '.' ? 1 : 0;
    }
    if (at == points || at - points > 9 || points > 1 || !hc__is_digit(text.data[at - 1])) {
        return false;
    }
    hc_str unit = {text.data + at, text.size - at};
    return unit.size == 0 ||
           hc__words_find("px, em, rem, %, vw, vh, cqw, cqh, pt", unit) != HC_NONE;
}

double hc__style_corner(hc_str length, bool *in_percent) {
    uint32_t digits = length.size;
    while (digits > 0 && !hc__is_digit(length.data[digits - 1]) && length.data[digits - 1] != '.') {
        digits--;
    }
    hc_str unit = {length.data + digits, length.size - digits};
    double number = 0;
    *in_percent = hc__str_equal(unit, HC_STR("%"));
    bool known = *in_percent || unit.size == 0 || hc__str_equal(unit, HC_STR("px"));
    return known && hc__number_parse((hc_str){length.data, digits}, &number) ? number : 0;
}
