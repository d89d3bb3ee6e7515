// SPDX-License-Identifier: MIT
// A pattern while it is read, for regex_compile.c and the parts of the syntax beside it.
// What returns false has left a problem.
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

bool hc__regex_emit(compiler *c, opcode op, uint32_t operand);

// ---- regex_set.c: sets of code points ---

bool hc__regex_add_bound(compiler *c, uint32_t bound);
bool hc__regex_add_range(compiler *c, uint32_t first, uint32_t last);

// The set of \d, \w, \s or \p; the capital is its opposite. Or that of a point.
bool hc__regex_add_escape_set(compiler *c, uint32_t letter);
bool hc__regex_emit_escape_set(compiler *c, uint32_t letter);

// Brings the bounds of ranges that may overlap into order. The word before them is
// for their count.
bool hc__regex_close_set(compiler *c, uint32_t set, bool negated);

// ---- regex_escape.c: what a backslash begins ---

typedef enum escape { ESCAPE_BAD, ESCAPE_POINT, ESCAPE_SET } escape;

// An escape, behind its backslash; of a set the value is its letter.
escape hc__regex_read_escape(compiler *c, uint32_t *value);

#endif
