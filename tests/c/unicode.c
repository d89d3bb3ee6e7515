// SPDX-License-Identifier: MIT
#include "base/unicode.h"

#include <string.h>

#include "test.h"

static uint32_t sequence(const char *text) {
    return hc__unicode_sequence(text, (uint32_t)strlen(text));
}

// ---- UTF-8 ----------------------------------------------------------------

// The length of a sequence by the definition: decodes it without checks, and compares with the
// range allowed for that length.
static uint32_t expected_sequence(const unsigned char *u) {
    static const uint32_t LEAST[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t size = u[0] < 0x80               ? 1
                    : (u[0] & 0xE0u) == 0xC0u ? 2
                    : (u[0] & 0xF0u) == 0xE0u ? 3
                    : (u[0] & 0xF8u) == 0xF0u ? 4
                                              : 0;
    uint32_t c = size < 2 ? u[0] : u[0] & (0x7Fu >> size);
    for (uint32_t i = 1; i < size; i++) {
        if ((u[i] & 0xC0u) != 0x80u) {
            return 0;
        }
        c = c << 6 | (u[i] & 0x3Fu);
    }
    bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    return size > 0 && c >= LEAST[size] && c <= 0x10FFFF && !surrogate ? size : 0;
}

static void ensure_sequence(uint32_t bytes) {
    const unsigned char u[4] = {(unsigned char)(bytes >> 24), (unsigned char)(bytes >> 16),
                                (unsigned char)(bytes >> 8), (unsigned char)bytes};
    uint32_t expected = expected_sequence(u);
    uint32_t found = hc__unicode_sequence((const char *)u, 4);
    ENSURE_SAY(found == expected, "%08x: %u, expected %u", bytes, found, expected);
    for (uint32_t room = 0; room < expected; room++) {
        ENSURE_SAY(hc__unicode_sequence((const char *)u, room) == 0, "%08x in %u", bytes, room);
    }
}

static void sequences_of_every_first_two_bytes(void) {
    static const uint32_t THIRD[] = {0x00, 0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xE2, 0xFF};
    for (uint32_t first = 0; first < 0x10000; first++) {
        for (uint32_t i = 0; i < 100; i++) {
            ensure_sequence(first << 16 | THIRD[i / 10] << 8 | THIRD[i % 10]);
        }
    }
}

static void every_code_point_there_and_back(void) {
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char text[4] = {0};
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        const char *at = text;
        uint32_t size = hc__unicode_encode(c, text);
        ENSURE_SAY(hc__unicode_sequence(text, size) == size, "U+%04X", c);
        ENSURE_SAY(hc__unicode_next(&at) == c && at == text + size, "U+%04X", c);
    }
}

static void ill_formed_sequences(void) {
    ENSURE(sequence("\x80") == 0);
    ENSURE(sequence("\xBF\xBF") == 0);
    ENSURE(sequence("\xC0\x80") == 0);     // overlong U+0000
    ENSURE(sequence("\xC1\xBF") == 0);     // overlong U+007F
    ENSURE(sequence("\xE0\x9F\xBF") == 0); // overlong U+07FF
    ENSURE(sequence("\xE0\xA0\x80") == 3);
    ENSURE(sequence("\xED\xA0\x80") == 0); // surrogate
    ENSURE(sequence("\xED\xBF\xBF") == 0);
    ENSURE(sequence("\xED\x9F\xBF") == 3);
    ENSURE(sequence("\xEE\x80\x80") == 3);
    ENSURE(sequence("\xF0\x8F\xBF\xBF") == 0); // overlong U+FFFF
    ENSURE(sequence("\xF4\x8F\xBF\xBF") == 4);
    ENSURE(sequence("\xF4\x90\x80\x80") == 0); // beyond U+10FFFF
    ENSURE(sequence("\xF5\x80\x80\x80") == 0);
    ENSURE(sequence("\xF8\x88\x80\x80\x80") == 0);
    ENSURE(sequence("\xFE") == 0 && sequence("\xFF") == 0);
    ENSURE(sequence("\xC3") == 0 && sequence("\xE2\x82") == 0 && sequence("\xF0\x9F\x98") == 0);
    ENSURE(sequence("\xE2\x82\x41") == 0);
    ENSURE(hc__unicode_sequence("", 0) == 0);
}

