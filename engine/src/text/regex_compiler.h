// SPDX-License-Identifier: MIT
// The state of a compilation: the rest of the pattern, and the code so far. A function that returns
// false has set `problem`.
#ifndef HC_REGEX_COMPILER_H
#define HC_REGEX_COMPILER_H

#include "text/regex_program.h"

#define LAST_POINT 0x10FFFFu

// An open group, or the pattern itself.
typedef struct level {
    uint32_t start;       // where its code begins
    uint32_t alternative; // where the code of its last alternative begins
    uint32_t jump; // at the end of the previous alternative, without a target yet; or NO_JUMP
} level;

typedef struct compiler {
    const char *at, *end;
    uint32_t *code, *sets;
    uint32_t count, set_count;
    uint32_t left_out, merged; // code and bounds that were written and dropped again
    uint32_t depth, name_count;
    const char *problem;
    hc_properties *properties;
    hc_str property; // bounds of the property read last
    level levels[HC_LIMIT_REGEX_GROUPS + 1u];
    hc_str names[HC_LIMIT_REGEX_GROUPS];
} compiler;

// Sets the problem, and returns false for the caller to return.
bool hc__regex_fail(compiler *c, const char *problem);
bool hc__regex_too_large(compiler *c);

// Whether the next character is one of a set; take() also skips it.
bool hc__regex_is_next(const compiler *c, const char *set);
bool hc__regex_take(compiler *c, const char *set);

// Encodes an instruction.
static inline uint32_t hc__regex_word(opcode op, uint32_t operand) {
    return (uint32_t)op << OPERAND_BITS | operand;
}

// Appends an instruction; fails at HC_LIMIT_REGEX_SIZE.
bool hc__regex_emit(compiler *c, opcode op, uint32_t operand);

#endif
