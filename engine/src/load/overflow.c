// SPDX-License-Identifier: MIT
#include "load/overflow.h"

#include <string.h>

#include "base/number.h"
#include "base/unicode.h"
#include "text/template.h"

// As the overlay draws a text that does not fit: web/style/overlay-style.js, `.snug`.
#define FONT_PX 12.0
#define LINE_PX (1.2 * FONT_PX)
#define ACROSS_PX 6.0 // padding and border, left and right
#define DOWN_PX 4.0
#define LEAST_BOX_PX 24.0

// Width of a character in font sizes: those of common fonts, rounded up.
static double advance_of(uint32_t c) {
    if (c >= 0x300 && c < 0x370) {
        return 0; // combining, drawn on the previous character
    }
    if (c >= 0x1100) {
        return 1; // mostly Hangul, Kana, Han, emoji
    }
    if (c < 128 && c > ' ' && strchr("!'(),.:;I[]fijlrt|`", (int)c) != NULL) {
        return 0.4;
    }
    return c < 128 && c > ' ' && strchr("MW@mw%", (int)c) != NULL ? 1 : 0.65;
}

#define SPACE_ADVANCE 0.35

// The state of laying out a text in lines.
typedef struct setting {
    double width;      // of a line, in font sizes
    double most;       // how many lines fit
    double line, word; // widths of the last line, and of the word after it
    uint32_t lines;
    bool broken; // a word is wider than a line
} setting;

static void end_word(setting *s) {
    double space = s->line > 0 ? SPACE_ADVANCE : 0;
    if (s->line > 0 && s->line + space + s->word > s->width) {
        s->lines++;
        s->line = space = 0;
    }
    s->broken = s->broken || s->word > s->width;
    s->line += s->word > 0 ? space + s->word : 0;
    s->word = 0;
}

// Once a text does not fit, more of it won't help.
static bool has_room(const setting *s) {
    return !s->broken && s->lines <= s->most && s->word <= s->width;
}

static void set_text(setting *s, hc_str text) {
    const char *end = hc__str_end(text);
    for (const char *at = text.data; at < end && has_room(s);) {
        uint32_t c = hc__unicode_next(&at);
        if (c == '\n') {
            end_word(s);
            s->lines++;
            s->line = 0;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            end_word(s);
        } else {
            double advance = advance_of(c);
            if (c >= 0x1100) { // may break between any two
                end_word(s);
                s->line -= s->line > 0 ? SPACE_ADVANCE : 0;
            }
            s->word += advance;
        }
    }
}

bool hc__overflows(hc_str text, double width, double height, double frame_px) {
    double box_width = hc__number_max(width / 100 * frame_px, LEAST_BOX_PX) - ACROSS_PX;
    double box_height = hc__number_max(height / 100 * frame_px * 9 / 16, LEAST_BOX_PX) - DOWN_PX;
    setting s = {box_width / FONT_PX, box_height / LINE_PX, 0, 0, 1, false};
    hc_str before;
    hc_str name;
    while (has_room(&s) && hc__template_next(text, &before, &name, &text)) {
        set_text(&s, before);
    }
    set_text(&s, text);
    end_word(&s);
    return !has_room(&s);
}
