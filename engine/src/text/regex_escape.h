// SPDX-License-Identifier: MIT
// What follows a backslash in a pattern.
#ifndef HC_REGEX_ESCAPE_H
#define HC_REGEX_ESCAPE_H

#include "text/regex_compiler.h"

typedef enum escape { ESCAPE_BAD, ESCAPE_POINT, ESCAPE_SET } escape;

// An escape, behind its backslash; of a set the value is its letter.
escape hc__regex_read_escape(compiler *c, uint32_t *value);

#endif
