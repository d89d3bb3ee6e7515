// SPDX-License-Identifier: MIT
// A pattern's syntax, straight into code: a piece of it is written when it is
// read, and moved or copied when a | or a repetition behind it asks for that.
#include <string.h>

#include "base/ascii.h"
#include "base/sort.h"
#include "base/unicode.h"
#include "text/regex_program.h"

#define LAST_POINT 0x10FFFFu
#define NO_JUMP 0xFFFFFFFFu
#define NO_END 0xFFFFFFFFu // of a repetition

static uint32_t word_of(opcode op, uint32_t operand) {
    return (uint32_t)op << OPERAND_BITS | operand;
}

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

static bool fail(compiler *c, const char *problem) {
    c->problem = problem;
    return false;
}

static bool too_large(compiler *c) {
    return fail(c, "too large: ");
}

static bool is_next(const compiler *c, const char *set) {
    return c->at < c->end && hc__is_one_of(*c->at, set);
}

static bool take(compiler *c, const char *set) {
    bool taken = is_next(c, set);
    c->at += taken ? 1 : 0;
    return taken;
}

static bool emit(compiler *c, opcode op, uint32_t operand) {
    if (c->count + c->left_out == HC_LIMIT_REGEX_SIZE) {
        return too_large(c);
    }
    c->code[c->count++] = word_of(op, operand);
    return true;
}

// Puts an instruction before code that is there already.
static bool insert(compiler *c, uint32_t place, opcode op, uint32_t operand) {
    if (!emit(c, op, operand)) {
        return false;
    }
    memmove(c->code + place + 1, c->code + place, (c->count - 1 - place) * sizeof *c->code);
    c->code[place] = word_of(op, operand);
    return true;
}

static bool copy(compiler *c, uint32_t from, uint32_t length) {
    if (length > HC_LIMIT_REGEX_SIZE - c->count - c->left_out) {
        return too_large(c);
    }
    memcpy(c->code + c->count, c->code + from, length * sizeof *c->code);
    c->count += length;
    return true;
}

// ---- Sets of code points --------------------------------------------------

