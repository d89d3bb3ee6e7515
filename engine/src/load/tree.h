// SPDX-License-Identifier: MIT
// cJSON's tree of a document that has passed the scan.
#ifndef HC_TREE_H
#define HC_TREE_H

#include "load/reader.h"

// NULL when out of memory. The tree is in the arena, and goes with it: there is no
// cJSON_Delete() for it.
struct cJSON *hc__tree_parse(hc_str json, const hc_bytes *spans, hc_arena *arena);

// Gives each node, as its valueint, the number of its span, and reports the keys
// that are in one object twice.
void hc__tree_number(hc_reader *reader, struct cJSON *root);

#endif
