// SPDX-License-Identifier: MIT
// Compiles a pattern in one pass: code is emitted as it is read, and is
// moved or copied when a | or a quantifier follows.
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "text/regex_compiler.h"
#include "text/regex_escape.h"
#include "text/regex_set.h"

#define NO_JUMP 0xFFFFFFFFu
#define NO_END 0xFFFFFFFFu // of a repetition

// Inserts an instruction before existing code.
static bool insert(compiler *c, uint32_t place, opcode op, uint32_t operand) {
    if (!hc__regex_emit(c, op, operand)) {
        return false;
    }
    memmove(c->code + place + 1, c->code + place, (c->count - 1 - place) * sizeof *c->code);
    c->code[place] = hc__regex_word(op, operand);
    return true;
}

static bool copy(compiler *c, uint32_t from, uint32_t length) {
    if (length > HC_LIMIT_REGEX_SIZE - c->count - c->left_out) {
        return hc__regex_too_large(c);
    }
    memcpy(c->code + c->count, c->code + from, length * sizeof *c->code);
    c->count += length;
    return true;
}

// ---- Classes --------------------------------------------------------------

static escape read_class_member(compiler *c, uint32_t *value) {
    if (c->at == c->end) {
        hc__regex_fail(c, "a class is not closed: ");
        return ESCAPE_BAD;
    }
    if (!hc__regex_take(c, "\\")) {
        *value = hc__unicode_next(&c->at);
        return ESCAPE_POINT;
    }
    if (hc__regex_is_next(c, "b-")) {
        *value = *c->at++ == 'b' ? 8 : '-';
        return ESCAPE_POINT;
    }
    return hc__regex_read_escape(c, value);
}

static bool add_class_member(compiler *c) {
    uint32_t first = 0;
    uint32_t last = 0;
    escape kind = read_class_member(c, &first);
    if (kind == ESCAPE_BAD) {
        return false;
    }
    bool is_range = c->at + 1 < c->end && c->at[0] == '-' && c->at[1] != ']';
    if (!is_range) {
        return kind == ESCAPE_SET ? hc__regex_add_escape_set(c, first)
                                  : hc__regex_add_range(c, first, first);
    }
    c->at++;
    escape other = read_class_member(c, &last);
    if (other == ESCAPE_BAD) {
        return false;
    }
    if (kind == ESCAPE_SET || other == ESCAPE_SET || first > last) {
        return hc__regex_fail(c, "not a range: ");
    }
    return hc__regex_add_range(c, first, last);
}

// Reads a class after its opening bracket.
static bool read_class(compiler *c) {
    bool negated = hc__regex_take(c, "^");
    uint32_t set = c->set_count;
    bool ok = hc__regex_add_bound(c, 0);
    while (ok && !hc__regex_take(c, "]")) {
        ok = add_class_member(c);
    }
    return ok && hc__regex_close_set(c, set, negated);
}

// ---- Groups ---------------------------------------------------------------

static bool is_name_character(char c) {
    return hc__is_letter(c) || hc__is_digit(c) || c == '_' || c == '$';
}

// After (?<
static bool read_group_name(compiler *c) {
    hc_str name = {c->at, 0};
    while (c->at < c->end && is_name_character(*c->at)) {
        c->at++;
    }
    name.size = (uint32_t)(c->at - name.data);
    if (name.size == 0 || hc__is_digit(*name.data) || !hc__regex_take(c, ">")) {
        return hc__regex_fail(c, "not a group's name: ");
    }
    for (uint32_t i = 0; i < c->name_count; i++) {
        if (hc__str_equal(c->names[i], name)) {
            return hc__regex_fail(c, "two groups of a name: ");
        }
    }
    if (c->name_count == HC_LIMIT_REGEX_GROUPS) {
        return hc__regex_too_large(c);
    }
    c->names[c->name_count++] = name;
    return true;
}

// After the opening parenthesis.
static bool open_group(compiler *c) {
    if (hc__regex_take(c, "?")) {
        bool named = hc__regex_take(c, "<");
        if (hc__regex_is_next(c, "=!")) {
            return hc__regex_fail(c, "look-around is not supported: ");
        }
        if (!named && !hc__regex_take(c, ":")) {
            return hc__regex_fail(c, "no such group: ");
        }
        if (named && !read_group_name(c)) {
            return false;
        }
    }
    if (c->depth == HC_LIMIT_REGEX_GROUPS) {
        return hc__regex_too_large(c);
    }
    c->levels[++c->depth] = (level){c->count, c->count, NO_JUMP};
    return true;
}

// Aims the jumps at the ends of all alternatives but the last at the code that follows.
static void join_alternatives(compiler *c) {
    for (uint32_t jump = c->levels[c->depth].jump; jump != NO_JUMP;) {
        uint32_t before = c->code[jump];
        c->code[jump] = hc__regex_word(OP_JUMP, MIDDLE + c->count - jump);
        jump = before;
    }
}

// After a |: splits between the alternative that ends here and the one that follows. The jumps at
// the ends form a linked list until their target is known.
static bool begin_alternative(compiler *c) {
    level *open = &c->levels[c->depth];
    if (!insert(c, open->alternative, OP_SPLIT, MIDDLE + 2 + c->count - open->alternative) ||
        !hc__regex_emit(c, OP_JUMP, 0)) {
        return false;
    }
    c->code[c->count - 1] = open->jump;
    open->jump = c->count - 1;
    open->alternative = c->count;
    return true;
}

// ---- Quantifiers ----------------------------------------------------------

