// SPDX-License-Identifier: MIT
// Reading: Clinger's fast path ("How to read floating point numbers
// accurately", 1990) where one floating operation is exact, otherwise a
// guess corrected by comparing big integers. Writing: Steele and White's
// free-format algorithm ("How to print floating-point numbers accurately",
// 1990) on big integers.
#include "number.h"

#include <math.h>
#include <string.h>

#include "cjson_glue.h"
#include "unicode.h"

// ---- Big integers: little-endian limbs, fixed room ------------------------

// The largest: 800 digits (2658 bits) scaled by 2^1130, or 10^1130.
#define LIMBS 224u
#define DIGITS_MAX 800u

typedef struct big {
    uint32_t size;
    uint32_t limb[LIMBS];
} big;

static void big_set(big *b, uint64_t value) {
    b->limb[0] = (uint32_t)value;
    b->limb[1] = (uint32_t)(value >> 32);
    b->size = b->limb[1] != 0 ? 2 : b->limb[0] != 0 ? 1 : 0;
}

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

static void big_power_of_ten(big *b, uint32_t exponent) {
    for (; exponent >= 9; exponent -= 9) {
        big_multiply_add(b, 1000000000u, 0);
    }
    for (; exponent > 0; exponent--) {
        big_multiply_add(b, 10, 0);
    }
}

