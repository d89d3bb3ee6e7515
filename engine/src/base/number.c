// SPDX-License-Identifier: MIT
// Reading: a single floating-point operation where that is exact (W. D. Clinger, "How to read
// floating point numbers accurately", 1990); else a 64-bit product with a known error bound, unless
// the number is too near the middle between two doubles; else a long division of big integers.
// Writing: the digits of such a division, until they read back as the same number.
#include "base/number.h"

#include <math.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"

// ---- Big integers: little-endian limbs, fixed capacity --------------------

// The largest is 10^1130, the divisor for 800 digits after the point.
#define LIMBS 120u
#define DIGITS_MAX 800u

typedef struct big {
    uint32_t size;
    uint32_t limb[LIMBS];
} big;

static void big_multiply_add(big *b, uint32_t factor, uint32_t addend) {
    uint64_t carry = addend;
    for (uint32_t i = 0; i < b->size; i++) {
        carry += (uint64_t)b->limb[i] * factor;
        b->limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0 && b->size < LIMBS) {
        b->limb[b->size++] = (uint32_t)carry;
    }
}

static void big_set(big *b, uint64_t value) {
    b->limb[0] = (uint32_t)value;
    b->limb[1] = (uint32_t)(value >> 32);
    b->size = b->limb[1] != 0 ? 2 : 1;
}

// b *= base^exponent, in 32-bit factors.
static void big_multiply_power(big *b, uint32_t base, int exponent) {
    while (exponent > 0) {
        uint32_t factor = 1;
        for (; exponent > 0 && factor <= UINT32_MAX / base; exponent--) {
            factor *= base;
        }
        big_multiply_add(b, factor, 0);
    }
}

static int big_bits(const big *b) {
    int bits = 32 * ((int)b->size - 1);
    for (uint32_t top = b->limb[b->size - 1]; top != 0; top >>= 1) {
        bits++;
    }
    return bits;
}

static int big_compare(const big *a, const big *b) {
    if (a->size != b->size) {
        return a->size < b->size ? -1 : 1;
    }
    for (uint32_t i = a->size; i-- > 0;) {
        if (a->limb[i] != b->limb[i]) {
            return a->limb[i] < b->limb[i] ? -1 : 1;
        }
    }
    return 0;
}

// Returns a / b, which must be below 10; a becomes the remainder.
static uint32_t big_divide(big *a, const big *b) {
    uint32_t times = 0;
    for (; big_compare(a, b) >= 0; times++) {
        uint64_t borrow = 0;
        for (uint32_t i = 0; i < a->size; i++) {
            uint64_t take = (uint64_t)(i < b->size ? b->limb[i] : 0) + borrow;
            borrow = a->limb[i] < take ? 1 : 0;
            a->limb[i] = (uint32_t)(a->limb[i] - take);
        }
        while (a->size > 0 && a->limb[a->size - 1] == 0) {
            a->size--;
        }
    }
    return times;
}

// ---- Reading --------------------------------------------------------------

#define MANTISSA_BITS 52
#define HIDDEN_BIT (1ull << MANTISSA_BITS)
#define EXPONENT_BIAS 1023

typedef struct decimal {
    bool negative;
    uint32_t count;     // significant digits
    int exponent;       // value = digits * 10^exponent
    uint64_t leading;   // the first 19 digits
    const char *digits; // all of them, possibly with a point among them
} decimal;

// Reads what follows e or E; false when it has no digits.
static bool scan_exponent(const char *at, const char *end, int *exponent) {
    bool minus = at < end && *at == '-';
    at += at < end && (*at == '+' || *at == '-') ? 1 : 0;
    bool any = at < end;
    int value = 0;
    for (; at < end && hc__is_digit(*at); at++) {
        value = value < 100000000 ? value * 10 + (*at - '0') : value;
    }
    *exponent += minus ? -value : value;
    return any && at == end;
}

// Parses the grammar; false when the text does not match it.
static bool scan_decimal(hc_str text, decimal *d) {
    const char *at = text.data;
    const char *end = hc__str_end(text);
    *d = (decimal){0};
    if (at < end && (*at == '+' || *at == '-')) {
        d->negative = *at++ == '-';
    }
    bool any = false;
    bool after_point = false;
    for (; at < end && (hc__is_digit(*at) || (*at == '.' && !after_point)); at++) {
        if (*at == '.') {
            after_point = true;
            continue;
        }
        any = true;
        d->exponent -= after_point ? 1 : 0;
        if (d->count == 0 && *at == '0') {
            continue;
        }
        if (d->count == 0) {
            d->digits = at;
        }
        if (d->count++ < 19) {
            d->leading = d->leading * 10 + (uint64_t)(*at - '0');
        }
    }
    if (any && at < end && (*at == 'e' || *at == 'E')) {
        return scan_exponent(at + 1, end, &d->exponent);
    }
    return any && at == end;
}

