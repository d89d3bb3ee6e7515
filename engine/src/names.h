// SPDX-License-Identifier: MIT
// Names and their numbers: an open hash table.
#ifndef HC_NAMES_H
#define HC_NAMES_H

#include "memory.h"

typedef struct hc_name {
    hc_str text; // owned by whoever put it here; not given in a free place
    uint32_t number;
} hc_name;

typedef struct hc_names {
    hc_name *places;
    uint32_t mask;
} hc_names;

// Room for so many names; false when out of memory.
bool hc__names_init(hc_names *names, uint32_t count);
void hc__names_free(hc_names *names);

// Where the name is, or the free place that is for it.
hc_name *hc__names_find(const hc_names *names, hc_str text);

// False when the name is there already.
bool hc__names_add(hc_names *names, hc_str text, uint32_t number);

#endif
