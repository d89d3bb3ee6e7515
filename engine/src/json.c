// SPDX-License-Identifier: MIT
#include "json.h"

#include "number.h"

void hc__json_escaped(hc_bytes *out, hc_str text) {
    static const char HEX[] = "0123456789abcdef";
    for (uint32_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        const char *letter = NULL;
        switch (c) {
        case '"': letter = "\\\""; break;
        case '\\': letter = "\\\\"; break;
        case '\n': letter = "\\n"; break;
        case '\r': letter = "\\r"; break;
        case '\t': letter = "\\t"; break;
        case '\b': letter = "\\b"; break;
        case '\f': letter = "\\f"; break;
        default: break;
        }
        if (letter != NULL) {
            hc__bytes_print(out, letter);
        } else if (c < 0x20) {
            hc__bytes_print(out, "\\u00");
            hc__bytes_append_char(out, HEX[c >> 4]);
            hc__bytes_append_char(out, HEX[c & 15]);
        } else {
            hc__bytes_append_char(out, (char)c);
        }
    }
}

void hc__json_text(hc_bytes *out, hc_str text) {
    if (text.data == NULL) {
        hc__bytes_print(out, "null");
        return;
    }
    hc__bytes_append_char(out, '"');
    hc__json_escaped(out, text);
    hc__bytes_append_char(out, '"');
}

void hc__json_number(hc_bytes *out, double number) {
    char text[HC_NUMBER_BYTES];
    if (number - number != 0) {
        hc__bytes_print(out, "null");
        return;
    }
    hc__bytes_append(out, (hc_str){text, hc__number_format(number, text)});
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

void hc__json_element(hc_bytes *out) {
    char last = out->size > 0 ? out->data[out->size - 1] : '{';
    if (last != '{' && last != '[') {
        hc__bytes_append_char(out, ',');
    }
}

void hc__json_key(hc_bytes *out, const char *key) {
    hc__json_element(out);
    hc__bytes_append_char(out, '"');
    hc__bytes_print(out, key);
    hc__bytes_print(out, "\":");
}
