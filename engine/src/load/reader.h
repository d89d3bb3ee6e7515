// SPDX-License-Identifier: MIT
// Reads objects of the document by the field table: finds the field of each member, converts its
// value to the field's kind, and reports what is invalid.
#ifndef HC_READER_H
#define HC_READER_H

#include "load/diagnostics.h"
#include "load/scan.h"
#include "model/fields.h"
#include "model/project.h"

struct cJSON;

// A member as read. node is NULL when the field is absent, is null or an empty text (which mean
// the same), or is invalid (which was reported).
typedef struct hc_member {
    const struct cJSON *node;
    hc_str key;         // as spelled in the document
    hc_str text;        // for all kinds but numbers and NODE; of ANY the JSON text
    double number;      // INTEGER, NUMBER, BOOLEAN; WORD, CHOICE: the index in the list
    hc_value_kind kind; // SCALAR
    bool unfit;         // present but invalid
} hc_member;

// The members of all objects in one array, indexed by field.
typedef struct hc_members {
    hc_member at[HC_FIELD_COUNT];
} hc_members;

typedef struct hc_reader {
    hc_str json;
    hc_span *spans; // of all values; a node's valueint is its index
    hc_path path;
    hc_diagnostics_list *list;
    hc_arena *arena;   // the project's; texts to keep are copied into it
    bool single_video; // short form: one object has the fields of project and video
    bool design;       // reading a design: only the style fields are known
    hc_need need;      // of the field being read
    uint32_t spared;   // errors so far that dropped only their field
    hc_fields fields;
} hc_reader;

// Returns false when out of memory; hc__reader_free() is needed in any case.
bool hc__reader_init(hc_reader *reader, hc_str json, const hc_bytes *spans,
                     hc_diagnostics_list *list, hc_arena *arena);
void hc__reader_free(hc_reader *reader);

// Reads the members of one object, and stores them in the struct as the
// table says. Resets the members of this object's fields and no others;
// fields that the document lacks leave the struct unchanged.
void hc__read_object(hc_reader *reader, hc_object object, const struct cJSON *node,
                     hc_members *members, void *into);

// Converts the member's node to the field's kind. Returns false when it is
// invalid, which is reported.
bool hc__read_value(hc_reader *reader, hc_field field, hc_member *member);

// Reports the fields with this need that are missing.
void hc__read_needed(hc_reader *reader, hc_object object, const struct cJSON *node,
                     const hc_members *members, hc_need need);

// Returns the member of an object for a field without aliases, or NULL if it
// is absent, null or empty.
const struct cJSON *hc__read_given(const hc_reader *reader, const struct cJSON *object,
                                   hc_field field);

// Prefixes https:// to a URL that begins with a host (docs/rules.md, T16). Returns whether it
// did; the caller reports that.
bool hc__read_scheme(hc_reader *reader, hc_str *url);

// Reports a problem at a node, with the reader's path.
void hc__read_problem(hc_reader *reader, hc_code code, const struct cJSON *node,
                      const char *message);

// The same, with a detail appended to the message.
void hc__read_problem_with(hc_reader *reader, hc_code code, const struct cJSON *node,
                           const char *message, hc_str detail);

// Reports a problem with a member of the object at the reader's path, or with that object itself
// if the member has no key.
void hc__read_member_problem(hc_reader *reader, hc_code code, const hc_member *member,
                             const char *message);

// Returns the key of an object's member as a name chosen by the author; absent if it is not a
// valid name, which is reported.
hc_str hc__read_name(hc_reader *reader, const struct cJSON *node);

// Appends the key of an object's member to the path; undone by hc__path_pop().
void hc__read_enter_member(hc_reader *reader, const struct cJSON *node);

// Appends the field's name to the path; undone by hc__path_pop().
void hc__read_enter(hc_reader *reader, hc_field field);

// Reports that a field is missing, with its name appended to the path.
void hc__read_missing(hc_reader *reader, const struct cJSON *object, hc_field field);

// Returns whether two members have the same value: equal text, number or
// JSON; a number equals its decimal text.
bool hc__read_same_value(const hc_reader *reader, const hc_member *a, const hc_member *b);

// Return whether a node has this type; report it if not.
bool hc__read_is_array(hc_reader *reader, const struct cJSON *node);
bool hc__read_is_object(hc_reader *reader, const struct cJSON *node);

// Returns a copy of the text that lives as long as the project.
hc_str hc__read_keep(hc_reader *reader, hc_str text);

// Returns the position of a node in the document.
hc_span *hc__read_span(const hc_reader *reader, const struct cJSON *node);

#endif
