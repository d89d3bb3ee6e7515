// SPDX-License-Identifier: MIT
// An ordered set of numbers with insertion and removal in constant time: a bit per number, and a
// summary with a bit per word that is not 0.
#ifndef HC_BITSET_H
#define HC_BITSET_H

#include <stdbool.h>
#include <stdint.h>

typedef struct hc_bitset {
    uint32_t *words;   // a bit per number
    uint32_t *summary; // a bit per word that is not 0
    uint32_t end;      // all numbers are below
} hc_bitset;

// Initialises an empty set for numbers below `end`; false when out of memory.
bool hc__bitset_init(hc_bitset *set, uint32_t end);
void hc__bitset_free(hc_bitset *set);

void hc__bitset_add(hc_bitset *set, uint32_t number);
void hc__bitset_remove(hc_bitset *set, uint32_t number);

// Returns the smallest number not below `from`, or HC_NONE. The set may change between calls.
uint32_t hc__bitset_next(const hc_bitset *set, uint32_t from);

// Returns the largest number below `from`, which is at most `end`, or HC_NONE.
uint32_t hc__bitset_before(const hc_bitset *set, uint32_t from);

// A variable's name can't be in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define HC_BITSET_EACH(set, number)                                                                \
    for (uint32_t number = hc__bitset_next(set, 0); number != HC_NONE;                             \
         number = hc__bitset_next(set, number + 1))
// NOLINTEND(bugprone-macro-parentheses)

#endif
