// SPDX-License-Identifier: MIT
// Names and their numbers: a tree of the bits in which the names differ (D. R. Morrison,
// "PATRICIA", 1968). Unlike a hash table it has no bad case: to find or add a name takes
// a step for each bit in which it differs from others, so all together take time in
// proportion to their lengths, whatever a document names its things.
#ifndef HC_NAMES_H
#define HC_NAMES_H

#include "base/memory.h"

// A name, and a fork of the tree: where the bit is.
typedef struct hc_name {
    hc_str text; // owned by whoever put it here
    uint32_t number;
    uint32_t bit;     // further on in the text than that of the fork above
    uint32_t next[2]; // names; a bit that is no further on says that it is the last
} hc_name;

// Zero-initialise it.
typedef struct hc_names {
    hc_bytes list; // hc_name; `failed` when one was lost for want of memory
} hc_names;

void hc__names_free(hc_names *names);

// NULL when it is not there.
const hc_name *hc__names_find(const hc_names *names, hc_str text);

// False when the name is there already; it keeps its number.
bool hc__names_add(hc_names *names, hc_str text, uint32_t number);

// The name's number, HC_NONE when it is not there.
uint32_t hc__names_number(const hc_names *names, hc_str text);

#endif
