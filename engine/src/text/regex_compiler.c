// SPDX-License-Identifier: MIT
#include "text/regex_compiler.h"

#include "base/ascii.h"

bool hc__regex_fail(compiler *c, const char *problem) {
    c->problem = problem;
    return false;
}

bool hc__regex_too_large(compiler *c) {
    return hc__regex_fail(c, "too large: ");
}

bool hc__regex_is_next(const compiler *c, const char *set) {
    return c->at < c->end && hc__is_one_of(*c->at, set);
}

bool hc__regex_take(compiler *c, const char *set) {
    bool taken = hc__regex_is_next(c, set);
    c->at += taken ? 1 : 0;
    return taken;
}

bool hc__regex_emit(compiler *c, opcode op, uint32_t operand) {
    if (c->count + c->left_out == HC_LIMIT_REGEX_SIZE) {
        return hc__regex_too_large(c);
    }
    c->code[c->count++] = hc__regex_word(op, operand);
    return true;
}
