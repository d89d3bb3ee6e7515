// SPDX-License-Identifier: MIT
// Strict validation: RFC 8259 to the letter, and the limits.
#include "load/scan.h"

#include <stdlib.h>
#include <string.h>

#ifdef HC_CJSON_PATCHED
#include <cJSON.h>
#endif

#include "session.h"

// Scans a text. Returns whether it is JSON, and sets the code of the first diagnostic.
static bool scan(hc_str json, char code[32]) {
    hc_bytes spans = {0};
    hc_diagnostics_list list = {0};
    // A copy of its exact size, so that reading past the end is detected.
    char *copy = malloc(json.size > 0 ? json.size : 1);
    memcpy(copy, json.data, json.size);
    bool ok = hc__scan((hc_str){copy, json.size}, &spans, &list);
    static const char BEFORE[] = "{\"severity\":\"error\",\"code\":\"";
    code[0] = '\0';
    if (list.lines.size > sizeof BEFORE) {
        const char *at = list.lines.data + sizeof BEFORE - 1;
        uint32_t size = (uint32_t)strcspn(at, "\"");
        snprintf(code, 32, "%.*s", (int)size, at);
    }
    hc__bytes_free(&spans);
    hc__bytes_free(&list.lines);
    free(copy);
    return ok;
}

static bool takes(const char *text) {
    char code[32];
    return scan(hc__str_of(text), code) && code[0] == '\0';
}

static bool is_syntax_error(const char *text) {
    char code[32];
    return !scan(hc__str_of(text), code) && strcmp(code, "syntax") == 0;
}

// ---- Texts ----------------------------------------------------------------

static const char *const GOOD[] = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-0.0",
    "10",
    "1.5",
    "0.5e1",
    "1E+2",
    "1e-2",
    "0e999999",
    "1e-999999",
    "\"\"",
    "\" \"",
    "[]",
    "{}",
    " [ ] ",
    "\t{\n}\r",
    "[1,2,3]",
    "[[],[[]],{}]",
    "{\"\":0}",
    "{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":1}]}",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
    "{\"a\\u0000b\":1,\"a\":2,\"\\u0001\":3}",
    "[\"\\u0000\\u001f\\u00E9\\uFFFF\\uD83D\\uDE00\"]",
    "[\"\x7F\"]",
    "[\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"]",
    "[\"// no comment\"]",
    "[\"\xEF\xBB\xBF\"]",
    "{\"a\":1,\"A\":2}",
    "{\"\xC3\xA9\":1,\"e\xCC\x81\":2}",
    "{\"costarring\":1,\"liquid\":2}", // keys with the same FNV-1a hash
    "{\"declinate\":1,\"macallums\":2}",
};

// First what cJSON or other parsers accept.
static const char *const BAD[] = {
    "[] x",
    "{}{}",
    "1 2",
    "null,",
    "\xEF\xBB\xBF[]",
    "[01]",
    "[-01]",
    "[00]",
    "[1.]",
    "[1.e2]",
    "[.5]",
    "[+1]",
    "[1e]",
    "[1e+]",
    "[1.5e]",
    "[-]",
    "[--1]",
    "[1-2]",
    "[0x10]",
    "[1_000]",
    "[1e999]",
    "[-1e999]",
    "[1e309]",
    "[1.7976931348623159e308]",
    "[170701282e301]",
    "[Infinity]",
    "[-Infinity]",
    "[NaN]",
    "[nan]",
    "[\"a\nb\"]",
    "[\"a\tb\"]",
    "[\"\x01\"]",
    "[\"\x1F\"]",
    "[\"\\x41\"]",
    "[\"\\a\"]",
    "[\"\\'\"]",
    "[\"\\U0041\"]",
    "[\"\\u12\"]",
    "[\"\\u12G4\"]",
    "[\"\\u 123\"]",
    "[\"\\uD800\"]",
    "[\"\\uDC00\"]",
    "[\"\\uD800\\uD800\"]",
    "[\"\\uD800x\"]",
    "[\"\\uD800\\n\"]",
    "[\"\\uD83D\\u0041\"]",
    "[\"\\uDE00\\uD83D\"]",
    "[\"\x80\"]",
    "[\"\xC3\"]",
    "[\"\xC0\x80\"]",
    "[\"\xED\xA0\x80\"]",
    "[\"\xF4\x90\x80\x80\"]",
    "[\"\xFF\"]",
    "[\xC2\xA0]",
    "[\f1]",
    "[\v1]",
    "",
    " ",
    "x",
    "[",
    "]",
    "{",
    "}",
    "[}",
    "{]",
    "[[]",
    "[]]",
    "[1}",
    "{\"a\":1]",
    "[1,]",
    "[,1]",
    "[1,,2]",
    "[,]",
    "[1 2]",
    "[1;2]",
    "{,}",
    "{\"a\":1,}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\" 1}",
    "{\"a\"=1}",
    "{\"a\"::1}",
    "{\"a\":1 \"b\":2}",
    "{a:1}",
    "{'a':1}",
    "{1:1}",
    "{null:1}",
    "{[]:1}",
    "{\"a\":1,b:2}",
    "['a']",
    "[\"a]",
    "[\"a\\\"]",
    "[\"\\",
    "[\"\\u",
    "[\"\\u123",
    "[tru]",
    "[truefalse]",
    "[True]",
    "[nul]",
    "[NULL]",
    "[1] // comment",
    "[1 /* comment */]",
    "# comment\n[]",
    "[undefined]",
    "[`a`]",
    "[\"a\" \"b\"]",
    "[\"a\"+\"b\"]",
    "@",
    "\\u005B]",
};