// Sets b to the decimal's digits. Digits that can't decide a rounding only set the lowest bit, if
// not all are 0. Returns the exponent of the last digit.
static int big_set_digits(big *b, const decimal *d) {
    big_set(b, d->count <= 19 ? d->leading : 0);
    if (d->count <= 19) {
        return d->exponent;
    }
    bool more = false;
    const char *at = d->digits;
    uint32_t power = 1; // several digits at a time
    uint32_t part = 0;
    for (uint32_t i = 0; i < d->count; at++) {
        if (*at == '.') {
            continue;
        }
        if (i++ < DIGITS_MAX) {
            power *= 10;
            part = part * 10 + (uint32_t)(*at - '0');
            if (power == 1000000000u || i == DIGITS_MAX || i == d->count) {
                big_multiply_add(b, power, part);
                power = 1;
                part = 0;
            }
        }
        more = more || (i > DIGITS_MAX && *at != '0');
    }
    if (d->count <= DIGITS_MAX) {
        return d->exponent;
    }
    b->limb[0] |= more ? 1 : 0;
    return d->exponent + (int)(d->count - DIGITS_MAX);
}

// Returns a / b, rounded to nearest, ties to even.
static double quotient(big *a, big *b) {
    int exponent = big_bits(a) - big_bits(b);
    big_multiply_power(a, 2, -exponent);
    big_multiply_power(b, 2, exponent);
    if (big_compare(a, b) < 0) {
        big_multiply_add(a, 2, 0);
        exponent--;
    } // now 1 <= a / b < 2
    if (exponent > EXPONENT_BIAS) {
        return INFINITY;
    }
    int lost = exponent < 1 - EXPONENT_BIAS ? 1 - EXPONENT_BIAS - exponent : 0;
    uint64_t bits = 0;
    for (int i = lost; i <= MANTISSA_BITS; i++) {
        bits = bits * 2 + big_divide(a, b);
        big_multiply_add(a, 2, 0);
    }
    int half = lost > MANTISSA_BITS + 1 ? -1 : big_compare(a, b);
    bits += half > 0 || (half == 0 && (bits & 1) != 0) ? 1 : 0;
    if (lost == 0) { // the hidden bit adds one to the exponent
        bits += (uint64_t)(exponent + EXPONENT_BIAS - 1) << MANTISSA_BITS;
    }
    double number = 0;
    memcpy(&number, &bits, sizeof number);
    return number;
}

// The highest 64 bits of 10^1, 10^2, 10^4 to 10^256, and of their reciprocals.
static const uint64_t POWERS[2][9] = {
    {0xA000000000000000, 0xC800000000000000, 0x9C40000000000000, 0xBEBC200000000000,
     0x8E1BC9BF04000000, 0x9DC5ADA82B70B59E, 0xC2781F49FFCFA6D5, 0x93BA47C980E98CE0,
     0xAA7EEBFB9DF9DE8E},
    {0xCCCCCCCCCCCCCCCD, 0xA3D70A3D70A3D70A, 0xD1B71758E219652C, 0xABCC77118461CEFD,
     0xE69594BEC44DE15B, 0xCFB11EAD453994BA, 0xA87FEA27A539E9A5, 0xDDD0467C64BCE4A1,
     0xC0314325637A193A},
};

// Returns the exponent of the lowest of these bits.
static int exponent_of_ten(int power) {
    return ((power * 217706) >> 16) - 63; // log2(10) * 65536
}

// Returns the highest 64 bits of the product of two such numbers.
static uint64_t multiply(uint64_t a, uint64_t b, int *exponent) {
    uint64_t a1 = a >> 32;
    uint64_t a0 = (uint32_t)a;
    uint64_t b1 = b >> 32;
    uint64_t b0 = (uint32_t)b;
    uint64_t middle = a1 * b0 + (a0 * b0 >> 32);
    uint64_t other = a0 * b1 + (uint32_t)middle;
    uint64_t high = a1 * b1 + (middle >> 32) + (other >> 32);
    bool whole = high >> 63 != 0;
    *exponent += whole ? 64 : 63;
    return whole ? high : high << 1 | (other >> 31 & 1u);
}

// The error of each power and of each product is less than 2 units in the last place, and there are
// at most nine of them; the digits after the 19th add less than 19.
#define ERROR_MOST 64u
#define LOST_BITS 11

