// SPDX-License-Identifier: MIT
// Conversion between decimal text and binary64, compared with the C library's.
#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

#define LONG_DIGITS 1100u

static uint64_t bits_of(double number) {
    uint64_t bits = 0;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

static double from_bits(uint64_t bits) {
    double number = 0;
    memcpy(&number, &bits, sizeof number);
    return number;
}

// Finite, of any magnitude and sign.
static double random_number(void) {
    double number = from_bits(test_random());
    return isfinite(number) ? number : random_number();
}

// ---- Reading --------------------------------------------------------------

// Reads a text as the C library does; on overflow parsing must fail.
static void ensure_reads(const char *text) {
    double expected = strtod(text, NULL);
    double number = 0;
    bool ok = hc__number_parse(hc__str_of(text), &number);
    ENSURE_SAY(ok == isfinite(expected), "%.60s", text);
    ENSURE_SAY(!ok || bits_of(number) == bits_of(expected), "%.60s: %a, expected %a", text, number,
               expected);
}

static void numbers_round_trip_through_17_digits(void) {
    char text[40];
    for (uint32_t i = 0; i < 100000; i++) {
        snprintf(text, sizeof text, "%.17g", random_number());
        ensure_reads(text);
    }
}

static void few_digits_with_any_exponent(void) {
    char text[40];
    for (uint32_t i = 0; i < 100000; i++) {
        uint64_t digits = test_random() >> test_below(64);
        int exponent = (int)test_below(700) - 350;
        snprintf(text, sizeof text, "%s%llue%d", i % 2 != 0 ? "-" : "", (unsigned long long)digits,
                 exponent);
        ensure_reads(text);
    }
}

static void decimals_as_people_write_them(void) {
    char text[40];
    for (uint32_t i = 0; i < 100000; i++) {
        snprintf(text, sizeof text, "%u.%0*u", test_below(1000000), 1 + (int)test_below(9),
                 test_below(1000000000));
        ensure_reads(text);
    }
}

static void many_digits(void) {
    static char text[LONG_DIGITS + 20];
    for (uint32_t i = 0; i < 3000; i++) {
        uint32_t count = 20 + test_below(LONG_DIGITS - 20);
        for (uint32_t n = 0; n < count; n++) {
            text[n] = (char)('0' + test_below(10));
        }
        text[test_below(count)] = '.';
        snprintf(text + count, 20, "e%d", (int)test_below(1400) - 1000);
        ensure_reads(text);
    }
}

static void powers_of_two_and_their_neighbours(void) {
    char text[800];
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double power = ldexp(1, exponent);
        const double numbers[] = {power, nextafter(power, 0), nextafter(power, INFINITY)};
        for (uint32_t i = 0; i < 3; i++) {
            snprintf(text, sizeof text, "%.17g", numbers[i]);
            ensure_reads(text);
            snprintf(text, sizeof text, "%.766e", numbers[i]); // exact
            ensure_reads(text);
        }
    }
}

// The midpoint of two adjacent doubles, written out, and the closest
// decimals below and above it. A long double holds the midpoint exactly
// where it is wider than a double; elsewhere these are just long texts.
static void ensure_middle_reads(double number) {
    static char text[900];
    long double middle = ((long double)number + (long double)nextafter(number, INFINITY)) / 2;
    snprintf(text, sizeof text, "%.780Le", middle);
    ensure_reads(text);
    char *end = strchr(text, 'e');
    end[-1] = '1'; // was 0: 780 digits are more than any midpoint has
    ensure_reads(text);
    end[-1] = '0';
    while (*--end == '0' || *end == '.') {
        *end = *end == '0' ? '9' : '.';
    }
    *end = (char)(*end - 1);
    ensure_reads(text);
}

static void middles_between_neighbours(void) {
    for (uint32_t i = 0; i < 3000; i++) {
        ensure_middle_reads(fabs(random_number()));
    }
    for (uint32_t i = 0; i < 1000; i++) {
        ensure_middle_reads(from_bits(test_random() >> (12 + test_below(52)))); // subnormal
    }
    for (int exponent = -1074; exponent < 1023; exponent += 3) {
        ensure_middle_reads(ldexp(1, exponent));
        ensure_middle_reads(nextafter(ldexp(1, exponent), 0));
    }
    ensure_middle_reads(0);
    ensure_middle_reads(nextafter(2.2250738585072014e-308, 0));
}

