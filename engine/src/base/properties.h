// SPDX-License-Identifier: MIT
// Unicode properties, for \p{…} in patterns. Their table is a separate file, unicode.bin, which few
// documents need: the host passes it in (hc_unicode_load()).
//
// Format: a head line, then for each property a record of its names, each with a closing brace, and
// a record of its bounds, each record preceded by its length in bytes. Bounds are the code points
// where the property begins or ends to hold, each as the difference to the one before. Numbers are
// packed: hc__unicode_unpack().
#ifndef HC_PROPERTIES_H
#define HC_PROPERTIES_H

#include "base/memory.h"

typedef struct hc_properties {
    hc_bytes table; // empty when there is none
    bool settled;   // the host has passed a table, or said that there is none
    bool missed;    // a pattern needed the table, and there was none
} hc_properties;

// Returns whether the data begin as a table does. Lookups are safe whatever follows.
bool hc__properties_is_table(hc_str table);

// Records that a pattern needs the table, if there is none.
void hc__properties_need(hc_properties *properties);

// Finds the bounds of a property by one of its names in ECMA-262 and a closing brace: `Lu}`,
// `gc=Lu}`, `Alphabetic}`, `Script=Greek}`, `scx=Grek}`. Returns false when there is no such
// property, or no table, which is recorded.
bool hc__properties_find(hc_properties *properties, hc_str name, hc_str *bounds);

#endif
