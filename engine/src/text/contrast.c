// SPDX-License-Identifier: MIT
#include "text/contrast.h"

#include "base/ascii.h"
#include "base/number.h"
#include "hotcue/hotcue.h"
#include "text/color.h"

// By name; the first two stand for no fixed colour.
static const uint8_t VALUES[][3] = {
    [HC_COLOR_CURRENT] = {0},
#define HC_COLOR(name, value) {(value) >> 16 & 255, (value) >> 8 & 255, (value)&255},
#include "../../schema/colors.def"
#undef HC_COLOR
};

static double hex_digit(char c) {
    c = hc__lower(c);
    return hc__is_digit(c) ? c - '0' : c - 'a' + 10;
}

// One or two digits per channel.
static void read_hex(hc_str digits, hc_color *color) {
    uint32_t each = digits.size > HC_COLOR_CHANNELS ? 2 : 1;
    const char *digit = digits.data;
    for (uint32_t i = 0; i < digits.size / each; i++, digit += each) {
        color->channel[i] = (16 * hex_digit(digit[0]) + hex_digit(digit[each - 1])) / 255;
    }
}

// Reads a colour with its channels. Returns false when it has none that are known.
static bool read(hc_str text, hc_color *color) {
    if (!hc__color_read(text, color) || color->name == HC_COLOR_CURRENT) {
        return false;
    }
    if (!color->computed) {
        color->channel[3] = color->name == HC_COLOR_TRANSPARENT ? 0 : 1;
    }
    if (text.data[0] == '#') {
        read_hex((hc_str){text.data + 1, text.size - 1}, color);
    }
    for (uint32_t i = 0; i < 3 && color->name != HC_NONE; i++) {
        color->channel[i] = VALUES[color->name][i] / 255.0;
    }
    return true;
}

// x to the power of 2.4, for x from 0 to 1: x² times the fifth root of x², by Newton's method.
static double power(double x) {
    double square = x * x;
    double root = 1;
    for (uint32_t i = 0; i < 20; i++) {
        root = (4 * root + square / (root * root * root * root)) / 5;
    }
    return square * root;
}

static double luminance(const hc_color *c) {
    static const double WEIGHTS[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (uint32_t i = 0; i < 3; i++) {
        double value = c->channel[i];
        sum += WEIGHTS[i] * (value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055));
    }
    return sum + 0.05;
}

double hc__contrast(hc_str text_color, hc_str background_color) {
    hc_color text;
    hc_color behind;
    if (!read(text_color, &text) || !read(background_color, &behind) || behind.channel[3] < 1) {
        return 0;
    }
    double opacity = text.channel[3];
    for (uint32_t i = 0; i < 3; i++) {
        text.channel[i] = text.channel[i] * opacity + behind.channel[i] * (1 - opacity);
    }
    double a = luminance(&text);
    double b = luminance(&behind);
    return hc__number_max(a, b) / hc__number_min(a, b);
}