// ---- White space ----------------------------------------------------------

// ECMAScript's WhiteSpace and LineTerminator.
static bool is_space(uint32_t c) {
    static const uint32_t SPACES[] = {0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x20,   0xA0,
                                      0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005,
                                      0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029,
                                      0x202F, 0x205F, 0x3000, 0xFEFF};
    for (uint32_t i = 0; i < sizeof SPACES / sizeof SPACES[0]; i++) {
        if (SPACES[i] == c) {
            return true;
        }
    }
    return false;
}

static void trims_the_white_space_of_javascript_and_no_other(void) {
    for (uint32_t c = 1; c <= 0x10FFFF; c += c == 0xD7FF ? 0x801 : 1) {
        char text[10];
        uint32_t size = hc__unicode_encode(c, text);
        text[size] = 'x';
        size += 1 + hc__unicode_encode(c, text + size + 1);
        hc_str trimmed = hc__unicode_trim((hc_str){text, size});
        ENSURE_SAY(trimmed.size == (is_space(c) ? 1 : size), "U+%04X", c);
    }
}

static void trims_both_ends(void) {
    static const struct {
        const char *text, *trimmed;
    } ROWS[] = {
        {"", ""},
        {" ", ""},
        {" \t\r\n\xE3\x80\x80", ""},
        {"a", "a"},
        {" a b ", "a b"},
        {"\xEF\xBB\xBF\xC3\xA9\xC2\xA0", "\xC3\xA9"},
        {"\xE2\x80\x8B", "\xE2\x80\x8B"}, // zero width space
        {"\xC2\x85", "\xC2\x85"},         // next line
    };
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        hc_str trimmed = hc__unicode_trim(hc__str_of(ROWS[i].text));
        ENSURE_SAY(hc__str_equal(trimmed, hc__str_of(ROWS[i].trimmed)), "\"%s\"", ROWS[i].text);
    }
}

// ---- Case -----------------------------------------------------------------

// Which code point represents a class of equal ones is up to the table; that
// they fold to the same one is what counts.
static void folds_what_simple_case_folding_takes_for_the_same(void) {
    static const uint32_t SAME[][2] = {
        {'A', 'a'},         {'Z', 'z'},         {0xB5, 0x3BC},      {0xC0, 0xE0},
        {0xDE, 0xFE},       {0x100, 0x101},     {0x17F, 's'},       {0x1C4, 0x1C6},
        {0x1C5, 0x1C6},     {0x1F1, 0x1F3},     {0x345, 0x3B9},     {0x370, 0x371},
        {0x391, 0x3B1},     {0x3A3, 0x3C2},     {0x3C2, 0x3C3},     {0x3D0, 0x3B2},
        {0x3F4, 0x3B8},     {0x410, 0x430},     {0x4C0, 0x4CF},     {0x531, 0x561},
        {0x10A0, 0x2D00},   {0x13A0, 0xAB70},   {0x13F8, 0x13F0},   {0x1C80, 0x432},
        {0x1C90, 0x10D0},   {0x1E9B, 0x1E61},   {0x1E9E, 0xDF},     {0x1F88, 0x1F80},
        {0x1FBC, 0x1FB3},   {0x2126, 0x3C9},    {0x212A, 'k'},      {0x212B, 0xE5},
        {0x2160, 0x2170},   {0x24B6, 0x24D0},   {0x2C00, 0x2C30},   {0xA64A, 0x1C88},
        {0xABBF, 0x13EF},   {0xFF21, 0xFF41},   {0x10400, 0x10428}, {0x104B0, 0x104D8},
        {0x118A0, 0x118C0}, {0x1E900, 0x1E922},
    };
    static const uint32_t ALONE[] = {'@',    '[',    '0',    '{',    0xD7,    0xF7,    0x130,
                                     0x131,  0x149,  0x1F0,  0x587,  0x1E96,  0x1F50,  0x1FB2,
                                     0xFB00, 0x3002, 0xAC00, 0xFFFD, 0x1F600, 0x10FFFF};
    for (uint32_t i = 0; i < sizeof SAME / sizeof SAME[0]; i++) {
        ENSURE_SAY(hc__unicode_fold(SAME[i][0]) == hc__unicode_fold(SAME[i][1]), "U+%04X, U+%04X",
                   SAME[i][0], SAME[i][1]);
    }
    for (uint32_t i = 0; i < sizeof ALONE / sizeof ALONE[0]; i++) {
        ENSURE_SAY(hc__unicode_fold(ALONE[i]) == ALONE[i], "U+%04X", ALONE[i]);
    }
}

