// SPDX-License-Identifier: MIT
// Patterns chosen by hand, and the time they take;
// tests/oracles/regex.test.mjs compares with JavaScript.
#include "text/regex.h"

#include <stdlib.h>
#include <string.h>

#include "programs/files.h"
#include "test.h"

// The contents of engine/src/base/unicode.bin, while the suite runs.
static hc_properties properties;

static void read_properties(void) {
    size_t size = 0;
    char *table = read_file(HOTCUE_UNICODE, &size);
    hc__bytes_append(&properties.table, (hc_str){table, (uint32_t)size});
    free(table);
}

// A letter, repeated, followed by `end`.
static hc_bytes run_of(char letter, uint32_t count, const char *end) {
    hc_bytes text = {0};
    for (uint32_t i = 0; i < count; i++) {
        hc__bytes_append_char(&text, letter);
    }
    hc__bytes_print(&text, end);
    return text;
}

// Returns what is wrong with a pattern, NULL if nothing is.
static const char *problem_of(hc_str pattern, hc_regex *room) {
    hc_str rest;
    return hc__regex_compile(pattern, &properties, room, &rest);
}

static bool finds(const hc_regex *regex, hc_str text, uint32_t *looks) {
    uint32_t *room = malloc(hc__regex_find_bytes(regex));
    uint32_t most = UINT32_MAX;
    bool found = hc__regex_find(regex, text, room, looks == NULL ? &most : looks);
    free(room);
    return found;
}

static void finds_what_is_there(void) {
    static const struct {
        const char *pattern, *text;
        bool found;
    } ROWS[] = {
        {"", "", true},
        {"", "x", true},
        {"b", "abc", true},
        {"B", "abc", false},
        {"^b", "abc", false},
        {"^a.c$", "abc", true},
        {"a|bc|d", "xbcx", true},
        {"^(?:a|bc|d)$", "bc", true},
        {"^(?:a|bc|d)$", "b", false},
        {"^(?<year>\\d{4})-\\d\\d$", "2026-11", true},
        {"^a{2,3}$", "aaaa", false},
        {"^a{2,3}$", "aaa", true},
        {"^(a{2}){2,}?$", "aaaaaa", true},
        {"^(a{2}){2,}?$", "aaaaa", false},
        {"^(?:){3}(?:a?){0,2}b{0}$", "aa", true},
        {"^[^a-c\\d]+$", "xyz", true},
        {"^[^a-c\\d]+$", "xy1", false},
        {"^[]$", "", false},
        {"^[]", "a", false},
        {"^[^]$", "\n", true},
        {"^.$", "\n", false},
        {"^.$", "\xF0\x9F\x98\x80", true},
        {"^\\u{1f600}\\ud83d\\ude00$", "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", true},
        {"[\\u{1f600}-\\u{1f602}]", "\xF0\x9F\x98\x81", true},
        {"\\bcat\\b", "a cat.", true},
        {"\\bcat\\b", "concat", false},
        {"\\Bcat$", "concat", true},
        {"^\\s\\S\\w\\W\\D$", "\xE2\x80\xA8z_-x", true},
        {"^[\\b\\-\\]^.]+$", "\b-]^.", true},
        {"^\\cJ\\x41\\0$", "\nA", false},
        {"^\\p{Lu}\\p{Ll}+$", "\xC3\x89t\xC3\xA9", true}, // Été
        {"^\\p{Script=Greek}+$", "\xCE\xB1\xCE\xA9", true},
        {"^[^\\p{L}\\d]\\P{L}$", "-7", true},
        {"^[^\\P{L}x]$", "y", true},
        {"^[^\\P{L}x]$", "x", false},
        {"^(?:a*)*$", "aaaa", true},
        {"^(?:a*|b)*$", "abba", true},
        {"^(?:(?:a|)+b?)+$", "aab", true},
    };
    hc_regex *room = malloc(HC_REGEX_ROOM);
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const char *problem = problem_of(hc__str_of(ROWS[i].pattern), room);
        bool right =
            problem == NULL && finds(room, hc__str_of(ROWS[i].text), NULL) == ROWS[i].found;
        if (!right) {
            test_fail(__FILE__, __LINE__, ROWS[i].pattern);
        }
    }
    free(room);
}

