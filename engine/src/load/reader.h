// SPDX-License-Identifier: MIT
// Reads objects of the document by the field table: finds each member's field,
// brings its value into the field's kind, and reports what does not fit.
#ifndef HC_READER_H
#define HC_READER_H

#include "load/diagnostics.h"
#include "load/scan.h"
#include "model/fields.h"
#include "model/project.h"

struct cJSON;

// A member as read. node is NULL when the field is not given (which null and an empty
// text say too), or does not fit (which was reported).
typedef struct hc_member {
    const struct cJSON *node;
    hc_str key;         // as the document spells it
    hc_str text;        // all kinds but numbers and NODE; ANY: the JSON itself
    double number;      // INTEGER, NUMBER, BOOLEAN; WORD, CHOICE: the place in the list
    hc_value_kind kind; // SCALAR
    bool unfit;         // given, but it did not fit
} hc_member;

// One array for every object; an object's members are at its fields' numbers.
typedef struct hc_members {
    hc_member at[HC_FIELD_COUNT];
} hc_members;

typedef struct hc_reader {
    hc_str json;
    hc_span *spans; // of the document's values: a node's valueint is its number
    hc_path path;
    hc_diagnostics_list *list;
    hc_arena *arena;   // of the project; texts that are kept are copied there
    bool single_video; // one object holds the fields of the project and its video
    bool design;       // of an interaction's fields only those of style count
    hc_need need;      // of the field being read
    uint32_t spared;   // errors so far that cost no more than their field
    hc_fields fields;
} hc_reader;

// False when out of memory; free it all the same.
bool hc__reader_init(hc_reader *reader, hc_str json, const hc_bytes *spans,
                     hc_diagnostics_list *list, hc_arena *arena);
void hc__reader_free(hc_reader *reader);

// Reads one object: its members, and into the struct what the table says goes
// there. The members of its fields are set anew, the others stay; the struct's
// members that the document does not give stay.
void hc__read_object(hc_reader *reader, hc_object object, const struct cJSON *node,
                     hc_members *members, void *into);

// Reads the member's node as this field's kind. False when it has no use, or when
// it does not fit, which was reported.
bool hc__read_value(hc_reader *reader, hc_field field, hc_member *member);

// Reports the fields of this need that are not there.
void hc__read_needed(hc_reader *reader, hc_object object, const struct cJSON *node,
                     const hc_members *members, hc_need need);

// An object's member by a field that has one name, unless it says that it is not given.
const struct cJSON *hc__read_given(const hc_reader *reader, const struct cJSON *object,
                                   hc_field field);

// Puts https:// before a URL that begins with a host (docs/rules.md, T16). Whether it
// did, which is to be reported.
bool hc__read_scheme(hc_reader *reader, hc_str *url);

// Reports a problem at a node, at the reader's path.
void hc__read_problem(hc_reader *reader, hc_code code, const struct cJSON *node,
                      const char *message);

// The same, with a detail that ends the message.
void hc__read_problem_with(hc_reader *reader, hc_code code, const struct cJSON *node,
                           const char *message, hc_str detail);

// Reports a problem with a member of the object that the path leads to; with what it
// leads to, when the member has no key.
void hc__read_member_problem(hc_reader *reader, hc_code code, const hc_member *member,
                             const char *message);

// The key of an object's member that is no field but a name of the author's; not
// given when it can't be one, which is reported.
hc_str hc__read_name(hc_reader *reader, const struct cJSON *node);

// Adds an object's member to the path; hc__path_pop() takes it off.
void hc__read_enter_member(hc_reader *reader, const struct cJSON *node);

// Adds the field's name to the path; hc__path_pop() takes it off.
void hc__read_enter(hc_reader *reader, hc_field field);

// Reports that a field is not there. The path gets the field's name.
void hc__read_missing(hc_reader *reader, const struct cJSON *object, hc_field field);

// Whether two members say the same: the same text, number or JSON; a number may
// be a decimal text.
bool hc__read_same_value(const hc_reader *reader, const hc_member *a, const hc_member *b);

// Whether a node is of the type; else reports it.
bool hc__read_is_array(hc_reader *reader, const struct cJSON *node);
bool hc__read_is_object(hc_reader *reader, const struct cJSON *node);

// A copy of the text that lives as long as the project.
hc_str hc__read_keep(hc_reader *reader, hc_str text);

// Where a node stands in the document.
hc_span *hc__read_span(const hc_reader *reader, const struct cJSON *node);

#endif
