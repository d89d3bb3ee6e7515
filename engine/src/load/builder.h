// SPDX-License-Identifier: MIT
// A project while it is read: lists that still grow, names not yet numbered.
#ifndef HC_BUILDER_H
#define HC_BUILDER_H

#include "hotcue/hotcue.h"
#include "load/reader.h"
#include "model/project.h"

// Who reads a variable: an item's condition or its drawing.
typedef struct hc_reading {
    uint32_t variable, item;
    bool by_condition;
} hc_reading;

typedef struct hc_builder {
    hc_project *project;
    hc_bytes rings, points, curves, keys, outlines; // lists of structs
    hc_bytes instructions, variables, readings, trays;
    hc_bytes jumps, ways;    // for the warnings: lint.h
    hc_names patterns;       // that are read, by the instructions that have them
    uint32_t pattern_words;  // of all of them
    uint32_t pairs_of_sides; // that were compared: crossing.h
    hc_bytes together;       // places of tests that must hold with the one that is read:
    uint32_t together_from;  // from here on
    hc_reader reader;
    hc_members members;    // of the objects being read
    const hc_str *design;  // of the project or video being read
    uint32_t target_video; // to which the item read last leads, or HC_NONE
} hc_builder;

// Whether memory ran out: what is read from then on may not be there.
bool hc__build_failed(hc_builder *builder);

// Frees what is needed only while a project is read.
void hc__build_end(hc_builder *builder);

// The number of a variable, made when new; HC_NONE beyond the limit, which is
// reported at the member that names it.
uint32_t hc__build_variable(hc_builder *builder, hc_str name, const hc_member *by);

// The number of a tray, made when new; HC_NONE beyond the limit, which is
// reported at the member that names it.
uint32_t hc__build_tray(hc_builder *builder, hc_str name, const hc_member *by);

// Reads the project's `trays`.
void hc__build_trays(hc_builder *builder, const struct cJSON *trays);

// The number of a variable that a project always has; the limit is not for it.
uint32_t hc__build_known_variable(hc_builder *builder, hc_str name);

// Reads the lead form; and, when all is read, fills in the default form and the
// viewer's variables.
void hc__build_form(hc_builder *builder, const struct cJSON *form);
void hc__build_viewer(hc_builder *builder);

// Reads the project's `variables`.
void hc__build_initial_values(hc_builder *builder, const struct cJSON *variables);

// Notes that an item's condition or drawing depends on the templates in a text, the
// member's.
void hc__build_template(hc_builder *builder, hc_str text, uint32_t item, bool by_condition,
                        const hc_member *by);

// Reads an item's condition into the item. False when a problem was reported.
bool hc__build_condition(hc_builder *builder, const struct cJSON *node, uint32_t index,
                         hc_item *item);

// Reads a polygon of the object that the path leads to: its rings and the
// outline. No rings when it is not given. False when a problem was reported.
bool hc__build_polygon(hc_builder *builder, const hc_member *points, hc_range *rings,
                       hc_outline *outline);

// Reads an item's keyframes; its polygon was read.
void hc__build_motion(hc_builder *builder, hc_item *item);

// Reads one interaction as item number `index`; problems are reported.
void hc__build_item(hc_builder *builder, const struct cJSON *node, uint32_t index, hc_item *item);

#endif
