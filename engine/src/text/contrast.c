// SPDX-License-Identifier: MIT
#include "text/contrast.h"

#include "base/number.h"
#include "text/color.h"

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
    if (!hc__color_read(text_color, &text) || !hc__color_read(background_color, &behind) ||
        text.current || behind.current || behind.channel[3] < 1) {
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
