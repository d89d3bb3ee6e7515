// SPDX-License-Identifier: MIT
#include "load/scan.h"

#include <string.h>

#include "base/ascii.h"
#include "base/number.h"
#include "base/unicode.h"
#include "hotcue/hotcue.h"

typedef struct scanner {
    hc_str json;
    uint32_t at;
    hc_path path; // to the value being read or, between values, to their container
    hc_bytes *spans;
    hc_diagnostics_list *list;
} scanner;

static HC_NOINLINE bool fail_at(scanner *s, uint32_t at, hc_code code, const char *message) {
    hc__diagnose(s->list, code, &s->path, at, message, HC_STR(""));
    return false;
}

static char peek(const scanner *s) {
    return s->at < s->json.size ? s->json.data[s->at] : '\0';
}

static bool fail(scanner *s, hc_code code, const char *message) {
    return fail_at(s, s->at, code, message);
}

static bool ends(scanner *s) {
    return fail_at(s, s->json.size, HC_CODE_SYNTAX, "unexpected end of the document");
}

// Reports that the next character is not allowed here.
static HC_NOINLINE bool unexpected(scanner *s, const char *message) {
    return s->at == s->json.size
               ? ends(s)
               : fail(s, HC_CODE_SYNTAX, peek(s) == '/' ? "JSON has no comments" : message);
}

// Skips a character if it is one of these.
static bool take(scanner *s, const char *set) {
    bool found = hc__is_one_of(peek(s), set);
    s->at += found ? 1 : 0;
    return found;
}

static bool take_this(scanner *s, char c) {
    bool found = peek(s) == c;
    s->at += found ? 1 : 0;
    return found;
}

static void skip_space(scanner *s) {
    while (s->at < s->json.size && s->json.data[s->at] <= ' ' && take(s, " \n\r\t")) {
    }
}

// ---- Strings --------------------------------------------------------------

