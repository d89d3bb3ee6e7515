// SPDX-License-Identifier: MIT
// The state of a pattern that is being compiled: what is left to read, and the code so far.
// A function that returns false has set `problem`.
#ifndef HC_REGEX_COMPILER_H
#define HC_REGEX_COMPILER_H

#include "text/regex_program.h"

#define LAST_POINT 0x10FFFFu

// A group that is open, or the pattern itself.
typedef struct level {
    uint32_t start;       // of its code
    uint32_t alternative; // of the code of the last one
    uint32_t jump;        // at the end of the one before, to be aimed, or NO_JUMP
} level;

typedef struct compiler {
    const char *at, *end;
    uint32_t *code, *sets;
    uint32_t count, set_count;
    uint32_t left_out, merged; // code and bounds that were written, and are there no more
    uint32_t depth, name_count;
    const char *problem;
    hc_properties *properties;
    hc_str property; // bounds of the one read last
    level levels[HC_LIMIT_REGEX_GROUPS + 1u];
    hc_str names[HC_LIMIT_REGEX_GROUPS];
} compiler;

bool hc__regex_fail(compiler *c, const char *problem);
bool hc__regex_too_large(compiler *c);

// Whether the next character is one of a set's; take() goes past it then.
bool hc__regex_is_next(const compiler *c, const char *set);
bool hc__regex_take(compiler *c, const char *set);

// An instruction as it stands in the code.
static inline uint32_t hc__regex_word(opcode op, uint32_t operand) {
    return (uint32_t)op << OPERAND_BITS | operand;
}

bool hc__regex_emit(compiler *c, opcode op, uint32_t operand);

#endif
