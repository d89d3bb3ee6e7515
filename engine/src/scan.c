// SPDX-License-Identifier: MIT
#include "scan.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

#include "../include/hotcue.h"
#include "number.h"
#include "unicode.h"

// A key of an object that is still open.
typedef struct key {
    uint32_t hash;
    hc_str text; // between the quotes, in the document
} key;

typedef struct level {
    bool is_object;
    uint32_t first_key; // of this object, in `keys`
} level;

typedef struct scanner {
    hc_str json;
    uint32_t at;
    level levels[HC_LIMIT_DEPTH];
    uint32_t depth;
    key *keys;
    uint32_t key_count, key_capacity;
    hc_path path; // its last step is the key or index of the value now read
    bool odd_key; // of the value now read
    bool has_nul; // the string read last
    hc_scan *out;
    hc_diagnostics_list *list;
} scanner;

static bool fail(scanner *s, hc_code code, const char *message) {
    hc__diagnose(s->list, code, &s->path, s->at, message, NULL);
    return false;
}

static char peek(const scanner *s) {
    return s->at < s->json.size ? s->json.data[s->at] : '\0';
}

static void skip_space(scanner *s) {
    while (s->at < s->json.size && memchr(" \n\r\t", s->json.data[s->at], 4) != NULL) {
        s->at++;
    }
}

static bool grow(void **items, uint32_t *capacity, uint32_t count, size_t size) {
    if (count < *capacity) {
        return true;
    }
    uint32_t more = *capacity < 64 ? 64 : *capacity * 2;
    void *grown = realloc(*items, more * size);
    if (grown == NULL) {
        return false;
    }
    *items = grown;
    *capacity = more;
    return true;
}

// ---- Strings --------------------------------------------------------------