static void takes_json(void) {
    for (uint32_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        ENSURE_SAY(takes(GOOD[i]), "%s", GOOD[i]);
    }
}

static void refuses_what_is_not_json(void) {
    for (uint32_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        ENSURE_SAY(is_syntax_error(BAD[i]), "%s", BAD[i]);
    }
}

// Written out, without an exponent: valid up to 1.797e308, an error beyond.
static void refuses_long_numbers_beyond_the_range(void) {
    static const struct {
        const char *digits;
        int zeros;
        bool good;
    } ROWS[] = {{"1", 308, true},    {"-1", 308, true}, {"17", 307, true}, {"18", 307, false},
                {"-18", 307, false}, {"2", 308, false}, {"1", 309, false}, {"1", 400, false},
                {"0.1", 400, true},  {"1", 390, false}};
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char text[500];
        for (uint32_t fraction = 0; fraction < 2; fraction++) {
            snprintf(text, sizeof text, "[%s%0*d%s]", ROWS[i].digits, ROWS[i].zeros, 0,
                     fraction != 0 && i != 8 ? ".5" : "");
            ENSURE_SAY(ROWS[i].good ? takes(text) : is_syntax_error(text), "%s, %d zeros",
                       ROWS[i].digits, ROWS[i].zeros);
        }
    }
}

static void refuses_a_nul_byte_anywhere(void) {
    static const char TEXT[] = "{\"a\": [1, \"b\", true]} ";
    char code[32];
    for (uint32_t i = 0; i < sizeof TEXT; i++) {
        char copy[sizeof TEXT];
        memcpy(copy, TEXT, i);
        copy[i] = '\0';
        memcpy(copy + i + 1, TEXT + i, sizeof TEXT - 1 - i);
        ENSURE_SAY(!scan((hc_str){copy, sizeof TEXT}, code), "at %u", i);
    }
}

// Duplicates are found when the document is read, also in data that is returned unchanged.
static uint32_t duplicate_keys(const char *custom_data) {
    hc_bytes json = {0};
    APPEND(&json, "{\"videos\":[{\"id\":\"a\"}],\"custom_data\":%s}", custom_data);
    hc_engine *engine = hc_engine_create();
    hc_result result = load(engine, (hc_str){json.data, json.size}, HC_STRICT);
    uint32_t found = diagnostics_of(engine, "duplicate_key");
    bool alone = found == diagnostics_of(engine, NULL) && (result == HC_OK) == (found == 0);
    hc__bytes_free(&json);
    hc_engine_destroy(engine);
    return alone ? found : HC_NONE;
}

static void refuses_keys_given_twice(void) {
    static const char *const TEXTS[] = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"b\":2,\"c\":3,\"a\":4}",
        "[{\"x\":{\"a\":1,\"a\":{}}}]",
        "{\"\":1,\"\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"\xC3\xA9\":1,\"\\u00e9\":2}",
        "{\"\\ud83d\\ude00\":1,\"\xF0\x9F\x98\x80\":2}",
        "{\"\\/\":1,\"/\":2}",
        "{\"\\n\":1,\"\\u000A\":2}",
        "{\"a\":{\"b\":1},\"a\":{\"b\":1}}",
    };
    for (uint32_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        ENSURE_SAY(duplicate_keys(TEXTS[i]) == 1, "%s", TEXTS[i]);
    }
    for (uint32_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        ENSURE_SAY(duplicate_keys(GOOD[i]) == 0, "%s", GOOD[i]);
    }
}

// ---- Prefixes, depth, size ------------------------------------------------

static const char RICH[] =
    "{\"a\":[1,-2.5e+3,true,false,null,\"x\\u00e9\\ud83d\\ude00\\\\\"],"
    "\"b\":{\"\":[[[]],{}],\"\xC3\xA9\xF0\x9F\x98\x80\":0.125},\"c\":\"last\"}";

static void refuses_every_prefix_of_a_document(void) {
    char code[32];
    for (uint32_t size = 0; size + 1 < sizeof RICH; size++) {
        ENSURE_SAY(!scan((hc_str){RICH, size}, code) && strcmp(code, "syntax") == 0, "%.*s",
                   (int)size, RICH);
    }
    ENSURE(takes(RICH));
}

