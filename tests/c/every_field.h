// SPDX-License-Identifier: MIT
// Generates a document with every field of the table (engine/schema/fields.def).
#ifndef HC_TEST_EVERY_FIELD_H
#define HC_TEST_EVERY_FIELD_H

#include "model/fields.h"

// Appends the document, which has no errors, and a NUL. Each field of an interaction, and each of
// its words, has an interaction with a polygon and one without. Returns the number of interactions
// in the first video; 0 when it has no value for some field, which *missed names.
uint32_t append_every_field(hc_bytes *out, hc_field *missed);

#endif
