// SPDX-License-Identifier: MIT
// Regular expressions as JavaScript writes them under its `u` flag, without
// back-references and look-around (docs/patterns.md). A pattern
// becomes a small program, and all places of it that a text may have led to
// are followed at once (K. Thompson, "Regular expression search algorithm",
// 1968): the time is linear in the text, whatever the pattern. Whether a
// pattern is found is all that is asked, so groups and laziness leave nothing
// in the program.
#ifndef HC_REGEX_H
#define HC_REGEX_H

#include "base/memory.h"
#include "base/properties.h"
#include "hotcue/hotcue.h"

typedef struct hc_regex {
    uint32_t code_count;
    uint32_t word_count;
    uint32_t written; // words on the way to that, those that were left out again too
    uint32_t words[]; // code, then sets of code points
} hc_regex;

// Room to compile a pattern in: code and sets of the largest size.
#define HC_REGEX_ROOM                                                                              \
    (sizeof(hc_regex) + ((size_t)HC_LIMIT_REGEX_SIZE + HC_LIMIT_REGEX_BOUNDS) * sizeof(uint32_t))

// What a compiled pattern takes of it.
static inline uint32_t hc__regex_bytes(const hc_regex *regex) {
    return (uint32_t)(sizeof *regex + regex->word_count * sizeof(uint32_t));
}

// Compiles a pattern into the room. Gives NULL, or what is wrong with the
// pattern, as the beginning of a message that the rest of it ends; `written` is known
// in either case.
const char *hc__regex_compile(hc_str pattern, hc_properties *properties, hc_regex *room,
                              hc_str *rest);

// Room that a search needs.
static inline uint32_t hc__regex_find_bytes(const hc_regex *regex) {
    return 4u * regex->code_count * (uint32_t)sizeof(uint32_t);
}

// Whether the pattern is found anywhere in the text. Takes off *looks how many
// instructions were looked at; when that comes to 0, it has given up.
bool hc__regex_find(const hc_regex *regex, hc_str text, uint32_t *room, uint32_t *looks);

#endif