static void tells_what_is_wrong(void) {
    static const struct {
        const char *pattern, *problem, *rest;
    } ROWS[] = {
        {"a**", "nothing to repeat: ", "*"},
        {"^*", "nothing to repeat: ", "*"},
        {"x(?=a)", "look-around is not supported: ", "(?=a)"},
        {"(?<!a)", "look-around is not supported: ", "(?<!a)"},
        {"(a)\\1", "back-references are not supported: ", "\\1"},
        {"\\k<a>", "back-references are not supported: ", "\\k<a>"},
        {"x\\p{l}", "no such Unicode property: ", "\\p{l}"},
        {"\\p{Script}", "no such Unicode property: ", "\\p{Script}"},
        {"\\p{Block=Arrows}", "no such Unicode property: ", "\\p{Block=Arrows}"},
        {"\\p{}", "no such Unicode property: ", "\\p{}"},
        {"\\p{=L}", "no such Unicode property: ", "\\p{=L}"},
        {"\\p{L", "no such Unicode property: ", "\\p{L"},
        {"\\pL", "no such Unicode property: ", "\\pL"},
        {"[\\p{L}-z]", "not a range: ", "[\\p{L}-z]"},
        {"(a", "a group is not closed", ""},
        {"a)b", "no group is open: ", ")b"},
        {"[a", "a class is not closed: ", "[a"},
        {"[b-a]", "not a range: ", "[b-a]"},
        {"[\\d-z]", "not a range: ", "[\\d-z]"},
        {"\\-", "no such escape: ", "\\-"},
        {"a{2,1}", "not a repetition: ", "a{2,1}"},
        {"a{,1}", "not a repetition: ", "a{,1}"},
        {"a}", "must be escaped: ", "}"},
        {"(?i:a)", "no such group: ", "(?i:a)"},
        {"(?<a>)(?<a>)", "two groups of a name: ", "(?<a>)"},
        {"(?<1>)", "not a group's name: ", "(?<1>)"},
        {"(?:(?:a{50}){50}){50}", "too large: ", "){50}){50}"},
        {"a{99999999999}", "too large: ", "a{99999999999}"},
    };
    hc_regex *room = malloc(HC_REGEX_ROOM);
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        hc_str rest;
        const char *problem =
            hc__regex_compile(hc__str_of(ROWS[i].pattern), &properties, room, &rest);
        bool right = problem != NULL && strcmp(problem, ROWS[i].problem) == 0 &&
                     hc__str_equal(rest, hc__str_of(ROWS[i].rest));
        if (!right) {
            test_fail(__FILE__, __LINE__, ROWS[i].pattern);
            printf("        %s: %.*s\n", problem == NULL ? "no problem" : problem, PRINT(rest));
        }
    }
    free(room);
}

static void keeps_its_limits(void) {
    hc_regex *room = malloc(HC_REGEX_ROOM);
    hc_bytes longest = run_of('a', HC_LIMIT_REGEX_BYTES - 1, "");
    hc_bytes longer = run_of('a', HC_LIMIT_REGEX_BYTES, "a");
    hc_bytes deep = run_of('(', HC_LIMIT_REGEX_GROUPS, "");
    hc_bytes sets = {0};
    for (uint32_t i = 0; i < HC_LIMIT_REGEX_BYTES / 2; i++) {
        hc__bytes_print(&sets, "\\S");
    }
    for (uint32_t i = 0; i < HC_LIMIT_REGEX_GROUPS; i++) {
        hc__bytes_append_char(&deep, ')');
    }
    bool ok = problem_of((hc_str){longest.data, longest.size}, room) == NULL &&
              problem_of((hc_str){longer.data, longer.size}, room) != NULL &&
              problem_of((hc_str){deep.data, deep.size}, room) == NULL &&
              problem_of((hc_str){sets.data, sets.size}, room) != NULL;
    hc__bytes_print(&deep, "(a");
    deep.data[deep.size - 2] = ')';
    ok = ok && problem_of((hc_str){deep.data, deep.size}, room) != NULL;
    hc__bytes_free(&longest);
    hc__bytes_free(&longer);
    hc__bytes_free(&deep);
    hc__bytes_free(&sets);
    free(room);
    ENSURE(ok);
}

