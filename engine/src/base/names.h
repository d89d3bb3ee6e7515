// SPDX-License-Identifier: MIT
// A map from names to numbers: a tree over the bits in which the names differ (D. R. Morrison,
// "PATRICIA", 1968). Unlike a hash map it has no worst case that a document could provoke: finding
// or adding a name takes at most a step per bit.
#ifndef HC_NAMES_H
#define HC_NAMES_H

#include "base/memory.h"

// A name, and a node of the tree, which branches on `bit`.
typedef struct hc_name {
    hc_str text; // owned by the caller
    uint32_t number;
    uint32_t bit;     // after the parent's in the text
    uint32_t next[2]; // indices of names; a bit not after this one: a leaf
} hc_name;

// Zero-initialise it.
typedef struct hc_names {
    hc_bytes list; // hc_name; `failed` when one was lost because memory ran out
} hc_names;

void hc__names_free(hc_names *names);

// Returns NULL when the name is not found.
const hc_name *hc__names_find(const hc_names *names, hc_str text);

// Returns false when the name exists already; it keeps its number.
bool hc__names_add(hc_names *names, hc_str text, uint32_t number);

// Returns the name's number, or HC_NONE.
uint32_t hc__names_number(const hc_names *names, hc_str text);

#endif
