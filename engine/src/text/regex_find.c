// SPDX-License-Identifier: MIT
// Follows all states of a program that the text can lead to, in parallel.
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "text/regex_program.h"

#define NO_POINT 0xFFFFFFFFu // before and after the text

typedef struct search {
    const uint32_t *code, *sets;
    uint32_t *marks;       // of each instruction: the last step that visited it
    uint32_t *here, *next; // instructions that consume a character
    uint32_t *open;        // visited in this step but not processed
    uint32_t next_count, open_count;
    uint32_t step;
    uint32_t before, after; // characters around the current position
    uint64_t looks;
} search;

// A code point is in the set if the number of bounds up to it is odd.
static bool is_in_set(const uint32_t *set, uint32_t point) {
    uint32_t low = 0;
    uint32_t high = set[0];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (set[1 + middle] <= point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low % 2 != 0;
}

static bool is_word(uint32_t point) {
    return point < 0x80 &&
           (hc__is_letter((char)point) || hc__is_digit((char)point) || point == '_');
}

static void reach(search *s, uint32_t instruction) {
    if (s->marks[instruction] != s->step) {
        s->marks[instruction] = s->step;
        s->open[s->open_count++] = instruction;
    }
}

static bool holds(const search *s, opcode op) {
    bool edge = is_word(s->before) != is_word(s->after);
    switch (op) {
    case OP_START: return s->before == NO_POINT;
    case OP_END: return s->after == NO_POINT;
    case OP_EDGE: return edge;
    default: return !edge;
    }
}

// Processes all instructions that can be reached without consuming a
// character. Returns true on a match.
static bool follow(search *s, uint32_t instruction) {
    reach(s, instruction);
    while (s->open_count > 0) {
        uint32_t at = s->open[--s->open_count];
        uint32_t word = s->code[at];
        opcode op = (opcode)(word >> OPERAND_BITS);
        s->looks++;
        if (op <= OP_SET) {
            s->next[s->next_count++] = at;
        } else if (op <= OP_JUMP) {
            reach(s, at + (word & OPERAND_MASK) - MIDDLE);
            if (op == OP_SPLIT) {
                reach(s, at + 1);
            }
        } else if (op == OP_FOUND) {
            return true;
        } else if (holds(s, op)) {
            reach(s, at + 1);
        }
    }
    return false;
}

// Sets with more bounds than this count as two visits.
#define LARGE_SET 64u

static bool accepts(search *s, uint32_t word, uint32_t point) {
    uint32_t operand = word & OPERAND_MASK;
    if (word >> OPERAND_BITS == OP_CHARACTER) {
        return operand == point;
    }
    s->looks += s->sets[operand] > LARGE_SET ? 1 : 0;
    return is_in_set(s->sets + operand, point);
}

// One position in the text: continues all states that the preceding character allows, and adds a
// new one, since a match may begin anywhere.
static bool advance(search *s) {
    uint32_t count = s->next_count;
    uint32_t *here = s->next;
    s->next = s->here;
    s->here = here;
    s->next_count = 0;
    s->step++;
    s->looks += count;
    for (uint32_t i = 0; i < count; i++) {
        if (accepts(s, s->code[here[i]], s->before) && follow(s, here[i] + 1)) {
            return true;
        }
    }
    return follow(s, 0);
}

bool hc__regex_find(const hc_regex *regex, hc_str text, uint32_t *room, uint32_t *looks) {
    uint32_t count = regex->code_count;
    search s = {.code = regex->words, .sets = regex->words + count, .before = NO_POINT};
    s.marks = room;
    s.here = s.marks + count;
    s.next = s.here + count;
    s.open = s.next + count;
    const char *at = text.data;
    const char *end = hc__str_end(text);
    bool found = false;
    memset(s.marks, 0, count * sizeof *s.marks);
    do {
        s.after = at < end ? hc__unicode_next(&at) : NO_POINT;
        found = advance(&s);
        s.before = s.after;
    } while (!found && s.after != NO_POINT && s.looks < *looks);
    found = found && s.looks < *looks;
    *looks = s.looks < *looks ? *looks - (uint32_t)s.looks : 0;
    return found;
}