// For every pattern, each instruction is visited at most twice per character of the text: once when
// it is reached, once when it is left.
static void takes_linear_time(void) {
    static const char *const PATTERNS[] = {
        "^(?:a*)*b$",    "^(?:a+)+$",           "(?:a|a)*b",   "(?:a|aa)+$",
        "(?:.*.*)*=.*x", "^(?:(?:a?){50}a*)*b", "[^b]*[^b]*c", "(?:a{0,30}){0,30}b",
        "\\b(?:a\\B)*b", "(?:(?:a*)*)*(?:b|c)",
    };
    static const uint32_t SIZES[] = {1000, 10000};
    hc_regex *room = malloc(HC_REGEX_ROOM);
    bool linear = true;
    for (uint32_t i = 0; linear && i < sizeof PATTERNS / sizeof PATTERNS[0]; i++) {
        linear = problem_of(hc__str_of(PATTERNS[i]), room) == NULL;
        for (uint32_t k = 0; linear && k < 2; k++) {
            uint32_t left = UINT32_MAX;
            hc_bytes text = run_of('a', SIZES[k], "!");
            finds(room, (hc_str){text.data, text.size}, &left);
            uint32_t steps = UINT32_MAX - left;
            linear = steps > SIZES[k] && steps <= 2ull * room->code_count * (text.size + 1);
            hc__bytes_free(&text);
        }
        if (!linear) {
            test_fail(__FILE__, __LINE__, PATTERNS[i]);
        }
    }
    free(room);
}

// Patterns of random syntax: compiling terminates and stays inside its buffer, which the sanitizers
// check, and so does the search.
static void survives_any_pattern(void) {
    static const char *const PIECES[] = {
        "a", "(", ")",    "(?:",    "|",    "*",     "+?",   "{2,3}",   "{0}",
        "[", "]", "[^a-", "\\p{L}", "\\P{", "\\W",   "\\S",  "{9,}",    "\\b",
        "^", "$", ".",    "\\",     "{30}", "(?<n>", "\\u{", "\xC3\xA9"};
    hc_regex *room = malloc(HC_REGEX_ROOM);
    for (uint32_t i = 0; i < 20000; i++) {
        hc_bytes pattern = {0};
        for (uint32_t count = test_below(24); count > 0; count--) {
            hc__bytes_print(&pattern, PIECES[test_below(sizeof PIECES / sizeof PIECES[0])]);
        }
        hc_str text = {pattern.size > 0 ? pattern.data : "", pattern.size};
        if (problem_of(text, room) == NULL) {
            finds(room, HC_STR("aa\xC3\xA9 a"), NULL);
        }
        hc__bytes_free(&pattern);
    }
    free(room);
}

static void wants_the_table_of_properties(void) {
    hc_properties none = {0};
    hc_regex *room = malloc(HC_REGEX_ROOM);
    hc_str rest;
    bool plain = hc__regex_compile(HC_STR("\\d"), &none, room, &rest) == NULL && !none.missed;
    const char *problem = hc__regex_compile(HC_STR("\\p{L}"), &none, room, &rest);
    free(room);
    ENSURE(plain && none.missed);
    ENSURE(problem != NULL && strstr(problem, "could not be loaded") != NULL);
}

// A table may contain anything after its head.
static void survives_any_table(void) {
    static const char *const PATTERNS[] = {"\\p{L}", "[^\\P{Lu}\\p{scx=Grek}]", "\\P{Zzzz}"};
    hc_str table = {properties.table.data, properties.table.size};
    hc_regex *room = malloc(HC_REGEX_ROOM);
    for (uint32_t i = 0; i < 300; i++) {
        hc_properties broken = {0};
        hc_str rest;
        hc__bytes_append(&broken.table, (hc_str){table.data, test_below(table.size) + 1});
        for (uint32_t n = test_below(40); n > 0; n--) {
            broken.table.data[test_below(broken.table.size)] = (char)test_below(256);
        }
        broken.table.data = realloc(broken.table.data,
                                    broken.table.size); // so that reading past the end is detected
        for (uint32_t k = 0; k < sizeof PATTERNS / sizeof PATTERNS[0]; k++) {
            hc_str pattern = hc__str_of(PATTERNS[k]);
            if (hc__regex_compile(pattern, &broken, room, &rest) == NULL) {
                finds(room, HC_STR("aa\xC3\xA9 a"), NULL);
            }
        }
        hc__bytes_free(&broken.table);
    }
    free(room);
}

void regex_tests(void) {
    read_properties();
    RUN(finds_what_is_there);
    RUN(tells_what_is_wrong);
    RUN(keeps_its_limits);
    RUN(takes_linear_time);
    RUN(survives_any_pattern);
    RUN(wants_the_table_of_properties);
    RUN(survives_any_table);
    hc__bytes_free(&properties.table);
}
