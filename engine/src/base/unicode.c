// SPDX-License-Identifier: MIT
#include "base/unicode.h"

// Returns the length of a sequence, from its first byte.
static uint32_t size_of(unsigned char first) {
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

uint32_t hc__unicode_next(const char **at) {
    const unsigned char *u = (const unsigned char *)*at;
    uint32_t size = size_of(u[0]);
    uint32_t c = size == 1 ? u[0] : u[0] & (0x7Fu >> size);
    for (uint32_t i = 1; i < size; i++) {
        c = c << 6 | (u[i] & 0x3Fu);
    }
    *at += size;
    return c;
}

uint32_t hc__unicode_sequence(const char *text, uint32_t bytes) {
    static const uint32_t LOWEST[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *u = (const unsigned char *)text;
    if (bytes > 0 && u[0] < 0x80) {
        return 1;
    }
    uint32_t size = bytes == 0 ? 0 : size_of(u[0]);
    if (size == 0 || size > bytes || (u[0] & 0xC0) == 0x80 || u[0] > 0xF4) {
        return 0;
    }
    for (uint32_t i = 1; i < size; i++) {
        if ((u[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    // Not overlong, no surrogate, not beyond U+10FFFF.
    uint32_t c = hc__unicode_next(&text);
    return c >= LOWEST[size] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) ? size : 0;
}

uint32_t hc__unicode_encode(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    uint32_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (uint32_t i = size; i-- > 1; c >>= 6) {
        out[i] = (char)(0x80u | (c & 0x3Fu));
    }
    out[0] = (char)(0xF00u >> size | c);
    return size;
}

static bool is_space(uint32_t c) {
    return (c >= 9 && c <= 13) || c == 0x20 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

static bool is_ink(char c) {
    return c > 0x20 && c < 0x7F;
}

hc_str hc__unicode_trim(hc_str text) {
    const char *at = text.data;
    const char *end = hc__str_end(text);
    if (text.size > 0 && is_ink(*at) && is_ink(end[-1])) {
        return text; // the usual case
    }
    const char *first = end;
    const char *last = end;
    while (at < end) {
        const char *start = at;
        if (!is_space(hc__unicode_next(&at))) {
            first = first == end ? start : first;
            last = at;
        }
    }
    return first == end ? (hc_str){text.data, 0} : (hc_str){first, (uint32_t)(last - first)};
}

// Soft hyphen, joiners, directional marks, variation selectors, Hangul fillers.
static bool has_no_look(uint32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0x2800 || c == 0x3164 ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

bool hc__unicode_is_blank(hc_str text) {
    const char *at = text.data;
    const char *end = hc__str_end(text);
    while (at < end) {
        uint32_t c = hc__unicode_next(&at);
        if (c > 0x20 && !is_space(c) && !has_no_look(c)) {
            return false;
        }
    }
    return true;
}

// Ranges of code points that fold by the same distance, packed; and an index into them.
typedef struct fold_group {
    uint32_t first; // code point
    uint16_t at;
} fold_group;

#include "base/casefold.inc"

#define GROUP_COUNT (sizeof GROUPS / sizeof *GROUPS)

HC_NOINLINE uint32_t hc__unicode_unpack(hc_str *packed) {
    uint32_t value = 0;
    for (uint32_t shift = 0; packed->size > 0 && shift < 32; shift += 7) {
        uint8_t byte = (uint8_t)*packed->data++;
        packed->size--;
        value |= (byte & 127u) << shift;
        if (byte < 128) {
            break;
        }
    }
    return value;
}

// Returns the group with the last start not after a code point.
static const fold_group *group_of(uint32_t c) {
    uint32_t low = 0;
    uint32_t high = GROUP_COUNT;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (GROUPS[middle].first <= c) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &GROUPS[low];
}

static uint32_t fold_in_group(uint32_t c, const fold_group *group) {
    hc_str rest = {(const char *)FOLDS + group->at, 0};
    rest.size = group + 1 < GROUPS + GROUP_COUNT ? (uint32_t)(group[1].at - group->at) : 0;
    for (uint32_t first = group->first; c >= first && rest.size > 0;) {
        uint32_t extent = hc__unicode_unpack(&rest);
        uint32_t distance = hc__unicode_unpack(&rest);
        uint32_t step = 1 + extent % 2;
        uint32_t last = first + (extent / 2 - 1) * step;
        if (c <= last) {
            return (c - first) % step != 0 ? c
                   : distance % 2 == 0     ? c + distance / 2
                                           : c - (distance + 1) / 2;
        }
        first = last + hc__unicode_unpack(&rest);
    }
    return c;
}

uint32_t hc__unicode_fold(uint32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    return fold_in_group(c, group_of(c));
}

bool hc__unicode_fold_equal(hc_str a, hc_str b) {
    const char *at = a.data;
    const char *other = b.data;
    const char *end = hc__str_end(a);
    const char *other_end = hc__str_end(b);
    while (at < end && other < other_end) {
        if (hc__unicode_fold(hc__unicode_next(&at)) != hc__unicode_fold(hc__unicode_next(&other))) {
            return false;
        }
    }
    return at == end && other == other_end;
}

// Knuth, Morris and Pratt ("Fast pattern matching in strings", 1977) on
// folded code points: linear time for all texts. back[i] is the length of
// the longest proper prefix of the part that ends at i.
static bool search(hc_str text, const uint32_t *part, uint32_t *back, uint32_t count) {
    uint32_t matched = 0;
    back[0] = 0;
    for (uint32_t i = 1; i < count; i++) {
        while (matched > 0 && part[i] != part[matched]) {
            matched = back[matched - 1];
        }
        matched += part[i] == part[matched] ? 1 : 0;
        back[i] = matched;
    }
    matched = 0;
    for (const char *at = text.data; at < hc__str_end(text) && matched < count;) {
        uint32_t c = hc__unicode_fold(hc__unicode_next(&at));
        while (matched > 0 && c != part[matched]) {
            matched = back[matched - 1];
        }
        matched += c == part[matched] ? 1 : 0;
    }
    return matched == count;
}

bool hc__unicode_fold_contains(hc_str text, hc_str part, uint32_t *room) {
    uint32_t count = 0;
    for (const char *at = part.data; at < hc__str_end(part);) {
        room[count++] = hc__unicode_fold(hc__unicode_next(&at));
    }
    return count == 0 || search(text, room, room + part.size, count);
}
