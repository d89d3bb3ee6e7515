// SPDX-License-Identifier: MIT
#include "text/color.h"

#include <math.h>

#include "base/ascii.h"
#include "base/number.h"
#include "base/wordlist.h"

static double limited(double value) {
    return hc__number_min(hc__number_max(value, 0), 1);
}

// ---- Names ----------------------------------------------------------------

static const char NAMES[] = "transparent,currentcolor,"
#define HC_COLOR(name, value) name ","
#include "../../schema/colors.def"
#undef HC_COLOR
    ;

static bool read_name(hc_str text, hc_color *color) {
    color->name = hc__words_find(NAMES, text);
    return color->name != HC_NONE;
}

// ---- Hexadecimal ----------------------------------------------------------

// One or two digits per channel.
static bool is_hex(hc_str digits) {
    bool ok = digits.size == 3 || digits.size == 4 || digits.size == 6 || digits.size == 8;
    for (uint32_t i = 0; i < digits.size; i++) {
        ok = ok && hc__is_hex_digit(digits.data[i]);
    }
    return ok;
}

// ---- Functions ------------------------------------------------------------

typedef enum unit { UNIT_NUMBER, UNIT_PERCENT, UNIT_ANGLE, UNIT_NONE } unit;

typedef struct part {
    double value; // an angle in degrees; 0 for `none`
    unit unit;
} part;

typedef struct scanner {
    const char *at, *end;
} scanner;

static char peek(const scanner *s) {
    return s->at < s->end ? *s->at : '\0';
}

static bool take(scanner *s, char c) {
    bool found = peek(s) == c;
    s->at += found ? 1 : 0;
    return found;
}

static void skip_blanks(scanner *s) {
    while (hc__is_one_of(peek(s), " \t\r\n\f")) {
        s->at++;
    }
}

static uint32_t skip_digits(scanner *s) {
    const char *start = s->at;
    while (hc__is_digit(peek(s))) {
        s->at++;
    }
    return (uint32_t)(s->at - start);
}

static hc_str take_word(scanner *s) {
    const char *start = s->at;
    while (hc__is_letter(peek(s)) || (s->at > start && hc__is_one_of(peek(s), "0123456789-_"))) {
        s->at++;
    }
    return (hc_str){start, (uint32_t)(s->at - start)};
}

// Reads a number as CSS tokenizes it: `1+2` are two numbers, and so are `1.2.3`.
static bool take_number(scanner *s, double *value) {
    const char *start = s->at;
    s->at += hc__is_one_of(peek(s), "+-") ? 1 : 0;
    uint32_t whole = skip_digits(s);
    const char *behind = s->at;
    if (take(s, '.') && skip_digits(s) > 0) {
        behind = s->at;
    } else if (whole == 0) {
        return false;
    }
    s->at = behind;
    if (hc__lower(peek(s)) == 'e') {
        s->at++;
        s->at += hc__is_one_of(peek(s), "+-") ? 1 : 0;
        behind = skip_digits(s) > 0 ? s->at : behind;
        s->at = behind;
    }
    return hc__number_parse((hc_str){start, (uint32_t)(behind - start)}, value);
}

static bool take_part(scanner *s, part *p) {
    static const double DEGREES[] = {1, 0.9, 57.29577951308232, 360};
    skip_blanks(s);
    *p = (part){0, UNIT_NONE};
    if (hc__is_letter(peek(s))) {
        return hc__words_find("none", take_word(s)) == 0;
    }
    if (!take_number(s, &p->value)) {
        return false;
    }
    p->unit = take(s, '%') ? UNIT_PERCENT : UNIT_NUMBER;
    hc_str word = p->unit == UNIT_NUMBER ? take_word(s) : (hc_str){NULL, 0};
    if (word.size > 0) {
        uint32_t place = hc__words_find("deg, grad, rad, turn", word);
        p->unit = UNIT_ANGLE;
        p->value *= place == HC_NONE ? 0 : DEGREES[place];
        return place != HC_NONE;
    }
    return true;
}

