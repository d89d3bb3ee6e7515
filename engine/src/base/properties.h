// SPDX-License-Identifier: MIT
// Unicode's properties, for \p{…} in patterns. Their table is a file of its own,
// unicode.bin, which few documents need: the host hands it in (hc_unicode_load()).
//
// After a head line come records of names, each with its closing brace, and bounds,
// each
// with their length in bytes before them. Bounds are the code points where being in
// the property begins and ends, each as its distance from the one before. Numbers are
// packed: hc__unicode_unpack().
#ifndef HC_PROPERTIES_H
#define HC_PROPERTIES_H

#include "base/memory.h"

typedef struct hc_properties {
    hc_bytes table; // empty when there is none
    bool settled;   // the host has said whether there is one
    bool missed;    // a pattern had use for it, and it was not there
} hc_properties;

// Whether this begins as the table does. Whatever follows, it can be looked into.
bool hc__properties_is_table(hc_str table);

// Notes when there is no table, as somebody has use for it.
void hc__properties_need(hc_properties *properties);

// The bounds of a property, by one of the names that ECMA-262 gives it, with the brace
// behind it: `Lu}`, `gc=Lu}`, `Alphabetic}`, `Script=Greek}`, `scx=Grek}`. False when there is no
// such property, or no table, which is noted.
bool hc__properties_find(hc_properties *properties, hc_str name, hc_str *bounds);

#endif