static void the_middle_decides_beyond_800_digits(void) {
    static char text[5000];
    static const char HALF[] = "9007199254740993"; // 2^53 + 1
    static const char *const TAILS[] = {"", "1", "0", "e0"};
    for (uint32_t zeros = 700; zeros < 4000; zeros += 33) {
        for (uint32_t i = 0; i < 4; i++) {
            snprintf(text, sizeof text, "%s.%0*d%s", HALF, (int)zeros, 0, TAILS[i]);
            ensure_reads(text);
            snprintf(text, sizeof text, "0.%0*d%s%se%u", (int)zeros, 0, HALF, TAILS[i % 3],
                     zeros + 16);
            ensure_reads(text);
        }
    }
}

static void the_ends_of_the_range(void) {
    static const char *const TEXTS[] = {
        "0",
        "-0",
        "0e999999999999",
        "0.0000e-999999999999",
        "1e-999999999999",
        "1e99999999999999999999",
        "-1e400",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.797693134862315807e308",
        "1.797693134862315808e308",
        "1.7976931348623159e308",
        "17976931348623157e292",
        "2.2250738585072014e-308",
        "2.2250738585072011e-308",
        "4.9406564584124654e-324",
        "2.4703282292062328e-324",
        "2.4703282292062327e-324",
        "2.47e-324",
        "1e-323",
        "1e-324",
        "3e-324",
        "1e22",
        "1e23",
        "8.5e22",
        "123456789012345678901234567890",
        "0.1e-6",
        "9007199254740993",
        "6929495644600919.5",
    };
    for (uint32_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        ensure_reads(TEXTS[i]);
    }
}

// A megabyte of zeros, cancelled by the exponent.
static void long_zeros_and_long_exponents(void) {
    static const uint32_t ZEROS[] = {99999, 100000, 100001, 999999, 1000000, 2000000};
    static char text[2000100];
    for (uint32_t i = 0; i < sizeof ZEROS / sizeof ZEROS[0]; i++) {
        double number = 0;
        int zeros = (int)ZEROS[i];
        int size = snprintf(text, sizeof text, "25%0*de-%d", zeros, 0, zeros);
        bool ok = hc__number_parse((hc_str){text, (uint32_t)size}, &number);
        ENSURE_SAY(ok && number == 25, "25, %d zeros, e-%d: %d, %g", zeros, zeros, ok, number);
        size = snprintf(text, sizeof text, "0.%0*d25e%d", zeros, 0, zeros + 2);
        ok = hc__number_parse((hc_str){text, (uint32_t)size}, &number);
        ENSURE_SAY(ok && number == 25, "0., %d zeros, 25e%d: %d, %g", zeros, zeros + 2, ok, number);
    }
}

static void what_is_a_decimal(void) {
    static const char *const GOOD[] = {
        "1",   "+1",    "-1", "1.", ".5",        "-.5",           "1.5e3", "1E+3", "1e-3",
        "007", "\t1\n", " 1", "1 ", "\302\2401", "1\xEF\xBB\xBF", "0.e0",  "1e007"};
    static const char *const BAD[] = {
        "",     " ",        "+",        "-",     ".",     "+.",           "e1",   ".e1",
        "1e",   "1e+",      "1e1.",     "1 2",   "--1",   "+-1",          "1-",   "0x10",
        "0b1",  "1_0",      "1,5",      "1.2.3", "1..2",  "NaN",          "nan",  "inf",
        "+inf", "Infinity", "infinity", "1f",    "1d",    "0x1p3",        "1 e3", "1e 3",
        "- 1",  "\xD9\xA1", "1a",       "1e1e1", "1e+-1", "1\xE2\x80\x8B"};
    double number = 0;
    for (uint32_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        ENSURE_SAY(hc__number_parse(hc__str_of(GOOD[i]), &number), "%s", GOOD[i]);
    }
    for (uint32_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        ENSURE_SAY(!hc__number_parse(hc__str_of(BAD[i]), &number), "%s", BAD[i]);
    }
    ENSURE(!hc__number_parse((hc_str){NULL, 0}, &number)); // must not add to the null pointer
    ENSURE(!hc__number_parse((hc_str){"1\0", 2}, &number));
    ENSURE(hc__number_parse((hc_str){"12", 1}, &number) && number == 1);
}

