// SPDX-License-Identifier: MIT
// What a pattern becomes, for regex_compile.c and regex_find.c.
#ifndef HC_REGEX_PROGRAM_H
#define HC_REGEX_PROGRAM_H

#include "text/regex.h"

typedef enum opcode {
    OP_CHARACTER, // operand: the code point
    OP_SET,       // operand: the set's place among the sets
    OP_SPLIT,     // operand: how far to the other way; the one is what follows
    OP_JUMP,      // operand: how far
    OP_START,
    OP_END,
    OP_EDGE, // \b
    OP_NO_EDGE,
    OP_FOUND,
} opcode;

// An instruction is one word: its opcode, then its operand. Distances can be
// negative and are kept from the middle. Being relative, they hold wherever a
// piece of code is moved or copied.
#define OPERAND_BITS 28u
#define OPERAND_MASK ((1u << OPERAND_BITS) - 1u)
#define MIDDLE (1u << (OPERAND_BITS - 1u))

// A set of code points is a count, then as many bounds in order: at each, being in
// the set begins or ends.

#endif
