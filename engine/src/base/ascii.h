// SPDX-License-Identifier: MIT
// Classes of ASCII characters, independent of the locale.
#ifndef HC_ASCII_H
#define HC_ASCII_H

#include <stdbool.h>

static inline bool hc__is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline char hc__lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static inline bool hc__is_letter(char c) {
    return hc__lower(c) >= 'a' && hc__lower(c) <= 'z';
}

static inline bool hc__is_hex_digit(char c) {
    return hc__is_digit(c) || (hc__lower(c) >= 'a' && hc__lower(c) <= 'f');
}

// Whether the character is in a NUL-terminated text.
static inline bool hc__is_one_of(char c, const char *set) {
    while (*set != '\0' && *set != c) {
        set++;
    }
    return *set != '\0';
}

#endif