static bool read_count(compiler *c, uint32_t *count) {
    const char *first = c->at;
    *count = 0;
    while (hc__regex_is_next(c, "0123456789")) {
        uint32_t digit = (uint32_t)(*c->at++ - '0');
        *count = *count > HC_LIMIT_REGEX_SIZE ? *count : 10 * *count + digit;
    }
    return c->at > first;
}

// After the brace.
static bool read_counts(compiler *c, uint32_t *low, uint32_t *high) {
    bool ok = read_count(c, low);
    *high = *low;
    if (ok && hc__regex_take(c, ",") && !read_count(c, high)) {
        *high = NO_END;
    }
    if (!ok || *low > *high || !hc__regex_take(c, "}")) {
        return hc__regex_fail(c, "not a repetition: ");
    }
    bool large = *low > HC_LIMIT_REGEX_SIZE || (*high > HC_LIMIT_REGEX_SIZE && *high != NO_END);
    return large ? hc__regex_too_large(c) : true;
}

// Repeats the code from `atom` on: appends copies of it, after a split where it is optional.
static bool repeat(compiler *c, uint32_t atom, uint32_t low, uint32_t high) {
    uint32_t length = c->count - atom;
    uint32_t copies = low;
    bool ok = true;
    if (high == 0) {
        c->left_out += length;
        c->count = atom;
        return true;
    }
    if (low == 0) {
        bool loops = high == NO_END;
        if (!insert(c, atom, OP_SPLIT, MIDDLE + length + (loops ? 2 : 1))) {
            return false;
        }
        if (loops) {
            return hc__regex_emit(c, OP_JUMP, MIDDLE - length - 1);
        }
        atom++;
        copies = 1;
    }
    for (uint32_t i = 1; ok && i < low; i++) {
        ok = copy(c, atom, length);
    }
    if (high == NO_END) {
        return ok && hc__regex_emit(c, OP_SPLIT, MIDDLE - length);
    }
    for (uint32_t i = copies; ok && i < high; i++) {
        ok = hc__regex_emit(c, OP_SPLIT, MIDDLE + length + 1) && copy(c, atom, length);
    }
    return ok;
}

static bool read_quantifier(compiler *c, uint32_t atom) {
    uint32_t low = 0;
    uint32_t high = NO_END;
    switch (c->at < c->end ? *c->at : '\0') {
    case '+': low = 1; break;
    case '?': high = 1; break;
    case '*':
    case '{': break;
    default: return true;
    }
    if (*c->at++ == '{' && !read_counts(c, &low, &high)) {
        return false;
    }
    hc__regex_take(c, "?"); // lazy: matches the same texts
    return repeat(c, atom, low, high);
}

// ---- The pattern ----------------------------------------------------------

static bool read_escaped_atom(compiler *c) {
    uint32_t value = 0;
    escape kind = hc__regex_read_escape(c, &value);
    return kind != ESCAPE_BAD && (kind == ESCAPE_SET ? hc__regex_emit_escape_set(c, value)
                                                     : hc__regex_emit(c, OP_CHARACTER, value));
}

// After the closing parenthesis.
static bool close_group(compiler *c, uint32_t *atom) {
    if (c->depth == 0) {
        return hc__regex_fail(c, "no group is open: ");
    }
    join_alternatives(c);
    *atom = c->levels[c->depth--].start;
    return true;
}

static bool read_term(compiler *c) {
    uint32_t atom = c->count;
    bool ok = true;
    switch (*c->at++) {
    case '(': return open_group(c);
    case '|': return begin_alternative(c);
    case '^': return hc__regex_emit(c, OP_START, 0);
    case '$': return hc__regex_emit(c, OP_END, 0);
    case ')': ok = close_group(c, &atom); break;
    case '[': ok = read_class(c); break;
    case '.': ok = hc__regex_emit_escape_set(c, '.'); break;
    case '\\':
        if (hc__regex_is_next(c, "bB")) {
            return hc__regex_emit(c, *c->at++ == 'b' ? OP_EDGE : OP_NO_EDGE, 0);
        }
        ok = read_escaped_atom(c);
        break;
    case '*':
    case '+':
    case '?':
    case '{': return hc__regex_fail(c, "nothing to repeat: ");
    case '}':
    case ']': return hc__regex_fail(c, "must be escaped: ");
    default: c->at--; ok = hc__regex_emit(c, OP_CHARACTER, hc__unicode_next(&c->at));
    }
    return ok && read_quantifier(c, atom);
}

static bool read_pattern(compiler *c) {
    while (c->at < c->end) {
        const char *term = c->at;
        if (!read_term(c)) {
            c->at = term; // the message quotes the pattern from here on
            return false;
        }
    }
    if (c->depth > 0) {
        return hc__regex_fail(c, "a group is not closed");
    }
    join_alternatives(c);
    return hc__regex_emit(c, OP_FOUND, 0);
}

const char *hc__regex_compile(hc_str pattern, hc_properties *properties, hc_regex *room,
                              hc_str *rest) {
    compiler c = {.at = pattern.data, .end = hc__str_end(pattern), .code = room->words};
    c.properties = properties;
    c.sets = room->words + HC_LIMIT_REGEX_SIZE;
    c.levels[0].jump = NO_JUMP;
    if (pattern.size > HC_LIMIT_REGEX_BYTES) {
        hc__regex_fail(&c, "longer than 2048 bytes");
        c.at = c.end;
    } else if (read_pattern(&c)) {
        memmove(c.code + c.count, c.sets, c.set_count * sizeof *c.sets);
        room->code_count = c.count;
        room->word_count = c.count + c.set_count;
    }
    room->written = c.count + c.left_out + c.set_count + c.merged;
    *rest = (hc_str){c.at, (uint32_t)(c.end - c.at)};
    return c.problem;
}