// ---- Writing --------------------------------------------------------------

static hc_str format(double number, char text[HC_NUMBER_BYTES + 1]) {
    uint32_t size = hc__number_format(number, text);
    text[size] = '\0';
    return (hc_str){text, size};
}

// Finds the shortest digits by trial: for each length the decimal nearest to the number, then its
// neighbours, which matter where the gap below a power of two is narrow. printf rounds correctly,
// ties to even, as JavaScript does. Sets the digits without trailing zeros, and the decimal
// exponent of the first one.
static void shortest(double number, char digits[24], int *exponent) {
    for (int length = 1; length <= 17; length++) {
        static const int STEPS[] = {0, 1, -1};
        char text[40];
        snprintf(text, sizeof text, "%.*e", length - 1, number);
        int ten = (int)strtol(strchr(text, 'e') + 1, NULL, 10);
        unsigned long long whole = 0;
        for (const char *at = text; *at != 'e'; at++) {
            whole = *at == '.' ? whole : whole * 10 + (unsigned long long)(*at - '0');
        }
        for (uint32_t i = 0; i < 3; i++) {
            unsigned long long candidate = whole + (unsigned long long)(long long)STEPS[i];
            int count = snprintf(digits, 24, "%llu", candidate);
            snprintf(text, sizeof text, "%llue%d", candidate, ten - length + 1);
            if (strtod(text, NULL) == number) {
                *exponent = ten + count - length;
                while (count > 1 && digits[count - 1] == '0') {
                    digits[--count] = '\0';
                }
                return;
            }
        }
    }
}

// Splits a text into digits and exponent.
static void read_back(const char *text, char digits[40], int *exponent) {
    uint32_t count = 0;
    int point = 0;
    bool after_point = false;
    const char *at = text;
    for (; *at != '\0' && *at != 'e'; at++) {
        after_point = after_point || *at == '.';
        point += *at != '.' && !after_point && (count > 0 || *at != '0') ? 1 : 0;
        point -= after_point && count == 0 && *at == '0' ? 1 : 0;
        if (*at != '.' && (count > 0 || *at != '0')) {
            digits[count++] = *at;
        }
    }
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    digits[count] = '\0';
    *exponent = point - 1 + (*at == 'e' ? (int)strtol(at + 1, NULL, 10) : 0);
}

static void ensure_writes_shortest(double number) {
    char text[HC_NUMBER_BYTES + 1];
    char expected[24] = "";
    char digits[40];
    int expected_exponent = 0;
    int exponent = 0;
    hc_str written = format(number, text);
    shortest(number, expected, &expected_exponent);
    read_back(text, digits, &exponent);
    ENSURE_SAY(strtod(text, NULL) == number, "%.17g gives %s", number, text);
    ENSURE_SAY(strcmp(digits, expected) == 0 && exponent == expected_exponent,
               "%.17g gives %s, expected %se%d as digits", number, text, expected,
               expected_exponent);
    double back = 0;
    ENSURE_SAY(hc__number_parse(written, &back) && back == number, "%.17g gives %s", number, text);
}

static void writes_the_shortest_digits_of_random_numbers(void) {
    for (uint32_t i = 0; i < 10000; i++) {
        ensure_writes_shortest(fabs(random_number()));
    }
}

static void writes_the_shortest_digits_of_hard_numbers(void) {
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double power = ldexp(1, exponent);
        ensure_writes_shortest(power);
        ensure_writes_shortest(nextafter(power, INFINITY));
        if (exponent > -1074) {
            ensure_writes_shortest(nextafter(power, 0));
        }
    }
    for (uint32_t i = 0; i < 5000; i++) {
        double subnormal = from_bits(1 + (test_random() >> (12 + test_below(52))));
        ensure_writes_shortest(subnormal);
        // Ties between two shortest decimals: quarters and eighths of 2^47 to 2^52.
        uint64_t whole = (1ull << (50 + i % 3)) + (test_random() >> 14);
        ensure_writes_shortest((double)whole / 4);
        ensure_writes_shortest((double)(whole | 1) / 8);
    }
    ensure_writes_shortest(1.7976931348623157e308);
    ensure_writes_shortest(2.2250738585072014e-308);
    ensure_writes_shortest(9.5367431640625e-7);
}

