// SPDX-License-Identifier: MIT
// Sets of code points: classes, and what \d, \w, \s, \p and the dot stand for.
#include <string.h>

#include "base/ascii.h"
#include "base/sort.h"
#include "base/unicode.h"
#include "text/regex_set.h"

static const uint32_t DIGITS[] = {'0', '9' + 1};
static const uint32_t WORDS[] = {'0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1};
static const uint32_t SPACES[] = {9,      14,     0x20,   0x21,   0xA0,   0xA1,   0x1680,
                                  0x1681, 0x2000, 0x200B, 0x2028, 0x202A, 0x202F, 0x2030,
                                  0x205F, 0x2060, 0x3000, 0x3001, 0xFEFF, 0xFF00};
static const uint32_t LINE_ENDS[] = {'\n', '\n' + 1, '\r', '\r' + 1, 0x2028, 0x202A};

bool hc__regex_add_bound(compiler *c, uint32_t bound) {
    if (c->set_count + c->merged == HC_LIMIT_REGEX_BOUNDS) {
        return hc__regex_too_large(c);
    }
    c->sets[c->set_count++] = bound;
    return true;
}

bool hc__regex_add_range(compiler *c, uint32_t first, uint32_t last) {
    return hc__regex_add_bound(c, first) && hc__regex_add_bound(c, last + 1);
}

static bool add_bounds(compiler *c, const uint32_t *bounds, size_t bytes) {
    bool ok = true;
    for (size_t i = 0; ok && i < bytes / sizeof *bounds; i++) {
        ok = hc__regex_add_bound(c, bounds[i]);
    }
    return ok;
}

static bool add_property(compiler *c) {
    uint32_t bound = 0;
    bool ok = true;
    for (hc_str rest = c->property; ok && rest.size > 0;) {
        bound += hc__unicode_unpack(&rest);
        ok = hc__regex_add_bound(c, bound);
    }
    return ok;
}

// Replaces the bounds from `from` on, which are in order, by those of the complement.
static bool complement(compiler *c, uint32_t from) {
    uint32_t *bounds = c->sets + from;
    uint32_t count = c->set_count - from;
    if (count > 0 && bounds[0] == 0) {
        memmove(bounds, bounds + 1, --count * sizeof *bounds);
        c->set_count--;
    } else if (hc__regex_add_bound(c, 0)) {
        memmove(bounds + 1, bounds, count++ * sizeof *bounds);
        bounds[0] = 0;
    } else {
        return false;
    }
    bool full = count > 0 && bounds[count - 1] == LAST_POINT + 1;
    c->set_count -= full ? 1 : 0;
    return full || hc__regex_add_bound(c, LAST_POINT + 1);
}

bool hc__regex_add_escape_set(compiler *c, uint32_t letter) {
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

// The ranges of a property are sorted already.
static bool are_sorted(const range *ranges, uint32_t count) {
    uint32_t i = 1;
    while (i < count && ranges[i - 1].first <= ranges[i].first) {
        i++;
    }
    return i >= count;
}

bool hc__regex_close_set(compiler *c, uint32_t set, bool negated) {
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
    return hc__regex_emit(c, OP_SET, set);
}

bool hc__regex_emit_escape_set(compiler *c, uint32_t letter) {
    uint32_t set = c->set_count;
    return hc__regex_add_bound(c, 0) && hc__regex_add_escape_set(c, letter) &&
           hc__regex_close_set(c, set, false);
}
