// SPDX-License-Identifier: MIT
#include "url.h"

#include "ascii.h"
#include "wordlist.h"

// Whether a URL has one of the schemes, or none.
static bool has_scheme_of(hc_str url, const char *schemes) {
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
        // The parser drops these wherever they stand (WHATWG URL, 4.4), so that
        // java<tab>script: is javascript: too.
        if (hc__is_one_of(c, "\t\n\r")) {
            continue;
        }
        bool in_scheme =
            hc__is_letter(c) || (size > 0 && (hc__is_digit(c) || hc__is_one_of(c, "+-.")));
        if (!in_scheme) {
            return true; // no scheme: relative
        }
        if (size < sizeof scheme) {
            scheme[size] = hc__lower(c);
        }
        size++;
    }
    if (at == url.size || size == 0) {
        return true;
    }
    return size <= sizeof scheme && hc__words_find(schemes, (hc_str){scheme, size}) != HC_NONE;
}

bool hc__url_is_allowed(hc_str url) {
    return has_scheme_of(url, "http, https, mailto, tel");
}

bool hc__url_is_web(hc_str url) {
    return has_scheme_of(url, "http, https");
}

bool hc__url_has_scheme(hc_str url, const char *scheme) {
    return has_scheme_of(url, scheme);
}

void hc__url_append_encoded(hc_bytes *out, hc_str text, const char *kept) {
    static const char HEX[] = "0123456789ABCDEF";
    for (uint32_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (hc__is_letter(c) || hc__is_digit(c) || hc__is_one_of(c, "-_.!~*'()") ||
            hc__is_one_of(c, kept)) {
            hc__bytes_append_char(out, c);
        } else {
            hc__bytes_append_char(out, '%');
            hc__bytes_append_char(out, HEX[(unsigned char)c >> 4]);
            hc__bytes_append_char(out, HEX[(unsigned char)c & 15]);
        }
    }
}