static void big_shift_left(big *b, uint32_t bits) {
    uint32_t limbs = bits / 32;
    if (b->size == 0 || b->size + limbs > LIMBS) {
        return;
    }
    memmove(b->limb + limbs, b->limb, b->size * sizeof b->limb[0]);
    memset(b->limb, 0, limbs * sizeof b->limb[0]);
    b->size += limbs;
    if (bits % 32 != 0) {
        big_multiply_add(b, 1u << (bits % 32), 0);
    }
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

static void big_add(big *a, const big *b) {
    uint64_t carry = 0;
    uint32_t size = a->size > b->size ? a->size : b->size;
    for (uint32_t i = 0; i < size; i++) {
        carry += (uint64_t)(i < a->size ? a->limb[i] : 0) + (i < b->size ? b->limb[i] : 0);
        a->limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
    a->size = size;
    if (carry != 0 && size < LIMBS) {
        a->limb[a->size++] = (uint32_t)carry;
    }
}

// a -= b, where a >= b.
static void big_subtract(big *a, const big *b) {
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

// ---- Binary64 in parts ----------------------------------------------------

// number = mantissa * 2^exponent, number finite and not negative.
typedef struct parts {
    uint64_t mantissa;
    int exponent;
} parts;

#define MANTISSA_BITS 52
#define HIDDEN_BIT (1ull << MANTISSA_BITS)
#define EXPONENT_MIN (-1074)

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

static parts parts_of(double number) {
    uint64_t bits = bits_of(number);
    uint64_t fraction = bits & (HIDDEN_BIT - 1);
    int biased = (int)(bits >> MANTISSA_BITS);
    return biased == 0 ? (parts){fraction, EXPONENT_MIN}
                       : (parts){fraction | HIDDEN_BIT, biased + EXPONENT_MIN - 1};
}

// ---- Reading --------------------------------------------------------------

typedef struct decimal {
    bool negative;
    uint32_t count;              // significant digits kept
    int exponent;                // value = digits * 10^exponent
    uint64_t leading;            // the first 19 digits
    char digits[DIGITS_MAX + 1]; // '0'..'9', no leading zero
} decimal;

static void add_digit(decimal *d, char c, bool after_point) {
    if (d->count == 0 && c == '0') {
        d->exponent -= after_point ? 1 : 0;
        return;
    }
    if (d->count < DIGITS_MAX) {
        d->digits[d->count++] = c;
        d->leading = d->count <= 19 ? d->leading * 10 + (uint64_t)(c - '0') : d->leading;
        d->exponent -= after_point ? 1 : 0;
        return;
    }
    // Beyond what can decide a rounding a digit only says "a little more".
    d->exponent += after_point ? 0 : 1;
    if (c != '0') {
        d->digits[DIGITS_MAX - 1] |= 1;
    }
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Reads the grammar; false when the text is not of it.
static bool scan_decimal(hc_str text, decimal *d) {
    const char *at = text.data;
    const char *end = at + text.size;
    if (at < end && (*at == '+' || *at == '-')) {
        d->negative = *at++ == '-';
    }
    bool any = false;
    bool after_point = false;
    for (; at < end && (is_digit(*at) || (*at == '.' && !after_point)); at++) {
        if (*at == '.') {
            after_point = true;
        } else {
            add_digit(d, *at, after_point);
            any = true;
        }
    }
    if (any && at < end && (*at == 'e' || *at == 'E')) {
        at++;
        bool minus = at < end && *at == '-';
        at += at < end && (*at == '+' || *at == '-') ? 1 : 0;
        any = at < end;
        int exponent = 0;
        for (; at < end && is_digit(*at); at++) {
            exponent = exponent < 100000000 ? exponent * 10 + (*at - '0') : exponent;
        }
        d->exponent += minus ? -exponent : exponent;
    }
    return any && at == end;
}

// Compares the decimal with (2 * mantissa + 1) * 2^(exponent - 1), the middle
// between two neighbouring numbers.
static int compare_with_middle(const decimal *d, parts p) {
    big left;
    big right;
    big_set(&left, 0);
    for (uint32_t i = 0; i < d->count; i++) {
        big_multiply_add(&left, 10, (uint32_t)(d->digits[i] - '0'));
    }
    big_set(&right, 2 * p.mantissa + 1);
    big_power_of_ten(d->exponent >= 0 ? &left : &right,
                     (uint32_t)(d->exponent >= 0 ? d->exponent : -d->exponent));
    int shift = p.exponent - 1;
    big_shift_left(shift >= 0 ? &right : &left, (uint32_t)(shift >= 0 ? shift : -shift));
    return big_compare(&left, &right);
}

static const double EXACT_TENS[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// A number within a few units in the last place, never infinite.
static double guess(const decimal *d) {
    uint32_t kept = d->count < 19 ? d->count : 19;
    int exponent = d->exponent + (int)(d->count - kept);
    double number = (double)d->leading;
    for (; exponent > 0; exponent--) {
        double next = number * 10;
        number = next < 1.7976931348623157e308 ? next : 1.7976931348623157e308;
    }
    for (; exponent < -22 && number > 0; exponent += 22) {
        number /= 1e22;
    }
    return exponent < 0 ? number / EXACT_TENS[-exponent > 22 ? 22 : -exponent] : number;
}

// The number nearest to the decimal, by stepping from the guess. The bits of
// neighbouring numbers are neighbouring integers.
static double nearest(const decimal *d) {
    uint64_t bits = bits_of(guess(d));
    for (;;) {
        int up = compare_with_middle(d, parts_of(from_bits(bits)));
        if (up > 0 || (up == 0 && (bits & 1) != 0)) {
            bits++;
            if (isinf(from_bits(bits))) {
                return from_bits(bits);
            }
            continue;
        }
        if (bits == 0) {
            return 0;
        }
        int down = compare_with_middle(d, parts_of(from_bits(bits - 1)));
        if (down < 0 || (down == 0 && (bits & 1) != 0)) {
            bits--;
            continue;
        }
        return from_bits(bits);
    }
}

static double to_double(const decimal *d) {
    if (d->count == 0) {
        return 0;
    }
    if (d->count <= 15 && d->exponent >= -22 && d->exponent <= 22) {
        double digits = (double)d->leading;
        return d->exponent < 0 ? digits / EXACT_TENS[-d->exponent]
                               : digits * EXACT_TENS[d->exponent];
    }
    int magnitude = d->exponent + (int)d->count;
    if (magnitude > 310) {
        return INFINITY;
    }
    return magnitude < -330 ? 0 : nearest(d);
}

bool hc__number_parse(hc_str text, double *number) {
    decimal d;
    d.negative = false;
    d.count = 0;
    d.exponent = 0;
    d.leading = 0;
    if (!scan_decimal(hc__unicode_trim(text), &d)) {
        return false;
    }
    double value = to_double(&d);
    *number = d.negative ? -value : value;
    return isfinite(value);
}

double hc__cjson_strtod(const char *text, char **end) {
    // The scanner has passed the text already, so a number ends where its
    // characters end.
    uint32_t size = 0;
    while (is_digit(text[size]) || (text[size] != '\0' && strchr("+-.eE", text[size]) != NULL)) {
        size++;
    }
    double number = 0;
    bool ok = hc__number_parse((hc_str){text, size}, &number);
    if (end != NULL) {
        *end = (char *)(uintptr_t)(text + (ok ? size : 0));
    }
    return number;
}

// ---- Writing --------------------------------------------------------------

// The decimal point's place in a positive number, or one less: from the place
// of its highest bit alone.
static int ten_estimate(parts p) {
    int highest_bit = p.exponent - 1;
    for (uint64_t m = p.mantissa; m != 0; m >>= 1) {
        highest_bit++;
    }
    return (int)ceil(highest_bit * 0.30102999566398 - 1e-10);
}

// Shortest digits of a positive number, most significant first; number is
// 0.DIGITS * 10^point. r/s is what is left of the number, plus/s and minus/s
// are half the distances to its neighbours.
static uint32_t shortest_digits(double number, char digits[20], int *point) {
    parts p = parts_of(number);
    bool even = (p.mantissa & 1) == 0;
    bool narrow_below = p.mantissa == HIDDEN_BIT && p.exponent > EXPONENT_MIN;
    uint32_t extra = narrow_below ? 2 : 1; // so that halves are integers
    big r;
    big s;
    big plus;
    big minus;
    big_set(&r, p.mantissa);
    big_set(&s, 1);
    big_set(&plus, 1);
    big_set(&minus, 1);
    uint32_t scale = p.exponent >= 0 ? (uint32_t)p.exponent : 0;
    big_shift_left(&r, scale + extra);
    big_shift_left(&plus, scale + extra - 1);
    big_shift_left(&minus, scale);
    big_shift_left(&s, (p.exponent < 0 ? (uint32_t)-p.exponent : 0) + extra);

    int ten = ten_estimate(p);
    big_power_of_ten(&s, ten > 0 ? (uint32_t)ten : 0);
    for (int i = ten; i < 0; i++) {
        big_multiply_add(&r, 10, 0);
        big_multiply_add(&plus, 10, 0);
        big_multiply_add(&minus, 10, 0);
    }
    big top = r; // the estimate may be one too small
    big_add(&top, &plus);
    int over = big_compare(&top, &s);
    if (over > 0 || (over == 0 && even)) {
        ten++;
        big_multiply_add(&s, 10, 0);
    }
    *point = ten;

    for (uint32_t count = 0;;) {
        big_multiply_add(&r, 10, 0);
        big_multiply_add(&plus, 10, 0);
        big_multiply_add(&minus, 10, 0);
        char digit = '0';
        while (big_compare(&r, &s) >= 0) {
            big_subtract(&r, &s);
            digit++;
        }
        int low = big_compare(&r, &minus);
        top = r;
        big_add(&top, &plus);
        int high = big_compare(&top, &s);
        bool enough = low < 0 || (low == 0 && even);
        bool next_enough = high > 0 || (high == 0 && even);
        if (enough || next_enough) {
            // Of two as near, ECMAScript takes the even one.
            big_multiply_add(&r, 2, 0);
            int half = big_compare(&r, &s);
            bool up = half > 0 || (half == 0 && (digit & 1) != 0);
            bool nearer_up = next_enough && (!enough || up);
            digits[count++] = (char)(digit + (nearer_up ? 1 : 0));
            return count;
        }
        digits[count++] = digit;
    }
}

// Digits of a positive whole number below 2^53.
static uint32_t whole_digits(uint64_t whole, char digits[20]) {
    char reversed[20];
    uint32_t count = 0;
    for (; whole > 0; whole /= 10) {
        reversed[count++] = (char)('0' + whole % 10);
    }
    for (uint32_t i = 0; i < count; i++) {
        digits[i] = reversed[count - 1 - i];
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
    char digits[20];
    int point = 0;
    number = fabs(number);
    uint32_t count = shortest_digits(number, digits, &point);
    return sign + layout(digits, count, point, text + sign);
}

double hc__number_microseconds(double seconds) {
    double micros = seconds * 1e6;
    return micros < 9007199254740992.0 ? floor(micros + 0.5) / 1e6 : seconds;
}
