// SPDX-License-Identifier: MIT
#include "base/bitset.h"

#include "base/allocator.h"
#include "hotcue/hotcue.h"

static uint32_t words_for(uint32_t bits) {
    return bits / 32 + 1;
}

bool hc__bitset_init(hc_bitset *set, uint32_t end) {
    uint32_t count = words_for(end);
    set->words = hc__calloc((size_t)count + words_for(count), sizeof *set->words);
    set->summary = set->words == NULL ? NULL : set->words + count;
    set->end = end;
    return set->words != NULL;
}

void hc__bitset_free(hc_bitset *set) {
    hc__free(set->words);
    *set = (hc_bitset){0};
}

void hc__bitset_add(hc_bitset *set, uint32_t number) {
    uint32_t word = number / 32;
    set->words[word] |= 1u << number % 32;
    set->summary[word / 32] |= 1u << word % 32;
}

void hc__bitset_remove(hc_bitset *set, uint32_t number) {
    uint32_t word = number / 32;
    set->words[word] &= ~(1u << number % 32);
    if (set->words[word] == 0) {
        set->summary[word / 32] &= ~(1u << word % 32);
    }
}

// Returns the first bit set from `from` on and below `end`, or HC_NONE.
static uint32_t next_bit(const uint32_t *words, uint32_t from, uint32_t end) {
    for (uint32_t word = from / 32; from < end; from = ++word * 32) {
        uint32_t rest = words[word] & UINT32_MAX << from % 32;
        if (rest != 0) {
            return word * 32 + (uint32_t)__builtin_ctz(rest);
        }
    }
    return HC_NONE;
}

uint32_t hc__bitset_next(const hc_bitset *set, uint32_t from) {
    uint32_t word = from / 32;
    uint32_t in_word = from < set->end ? set->words[word] & UINT32_MAX << from % 32 : 0;
    if (in_word != 0) {
        return word * 32 + (uint32_t)__builtin_ctz(in_word);
    }
    word = next_bit(set->summary, word + 1, words_for(set->end));
    return word == HC_NONE ? HC_NONE : word * 32 + (uint32_t)__builtin_ctz(set->words[word]);
}

// Returns the last bit set below `below`, or HC_NONE.
static uint32_t last_bit(const uint32_t *words, uint32_t below) {
    uint32_t mask = (1u << below % 32) - 1;
    for (uint32_t word = below / 32 + 1; word-- > 0; mask = UINT32_MAX) {
        uint32_t rest = words[word] & mask;
        if (rest != 0) {
            return word * 32 + 31 - (uint32_t)__builtin_clz(rest);
        }
    }
    return HC_NONE;
}

uint32_t hc__bitset_before(const hc_bitset *set, uint32_t from) {
    uint32_t word = from / 32;
    uint32_t in_word = set->words[word] & ((1u << from % 32) - 1);
    if (in_word != 0) {
        return word * 32 + 31 - (uint32_t)__builtin_clz(in_word);
    }
    word = last_bit(set->summary, word);
    return word == HC_NONE ? HC_NONE : word * 32 + 31 - (uint32_t)__builtin_clz(set->words[word]);
}