static void writes_the_shortest_digits_of_short_numbers(void) {
    for (uint32_t i = 0; i < 30000; i++) {
        double number = (double)(1 + (test_random() >> (14 + test_below(50))));
        for (uint32_t tens = test_below(12); tens > 0; tens--) {
            number /= 10;
        }
        ensure_writes_shortest(number);
    }
}

static void numbers_are_laid_out_as_in_javascript(void) {
    static const struct {
        double number;
        const char *text;
    } ROWS[] = {
        {0, "0"},
        {-0.0, "0"},
        {1, "1"},
        {-1, "-1"},
        {10, "10"},
        {100, "100"},
        {0.1, "0.1"},
        {-0.5, "-0.5"},
        {12.5, "12.5"},
        {0.000001, "0.000001"},
        {0.0000015, "0.0000015"},
        {0.0000001, "1e-7"},
        {0.00000015, "1.5e-7"},
        {-1.25e-7, "-1.25e-7"},
        {123456789, "123456789"},
        {1e20, "100000000000000000000"},
        {123456789012345680000.0, "123456789012345680000"},
        {999999999999999900000.0, "999999999999999900000"},
        {1e21, "1e+21"},
        {1.5e21, "1.5e+21"},
        {-1e21, "-1e+21"},
        {1e100, "1e+100"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {5e-324, "5e-324"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {4294967295, "4294967295"},
        {9007199254740991, "9007199254740991"},
        {9007199254740992, "9007199254740992"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {100.0 / 3, "33.333333333333336"},
        {0x1p-44, "5.684341886080802e-14"}, // the nearest 16 digits read back as another number
        {1125899906842624.25, "1125899906842624.2"},
        {1125899906842624.75, "1125899906842624.8"},
        {220556491111115.625, "220556491111115.62"},
        {INFINITY, "Infinity"},
        {-INFINITY, "-Infinity"},
        {NAN, "NaN"},
    };
    char text[HC_NUMBER_BYTES + 1];
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        format(ROWS[i].number, text);
        ENSURE_SAY(strcmp(text, ROWS[i].text) == 0, "%s, expected %s", text, ROWS[i].text);
    }
}

static void no_number_is_longer_than_its_room(void) {
    char text[HC_NUMBER_BYTES + 1];
    ENSURE(format(-1.2345678901234567e-300, text).size <= HC_NUMBER_BYTES);
    ENSURE(format(-1.2345678901234567e-6, text).size <= HC_NUMBER_BYTES);
    ENSURE(format(-123456789012345678901.0, text).size <= HC_NUMBER_BYTES);
}

static void times_are_rounded_to_microseconds(void) {
    static const struct {
        double seconds, rounded;
    } ROWS[] = {
        {0, 0},
        {1, 1},
        {12.5, 12.5},
        {1.0 / 3, 0.333333},
        {2.0 / 3, 0.666667},
        {0.1 + 0.2, 0.3},
        {1e-7, 0},
        {0.0000005, 0.000001},
        {0.0000004999, 0},
        {86400.123456789, 86400.123457},
        {1e300, 1e300},
    };
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        double rounded = hc__number_microseconds(ROWS[i].seconds);
        ENSURE_SAY(rounded == ROWS[i].rounded, "%.17g: %.17g", ROWS[i].seconds, rounded);
    }
    for (uint32_t i = 0; i < 10000; i++) {
        double rounded = hc__number_microseconds(test_below(100000000) / 997.0);
        ENSURE_SAY(hc__number_microseconds(rounded) == rounded, "%.17g", rounded);
    }
}

void number_tests(void) {
    RUN(numbers_round_trip_through_17_digits);
    RUN(few_digits_with_any_exponent);
    RUN(decimals_as_people_write_them);
    RUN(many_digits);
    RUN(powers_of_two_and_their_neighbours);
    RUN(middles_between_neighbours);
    RUN(the_middle_decides_beyond_800_digits);
    RUN(the_ends_of_the_range);
    RUN(long_zeros_and_long_exponents);
    RUN(what_is_a_decimal);
    RUN(writes_the_shortest_digits_of_random_numbers);
    RUN(writes_the_shortest_digits_of_hard_numbers);
    RUN(writes_the_shortest_digits_of_short_numbers);
    RUN(numbers_are_laid_out_as_in_javascript);
    RUN(no_number_is_longer_than_its_room);
    RUN(times_are_rounded_to_microseconds);
}
