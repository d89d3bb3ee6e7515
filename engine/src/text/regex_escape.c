// SPDX-License-Identifier: MIT
#include <string.h>

#include "base/ascii.h"
#include "text/regex_escape.h"

#define NO_ESCAPE_RULE "no such escape: "

static bool read_hex(compiler *c, uint32_t digits, uint32_t *value) {
    *value = 0;
    for (uint32_t i = 0; i < digits; i++) {
        if (c->at == c->end || !hc__is_hex_digit(*c->at)) {
            return hc__regex_fail(c, NO_ESCAPE_RULE);
        }
        char digit = *c->at++;
        *value = *value << 4 |
                 (uint32_t)(hc__is_digit(digit) ? digit - '0' : hc__lower(digit) - 'a' + 10);
    }
    return true;
}

// \u{H...}, after the brace.
static bool read_braced(compiler *c, uint32_t *point) {
    uint32_t digit = 0;
    *point = 0;
    do {
        if (!read_hex(c, 1, &digit)) {
            return false;
        }
        *point = *point << 4 | digit;
    } while (*point <= LAST_POINT && !hc__regex_is_next(c, "}"));
    return (*point <= LAST_POINT && hc__regex_take(c, "}")) || hc__regex_fail(c, NO_ESCAPE_RULE);
}

// After \u. Two consecutive escapes of surrogates are one code point.
static bool read_unicode(compiler *c, uint32_t *point) {
    if (hc__regex_take(c, "{")) {
        return read_braced(c, point);
    }
    if (!read_hex(c, 4, point)) {
        return false;
    }
    const char *behind = c->at;
    uint32_t low = 0;
    if (*point >> 10 == 0xD800 >> 10 && hc__regex_take(c, "\\") && hc__regex_take(c, "u") &&
        !hc__regex_is_next(c, "{") && read_hex(c, 4, &low) && low >> 10 == 0xDC00 >> 10) {
        *point = 0x10000 + ((*point & 0x3FF) << 10 | (low & 0x3FF));
    } else {
        c->at = behind;
        c->problem = NULL;
    }
    return true;
}

// Reads an escape sequence for a single code point.
static bool read_point(compiler *c, char letter, uint32_t *point) {
    static const char CONTROLS[] = "tnvfr"; // code points from 9 on
    if (hc__is_one_of(letter, CONTROLS)) {
        *point = 9;
        for (const char *at = CONTROLS; *at != letter; at++) {
            ++*point;
        }
        return true;
    }
    *point = (unsigned char)letter;
    if (hc__is_one_of(letter, "^$\\.*+?()[]{}|/")) {
        return true;
    }
    if (letter == '0' && !hc__regex_is_next(c, "0123456789")) {
        *point = 0;
        return true;
    }
    if (letter == 'c' && c->at < c->end && hc__is_letter(*c->at)) {
        *point = (uint32_t)*c->at++ % 32;
        return true;
    }
    return letter == 'x'   ? read_hex(c, 2, point)
           : letter == 'u' ? read_unicode(c, point)
                           : hc__regex_fail(c, NO_ESCAPE_RULE);
}

// \p{...}, after the letter.
static bool read_property(compiler *c) {
    const char *brace = memchr(c->at, '}', (size_t)(c->end - c->at));
    if (brace != NULL && hc__regex_take(c, "{")) {
        hc_str name = {c->at, (uint32_t)(brace + 1 - c->at)};
        c->at = brace + 1;
        if (hc__properties_find(c->properties, name, &c->property)) {
            return true;
        }
    }
    return hc__regex_fail(c, c->properties->missed ? "the Unicode table could not be loaded: "
                                                   : "no such Unicode property: ");
}

escape hc__regex_read_escape(compiler *c, uint32_t *value) {
    char letter = c->at < c->end ? *c->at : '\0';
    if (hc__is_one_of(letter, "123456789k")) {
        hc__regex_fail(c, "back-references are not supported: ");
    } else if (c->at < c->end) {
        c->at++;
        *value = (unsigned char)letter;
        bool is_property = hc__is_one_of(letter, "pP");
        if (is_property || hc__is_one_of(letter, "dDwWsS")) {
            return is_property && !read_property(c) ? ESCAPE_BAD : ESCAPE_SET;
        }
        return read_point(c, letter, value) ? ESCAPE_POINT : ESCAPE_BAD;
    } else {
        hc__regex_fail(c, NO_ESCAPE_RULE);
    }
    return ESCAPE_BAD;
}
