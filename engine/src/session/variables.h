// SPDX-License-Identifier: MIT
// The values of a session's variables. The first ones are the project's, by
// number; a host may add others by name.
#ifndef HC_VARIABLES_H
#define HC_VARIABLES_H

#include "base/work.h"
#include "model/project.h"
#include "text/url_guard.h"

// A value, and what conditions ask of it: once for each change.
typedef struct hc_slot {
    hc_str name; // owned by the project, or by this slot when `added`
    hc_value value;
    hc_bytes text;  // of any value, as JavaScript's String() gives it
    hc_str trimmed; // the text without the white space around it
    double number;  // the text read as a decimal
    bool is_number; // it is one
    bool added;
} hc_slot;

typedef struct hc_variables {
    const hc_project *project;
    hc_work *work; // of the input: what is looked at is counted there
    hc_slot *slots;
    uint32_t count, capacity;
    hc_names added;  // of the slots that are
    uint32_t excess; // bytes beyond those of the initial values
    bool failed;     // a value was lost for want of memory
} hc_variables;

// The project's variables with their initial values; false when out of memory.
bool hc__variables_init(hc_variables *variables, const hc_project *project, hc_work *work);
void hc__variables_free(hc_variables *variables);

uint32_t hc__variables_find(const hc_variables *variables, hc_str name); // or HC_NONE

bool hc__variables_is_set(const hc_variables *variables, uint32_t variable); // not empty either

// Finds, or adds; HC_NONE when there are HC_LIMIT_VARIABLES or no memory.
uint32_t hc__variables_need(hc_variables *variables, hc_str name);

// The text, cut at a character to HC_LIMIT_TEXT_BYTES.
hc_str hc__variables_cut(hc_str text);

// Whether there is room for a value, which is cut (HC_LIMIT_VALUES_BYTES).
bool hc__variables_have_room(const hc_variables *variables, uint32_t variable,
                             const hc_value *value);

// Whether two values are the same, of the same kind.
bool hc__value_equal(const hc_value *a, const hc_value *b);

// Sets a value; its text is copied, and cut. False when it was that already.
bool hc__variables_set(hc_variables *variables, uint32_t variable, const hc_value *value);

// The value's text as JavaScript's String() gives it, appended.
void hc__value_append(hc_bytes *out, const hc_value *value);

// The text with its templates replaced, appended, with values as they are or encoded
// for their place in a URL; nothing when one would be another part of it.
void hc__variables_resolve(const hc_variables *variables, hc_str text, hc_place place,
                           hc_bytes *out);

// Whether one test of a condition holds; `scratch` as below. Behind it are its parts.
bool hc__variables_test(const hc_variables *variables, const hc_instruction *test,
                        hc_bytes *scratch);

// Whether a condition holds; true when it is empty. One that can't be decided with the
// work that is left doesn't. `scratch` is used for texts and left as it was.
bool hc__variables_satisfy(const hc_variables *variables, hc_range condition, hc_bytes *scratch);

#endif
