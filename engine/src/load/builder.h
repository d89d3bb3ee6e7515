// SPDX-License-Identifier: MIT
// A project while it is being read: lists that grow, and names without numbers yet.
#ifndef HC_BUILDER_H
#define HC_BUILDER_H

#include "hotcue/hotcue.h"
#include "load/reader.h"
#include "model/project.h"

// That an item's condition, or its text, reads a variable.
typedef struct hc_reading {
    uint32_t variable, item;
    bool by_condition;
} hc_reading;

typedef struct hc_builder {
    hc_project *project;
    hc_bytes rings, points, curves, keys, outlines; // lists of structs
    hc_bytes instructions, variables, readings, trays;
    hc_bytes jumps, ways;    // for the warnings: lint.h
    hc_names patterns;       // compiled patterns, with the index of an instruction that has each
    uint32_t pattern_words;  // size of all patterns
    uint32_t pairs_of_sides; // edge pairs tested so far: crossing.h
    hc_bytes together;       // indices of the tests that must hold along with the current one,
    uint32_t together_from;  // from this index on
    hc_reader reader;
    hc_members members;    // of the objects being read
    const hc_str *design;  // of the project or video being read
    uint32_t target_video; // where the last item leads, or HC_NONE
} hc_builder;

// Returns whether memory ran out; what was read may then be incomplete.
bool hc__build_failed(hc_builder *builder);

// Frees what is needed only while reading.
void hc__build_end(hc_builder *builder);

// Returns the number of a variable, added if new; HC_NONE beyond the limit, which is reported at
// the member that names it.
uint32_t hc__build_variable(hc_builder *builder, hc_str name, const hc_member *by);

// Returns the number of a tray, added if new; HC_NONE beyond the limit,
// which is reported at the member that names it.
uint32_t hc__build_tray(hc_builder *builder, hc_str name, const hc_member *by);

// Reads the project's `trays`.
void hc__build_trays(hc_builder *builder, const struct cJSON *trays);

// Returns the number of a variable that every project has; not subject to the limit.
uint32_t hc__build_known_variable(hc_builder *builder, hc_str name);

// Reads the lead form; after everything else, adds the default form and the viewer's variables.
void hc__build_form(hc_builder *builder, const struct cJSON *form);
void hc__build_viewer(hc_builder *builder);

// Reads the project's `variables`.
void hc__build_initial_values(hc_builder *builder, const struct cJSON *variables);

// Records that an item's condition or drawing depends on the templates in the text of a member.
void hc__build_template(hc_builder *builder, hc_str text, uint32_t item, bool by_condition,
                        const hc_member *by);

// Reads an item's condition into the item. Returns false when a problem was reported.
bool hc__build_condition(hc_builder *builder, const struct cJSON *node, uint32_t index,
                         hc_item *item);

// Reads a polygon of the object at the reader's path: its rings and its outline. No rings if it is
// absent. Returns false when a problem was reported.
bool hc__build_polygon(hc_builder *builder, const hc_member *points, hc_range *rings,
                       hc_outline *outline);

// Reads an item's keyframes, after its polygon.
void hc__build_motion(hc_builder *builder, hc_item *item);

// Reads one interaction as item number `index` and reports its problems.
void hc__build_item(hc_builder *builder, const struct cJSON *node, uint32_t index, hc_item *item);

#endif
