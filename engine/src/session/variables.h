// SPDX-License-Identifier: MIT
// The values of a session's variables. The project's variables come first, by number; a host
// may add others by name.
#ifndef HC_VARIABLES_H
#define HC_VARIABLES_H

#include "base/work.h"
#include "model/project.h"
#include "text/url_guard.h"

// A value, and what conditions need to know about it, computed once per change.
typedef struct hc_slot {
    hc_str name; // owned by the project, or by this slot if `added`
    hc_value value;
    hc_bytes text;  // the value as text, as JavaScript's String() returns it
    hc_str trimmed; // the text without surrounding white space
    double number;  // the text as a decimal number, if is_number
    bool is_number;
    bool added;
} hc_slot;

typedef struct hc_variables {
    const hc_project *project;
    hc_work *work; // of the current input; evaluation is charged to it
    hc_slot *slots;
    uint32_t count, capacity;
    hc_names added;  // numbers of the slots with `added`
    uint32_t excess; // by which the values exceed the initial ones
    bool failed;     // a value was lost because memory ran out
} hc_variables;

// Initialises the project's variables; false when out of memory.
bool hc__variables_init(hc_variables *variables, const hc_project *project, hc_work *work);
void hc__variables_free(hc_variables *variables);

uint32_t hc__variables_find(const hc_variables *variables, hc_str name); // or HC_NONE

// Returns whether a variable is set, and not to the empty text.
bool hc__variables_is_set(const hc_variables *variables, uint32_t variable);

// Returns the number of a variable, which is added if necessary; HC_NONE at
// HC_LIMIT_VARIABLES or when out of memory.
uint32_t hc__variables_need(hc_variables *variables, hc_str name);

// Returns the text cut to HC_LIMIT_TEXT_BYTES, at a character boundary.
hc_str hc__variables_cut(hc_str text);

// Returns whether there is room for a value, which is already cut (HC_LIMIT_VALUES_BYTES).
bool hc__variables_have_room(const hc_variables *variables, uint32_t variable,
                             const hc_value *value);

// Returns whether two values have the same kind and are equal.
bool hc__value_equal(const hc_value *a, const hc_value *b);

// Sets a value; its text is copied and cut. Returns false when the variable already had it.
bool hc__variables_set(hc_variables *variables, uint32_t variable, const hc_value *value);

// Appends the value as text, as JavaScript's String() returns it.
void hc__value_append(hc_bytes *out, const hc_value *value);

// Appends the text with its templates replaced by values, which are encoded if the text is a
// URL. Appends nothing if a value would reach beyond its part of the URL.
void hc__variables_resolve(const hc_variables *variables, hc_str text, hc_place place,
                           hc_bytes *out);

// Returns whether one test of a condition holds; `scratch` as below. Its parts follow it.
bool hc__variables_test(const hc_variables *variables, const hc_instruction *test,
                        hc_bytes *scratch);

// Returns whether a condition holds: true if it is empty, false if the remaining work does not
// suffice to evaluate it. `scratch` is used for temporary texts and restored.
bool hc__variables_satisfy(const hc_variables *variables, hc_range condition, hc_bytes *scratch);

#endif
