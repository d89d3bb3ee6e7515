// SPDX-License-Identifier: MIT
// The strict look at a document before cJSON parses it: RFC 8259 to the
// letter, UTF-8, no duplicate keys, the limits on size and depth.
#ifndef HC_SCAN_H
#define HC_SCAN_H

#include "diagnostics.h"

// Where each value of the document begins, in the order in which the values
// begin: the order in which a walk from the root meets them. HC_SCAN_ODD_KEY is
// added where the value's key holds U+0000, which C can't read.
#define HC_SCAN_ODD_KEY 0x80000000u

typedef struct hc_scan {
    uint32_t *offsets;
    uint32_t count, capacity;
    bool failed; // out of memory
} hc_scan;

// False when the document is not JSON (or memory ran out); what is wrong is in
// the list. Duplicate keys are listed as well, but the document is still JSON.
// Free the result with hc__scan_free() either way.
bool hc__scan(hc_str json, hc_scan *scan, hc_diagnostics_list *list);
void hc__scan_free(hc_scan *scan);

// The bytes of the value that begins at the start of the text, which has
// passed the scan.
uint32_t hc__scan_value_bytes(hc_str json);

#endif
