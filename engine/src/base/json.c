// SPDX-License-Identifier: MIT
#include "base/json.h"

#include "base/number.h"

static bool is_plain(char c) {
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

// Writes the escape sequence of a character, at most 6 bytes. Returns its end.
static char *escape(char *to, char c) {
    static const char HEX[] = "0123456789abcdef";
    static const char MEANINGS[] = "\"\\\n\r\t\b\f";
    static const char LETTERS[] = "\"\\nrtbf";
    uint32_t place = 0;
    while (MEANINGS[place] != '\0' && MEANINGS[place] != c) {
        place++;
    }
    *to++ = '\\';
    if (LETTERS[place] != '\0') {
        *to++ = LETTERS[place];
        return to;
    }
    to = hc__copy_short(to, "u00", 3);
    *to++ = HEX[c >> 4];
    *to++ = HEX[c & 15];
    return to;
}

HC_NOINLINE void hc__json_escaped(hc_bytes *out, hc_str text) {
    for (uint32_t i = 0; i < text.size; i++) {
        char *start = hc__bytes_reserve(out, text.size - i + 6);
        char *to = start;
        if (start == NULL) {
            return;
        }
        for (; i < text.size && is_plain(text.data[i]); i++) {
            *to++ = text.data[i];
        }
        if (i < text.size) {
            to = escape(to, text.data[i]);
        }
        out->size += (uint32_t)(to - start);
    }
}

// Writes a JSON string, in one pass if nothing needs escaping.
static void quote(hc_bytes *out, char *to, hc_str text) {
    uint32_t size = 0;
    *to++ = '"';
    for (; size < text.size && is_plain(text.data[size]); size++) {
        *to++ = text.data[size];
    }
    if (size < text.size) {
        out->size = (uint32_t)(to - out->data);
        hc__json_escaped(out, (hc_str){text.data + size, text.size - size});
        to = hc__bytes_reserve(out, 1);
    }
    if (to != NULL) {
        *to++ = '"';
        out->size = (uint32_t)(to - out->data);
    }
}

void hc__json_text(hc_bytes *out, hc_str text) {
    if (text.data == NULL) {
        hc__bytes_print(out, "null");
        return;
    }
    char *to = hc__bytes_reserve(out, text.size + 2);
    if (to != NULL) {
        quote(out, to, text);
    }
}

void hc__json_number(hc_bytes *out, double number) {
    char text[HC_NUMBER_BYTES];
    if (number - number != 0) {
        hc__bytes_print(out, "null");
        return;
    }
    hc__bytes_append(out, (hc_str){text, hc__number_format(number, text)});
}

void hc__json_boolean(hc_bytes *out, bool value) {
    hc__bytes_print(out, value ? "true" : "false");
}

void hc__json_raw(hc_bytes *out, hc_str json) {
    if (json.data == NULL) {
        hc__bytes_print(out, "null");
        return;
    }
    bool in_string = false;
    for (uint32_t i = 0; i < json.size; i++) {
        char c = json.data[i];
        if (!in_string && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
            continue;
        }
        hc__bytes_append_char(out, c);
        if (c == '\\') {
            hc__bytes_append_char(out, json.data[++i]);
        } else if (c == '"') {
            in_string = !in_string;
        }
    }
}

static bool needs_comma(const hc_bytes *out) {
    char last = out->size > 0 ? out->data[out->size - 1] : '{';
    return last != '{' && last != '[';
}

void hc__json_element(hc_bytes *out) {
    if (needs_comma(out)) {
        hc__bytes_append_char(out, ',');
    }
}

static char *put_key(const hc_bytes *out, char *to, hc_str key) {
    if (needs_comma(out)) {
        *to++ = ',';
    }
    *to++ = '"';
    to = hc__copy_short(to, key.data, key.size);
    *to++ = '"';
    *to++ = ':';
    return to;
}

HC_NOINLINE void hc__json_key(hc_bytes *out, hc_str key) {
    char *to = hc__bytes_reserve(out, key.size + 4);
    if (to != NULL) {
        out->size = (uint32_t)(put_key(out, to, key) - out->data);
    }
}

HC_NOINLINE void hc__json_member(hc_bytes *out, hc_str key, hc_str text) {
    char *to = text.data == NULL ? NULL : hc__bytes_reserve(out, key.size + text.size + 6);
    if (to != NULL) {
        quote(out, put_key(out, to, key), text);
    } else {
        hc__json_key(out, key);
        hc__json_text(out, text);
    }
}

void hc__json_name(hc_bytes *out, hc_str name) {
    hc__json_element(out);
    hc__json_text(out, name);
    hc__bytes_append_char(out, ':');
}

void hc__json_open(hc_bytes *out, const char *key, char bracket) {
    if (key != NULL) {
        hc__json_key(out, hc__str_of(key));
    } else {
        hc__json_element(out);
    }
    hc__bytes_append_char(out, bracket);
}

void hc__json_close(hc_bytes *out, char bracket) {
    hc__bytes_append_char(out, bracket);
}