// Reads three parts and optionally the opacity: separated by commas, or by
// blanks with a slash before the opacity.
static bool take_parts(scanner *s, part parts[HC_COLOR_CHANNELS], bool *commas) {
    parts[3] = (part){1, UNIT_NUMBER};
    *commas = false;
    for (uint32_t i = 0; i < HC_COLOR_CHANNELS; i++) {
        if (!take_part(s, &parts[i])) {
            return false;
        }
        skip_blanks(s);
        if (i >= 2 && take(s, ')')) {
            return s->at == s->end;
        }
        bool comma = (i == 0 || *commas) && take(s, ',');
        if ((i > 0 && comma != *commas) || (i == 2 && !comma && !take(s, '/'))) {
            return false;
        }
        *commas = comma;
    }
    return false;
}

// Whether the parts have valid units. The syntax with commas is stricter: no `none`, and no mixture
// of numbers and percentages.
static bool fits(const part *parts, bool commas, bool hue) {
    bool ok = parts[3].unit != UNIT_ANGLE && !(commas && parts[3].unit == UNIT_NONE);
    for (uint32_t i = 0; i < 3; i++) {
        unit u = parts[i].unit;
        if (hue && i == 0) {
            ok = ok && u != UNIT_PERCENT && !(commas && u == UNIT_NONE);
        } else if (commas) {
            ok = ok && (hue ? u == UNIT_PERCENT : u == parts[0].unit && u <= UNIT_PERCENT);
        } else {
            ok = ok && u != UNIT_ANGLE;
        }
    }
    return ok;
}

// CSS Color 4, "HSL to RGB".
static void from_hsl(double hue, double saturation, double light, hc_color *color) {
    static const double SHIFTS[] = {0, 8, 4};
    double twelfths = 12 * (hue / 360 - floor(hue / 360));
    double range = saturation * hc__number_min(light, 1 - light);
    for (uint32_t i = 0; i < 3; i++) {
        double k = SHIFTS[i] + twelfths;
        k -= k >= 12 ? 12 : 0;
        double tint = hc__number_min(hc__number_min(k - 3, 9 - k), 1);
        color->channel[i] = limited(light - range * hc__number_max(tint, -1));
    }
}

// The same, "HWB to RGB".
static void from_hwb(double hue, double white, double black, hc_color *color) {
    double sum = white + black;
    double rest = sum >= 1 ? 0 : 1 - sum;
    from_hsl(hue, 1, 0.5, color);
    for (uint32_t i = 0; i < 3; i++) {
        color->channel[i] = limited(color->channel[i] * rest + (sum >= 1 ? white / sum : white));
    }
}

static bool read_function(hc_str text, hc_color *color) {
    scanner s = {text.data, hc__str_end(text)};
    part parts[HC_COLOR_CHANNELS];
    bool commas = false;
    uint32_t function = hc__words_find("rgb, rgba, hsl, hsla, hwb", take_word(&s));
    bool hue = function >= 2;
    if (function == HC_NONE || !take(&s, '(') || !take_parts(&s, parts, &commas) ||
        !fits(parts, commas, hue) || (commas && function == 4)) {
        return false;
    }
    double scaled[HC_COLOR_CHANNELS];
    for (uint32_t i = 0; i < HC_COLOR_CHANNELS; i++) {
        double whole = i == 3 ? 1 : hue ? 100 : 255;
        scaled[i] =
            hc__number_max(parts[i].value / (parts[i].unit == UNIT_PERCENT ? 100 : whole), 0);
        color->channel[i] = limited(scaled[i]);
    }
    if (function == 4) {
        from_hwb(parts[0].value, scaled[1], scaled[2], color);
    } else if (hue) {
        from_hsl(parts[0].value, limited(scaled[1]), limited(scaled[2]), color);
    }
    return true;
}

bool hc__color_read(hc_str text, hc_color *color) {
    *color = (hc_color){.name = HC_NONE};
    if (text.size > 0 && text.data[0] == '#') {
        return is_hex((hc_str){text.data + 1, text.size - 1});
    }
    color->computed = text.size > 0 && text.data[text.size - 1] == ')';
    return color->computed ? read_function(text, color) : read_name(text, color);
}

// ---- Writing --------------------------------------------------------------

uint32_t hc__color_write(const hc_color *color, char text[HC_COLOR_BYTES]) {
    uint32_t size = 5;
    memcpy(text, "rgba(", size);
    for (uint32_t i = 0; i < HC_COLOR_CHANNELS; i++) {
        double value = color->channel[i];
        size += hc__number_format(i < 3 ? floor(value * 255 + 0.5) : value, text + size);
        text[size++] = i < 3 ? ',' : ')';
    }
    return size;
}
