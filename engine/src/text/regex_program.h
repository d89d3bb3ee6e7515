// SPDX-License-Identifier: MIT
// The format of compiled patterns, shared by regex_compile.c and regex_find.c.
#ifndef HC_REGEX_PROGRAM_H
#define HC_REGEX_PROGRAM_H

#include "text/regex.h"

typedef enum opcode {
    OP_CHARACTER, // operand: the code point
    OP_SET,       // operand: offset of the set
    OP_SPLIT,     // operand: distance to one branch; the other is the next instruction
    OP_JUMP,      // operand: distance
    OP_START,
    OP_END,
    OP_EDGE, // \b
    OP_NO_EDGE,
    OP_FOUND,
} opcode;

// An instruction is one word: opcode and operand. Distances are relative, so that code can be moved
// and copied, and have MIDDLE added, since they can be negative.
#define OPERAND_BITS 28u
#define OPERAND_MASK ((1u << OPERAND_BITS) - 1u)
#define MIDDLE (1u << (OPERAND_BITS - 1u))

// A set of code points is a count, then so many bounds in ascending order: code points enter and
// leave the set at alternate bounds.

#endif