static int hex_digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// The code unit of \uXXXX at the text, or -1.
static int32_t unicode_escape(const char *text, uint32_t bytes) {
    if (bytes < 6 || text[0] != '\\' || text[1] != 'u') {
        return -1;
    }
    int32_t unit = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(text[i]);
        if (digit < 0) {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

// One character of a string, escaped or not. Gives the code point and returns
// its bytes in the document, 0 when it is wrong.
static uint32_t string_character(const char *text, uint32_t bytes, uint32_t *code_point) {
    if (text[0] != '\\') {
        const char *at = text;
        uint32_t size = (unsigned char)text[0] < 0x20 ? 0 : hc__unicode_sequence(text, bytes);
        *code_point = size > 0 ? hc__unicode_next(&at) : 0;
        return size;
    }
    static const char LETTERS[] = "\"\\/bfnrt";
    static const char MEANINGS[] = "\"\\/\b\f\n\r\t";
    const char *letter = bytes < 2 || text[1] == '\0' ? NULL : strchr(LETTERS, text[1]);
    if (letter != NULL) {
        *code_point = (unsigned char)MEANINGS[letter - LETTERS];
        return 2;
    }
    int32_t unit = unicode_escape(text, bytes);
    if (unit < 0 || (unit >= 0xDC00 && unit <= 0xDFFF)) {
        return 0;
    }
    *code_point = (uint32_t)unit;
    if (unit < 0xD800 || unit > 0xDBFF) {
        return 6;
    }
    int32_t second = unicode_escape(text + 6, bytes - 6);
    if (second < 0xDC00 || second > 0xDFFF) {
        return 0;
    }
    *code_point = 0x10000u + (((uint32_t)unit & 0x3FFu) << 10 | ((uint32_t)second & 0x3FFu));
    return 12;
}

// Reads a string; gives the FNV-1a hash of its characters.
static bool scan_string(scanner *s, uint32_t *hash) {
    *hash = 2166136261u;
    s->has_nul = false;
    for (s->at++; s->at < s->json.size;) {
        const char *text = s->json.data + s->at;
        if (*text == '"') {
            s->at++;
            return true;
        }
        uint32_t code_point = 0;
        uint32_t size = string_character(text, s->json.size - s->at, &code_point);
        if (size == 0) {
            return fail(s, HC_CODE_SYNTAX,
                        *text == '\\'                 ? "wrong escape, or half a surrogate pair"
                        : (unsigned char)*text < 0x20 ? "control character in a string"
                                                      : "not UTF-8");
        }
        *hash = (*hash ^ code_point) * 16777619u;
        s->has_nul = s->has_nul || code_point == 0;
        s->at += size;
    }
    return fail(s, HC_CODE_SYNTAX, "the string does not end");
}

// ---- Keys -----------------------------------------------------------------

static int compare_texts(hc_str a, hc_str b) {
    while (a.size > 0 && b.size > 0) {
        uint32_t x = 0;
        uint32_t y = 0;
        uint32_t a_bytes = string_character(a.data, a.size, &x);
        uint32_t b_bytes = string_character(b.data, b.size, &y);
        if (x != y) {
            return x < y ? -1 : 1;
        }
        a = (hc_str){a.data + a_bytes, a.size - a_bytes};
        b = (hc_str){b.data + b_bytes, b.size - b_bytes};
    }
    return a.size > 0 ? 1 : b.size > 0 ? -1 : 0;
}

static int compare_keys(const void *a, const void *b) {
    const key *x = a;
    const key *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    int order = compare_texts(x->text, y->text);
    return order != 0 ? order : x->text.data < y->text.data ? -1 : x->text.data > y->text.data;
}

// At an object's end: sorted, equal keys are neighbours.
static void report_duplicates(scanner *s, key *keys, uint32_t count) {
    hc__sort(keys, count, sizeof *keys, compare_keys);
    for (uint32_t i = 1; i < count; i++) {
        if (keys[i].hash == keys[i - 1].hash &&
            compare_texts(keys[i].text, keys[i - 1].text) == 0) {
            hc__path_push_key(&s->path, keys[i].text);
            hc__diagnose(s->list, HC_CODE_DUPLICATE_KEY, &s->path,
                         (uint32_t)(keys[i].text.data - s->json.data) - 1,
                         "the object has this key already", NULL);
            hc__path_pop(&s->path);
        }
    }
}

static bool scan_key(scanner *s) {
    skip_space(s);
    if (peek(s) != '"') {
        return fail(s, HC_CODE_SYNTAX, "expected a key in quotes");
    }
    uint32_t hash = 0;
    uint32_t start = s->at + 1;
    if (!scan_string(s, &hash)) {
        return false;
    }
    if (!grow((void **)&s->keys, &s->key_capacity, s->key_count, sizeof *s->keys)) {
        s->out->failed = true;
        return false;
    }
    hc_str text = {s->json.data + start, s->at - 1 - start};
    s->odd_key = s->has_nul;
    s->keys[s->key_count++] = (key){hash, text};
    s->path.steps[s->path.count - 1].key = text;
    skip_space(s);
    if (peek(s) != ':') {
        return fail(s, HC_CODE_SYNTAX, "expected a colon");
    }
    s->at++;
    return true;
}

// ---- Values ---------------------------------------------------------------

static void skip_digits(scanner *s) {
    while (peek(s) >= '0' && peek(s) <= '9') {
        s->at++;
    }
}

static bool scan_number(scanner *s) {
    uint32_t start = s->at;
    s->at += peek(s) == '-' ? 1 : 0;
    uint32_t digits = s->at;
    skip_digits(s);
    bool ok = s->at > digits && (s->json.data[digits] != '0' || s->at == digits + 1);
    if (ok && peek(s) == '.') {
        uint32_t point = s->at++;
        skip_digits(s);
        ok = s->at > point + 1;
    }
    bool exponent = ok && (peek(s) == 'e' || peek(s) == 'E');
    if (exponent) {
        s->at++;
        s->at += peek(s) == '+' || peek(s) == '-' ? 1 : 0;
        uint32_t first = s->at;
        skip_digits(s);
        ok = s->at > first;
    }
    if (!ok) {
        return fail(s, HC_CODE_SYNTAX, "not a number as JSON writes it");
    }
    double number = 0;
    hc_str text = {s->json.data + start, s->at - start};
    if ((exponent || text.size > 300) && !hc__number_parse(text, &number)) {
        return fail(s, HC_CODE_SYNTAX, "the number is too large");
    }
    return true;
}

static bool scan_scalar(scanner *s) {
    static const char *const WORDS[] = {"true", "false", "null"};
    uint32_t hash = 0;
    if (peek(s) == '"') {
        return scan_string(s, &hash);
    }
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t size = (uint32_t)strlen(WORDS[i]);
        if (s->json.size - s->at >= size && memcmp(s->json.data + s->at, WORDS[i], size) == 0) {
            s->at += size;
            return true;
        }
    }
    if (s->at == s->json.size) {
        return fail(s, HC_CODE_SYNTAX, "the document ends too soon");
    }
    char c = peek(s);
    return c == '-' || (c >= '0' && c <= '9') ? scan_number(s)
                                              : fail(s, HC_CODE_SYNTAX, "expected a value");
}

static bool open_level(scanner *s) {
    if (s->depth == HC_LIMIT_DEPTH) {
        return fail(s, HC_CODE_TOO_DEEP, "nested deeper than 32");
    }
    s->levels[s->depth++] = (level){peek(s) == '{', s->key_count};
    hc__path_push_index(&s->path, 0);
    s->at++;
    return true;
}

static void close_level(scanner *s) {
    level *top = &s->levels[--s->depth];
    hc__path_pop(&s->path);
    if (top->is_object) {
        report_duplicates(s, s->keys + top->first_key, s->key_count - top->first_key);
        s->key_count = top->first_key;
    }
    s->at++;
}

static bool record_offset(scanner *s) {
    hc_scan *out = s->out;
    if (!grow((void **)&out->offsets, &out->capacity, out->count, sizeof *out->offsets)) {
        out->failed = true;
        return false;
    }
    out->offsets[out->count++] = s->at | (s->odd_key ? HC_SCAN_ODD_KEY : 0);
    s->odd_key = false;
    return true;
}

// Reads up to and with the next scalar, or the opening of a container.
static bool scan_value(scanner *s) {
    skip_space(s);
    if (!record_offset(s)) {
        return false;
    }
    if (peek(s) != '{' && peek(s) != '[') {
        return scan_scalar(s);
    }
    if (!open_level(s)) {
        return false;
    }
    skip_space(s);
    bool is_object = s->levels[s->depth - 1].is_object;
    if (peek(s) == (is_object ? '}' : ']')) {
        close_level(s);
        return true;
    }
    return (!is_object || scan_key(s)) && scan_value(s);
}

// After a value: closes what ends here, or goes on to the next value.
static bool scan_rest(scanner *s) {
    while (s->depth > 0) {
        const level *top = &s->levels[s->depth - 1];
        skip_space(s);
        char c = peek(s);
        if (c == (top->is_object ? '}' : ']')) {
            close_level(s);
            continue;
        }
        if (c != ',') {
            return fail(s, HC_CODE_SYNTAX,
                        s->at == s->json.size ? "the document ends too soon"
                        : top->is_object      ? "expected a comma or }"
                                              : "expected a comma or ]");
        }
        s->at++;
        s->path.steps[s->path.count - 1].index++;
        if ((top->is_object && !scan_key(s)) || !scan_value(s)) {
            return false;
        }
    }
    skip_space(s);
    return s->at == s->json.size || fail(s, HC_CODE_SYNTAX, "text behind the document");
}

bool hc__scan(hc_str json, hc_scan *scan, hc_diagnostics_list *list) {
    scanner s = {.json = json, .path.raw = true, .out = scan, .list = list};
    *scan = (hc_scan){0};
    if (json.size > HC_LIMIT_DOCUMENT_BYTES) {
        return fail(&s, HC_CODE_TOO_LARGE, "over 16 MiB");
    }
    bool ok = scan_value(&s) && scan_rest(&s);
    free(s.keys);
    return ok;
}

void hc__scan_free(hc_scan *scan) {
    free(scan->offsets);
    *scan = (hc_scan){0};
}

uint32_t hc__scan_value_bytes(hc_str json) {
    uint32_t depth = 0;
    bool in_string = false;
    for (uint32_t i = 0; i < json.size; i++) {
        char c = json.data[i];
        if (in_string) {
            i += c == '\\' ? 1 : 0;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            if (depth <= 1) {
                return depth == 0 ? i : i + 1;
            }
            depth--;
            continue;
        } else if (depth == 0 && memchr(", \n\r\t", c, 5) != NULL) {
            return i;
        }
        if (depth == 0 && !in_string && c == '"') {
            return i + 1;
        }
    }
    return json.size;
}