// Converts a decimal to a double; false when the error could decide the rounding.
static bool from_product(const decimal *d, double *number) {
    int shift = __builtin_clzll(d->leading);
    uint64_t bits = d->leading << shift;
    int exponent = -shift;
    int ten = d->exponent + (d->count > 19 ? (int)d->count - 19 : 0);
    int sign = ten < 0 ? -1 : 1;
    for (int power = 1, place = 0; power <= sign * ten; power *= 2, place++) {
        if ((sign * ten & power) != 0) {
            bits = multiply(bits, POWERS[ten < 0 ? 1 : 0][place], &exponent);
            exponent += exponent_of_ten(sign * power);
        }
    }
    const uint32_t half = 1u << (LOST_BITS - 1);
    uint32_t lost = (uint32_t)bits & (2 * half - 1);
    exponent += 63 + EXPONENT_BIAS;
    if ((lost > half - ERROR_MOST && lost < half + ERROR_MOST) || exponent < 1 ||
        exponent >= 2 * EXPONENT_BIAS) {
        return false;
    }
    bits = ((bits >> LOST_BITS) & (HIDDEN_BIT - 1)) + ((uint64_t)exponent << MANTISSA_BITS) +
           (lost > half ? 1 : 0);
    memcpy(number, &bits, sizeof bits);
    return true;
}

static double to_double(const decimal *d) {
    int magnitude = d->exponent + (int)d->count;
    if (d->count == 0 || magnitude < -330) {
        return 0;
    }
    if (magnitude > 310) {
        return INFINITY;
    }
    if (d->count <= 15 && d->exponent >= -22 && d->exponent <= 22) {
        double power = 1; // exact up to 10^22
        for (int i = d->exponent < 0 ? -d->exponent : d->exponent; i > 0; i--) {
            power *= 10;
        }
        double digits = (double)d->leading;
        return d->exponent < 0 ? digits / power : digits * power;
    }
    double number = 0;
    if (from_product(d, &number)) {
        return number;
    }
    big a;
    big b;
    int exponent = big_set_digits(&a, d);
    big_set(&b, 1);
    big_multiply_power(&a, 10, exponent);
    big_multiply_power(&b, 10, -exponent);
    return quotient(&a, &b);
}

bool hc__number_parse(hc_str text, double *number) {
    decimal d;
    if (!scan_decimal(hc__unicode_trim(text), &d)) {
        return false;
    }
    double value = to_double(&d);
    *number = d.negative ? -value : value;
    return isfinite(value);
}

static double over_power_of_ten(double digits, uint32_t places) {
    double power = 1;
    for (; places > 0; places--) {
        power *= 10;
    }
    return digits / power;
}

// The fast path for most numbers of a document: at most 15 digits, with or
// without a point. Digits and power of ten are exact, so that a single
// division rounds once. Returns the length read, 0 for any other number.
static uint32_t read_short(const char *text, double *number) {
    uint32_t size = text[0] == '-' ? 1 : 0;
    uint32_t point = 0;
    uint32_t digits = 0;
    uint64_t value = 0;
    for (;; size++) {
        uint32_t digit = (uint32_t)text[size] - '0';
        if (digit < 10) {
            value = value * 10 + digit;
            digits++;
        } else if (text[size] == '.') {
            point = size;
        } else {
            break;
        }
        if (digits > 15) {
            return 0;
        }
    }
    if (text[size] == 'e' || text[size] == 'E') {
        return 0;
    }
    double whole = over_power_of_ten((double)value, point > 0 ? size - 1 - point : 0);
    *number = text[0] == '-' ? -whole : whole;
    return size;
}

uint32_t hc__number_read(const char *json, double *number) {
    uint32_t size = read_short(json, number);
    if (size > 0) {
        return size;
    }
    while (hc__is_digit(json[size]) || hc__is_one_of(json[size], "+-.eE")) {
        size++;
    }
    *number = 0;
    return hc__number_parse((hc_str){json, size}, number) ? size : 0;
}

// ---- Writing --------------------------------------------------------------

// Splits a positive number into an integer and a power of two.
static uint64_t split(double number, int *exponent) {
    uint64_t bits = 0;
    memcpy(&bits, &number, sizeof bits);
    int biased = (int)(bits >> MANTISSA_BITS);
    *exponent = (biased > 0 ? biased : 1) - EXPONENT_BIAS - MANTISSA_BITS;
    return (bits & (HIDDEN_BIT - 1)) | (biased > 0 ? HIDDEN_BIT : 0);
}

