// SPDX-License-Identifier: MIT
#include "url.h"

#include <string.h>

// The parser drops these wherever they stand (WHATWG URL, 4.4), so that
// java<tab>script: is javascript: too.
static bool is_dropped(char c) {
    return c == '\t' || c == '\n' || c == '\r';
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool hc__url_is_allowed(hc_str url) {
    static const char *const SCHEMES[] = {"http", "https", "mailto", "tel"};
    char scheme[8];
    uint32_t size = 0;
    uint32_t at = 0;
    while (at < url.size && (unsigned char)url.data[at] <= 0x20) {
        at++;
    }
    if (at == url.size) {
        return false;
    }
    for (; at < url.size && url.data[at] != ':'; at++) {
        char c = url.data[at];
        if (is_dropped(c)) {
            continue;
        }
        bool in_scheme = is_letter(c) ||
                         (size > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
        if (!in_scheme) {
            return true; // no scheme: relative
        }
        if (size < sizeof scheme - 1) {
            scheme[size] = lower(c);
        }
        size++;
    }
    if (at == url.size || size == 0) {
        return true;
    }
    for (uint32_t i = 0; i < sizeof SCHEMES / sizeof SCHEMES[0]; i++) {
        if (strlen(SCHEMES[i]) == size && memcmp(SCHEMES[i], scheme, size) == 0) {
            return true;
        }
    }
    return false;
}

void hc__url_append_encoded(hc_bytes *out, hc_str text) {
    static const char HEX[] = "0123456789ABCDEF";
    for (uint32_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (is_letter(c) || (c >= '0' && c <= '9') || (c != '\0' && strchr("-_.!~*'()", c))) {
            hc__bytes_append_char(out, c);
        } else {
            hc__bytes_append_char(out, '%');
            hc__bytes_append_char(out, HEX[(unsigned char)c >> 4]);
            hc__bytes_append_char(out, HEX[(unsigned char)c & 15]);
        }
    }
}