static const uint32_t DIGITS[] = {'0', '9' + 1};
static const uint32_t WORDS[] = {'0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1};
static const uint32_t SPACES[] = {9,      14,     0x20,   0x21,   0xA0,   0xA1,   0x1680,
                                  0x1681, 0x2000, 0x200B, 0x2028, 0x202A, 0x202F, 0x2030,
                                  0x205F, 0x2060, 0x3000, 0x3001, 0xFEFF, 0xFF00};
static const uint32_t LINE_ENDS[] = {'\n', '\n' + 1, '\r', '\r' + 1, 0x2028, 0x202A};

static bool add_bound(compiler *c, uint32_t bound) {
    if (c->set_count + c->merged == HC_LIMIT_REGEX_BOUNDS) {
        return too_large(c);
    }
    c->sets[c->set_count++] = bound;
    return true;
}

static bool add_range(compiler *c, uint32_t first, uint32_t last) {
    return add_bound(c, first) && add_bound(c, last + 1);
}

static bool add_bounds(compiler *c, const uint32_t *bounds, size_t bytes) {
    bool ok = true;
    for (size_t i = 0; ok && i < bytes / sizeof *bounds; i++) {
        ok = add_bound(c, bounds[i]);
    }
    return ok;
}

static bool add_property(compiler *c) {
    uint32_t bound = 0;
    bool ok = true;
    for (hc_str rest = c->property; ok && rest.size > 0;) {
        bound += hc__unicode_unpack(&rest);
        ok = add_bound(c, bound);
    }
    return ok;
}

// Of the bounds from there on, in order: all that they leave out.
static bool complement(compiler *c, uint32_t from) {
    uint32_t *bounds = c->sets + from;
    uint32_t count = c->set_count - from;
    if (count > 0 && bounds[0] == 0) {
        memmove(bounds, bounds + 1, --count * sizeof *bounds);
        c->set_count--;
    } else if (add_bound(c, 0)) {
        memmove(bounds + 1, bounds, count++ * sizeof *bounds);
        bounds[0] = 0;
    } else {
        return false;
    }
    bool full = count > 0 && bounds[count - 1] == LAST_POINT + 1;
    c->set_count -= full ? 1 : 0;
    return full || add_bound(c, LAST_POINT + 1);
}

// The set of \d, \w, \s or \p; the capital is its opposite. Or that of a point.
static bool add_escape_set(compiler *c, uint32_t letter) {
    uint32_t from = c->set_count;
    bool ok = false;
    switch (hc__lower((char)letter)) {
    case 'd': ok = add_bounds(c, DIGITS, sizeof DIGITS); break;
    case 'w': ok = add_bounds(c, WORDS, sizeof WORDS); break;
    case 's': ok = add_bounds(c, SPACES, sizeof SPACES); break;
    case 'p': ok = add_property(c); break;
    default: ok = add_bounds(c, LINE_ENDS, sizeof LINE_ENDS); break;
    }
    return ok && (letter >= 'a' || complement(c, from));
}

typedef struct range {
    uint32_t first, end;
} range;

static int by_first(const void *a, const void *b) {
    const range *x = a;
    const range *y = b;
    return x->first < y->first ? -1 : x->first > y->first;
}

// As those of a property are.
static bool are_sorted(const range *ranges, uint32_t count) {
    uint32_t i = 1;
    while (i < count && ranges[i - 1].first <= ranges[i].first) {
        i++;
    }
    return i >= count;
}

// Brings the bounds of ranges that may overlap into order. The word before them is
// for their count.
static bool close_set(compiler *c, uint32_t set, bool negated) {
    range *ranges = (range *)(void *)(c->sets + set + 1);
    uint32_t count = (c->set_count - set - 1) / 2;
    uint32_t kept = 0;
    if (!are_sorted(ranges, count)) {
        hc__sort(ranges, count, sizeof *ranges, by_first);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (kept == 0 || ranges[i].first > ranges[kept - 1].end) {
            ranges[kept++] = ranges[i];
        } else if (ranges[i].end > ranges[kept - 1].end) {
            ranges[kept - 1].end = ranges[i].end;
        }
    }
    c->merged += 2 * (count - kept);
    c->set_count = set + 1 + 2 * kept;
    if (negated && !complement(c, set + 1)) {
        return false;
    }
    c->sets[set] = c->set_count - set - 1;
    return emit(c, OP_SET, set);
}

static bool emit_escape_set(compiler *c, uint32_t letter) {
    uint32_t set = c->set_count;
    return add_bound(c, 0) && add_escape_set(c, letter) && close_set(c, set, false);
}

// ---- Escapes --------------------------------------------------------------

typedef enum escape { ESCAPE_BAD, ESCAPE_POINT, ESCAPE_SET } escape;

#define NO_ESCAPE_RULE "no such escape: "

static bool read_hex(compiler *c, uint32_t digits, uint32_t *value) {
    *value = 0;
    for (uint32_t i = 0; i < digits; i++) {
        if (c->at == c->end || !hc__is_hex_digit(*c->at)) {
            return fail(c, NO_ESCAPE_RULE);
        }
        char digit = *c->at++;
        *value = *value << 4 |
                 (uint32_t)(hc__is_digit(digit) ? digit - '0' : hc__lower(digit) - 'a' + 10);
    }
    return true;
}

// \u{H...}, behind the brace.
static bool read_braced(compiler *c, uint32_t *point) {
    uint32_t digit = 0;
    *point = 0;
    do {
        if (!read_hex(c, 1, &digit)) {
            return false;
        }
        *point = *point << 4 | digit;
    } while (*point <= LAST_POINT && !is_next(c, "}"));
    return (*point <= LAST_POINT && take(c, "}")) || fail(c, NO_ESCAPE_RULE);
}

// Behind \u. Two escapes of surrogates in a row are one code point.
static bool read_unicode(compiler *c, uint32_t *point) {
    if (take(c, "{")) {
        return read_braced(c, point);
    }
    if (!read_hex(c, 4, point)) {
        return false;
    }
    const char *behind = c->at;
    uint32_t low = 0;
    if (*point >> 10 == 0xD800 >> 10 && take(c, "\\") && take(c, "u") && !is_next(c, "{") &&
        read_hex(c, 4, &low) && low >> 10 == 0xDC00 >> 10) {
        *point = 0x10000 + ((*point & 0x3FF) << 10 | (low & 0x3FF));
    } else {
        c->at = behind;
        c->problem = NULL;
    }
    return true;
}

// An escape that stands for one code point.
static bool read_point(compiler *c, char letter, uint32_t *point) {
    static const char CONTROLS[] = "tnvfr"; // from 9 on
    if (hc__is_one_of(letter, CONTROLS)) {
        *point = 9;
        for (const char *at = CONTROLS; *at != letter; at++) {
            ++*point;
        }
        return true;
    }
    *point = (unsigned char)letter;
    if (hc__is_one_of(letter, "^$\\.*+?()[]{}|/")) {
        return true;
    }
    if (letter == '0' && !is_next(c, "0123456789")) {
        *point = 0;
        return true;
    }
    if (letter == 'c' && c->at < c->end && hc__is_letter(*c->at)) {
        *point = (uint32_t)*c->at++ % 32;
        return true;
    }
    return letter == 'x'   ? read_hex(c, 2, point)
           : letter == 'u' ? read_unicode(c, point)
                           : fail(c, NO_ESCAPE_RULE);
}

// \p{...}, behind the letter.
static bool read_property(compiler *c) {
    const char *brace = memchr(c->at, '}', (size_t)(c->end - c->at));
    if (brace != NULL && take(c, "{")) {
        hc_str name = {c->at, (uint32_t)(brace + 1 - c->at)};
        c->at = brace + 1;
        if (hc__properties_find(c->properties, name, &c->property)) {
            return true;
        }
    }
    return fail(c, c->properties->missed ? "Unicode's properties could not be loaded: "
                                         : "no such Unicode property: ");
}

// An escape, behind its backslash; of a set the value is its letter.
static escape read_escape(compiler *c, uint32_t *value) {
    char letter = c->at < c->end ? *c->at : '\0';
    if (hc__is_one_of(letter, "123456789k")) {
        fail(c, "back-references are not supported: ");
    } else if (c->at < c->end) {
        c->at++;
        *value = (unsigned char)letter;
        bool is_property = hc__is_one_of(letter, "pP");
        if (is_property || hc__is_one_of(letter, "dDwWsS")) {
            return is_property && !read_property(c) ? ESCAPE_BAD : ESCAPE_SET;
        }
        return read_point(c, letter, value) ? ESCAPE_POINT : ESCAPE_BAD;
    } else {
        fail(c, NO_ESCAPE_RULE);
    }
    return ESCAPE_BAD;
}

// ---- Classes --------------------------------------------------------------

static escape read_class_member(compiler *c, uint32_t *value) {
    if (c->at == c->end) {
        fail(c, "a class is not closed: ");
        return ESCAPE_BAD;
    }
    if (!take(c, "\\")) {
        *value = hc__unicode_next(&c->at);
        return ESCAPE_POINT;
    }
    if (is_next(c, "b-")) {
        *value = *c->at++ == 'b' ? 8 : '-';
        return ESCAPE_POINT;
    }
    return read_escape(c, value);
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
        return kind == ESCAPE_SET ? add_escape_set(c, first) : add_range(c, first, first);
    }
    c->at++;
    escape other = read_class_member(c, &last);
    if (other == ESCAPE_BAD) {
        return false;
    }
    if (kind == ESCAPE_SET || other == ESCAPE_SET || first > last) {
        return fail(c, "not a range: ");
    }
    return add_range(c, first, last);
}

