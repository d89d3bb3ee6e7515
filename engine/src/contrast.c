// SPDX-License-Identifier: MIT
#include "contrast.h"

#include "ascii.h"
#include "number.h"
#include "wordlist.h"

// Red, green, blue and opacity, from 0 to 1.
#define CHANNELS 4u

typedef struct color {
    double channel[CHANNELS];
} color;

// The words of CSS 2.1, each before what it stands for.
static const char WORDS[] =
    "black, 000, white, fff, red, f00, lime, 0f0, blue, 00f, yellow, ff0, aqua, 0ff, fuchsia, f0f, "
    "gray, 808080, silver, c0c0c0, maroon, 800000, green, 008000, navy, 000080, olive, 808000, "
    "teal, 008080, purple, 800080, orange, ffa500";

static double limited(double value) {
    return hc__number_min(hc__number_max(value, 0), 1);
}

// The digits behind the #: one or two for each channel.
static void read_hex(hc_str digits, color *c) {
    uint32_t each = digits.size > CHANNELS ? 2 : 1;
    for (uint32_t i = 0; i * each < digits.size; i++) {
        uint32_t value = 0;
        for (uint32_t n = 0; n < 2; n++) {
            char digit = hc__lower(digits.data[i * each + (each == 2 ? n : 0)]);
            value = value * 16 + (uint32_t)(hc__is_digit(digit) ? digit - '0' : digit - 'a' + 10);
        }
        c->channel[i] = value / 255.0;
    }
}

// The numbers in a colour's brackets, each divided by its scale, a percentage
// by 100. False when they are not three or four.
static bool read_numbers(hc_str text, const double *scales, color *c) {
    uint32_t count = 0;
    for (uint32_t at = 0; at < text.size;) {
        uint32_t from = at;
        while (at < text.size && !hc__is_one_of(text.data[at], " ,/%)")) {
            at++;
        }
        if (at > from) {
            bool percent = at < text.size && text.data[at] == '%';
            double number = 0;
            hc_str word = {text.data + from, at - from};
            if (count == CHANNELS || !hc__number_parse(word, &number)) {
                return false;
            }
            c->channel[count] = number / (percent ? 100 : scales[count]);
            count++;
        }
        at++;
    }
    return count >= CHANNELS - 1;
}

// CSS Color 4, "HSL to RGB": hue in twelfths of a turn.
static color from_hsl(const color *hsl) {
    static const double SHIFTS[] = {0, 8, 4};
    double hue = hsl->channel[0] - 12.0 * (double)(int32_t)(hsl->channel[0] / 12);
    double light = limited(hsl->channel[2]);
    double range = limited(hsl->channel[1]) * hc__number_min(light, 1 - light);
    color made = *hsl;
    for (uint32_t i = 0; i < 3; i++) {
        double k = SHIFTS[i] + hue + (hue < 0 ? 12 : 0);
        k -= k >= 12 ? 12 : 0;
        double part = hc__number_min(hc__number_min(k - 3, 9 - k), 1);
        made.channel[i] = light - range * hc__number_max(part, -1);
    }
    return made;
}

static bool read_function(hc_str text, color *c) {
    static const double RGB[] = {255, 255, 255, 1};
    static const double HSL[] = {30, 100, 100, 1};
    uint32_t open = 0;
    while (text.data[open] != '(') {
        open++;
    }
    bool hsl = hc__lower(text.data[0]) == 'h';
    hc_str numbers = {text.data + open + 1, text.size - open - 1};
    if (!read_numbers(numbers, hsl ? HSL : RGB, c) || c->channel[0] < -1e6 || c->channel[0] > 1e6) {
        return false;
    }
    *c = hsl ? from_hsl(c) : *c;
    return true;
}

// The text has passed hc__style_is_color().
static bool read_color(hc_str text, color *c) {
    *c = (color){{0, 0, 0, 1}};
    if (text.size == 0) {
        return false;
    }
    if (text.data[0] == '#') {
        read_hex((hc_str){text.data + 1, text.size - 1}, c);
        return true;
    }
    if (text.data[text.size - 1] == ')') {
        return read_function(text, c);
    }
    char lower[20] = {0};
    for (uint32_t i = 0; i < text.size && i < sizeof lower; i++) {
        lower[i] = hc__lower(text.data[i]);
    }
    uint32_t place = hc__words_find(WORDS, (hc_str){lower, text.size});
    bool known = place != HC_NONE && place % 2 == 0;
    if (known) {
        read_hex(hc__words_at(WORDS, place + 1), c);
    }
    return known;
}

// x to the power of 2.4 is x² times the fifth root of x², which Newton's method
// finds. x is from 0 to 1.
static double power(double x) {
    double square = x * x;
    double root = 1;
    for (uint32_t i = 0; i < 20; i++) {
        root = (4 * root + square / (root * root * root * root)) / 5;
    }
    return square * root;
}

static double luminance(const color *c) {
    static const double WEIGHTS[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (uint32_t i = 0; i < 3; i++) {
        double value = limited(c->channel[i]);
        sum += WEIGHTS[i] * (value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055));
    }
    return sum + 0.05;
}

double hc__contrast(hc_str text_color, hc_str background_color) {
    color text;
    color behind;
    if (!read_color(text_color, &text) || !read_color(background_color, &behind) ||
        behind.channel[3] < 1) {
        return 0;
    }
    double opacity = limited(text.channel[3]);
    for (uint32_t i = 0; i < 3; i++) {
        text.channel[i] =
            limited(text.channel[i]) * opacity + limited(behind.channel[i]) * (1 - opacity);
    }
    double a = luminance(&text);
    double b = luminance(&behind);
    return hc__number_max(a, b) / hc__number_min(a, b);
}
