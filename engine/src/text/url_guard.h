// SPDX-License-Identifier: MIT
// Tracks the parts of a URL while its templates are replaced, so that a value is encoded for its
// part and can't become or alter another one (docs/rules.md, T16).
#ifndef HC_URL_GUARD_H
#define HC_URL_GUARD_H

#include "base/memory.h"

// What a text with templates becomes: plain text, a URL, or what follows `mailto:` or `tel:`.
typedef enum hc_place { HC_PLACE_TEXT, HC_PLACE_URL, HC_PLACE_MAIL, HC_PLACE_TEL } hc_place;

typedef enum hc_url_part {
    HC_URL_START, // scheme, or first segment of a path
    HC_URL_SLASHES,
    HC_URL_AUTHORITY,
    HC_URL_FIRST, // first segment of a path without an authority
    HC_URL_SEGMENT,
    HC_URL_MAIL, // addresses
    HC_URL_TEL,  // a number
    HC_URL_REST, // query and fragment
} hc_url_part;

typedef struct hc_url_guard {
    hc_url_part part;
    uint32_t slashes, size; // size: of the segment or authority
    hc_str beginning;       // of the URL, where its scheme would be
    uint32_t dots;          // dots in a segment that consists of them, else more than 2
    uint32_t escape;        // bytes of a partial %2e at its end
    bool held;              // the part contains a template
    bool broken;
} hc_url_guard;

// Begins at the start of a URL whose templates are not yet replaced.
void hc__url_guard_begin(hc_url_guard *guard, hc_place place, hc_str url);

// Literal text from the document.
void hc__url_guard_literal(hc_url_guard *guard, hc_str text);

// A value: appends it encoded.
void hc__url_guard_value(hc_url_guard *guard, hc_str value, hc_bytes *out);

// Returns false when a value would become or alter another part of the URL.
bool hc__url_guard_end(hc_url_guard *guard);

#endif
