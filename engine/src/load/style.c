// SPDX-License-Identifier: MIT
#include "load/style.h"

#include "base/ascii.h"
#include "base/number.h"
#include "base/wordlist.h"

static bool is_blank(char c) {
    return hc__is_one_of(c, " \t\r\n\f");
}

// Removes and returns the next of several lengths separated by blanks; empty when none is left.
static hc_str next_length(hc_str *lengths) {
    while (lengths->size > 0 && is_blank(*lengths->data)) {
        lengths->data++;
        lengths->size--;
    }
    hc_str length = {lengths->data, 0};
    while (lengths->size > 0 && !is_blank(*lengths->data)) {
        lengths->data++;
        lengths->size--;
        length.size++;
    }
    return length;
}

// Returns how many digits and decimal points a length begins with.
static uint32_t digits_of(hc_str length, uint32_t *points) {
    uint32_t at = 0;
    for (*points = 0; at < length.size; at++) {
        *points += length.data[at] == '.' ? 1 : 0;
        if (!hc__is_digit(length.data[at]) && length.data[at] != '.') {
            break;
        }
    }
    return at;
}

static bool is_length(hc_str text) {
    uint32_t points = 0;
    uint32_t at = digits_of(text, &points);
    if (at == points || at - points > 9 || points > 1 || !hc__is_digit(text.data[at - 1])) {
        return false;
    }
    hc_str unit = {text.data + at, text.size - at};
    return unit.size == 0 ||
           hc__words_find("px, em, rem, %, vw, vh, cqw, cqh, pt", unit) != HC_NONE;
}

bool hc__style_is_lengths(hc_str text, uint32_t most) {
    uint32_t count = 0;
    bool ok = true;
    for (hc_str length = next_length(&text); length.size > 0; length = next_length(&text)) {
        ok = ok && is_length(length);
        count++;
    }
    return ok && count > 0 && count <= most;
}

static hc_corner read_corner(hc_str length) {
    uint32_t points = 0;
    uint32_t digits = digits_of(length, &points);
    hc_str unit = {length.data + digits, length.size - digits};
    uint32_t place = hc__words_find("px, %", unit);
    hc_corner corner = {.in_percent = place == 1};
    if (unit.size == 0 || place != HC_NONE) {
        hc__number_parse((hc_str){length.data, digits}, &corner.radius);
    }
    return corner;
}

void hc__style_corners(hc_str lengths, hc_corner corners[HC_CORNERS]) {
    // The corner that each takes its value from when absent.
    static const uint8_t OTHERS[HC_CORNERS] = {0, 0, 0, 1};
    for (uint32_t i = 0; i < HC_CORNERS; i++) {
        hc_str length = next_length(&lengths);
        corners[i] = length.size > 0 ? read_corner(length) : corners[OTHERS[i]];
    }
}
