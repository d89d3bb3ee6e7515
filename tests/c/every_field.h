// SPDX-License-Identifier: MIT
// A document with every field of the table (engine/schema/fields.def), made from it.
#ifndef HC_TEST_EVERY_FIELD_H
#define HC_TEST_EVERY_FIELD_H

#include "model/fields.h"

// Appends the document, which has no errors, and a NUL behind it. Each field of an
// interaction, and each of its words, has one of its own with a polygon and one
// without. Gives how many interactions the first video has; 0 when there is a field
// that it knows no value for, of which *missed is one.
uint32_t append_every_field(hc_bytes *out, hc_field *missed);

#endif