static void folding_twice_changes_nothing(void) {
    uint32_t changed = 0;
    for (uint32_t c = 0; c < 0x20000; c++) { // there are no cased characters beyond
        uint32_t folded = hc__unicode_fold(c);
        ENSURE_SAY(folded <= 0x10FFFF && hc__unicode_fold(folded) == folded, "U+%04X", c);
        changed += folded != c ? 1 : 0;
    }
    ENSURE_SAY(changed > 1400 && changed < 1700, "%u", changed); // 1457 in Unicode 15
}

static void compares_without_case(void) {
    static const struct {
        const char *a, *b;
        bool equal, contains;
    } ROWS[] = {
        {"", "", true, true},
        {"a", "", false, true},
        {"", "a", false, false},
        {"Stra\xC3\x9F"
         "e",
         "STRA\xE1\xBA\x9E"
         "E",
         true, true},
        {"stra\xC3\x9F"
         "e",
         "strasse", false, false}, // simple folding keeps the length
        {"\xCE\x9F\xCE\x94\xCE\x9F\xCE\xA3", "\xCE\xBF\xCE\xB4\xCE\xBF\xCF\x82", true, true},
        {"300 K", "300 \xE2\x84\xAA", true, true},
        {"xABCx", "bc", false, true},
        {"xABCx", "cb", false, false},
        {"aab", "ab", false, true},
        {"ab", "abc", false, false},
        {"a\xCC\x88", "\xC3\xA4", false, false}, // no normalization
        {"\xC3\xA9t\xC3\xA9", "T\xC3\x89", false, true},
    };
    uint32_t room[128];
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        hc_str a = hc__str_of(ROWS[i].a);
        hc_str b = hc__str_of(ROWS[i].b);
        ENSURE_SAY(hc__unicode_fold_equal(a, b) == ROWS[i].equal, "%s, %s", a.data, b.data);
        ENSURE_SAY(hc__unicode_fold_equal(b, a) == ROWS[i].equal, "%s, %s", b.data, a.data);
        ENSURE_SAY(hc__unicode_fold_contains(a, b, room) == ROWS[i].contains, "%s, %s", a.data,
                   b.data);
    }
}

// Must not add even 0 to its null pointer, which clang's sanitizer detects.
static void a_text_that_is_not_there_is_blank(void) {
    hc_str none = {NULL, 0};
    ENSURE(hc__unicode_is_blank(none));
    ENSURE(hc__unicode_trim(none).size == 0);
}

void unicode_tests(void) {
    RUN(a_text_that_is_not_there_is_blank);
    RUN(sequences_of_every_first_two_bytes);
    RUN(every_code_point_there_and_back);
    RUN(ill_formed_sequences);
    RUN(trims_the_white_space_of_javascript_and_no_other);
    RUN(trims_both_ends);
    RUN(folds_what_simple_case_folding_takes_for_the_same);
    RUN(folding_twice_changes_nothing);
    RUN(compares_without_case);
}