// Replaces every byte by every other: nothing is read past the end, and what
// is accepted is not nested more deeply.
static void reads_no_damaged_document_beyond_its_end(void) {
    char copy[sizeof RICH];
    char code[32];
    uint32_t passed = 0;
    for (uint32_t at = 0; at + 1 < sizeof RICH; at++) {
        for (uint32_t byte = 0; byte < 256; byte += 3) {
            memcpy(copy, RICH, sizeof RICH);
            copy[at] = (char)byte;
            passed += scan((hc_str){copy, sizeof RICH - 1}, code) ? 1 : 0;
        }
    }
    ENSURE_SAY(passed > 500, "%u", passed); // letters inside texts, digits, blanks
}

static void nests_to_the_limit_and_no_deeper(void) {
    char text[400];
    char code[32];
    for (uint32_t depth = 31; depth <= 40; depth++) {
        for (uint32_t kind = 0; kind < 3; kind++) {
            uint32_t size = 0;
            bool arrays = kind == 0;
            for (uint32_t i = 0; i < depth; i++) {
                bool array = arrays || (kind == 2 && i % 2 == 0);
                size += (uint32_t)snprintf(text + size, 8, array ? "[" : "{\"k\":");
            }
            text[size++] = '0';
            for (uint32_t i = depth; i-- > 0;) {
                text[size++] = arrays || (kind == 2 && i % 2 == 0) ? ']' : '}';
            }
            bool ok = scan((hc_str){text, size}, code);
            ENSURE_SAY(ok == (depth <= HC_LIMIT_DEPTH), "%.*s", (int)size, text);
            ENSURE_SAY(ok || strcmp(code, "too_deep") == 0, "%s", code);
        }
    }
    memset(text, '[', sizeof text);
    ENSURE(!scan((hc_str){text, sizeof text}, code) && strcmp(code, "too_deep") == 0);
}

static void is_as_large_as_the_limit_and_no_larger(void) {
    uint32_t limit = HC_LIMIT_DOCUMENT_BYTES;
    char *text = malloc(limit + 1);
    char code[32];
    ENSURE(text != NULL);
    memset(text, ' ', limit + 1);
    text[0] = '[';
    text[limit - 1] = ']';
    bool at_limit = scan((hc_str){text, limit}, code);
    text[limit - 1] = ' ';
    text[limit] = ']';
    bool beyond = scan((hc_str){text, limit + 1}, code);
    free(text);
    ENSURE(at_limit && !beyond && strcmp(code, "too_large") == 0);
}

// ---- The results of a scan ------------------------------------------------

static void notes_where_values_stand(void) {
    static const char TEXT[] = " {\"a\" : [1, \"b\\\"\"] ,\"c\":{\"d\\u0000\":-1.5e3}} ";
    static const struct {
        const char *text;
        bool nul_key;
    } EXPECTED[] = {
        {"{\"a\" : [1, \"b\\\"\"] ,\"c\":{\"d\\u0000\":-1.5e3}}", false},
        {"[1, \"b\\\"\"]", false},
        {"1", false},
        {"\"b\\\"\"", false},
        {"{\"d\\u0000\":-1.5e3}", false},
        {"-1.5e3", true},
    };
    hc_bytes spans = {0};
    hc_diagnostics_list list = {0};
    bool ok = hc__scan(HC_STR(TEXT), &spans, &list) && spans.size == 6 * sizeof(hc_span);
    for (uint32_t i = 0; ok && i < 6; i++) {
        const hc_span *span = (const hc_span *)(const void *)spans.data + i;
        hc_str text = {TEXT + span->start, span->end - span->start};
        ok = hc__str_equal(text, hc__str_of(EXPECTED[i].text)) &&
             span->nul_key == EXPECTED[i].nul_key;
    }
    hc__bytes_free(&spans);
    ENSURE(ok);
}

#ifdef HC_CJSON_PATCHED
// cJSON's release reads past the end of such a text. The scan lets none of them through, but the
// parser should be safe by itself.
static void the_parser_stays_in_a_text_that_breaks_off(void) {
    static const char BROKEN[] = {'{', '"', '1', '"', ':', '1', ','};
    char *exact = malloc(sizeof BROKEN); // for the sanitizers to see its end
    ENSURE(exact != NULL);
    memcpy(exact, BROKEN, sizeof BROKEN);
    cJSON *parsed = cJSON_ParseWithLength(exact, sizeof BROKEN);
    cJSON_Delete(parsed);
    free(exact);
    ENSURE(parsed == NULL);
}
#endif

void scan_tests(void) {
    RUN(takes_json);
    RUN(refuses_what_is_not_json);
    RUN(refuses_long_numbers_beyond_the_range);
    RUN(refuses_a_nul_byte_anywhere);
    RUN(refuses_keys_given_twice);
    RUN(refuses_every_prefix_of_a_document);
    RUN(reads_no_damaged_document_beyond_its_end);
    RUN(nests_to_the_limit_and_no_deeper);
    RUN(is_as_large_as_the_limit_and_no_larger);
    RUN(notes_where_values_stand);
#ifdef HC_CJSON_PATCHED
    RUN(the_parser_stays_in_a_text_that_breaks_off);
#endif
}
