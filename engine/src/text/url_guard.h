// SPDX-License-Identifier: MIT
// A URL while its templates are replaced: what stands where, so that a value is
// encoded for its place and becomes no other part of it (docs/rules.md, T16).
#ifndef HC_URL_GUARD_H
#define HC_URL_GUARD_H

#include "base/memory.h"

// What a text with templates becomes: a text, a URL, what is behind `mailto:` or `tel:`.
typedef enum hc_place { HC_PLACE_TEXT, HC_PLACE_URL, HC_PLACE_MAIL, HC_PLACE_TEL } hc_place;

typedef enum hc_url_part {
    HC_URL_START, // scheme or first segment of a path
    HC_URL_SLASHES,
    HC_URL_AUTHORITY,
    HC_URL_FIRST, // segment of a path that no authority is before
    HC_URL_SEGMENT,
    HC_URL_MAIL, // addresses
    HC_URL_TEL,  // a number
    HC_URL_REST, // query and fragment
} hc_url_part;

typedef struct hc_url_guard {
    hc_url_part part;
    uint32_t slashes, size; // size: of the segment or authority
    hc_str beginning;       // of the URL, where its scheme would be
    uint32_t dots;          // that the segment is made of, or more than two
    uint32_t escape;        // bytes of %2e that it ends in
    bool held;              // a template is in it
    bool broken;
} hc_url_guard;

void hc__url_guard_begin(hc_url_guard *guard, hc_place place, hc_str url);

// What the document says itself.
void hc__url_guard_literal(hc_url_guard *guard, hc_str text);

// A value: appends it encoded.
void hc__url_guard_value(hc_url_guard *guard, hc_str value, hc_bytes *out);

// False when a value would be another part of the URL, or change where one begins.
bool hc__url_guard_end(hc_url_guard *guard);

#endif
