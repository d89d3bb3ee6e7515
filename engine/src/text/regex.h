// SPDX-License-Identifier: MIT
// Regular expressions with the syntax of JavaScript's `u` flag, without back-references and
// look-around (docs/patterns.md). A pattern is compiled to a small program, and a search follows
// all of its states in parallel (K. Thompson, "Regular expression search algorithm", 1968), in time
// linear in the text for every pattern. A search only returns whether there is a match, so groups
// and laziness leave no trace in the program.
#ifndef HC_REGEX_H
#define HC_REGEX_H

#include "base/memory.h"
#include "base/properties.h"
#include "hotcue/hotcue.h"

typedef struct hc_regex {
    uint32_t code_count;
    uint32_t word_count;
    uint32_t written; // size before simplification, counting words that were dropped again
    uint32_t words[]; // the code, then the sets of code points
} hc_regex;

// Size of the buffer to compile a pattern in: the largest code and sets.
#define HC_REGEX_ROOM                                                                              \
    (sizeof(hc_regex) + ((size_t)HC_LIMIT_REGEX_SIZE + HC_LIMIT_REGEX_BOUNDS) * sizeof(uint32_t))

// Size of a compiled pattern.
static inline uint32_t hc__regex_bytes(const hc_regex *regex) {
    return (uint32_t)(sizeof *regex + regex->word_count * sizeof(uint32_t));
}

// Compiles a pattern into the buffer. Returns NULL, or what is wrong with the pattern: a message to
// which `rest` is to be appended. Sets `written` in either case.
const char *hc__regex_compile(hc_str pattern, hc_properties *properties, hc_regex *room,
                              hc_str *rest);

// Size of the buffer that a search needs.
static inline uint32_t hc__regex_find_bytes(const hc_regex *regex) {
    return 4u * regex->code_count * (uint32_t)sizeof(uint32_t);
}

// Returns whether the pattern matches anywhere in the text. Subtracts the number of instructions
// visited from *looks; when that reaches 0, the search has been given up.
bool hc__regex_find(const hc_regex *regex, hc_str text, uint32_t *room, uint32_t *looks);

#endif