// Behind the bracket.
static bool read_class(compiler *c) {
    bool negated = take(c, "^");
    uint32_t set = c->set_count;
    bool ok = add_bound(c, 0);
    while (ok && !take(c, "]")) {
        ok = add_class_member(c);
    }
    return ok && close_set(c, set, negated);
}

// ---- Groups ---------------------------------------------------------------

static bool is_name_character(char c) {
    return hc__is_letter(c) || hc__is_digit(c) || c == '_' || c == '$';
}

// Behind (?<
static bool read_group_name(compiler *c) {
    hc_str name = {c->at, 0};
    while (c->at < c->end && is_name_character(*c->at)) {
        c->at++;
    }
    name.size = (uint32_t)(c->at - name.data);
    if (name.size == 0 || hc__is_digit(*name.data) || !take(c, ">")) {
        return fail(c, "not a group's name: ");
    }
    for (uint32_t i = 0; i < c->name_count; i++) {
        if (hc__str_equal(c->names[i], name)) {
            return fail(c, "two groups of a name: ");
        }
    }
    if (c->name_count == HC_LIMIT_REGEX_GROUPS) {
        return too_large(c);
    }
    c->names[c->name_count++] = name;
    return true;
}

// Behind the parenthesis.
static bool open_group(compiler *c) {
    if (take(c, "?")) {
        bool named = take(c, "<");
        if (is_next(c, "=!")) {
            return fail(c, "look-around is not supported: ");
        }
        if (!named && !take(c, ":")) {
            return fail(c, "no such group: ");
        }
        if (named && !read_group_name(c)) {
            return false;
        }
    }
    if (c->depth == HC_LIMIT_REGEX_GROUPS) {
        return too_large(c);
    }
    c->levels[++c->depth] = (level){c->count, c->count, NO_JUMP};
    return true;
}

