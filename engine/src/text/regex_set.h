// SPDX-License-Identifier: MIT
// Sets of code points in a pattern that is being compiled.
#ifndef HC_REGEX_SET_H
#define HC_REGEX_SET_H

#include "text/regex_compiler.h"

bool hc__regex_add_bound(compiler *c, uint32_t bound);
bool hc__regex_add_range(compiler *c, uint32_t first, uint32_t last);

// The set of \d, \w, \s or \p; the capital is its opposite. Or that of a point.
bool hc__regex_add_escape_set(compiler *c, uint32_t letter);
bool hc__regex_emit_escape_set(compiler *c, uint32_t letter);

// Brings the bounds of ranges that may overlap into order. The word before them is
// for their count.
bool hc__regex_close_set(compiler *c, uint32_t set, bool negated);

#endif
