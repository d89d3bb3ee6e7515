// SPDX-License-Identifier: MIT
// The strict look at a document before cJSON parses it: RFC 8259 to the
// letter, UTF-8, the limits on size and depth.
#ifndef HC_SCAN_H
#define HC_SCAN_H

#include "load/diagnostics.h"

// Where a value stands in the document.
typedef struct hc_span {
    uint32_t start, end;
    uint32_t key;           // where its key begins, when it has one
    bool nul_key, nul_text; // its key, or it itself, holds U+0000
    bool twice;             // a key stands twice in it: found in the tree
} hc_span;

// Gives the spans (a list) in the order in which the values begin: the order in
// which a walk from the root meets them. False when the document is not JSON,
// which is diagnosed, or when memory ran out. Free the spans either way.
bool hc__scan(hc_str json, hc_bytes *spans, hc_diagnostics_list *list);

#endif
