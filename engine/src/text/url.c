// SPDX-License-Identifier: MIT
#include "text/url.h"

#include "base/ascii.h"
#include "base/wordlist.h"
#include "text/url_host.h"

typedef struct url_head {
    char scheme[8]; // its first bytes, in lower case
    uint32_t size;  // its length; 0 when absent
    hc_str rest;    // after its colon
} url_head;

static hc_str without_blanks(hc_str url) {
    while (url.size > 0 && (unsigned char)url.data[0] <= 0x20) {
        url = (hc_str){url.data + 1, url.size - 1};
    }
    while (url.size > 0 && (unsigned char)url.data[url.size - 1] <= 0x20) {
        url.size--;
    }
    return url;
}

// Reads the scheme as the parser does (WHATWG URL, 4.4): it drops tabs and line feeds anywhere, so
// java<tab>script: is javascript:, too.
static url_head read_head(hc_str url) {
    url_head head = {.rest = url};
    for (uint32_t at = 0; at < url.size; at++) {
        char c = url.data[at];
        if (c == ':' && head.size > 0) {
            head.rest = (hc_str){url.data + at + 1, url.size - at - 1};
            return head;
        }
        bool inside = hc__is_digit(c) || hc__is_one_of(c, "+-.");
        if (hc__is_letter(c) || (head.size > 0 && inside)) {
            head.scheme[head.size < sizeof head.scheme ? head.size : 0] = hc__lower(c);
            head.size++;
        } else if (!hc__is_one_of(c, "\t\n\r")) {
            break;
        }
    }
    return (url_head){.rest = url};
}

static bool is_in(const url_head *head, const char *schemes) {
    hc_str scheme = {head->scheme, head->size};
    return head->size == 0 ||
           (head->size <= sizeof head->scheme && hc__words_find(schemes, scheme) != HC_NONE);
}

bool hc__url_has_scheme(hc_str url, const char *schemes) {
    url_head head = read_head(without_blanks(url));
    return is_in(&head, schemes);
}

// Skips up to `most` slashes, and returns how many there were.
static uint32_t skip_slashes(hc_str *text, const char *slashes, uint32_t most) {
    uint32_t count = 0;
    while (text->size > 0 && count < most && hc__is_one_of(text->data[0], slashes)) {
        count += hc__is_one_of(text->data[0], "\t\n\r") ? 0 : 1;
        *text = (hc_str){text->data + 1, text->size - 1};
    }
    return count;
}

static bool is_url(hc_str url, const char *schemes) {
    url = without_blanks(url);
    url_head head = read_head(url);
    if (url.size == 0 || !is_in(&head, schemes)) {
        return false;
    }
    bool web = head.size == 0 || head.scheme[0] == 'h';
    hc_str rest = head.rest;
    uint32_t slashes = skip_slashes(&rest, web ? "/\\\t\n\r" : "/\t\n\r", web ? UINT32_MAX : 2);
    bool has_host = slashes >= 2 || (web && head.size > 0);
    return !has_host || hc__url_host_is_valid(rest, web);
}

bool hc__url_is_allowed(hc_str url) {
    return is_url(url, "http, https, mailto, tel");
}

bool hc__url_is_web(hc_str url) {
    return is_url(url, "http, https");
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
