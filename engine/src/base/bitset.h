// SPDX-License-Identifier: MIT
// A set of numbers that is gone through in their order, and in which a number comes and
// goes in the same time however many there are: a bit for each, and a bit for each word
// of them that has any.
#ifndef HC_BITSET_H
#define HC_BITSET_H

#include <stdbool.h>
#include <stdint.h>

typedef struct hc_bitset {
    uint32_t *words;   // a bit for each number
    uint32_t *summary; // a bit for each word that is not 0
    uint32_t end;      // what it holds is below
} hc_bitset;

// An empty set for numbers below `end`; false when out of memory.
bool hc__bitset_init(hc_bitset *set, uint32_t end);
void hc__bitset_free(hc_bitset *set);

void hc__bitset_add(hc_bitset *set, uint32_t number);
void hc__bitset_remove(hc_bitset *set, uint32_t number);

// The first that is not below `from`; HC_NONE when there is none. What comes or goes
// meanwhile is no matter.
uint32_t hc__bitset_next(const hc_bitset *set, uint32_t from);

// The last that is below `from`, which is `end` at most; HC_NONE when there is none.
uint32_t hc__bitset_before(const hc_bitset *set, uint32_t from);

// The name of a variable can't stand in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define HC_BITSET_EACH(set, number)                                                                \
    for (uint32_t number = hc__bitset_next(set, 0); number != HC_NONE;                             \
         number = hc__bitset_next(set, number + 1))
// NOLINTEND(bugprone-macro-parentheses)

#endif
