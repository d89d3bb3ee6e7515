// SPDX-License-Identifier: MIT
// Escape sequences in patterns.
#ifndef HC_REGEX_ESCAPE_H
#define HC_REGEX_ESCAPE_H

#include "text/regex_compiler.h"

typedef enum escape { ESCAPE_BAD, ESCAPE_POINT, ESCAPE_SET } escape;

// Reads an escape sequence after its backslash; the value of a set is its letter.
escape hc__regex_read_escape(compiler *c, uint32_t *value);

#endif
