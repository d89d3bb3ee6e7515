// SPDX-License-Identifier: MIT
#include "base/names.h"

#include "hotcue/hotcue.h"

// A text has nine bits per byte: one that is set while there is a byte, then its own from the
// highest down. So no text is a prefix of another. Bit n, counted from 1, is bit (n - 1) % 16 of
// the byte at (n - 1) / 16.
static uint32_t unit_at(hc_str text, uint32_t place) {
    return place < text.size ? 0x100u | (unsigned char)text.data[place] : 0;
}

static uint32_t bit_at(hc_str text, uint32_t bit) {
    return unit_at(text, (bit - 1) >> 4) >> ((8u - (bit - 1)) & 15u) & 1u;
}

// Returns the first bit in which two texts differ, 0 if they are equal.
static uint32_t first_difference(hc_str a, hc_str b) {
    uint32_t place = 0;
    while (place < a.size && place < b.size && a.data[place] == b.data[place]) {
        place++;
    }
    uint32_t difference = unit_at(a, place) ^ unit_at(b, place);
    uint32_t bit = 0;
    while (difference != 0 && (difference & 0x100u >> bit) == 0) {
        bit++;
    }
    return difference == 0 ? 0 : (place << 4 | bit) + 1;
}

// A link of the tree.
typedef struct way {
    uint32_t from, side, to;
} way;

// Descends along the text's bits, to a leaf or to the first branch at or after `bit`. The first
// name is the root: it has no bit, and only one link.
static way go_down(const hc_name *list, hc_str text, uint32_t bit) {
    way w = {0, 0, list[0].next[0]};
    while (list[w.to].bit > list[w.from].bit && list[w.to].bit < bit) {
        w.from = w.to;
        w.side = bit_at(text, list[w.to].bit);
        w.to = list[w.from].next[w.side];
    }
    return w;
}

static const hc_name *nearest(const hc_names *names, hc_str text) {
    const hc_name *list = HC_LIST_AT(names->list, const hc_name);
    return names->list.size == 0 ? NULL : &list[go_down(list, text, UINT32_MAX).to];
}

void hc__names_free(hc_names *names) {
    hc__bytes_free(&names->list);
}

const hc_name *hc__names_find(const hc_names *names, hc_str text) {
    const hc_name *found = nearest(names, text);
    return found != NULL && hc__str_equal(found->text, text) ? found : NULL;
}

uint32_t hc__names_number(const hc_names *names, hc_str text) {
    const hc_name *found = hc__names_find(names, text);
    return found == NULL ? HC_NONE : found->number;
}

bool hc__names_add(hc_names *names, hc_str text, uint32_t number) {
    const hc_name *other = nearest(names, text);
    hc_name name = {text, number, other == NULL ? 0 : first_difference(text, other->text), {0, 0}};
    if (other != NULL && name.bit == 0) {
        return false;
    }
    uint32_t place = HC_LIST_COUNT(names->list, hc_name);
    HC_LIST_ADD(&names->list, name);
    if (place > 0 && !names->list.failed) {
        hc_name *list = HC_LIST_AT(names->list, hc_name);
        way w = go_down(list, text, name.bit);
        uint32_t side = bit_at(text, name.bit);
        list[place].next[side] = place;
        list[place].next[1 - side] = w.to;
        list[w.from].next[w.side] = place;
    }
    return true;
}
