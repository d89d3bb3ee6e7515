// SPDX-License-Identifier: MIT
#include "json.h"

#include "number.h"

static bool is_plain(char c) {
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

static void escape(hc_bytes *out, char c) {
    static const char HEX[] = "0123456789abcdef";
    static const char MEANINGS[] = "\"\\\n\r\t\b\f";
    static const char LETTERS[] = "\"\\nrtbf";
    uint32_t place = 0;
    while (MEANINGS[place] != '\0' && MEANINGS[place] != c) {
        place++;
    }
    if (LETTERS[place] != '\0') {
        hc__bytes_append(out, (hc_str){(const char[]){'\\', LETTERS[place]}, 2});
    } else {
        hc__bytes_print(out, "\\u00");
        hc__bytes_append(out, (hc_str){(const char[]){HEX[c >> 4], HEX[c & 15]}, 2});
    }
}

void hc__json_escaped(hc_bytes *out, hc_str text) {
    for (uint32_t i = 0; i < text.size; i++) {
        uint32_t from = i;
        while (i < text.size && is_plain(text.data[i])) {
            i++;
        }
        hc__bytes_append(out, (hc_str){text.data + from, i - from});
        if (i < text.size) {
            escape(out, text.data[i]);
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

void hc__json_element(hc_bytes *out) {
    char last = out->size > 0 ? out->data[out->size - 1] : '{';
    if (last != '{' && last != '[') {
        hc__bytes_append_char(out, ',');
    }
}

void hc__json_key(hc_bytes *out, hc_str key) {
    hc__json_element(out);
    hc__bytes_append_char(out, '"');
    hc__bytes_append(out, key);
    hc__bytes_print(out, "\":");
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
