// SPDX-License-Identifier: MIT
#include "names.h"

#include <stdlib.h>

bool hc__names_init(hc_names *names, uint32_t count) {
    uint32_t capacity = 16;
    while (capacity < 2 * count) {
        capacity *= 2;
    }
    names->mask = capacity - 1;
    names->places = calloc(capacity, sizeof *names->places);
    return names->places != NULL;
}

void hc__names_free(hc_names *names) {
    free(names->places);
    names->places = NULL;
}

// FNV-1a, its high bits mixed into the low ones.
static uint32_t hash_of(hc_str text) {
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < text.size; i++) {
        hash = (hash ^ (unsigned char)text.data[i]) * 16777619u;
    }
    return hash ^ hash >> 15;
}

hc_name *hc__names_find(const hc_names *names, hc_str text) {
    uint32_t place = hash_of(text) & names->mask;
    while (names->places[place].text.data != NULL &&
           !hc__str_equal(names->places[place].text, text)) {
        place = (place + 1) & names->mask;
    }
    return &names->places[place];
}

bool hc__names_add(hc_names *names, hc_str text, uint32_t number) {
    hc_name *name = hc__names_find(names, text);
    if (name->text.data != NULL) {
        return false;
    }
    *name = (hc_name){text, number};
    return true;
}