// Returns the code unit of the \uXXXX at the start of the text, or -1.
static int32_t escaped_unit(const char *text, uint32_t bytes) {
    if (bytes < 6 || text[0] != '\\' || text[1] != 'u') {
        return -1;
    }
    int32_t unit = 0;
    for (uint32_t i = 2; i < 6; i++) {
        char c = hc__lower(text[i]);
        if (!hc__is_hex_digit(c)) {
            return -1;
        }
        unit = unit * 16 + (hc__is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return unit;
}

// Returns the length of an escape sequence, or 0 and what is wrong with it.
static uint32_t escape_bytes(const char *text, uint32_t bytes, const char **why) {
    if (bytes > 1 && hc__is_one_of(text[1], "\"\\/bfnrt")) {
        return 2;
    }
    int32_t unit = escaped_unit(text, bytes);
    *why = bytes > 1 && text[1] == 'u' ? "\\u without four hexadecimal digits"
                                       : "invalid escape sequence";
    if (unit < 0) {
        return 0;
    }
    *why = "unpaired surrogate";
    bool pair = (unit & 0xFC00) == 0xD800;
    if ((unit & 0xFC00) == 0xDC00 ||
        (pair && (escaped_unit(text + 6, bytes - 6) & 0xFC00) != 0xDC00)) {
        return 0;
    }
    return pair ? 12 : 6;
}

// Returns the length of a character of a string, or 0 and what is wrong with it.
static HC_NOINLINE uint32_t character_bytes(const char *text, uint32_t bytes, const char **why) {
    if (text[0] == '\\') {
        return escape_bytes(text, bytes, why);
    }
    bool control = (unsigned char)text[0] < 0x20;
    *why = control ? "unescaped control character in a text" : "invalid UTF-8";
    return control ? 0 : hc__unicode_sequence(text, bytes);
}

// Whether eight bytes are all plain: ASCII without control characters, quote and backslash. Each
// test sets the highest bit of a byte that fails it; a subtraction borrows from the next byte only
// after a byte that failed.
static bool are_plain(const char *text) {
    const uint64_t each = 0x0101010101010101u;
    uint64_t bytes = 0;
    memcpy(&bytes, text, sizeof bytes);
    uint64_t quote = bytes ^ (each * '"');
    uint64_t backslash = bytes ^ (each * '\\');
    uint64_t wrong = bytes | (bytes - each * ' ') | (quote - each) | (backslash - each);
    return (wrong & (each * 0x80)) == 0;
}

// The fast path: most of a string.
static uint32_t skip_plain(hc_str json, uint32_t at) {
    while (at + 8 <= json.size && are_plain(json.data + at)) {
        at += 8;
    }
    while (at < json.size && (signed char)json.data[at] >= ' ' && json.data[at] != '"' &&
           json.data[at] != '\\') {
        at++;
    }
    return at;
}

// Whether the document ends within a character that more bytes could complete.
static HC_NOINLINE bool is_cut(const char *text, uint32_t bytes) {
    static const char ENDS[][13] = {"\\u0000\\uDC00", "\x80\x80\x80\x80", "\xBF\xBF\xBF\xBF"};
    const char *why = NULL;
    bool cut = false;
    for (uint32_t i = 0; i < 3 && bytes < 12; i++) {
        char whole[13];
        memcpy(whole, ENDS[i], sizeof whole);
        memcpy(whole, text, bytes);
        cut = cut || character_bytes(whole, 12, &why) > bytes;
    }
    return cut;
}

static HC_NOINLINE bool scan_string(scanner *s, bool *has_nul) {
    const char *why = "";
    for (s->at = skip_plain(s->json, s->at + 1); s->at < s->json.size;
         s->at = skip_plain(s->json, s->at)) {
        const char *text = s->json.data + s->at;
        uint32_t size = character_bytes(text, s->json.size - s->at, &why);
        if (size == 0) {
            return is_cut(text, s->json.size - s->at) ? ends(s) : fail(s, HC_CODE_SYNTAX, why);
        }
        s->at += size;
        if (*text == '"') {
            return true;
        }
        *has_nul = *has_nul || (size == 6 && escaped_unit(text, size) == 0);
    }
    return ends(s);
}

// ---- Numbers and words ----------------------------------------------------

static uint32_t skip_digits(scanner *s) {
    uint32_t start = s->at;
    while (hc__is_digit(peek(s))) {
        s->at++;
    }
    return s->at - start;
}

static bool scan_number(scanner *s) {
    uint32_t start = s->at;
    take_this(s, '-');
    bool zero = peek(s) == '0';
    uint32_t whole = skip_digits(s);
    if (zero && whole > 1) {
        return fail_at(s, start, HC_CODE_SYNTAX, "leading zero in a number");
    }
    bool exponent = false;
    bool ok = whole > 0 && (!take_this(s, '.') || skip_digits(s) > 0);
    if (ok && take(s, "eE")) {
        exponent = true;
        take(s, "+-");
        ok = skip_digits(s) > 0;
    }
    if (!ok) {
        return s->at == s->json.size ? ends(s)
                                     : fail_at(s, start, HC_CODE_SYNTAX, "number without digits");
    }
    double number = 0;
    hc_str text = {s->json.data + start, s->at - start};
    return (!exponent && text.size <= 300) || hc__number_parse(text, &number) ||
           fail_at(s, start, HC_CODE_SYNTAX, "number too large for a double");
}

static bool scan_word(scanner *s) {
    static const char *const WORDS[] = {"true", "false", "null"};
    for (uint32_t i = 0; i < 3; i++) {
        hc_str word = hc__str_of(WORDS[i]);
        uint32_t left = s->json.size - s->at;
        uint32_t size = left < word.size ? left : word.size;
        if (size > 0 && memcmp(s->json.data + s->at, word.data, size) == 0) {
            s->at += size;
            return size == word.size || ends(s);
        }
    }
    return unexpected(s, "expected a value");
}

// ---- Values ---------------------------------------------------------------

static bool scan_value(scanner *s, hc_span span);

static bool scan_member(scanner *s) {
    hc_span span = {.key = s->at};
    if (peek(s) != '"') {
        return unexpected(s, "expected a key in quotes");
    }
    if (!scan_string(s, &span.nul_key)) {
        return false;
    }
    hc__path_push_raw_key(&s->path, (hc_str){s->json.data + span.key + 1, s->at - span.key - 2});
    skip_space(s);
    return take_this(s, ':') ? scan_value(s, span) : unexpected(s, "expected a colon");
}

static bool scan_element(scanner *s, uint32_t index) {
    hc__path_push_index(&s->path, index);
    return scan_value(s, (hc_span){0});
}

// Scans an object or array; the recursion is bounded by the depth limit.
static bool scan_container(scanner *s) {
    if (s->path.count == HC_LIMIT_DEPTH) {
        return fail(s, HC_CODE_TOO_DEEP, "nested more than 32 deep");
    }
    bool is_object = peek(s) == '{';
    char close = is_object ? '}' : ']';
    s->at++;
    skip_space(s);
    if (take_this(s, close)) {
        return true;
    }
    uint32_t index = 0;
    do {
        skip_space(s);
        if (index > 0 && peek(s) == close) {
            return fail(s, HC_CODE_SYNTAX, "trailing comma");
        }
        if (!(is_object ? scan_member(s) : scan_element(s, index))) {
            return false;
        }
        index++;
        hc__path_pop(&s->path);
        skip_space(s);
    } while (take_this(s, ','));
    return take_this(s, close) || unexpected(s, "expected a comma or the closing bracket");
}

static bool scan_value(scanner *s, hc_span span) {
    skip_space(s);
    uint32_t place = s->spans->size;
    span.start = s->at;
    HC_LIST_ADD(s->spans, span);
    char c = peek(s);
    bool ok = c == '{' || c == '['          ? scan_container(s)
              : c == '"'                    ? scan_string(s, &span.nul_text)
              : c == '-' || hc__is_digit(c) ? scan_number(s)
                                            : scan_word(s);
    if (!ok || s->spans->failed) {
        return false;
    }
    hc_span *kept = (hc_span *)(void *)(s->spans->data + place);
    kept->end = s->at;
    kept->nul_text = span.nul_text;
    return true;
}

bool hc__scan(hc_str json, hc_bytes *spans, hc_diagnostics_list *list) {
    scanner s = {.json = json, .spans = spans, .list = list};
    if (json.size > HC_LIMIT_DOCUMENT_BYTES) {
        return fail(&s, HC_CODE_TOO_LARGE, "over 16 MiB");
    }
    if (json.size >= 3 && memcmp(json.data, "\xEF\xBB\xBF", 3) == 0) {
        return fail(&s, HC_CODE_SYNTAX, "byte order mark not allowed in JSON");
    }
    if (!scan_value(&s, (hc_span){0})) {
        return false;
    }
    skip_space(&s);
    return s.at == json.size || unexpected(&s, "trailing data after the document");
}