// Sets a / b so that the number is a / b * 10^point, with a / b from 1 to below 10. Returns point.
static int set_fraction(double number, big *a, big *b) {
    int exponent = 0;
    big_set(a, split(number, &exponent));
    big_set(b, 1);
    // An estimate from the highest bit, at most one too small.
    int point = (int)ceil((big_bits(a) + exponent - 1) * 0.30102999566398 - 1e-10);
    big_multiply_power(a, 5, -point);
    big_multiply_power(b, 5, point);
    big_multiply_power(a, 2, exponent - point);
    big_multiply_power(b, 2, point - exponent);
    if (big_compare(a, b) < 0) {
        big_multiply_add(a, 10, 0);
        point--;
    }
    return point;
}

// Whether leading * 10^exponent, with `count` digits, reads back as the number.
static bool reads_as(decimal *d, uint64_t leading, double number) {
    d->leading = leading;
    return to_double(d) == number;
}

#define SURE_DIGITS 15u // no two decimals of this length read as the same number
#define LEAST_OF_THESE 0x1p-1022

// Times are whole microseconds, and so are most other numbers: then these digits are the shortest.
static bool as_microseconds(double number, decimal *d) {
    if (number < 9007199254740992.0 && number == floor(number)) {
        *d = (decimal){.leading = (uint64_t)number};
        return true;
    }
    *d = (decimal){.leading = number < 1e9 ? (uint64_t)(number * 1e6 + 0.5) : 0, .exponent = -6};
    return (double)d->leading / 1e6 == number;
}

// Returns the shortest decimal that reads back as a positive number, of
// several the nearest to it, ties to even.
static decimal shortest(double number) {
    decimal d;
    if (as_microseconds(number, &d)) {
        return d;
    }
    big a;
    big b;
    d = (decimal){.exponent = set_fraction(number, &a, &b)};
    for (uint64_t digits = 0;; d.exponent--) {
        digits = digits * 10 + big_divide(&a, &b);
        d.count++;
        big_multiply_add(&a, 2, 0);
        int half = big_compare(&a, &b);
        big_multiply_add(&a, 5, 0);
        uint64_t up = half > 0 || (half == 0 && (digits & 1) != 0) ? 1 : 0;
        bool may_suffice = d.count >= SURE_DIGITS || number < LEAST_OF_THESE;
        if (may_suffice &&
            (reads_as(&d, digits + up, number) || reads_as(&d, digits + 1 - up, number))) {
            return d;
        }
    }
}

// Writes the digits of a positive integer.
static uint32_t whole_digits(uint64_t whole, char digits[20]) {
    uint32_t count = 0;
    for (uint64_t rest = whole; rest > 0; rest /= 10) {
        count++;
    }
    for (uint32_t i = count; i-- > 0; whole /= 10) {
        digits[i] = (char)('0' + whole % 10);
    }
    return count;
}

// ECMAScript Number::toString, steps 6 to 10.
static uint32_t layout(const char *digits, uint32_t count, int point, char *out) {
    uint32_t n = 0;
    if (point > 21 || point <= -6) {
        out[n++] = digits[0];
        if (count > 1) {
            out[n++] = '.';
            memcpy(out + n, digits + 1, count - 1);
            n += count - 1;
        }
        int exponent = point - 1;
        out[n++] = 'e';
        out[n++] = exponent < 0 ? '-' : '+';
        return n + whole_digits((uint64_t)(exponent < 0 ? -exponent : exponent), out + n);
    }
    for (int i = point; i <= 0; i++) {
        out[n++] = '0';
        if (i == point) {
            out[n++] = '.';
        }
    }
    for (int i = 0; i < (int)count || i < point; i++) {
        if (i == point && i > 0) {
            out[n++] = '.';
        }
        out[n++] = i < (int)count ? digits[i] : '0';
    }
    return n;
}

uint32_t hc__number_format(double number, char text[HC_NUMBER_BYTES]) {
    const char *word = isnan(number)   ? "NaN"
                       : isinf(number) ? "Infinity"
                       : number == 0   ? "0"
                                       : NULL;
    uint32_t sign = number < 0 ? 1 : 0;
    text[0] = '-';
    if (word != NULL) {
        uint32_t size = (uint32_t)strlen(word);
        memcpy(text + sign, word, size);
        return sign + size;
    }
    decimal d = shortest(fabs(number));
    for (; d.leading % 10 == 0; d.leading /= 10) { // the last digit was rounded up from 9
        d.exponent++;
    }
    char digits[20] = {0};
    uint32_t count = whole_digits(d.leading, digits);
    return sign + layout(digits, count, d.exponent + (int)count, text + sign);
}

double hc__number_microseconds(double seconds) {
    double micros = seconds * 1e6;
    return micros < 9007199254740992.0 ? floor(micros + 0.5) / 1e6 : seconds;
}