// All alternatives but the last one go on behind it.
static void join_alternatives(compiler *c) {
    for (uint32_t jump = c->levels[c->depth].jump; jump != NO_JUMP;) {
        uint32_t before = c->code[jump];
        c->code[jump] = word_of(OP_JUMP, MIDDLE + c->count - jump);
        jump = before;
    }
}

// Behind a |: the alternative that ends there is one way, what follows is the other. Until
// they are aimed, the jumps at the ends lead each to the one before.
static bool begin_alternative(compiler *c) {
    level *open = &c->levels[c->depth];
    if (!insert(c, open->alternative, OP_SPLIT, MIDDLE + 2 + c->count - open->alternative) ||
        !emit(c, OP_JUMP, 0)) {
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
    while (is_next(c, "0123456789")) {
        uint32_t digit = (uint32_t)(*c->at++ - '0');
        *count = *count > HC_LIMIT_REGEX_SIZE ? *count : 10 * *count + digit;
    }
    return c->at > first;
}

// Behind the brace.
static bool read_counts(compiler *c, uint32_t *low, uint32_t *high) {
    bool ok = read_count(c, low);
    *high = *low;
    if (ok && take(c, ",") && !read_count(c, high)) {
        *high = NO_END;
    }
    if (!ok || *low > *high || !take(c, "}")) {
        return fail(c, "not a repetition: ");
    }
    bool large = *low > HC_LIMIT_REGEX_SIZE || (*high > HC_LIMIT_REGEX_SIZE && *high != NO_END);
    return large ? too_large(c) : true;
}

// Repeats the code from `atom` on: copies of it, each behind a split when it
// may be left out.
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
            return emit(c, OP_JUMP, MIDDLE - length - 1);
        }
        atom++;
        copies = 1;
    }
    for (uint32_t i = 1; ok && i < low; i++) {
        ok = copy(c, atom, length);
    }
    if (high == NO_END) {
        return ok && emit(c, OP_SPLIT, MIDDLE - length);
    }
    for (uint32_t i = copies; ok && i < high; i++) {
        ok = emit(c, OP_SPLIT, MIDDLE + length + 1) && copy(c, atom, length);
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
    take(c, "?"); // lazy: it finds as much
    return repeat(c, atom, low, high);
}

// ---- The pattern ----------------------------------------------------------

static bool read_escaped_atom(compiler *c) {
    uint32_t value = 0;
    escape kind = read_escape(c, &value);
    return kind != ESCAPE_BAD &&
           (kind == ESCAPE_SET ? emit_escape_set(c, value) : emit(c, OP_CHARACTER, value));
}

// Behind the parenthesis.
static bool close_group(compiler *c, uint32_t *atom) {
    if (c->depth == 0) {
        return fail(c, "no group is open: ");
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
    case '^': return emit(c, OP_START, 0);
    case '$': return emit(c, OP_END, 0);
    case ')': ok = close_group(c, &atom); break;
    case '[': ok = read_class(c); break;
    case '.': ok = emit_escape_set(c, '.'); break;
    case '\\':
        if (is_next(c, "bB")) {
            return emit(c, *c->at++ == 'b' ? OP_EDGE : OP_NO_EDGE, 0);
        }
        ok = read_escaped_atom(c);
        break;
    case '*':
    case '+':
    case '?':
    case '{': return fail(c, "nothing to repeat: ");
    case '}':
    case ']': return fail(c, "must be escaped: ");
    default: c->at--; ok = emit(c, OP_CHARACTER, hc__unicode_next(&c->at));
    }
    return ok && read_quantifier(c, atom);
}

static bool read_pattern(compiler *c) {
    while (c->at < c->end) {
        const char *term = c->at;
        if (!read_term(c)) {
            c->at = term; // to be told from there on
            return false;
        }
    }
    if (c->depth > 0) {
        return fail(c, "a group is not closed");
    }
    join_alternatives(c);
    return emit(c, OP_FOUND, 0);
}

const char *hc__regex_compile(hc_str pattern, hc_properties *properties, hc_regex *room,
                              hc_str *rest) {
    compiler c = {.at = pattern.data, .end = hc__str_end(pattern), .code = room->words};
    c.properties = properties;
    c.sets = room->words + HC_LIMIT_REGEX_SIZE;
    c.levels[0].jump = NO_JUMP;
    if (pattern.size > HC_LIMIT_REGEX_BYTES) {
        fail(&c, "longer than 2048 bytes");
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
