// SPDX-License-Identifier: MIT
// The field table (engine/schema/fields.def), and the lookup of fields by name.
#ifndef HC_FIELDS_H
#define HC_FIELDS_H

#include "base/names.h"

typedef enum hc_object {
    HC_OBJECT_PROJECT,
    HC_OBJECT_VIDEO,
    HC_OBJECT_SOURCE,
    HC_OBJECT_TRACK,
    HC_OBJECT_ENDED,
    HC_OBJECT_CUE,
    HC_OBJECT_RULE,
    HC_OBJECT_FORM,
    HC_OBJECT_FORM_FIELD,
    HC_OBJECT_TRAY,
    HC_OBJECT_KEYFRAME,
    HC_OBJECT_INTERACTION,
    HC_OBJECT_COUNT,
} hc_object;

typedef enum hc_field {
#define HC_FIELD(OBJECT, ENUM, names, KIND, values, NEED, INTO) HC_##OBJECT##_##ENUM,
#define HC_FIELD_CUSTOM(OBJECT, ENUM, names, KIND, values, NEED) HC_##OBJECT##_##ENUM,
#include "../../schema/fields.def"
#undef HC_FIELD
#undef HC_FIELD_CUSTOM
    HC_FIELD_COUNT,
} hc_field;

typedef enum hc_kind {
    // Stored as a double,
    HC_KIND_INTEGER,
    HC_KIND_NUMBER,
    // as an integer,
    HC_KIND_BOOLEAN,
    HC_KIND_WORD,
    // as text,
    HC_KIND_TEXT,
    HC_KIND_SCALAR,
    HC_KIND_OPERAND,
    HC_KIND_OPERANDS,
    HC_KIND_URL,
    HC_KIND_COLOR,
    HC_KIND_LENGTH,
    HC_KIND_CHOICE,
    HC_KIND_ID,
    HC_KIND_ANY,
    // or by code of its own.
    HC_KIND_NODE,
} hc_kind;

// Whether a field is required, or what an error in it drops (fields.def).
typedef enum hc_need {
    HC_NEED_NEVER,
    HC_NEED_ALWAYS,
    HC_NEED_VISIBLE,
    HC_NEED_SPARE,
    HC_NEED_LOOK,
} hc_need;

typedef struct hc_field_row {
    uint16_t into;              // offset in the object's struct + 1, or 0
    uint8_t object, kind, need; // hc_object, hc_kind, hc_need
} hc_field_row;

extern const hc_field_row HC_FIELDS[];

// The texts of the table, which are lists of words, and what is derived from them.
typedef struct hc_fields {
    const char *names[HC_FIELD_COUNT], *values[HC_FIELD_COUNT];
    double low[HC_FIELD_COUNT], high[HC_FIELD_COUNT]; // range of numbers
    hc_names by_name[HC_OBJECT_COUNT];
    uint32_t first[HC_OBJECT_COUNT], end[HC_OBJECT_COUNT]; // the fields of an object are contiguous
} hc_fields;

bool hc__fields_init(hc_fields *fields); // false when out of memory; free it in any case
void hc__fields_free(hc_fields *fields);

// Returns HC_FIELD_COUNT when the object has no such field.
hc_field hc__fields_find(const hc_fields *fields, hc_object object, hc_str name);

#endif
