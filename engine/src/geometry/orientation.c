// SPDX-License-Identifier: MIT
// After J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast
// Robust Geometric Predicates", Discrete & Computational Geometry 18 (1997): a
// fast estimate with an error bound and, where that does not suffice, an exact
// sum of doubles. Requires each operation to be rounded once, to nearest.
#include "geometry/orientation.h"

#include <math.h>

// ---- Sums of doubles ------------------------------------------------------

// A number as the sum of two doubles, of which `low` is the rounding error.
typedef struct pair {
    double high, low;
} pair;

static pair sum(double a, double b) {
    double high = a + b;
    double of_b = high - a;
    double of_a = high - of_b;
    return (pair){high, (a - of_a) + (b - of_b)};
}

// Splits a double into two of half the digits.
static pair halves(double a) {
    double shifted = 134217729.0 * a; // 2^27 + 1
    double high = shifted - (shifted - a);
    return (pair){high, a - high};
}

static pair product(double a, double b) {
    double high = a * b;
    pair x = halves(a);
    pair y = halves(b);
    double lost = ((high - x.high * y.high) - x.low * y.high) - x.high * y.low;
    return (pair){high, x.low * y.low - lost};
}

// The product of two pairs has 8 terms, a determinant of pairs has two such products.
#define TERMS_MAX 16u

// A sum of non-overlapping doubles, the smallest first, without zeros.
typedef struct expansion {
    double terms[TERMS_MAX];
    uint32_t count;
} expansion;

static void add(expansion *e, double term) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < e->count; i++) {
        pair s = sum(term, e->terms[i]);
        term = s.high;
        if (s.low != 0) {
            e->terms[kept++] = s.low;
        }
    }
    if (term != 0) {
        e->terms[kept++] = term;
    }
    e->count = kept;
}

static void add_product(expansion *e, pair a, pair b) {
    const double factors[][2] = {
        {a.low, b.low}, {a.low, b.high}, {a.high, b.low}, {a.high, b.high}};
    for (uint32_t i = 0; i < 4; i++) {
        pair p = product(factors[i][0], factors[i][1]);
        add(e, p.low);
        add(e, p.high);
    }
}

// ---- The orientation ------------------------------------------------------

// Differences of vertices are 0 or have no bit below 2^-953, those with a
// point none below 2^-1074, and none exceeds 2^23. Scaled by this, the
// product of any two of their parts neither overflows nor loses low bits.
#define SCALE 0x1p480

static pair scaled_difference(double a, double b) {
    pair d = sum(a, -b);
    return (pair){d.high * SCALE, d.low * SCALE};
}

static int exact_orientation(hc_point a, hc_point b, hc_point p) {
    expansion e = {.count = 0};
    pair across = scaled_difference(a.y, b.y);
    add_product(&e, scaled_difference(b.x, a.x), scaled_difference(p.y, a.y));
    add_product(&e, across, scaled_difference(p.x, a.x));
    double largest = e.count == 0 ? 0 : e.terms[e.count - 1];
    return (largest > 0) - (largest < 0);
}

// (3 + 16 u) u with u = 2^-53: the bound of stage A in the paper. The last
// term covers the loss of products by underflow.
#define ERROR_SHARE 3.3306690738754716e-16
#define ERROR_LEAST 0x1p-1000

int hc__orientation(hc_point a, hc_point b, hc_point p) {
    double left = (b.x - a.x) * (p.y - a.y);
    double right = (b.y - a.y) * (p.x - a.x);
    double difference = left - right;
    double bound = ERROR_SHARE * (fabs(left) + fabs(right)) + ERROR_LEAST;
    if (fabs(difference) > bound) {
        return difference > 0 ? 1 : -1;
    }
    return exact_orientation(a, b, p);
}
