// SPDX-License-Identifier: MIT
// Sets of code points during compilation.
#ifndef HC_REGEX_SET_H
#define HC_REGEX_SET_H

#include "text/regex_compiler.h"

// Append a bound, or the bounds of a range, to the set being built; fail at the limit.
bool hc__regex_add_bound(compiler *c, uint32_t bound);
bool hc__regex_add_range(compiler *c, uint32_t first, uint32_t last);

// The set of \d, \w, \s, \p or of the dot; the capital letter is its complement. The first
// appends it to a class, the second emits an instruction for it alone.
bool hc__regex_add_escape_set(compiler *c, uint32_t letter);
bool hc__regex_emit_escape_set(compiler *c, uint32_t letter);

// Sorts and merges the ranges of a set, which may overlap, and writes their
// count to the word before them.
bool hc__regex_close_set(compiler *c, uint32_t set, bool negated);

#endif
