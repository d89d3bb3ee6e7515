// SPDX-License-Identifier: MIT
// cJSON's tree of a document that has passed the scan.
#ifndef HC_TREE_H
#define HC_TREE_H

#include "reader.h"

// NULL when out of memory. Free it with cJSON_Delete().
struct cJSON *hc__tree_parse(hc_str json, const hc_bytes *spans);

// Gives each node, as its valueint, the number of its span, and reports the keys
// that are in one object twice.
void hc__tree_number(hc_reader *reader, struct cJSON *root);

#endif
