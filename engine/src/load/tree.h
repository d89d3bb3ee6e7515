// SPDX-License-Identifier: MIT
// cJSON's tree of a document that has passed the scan.
#ifndef HC_TREE_H
#define HC_TREE_H

#include "load/reader.h"

// Returns NULL when out of memory. The tree lives in the arena, so it needs no cJSON_Delete().
struct cJSON *hc__tree_parse(hc_str json, const hc_bytes *spans, hc_arena *arena);

// Sets the valueint of each node to the index of its span, and reports keys
// that occur twice in one object.
void hc__tree_number(hc_reader *reader, struct cJSON *root);

#endif
