// SPDX-License-Identifier: MIT
// Strict validation of a document before cJSON parses it: RFC 8259 to the letter, UTF-8, the
// limits on size and depth.
#ifndef HC_SCAN_H
#define HC_SCAN_H

#include "load/diagnostics.h"

// The position of a value in the document.
typedef struct hc_span {
    uint32_t start, end;
    uint32_t key;           // where its key begins, if it has one
    bool nul_key, nul_text; // the key, or the text itself, contains U+0000
    bool twice;             // it contains a duplicate key; set by tree.c
} hc_span;

// Fills `spans` (a list) in the order in which the values begin, which is that of a depth-first
// walk from the root. Returns false when the document is not valid JSON, which is diagnosed, or
// when memory ran out. Free the spans in either case.
bool hc__scan(hc_str json, hc_bytes *spans, hc_diagnostics_list *list);

#endif
