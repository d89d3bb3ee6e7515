// SPDX-License-Identifier: MIT
// Numbers the variables that the document declares, sets or reads.
#include <cJSON.h>

#include "load/builder.h"
#include "text/template.h"

static hc_variable *variable_at(const hc_builder *builder, uint32_t index) {
    return (hc_variable *)(void *)builder->variables.data + index;
}

uint32_t hc__build_known_variable(hc_builder *builder, hc_str name) {
    hc_names *names = &builder->project->variable_names;
    uint32_t known = hc__names_number(names, name);
    if (known != HC_NONE) {
        return known;
    }
    uint32_t count = HC_LIST_COUNT(builder->variables, hc_variable);
    hc_variable variable = {.name = hc__read_keep(&builder->reader, name)};
    HC_LIST_ADD(&builder->variables, variable);
    if (builder->variables.failed || variable.name.data == NULL) {
        return HC_NONE;
    }
    hc__names_add(names, variable.name, count);
    return count;
}

uint32_t hc__build_variable(hc_builder *builder, hc_str name, const hc_member *by) {
    bool full = HC_LIST_COUNT(builder->variables, hc_variable) >= HC_LIMIT_VARIABLES;
    if (full && hc__names_find(&builder->project->variable_names, name) == NULL) {
        hc__read_member_problem(&builder->reader, HC_CODE_TOO_MANY, by, "more than 4096 variables");
        return HC_NONE;
    }
    return hc__build_known_variable(builder, name);
}

void hc__build_template(hc_builder *builder, hc_str text, uint32_t item, bool by_condition,
                        const hc_member *by) {
    hc_str before;
    hc_str name;
    while (hc__template_next(text, &before, &name, &text)) {
        uint32_t variable = hc__build_variable(builder, name, by);
        if (variable != HC_NONE) {
            hc_reading reading = {variable, item, by_condition};
            HC_LIST_ADD(&builder->readings, reading);
        }
    }
}

static void read_initial_value(hc_builder *builder, const cJSON *child) {
    hc_member member = {.node = child};
    hc_str name = hc__read_name(&builder->reader, child);
    uint32_t index = name.data == NULL ? HC_NONE : hc__build_variable(builder, name, &member);
    if (hc__read_value(&builder->reader, HC_INTERACTION_VARIABLE_VALUE, &member) &&
        index != HC_NONE) {
        variable_at(builder, index)->initial =
            (hc_value){member.kind, member.number, hc__read_keep(&builder->reader, member.text)};
    }
}

void hc__build_initial_values(hc_builder *builder, const cJSON *variables) {
    hc_reader *reader = &builder->reader;
    if (variables == NULL) {
        return;
    }
    hc__read_enter(reader, HC_PROJECT_VARIABLES);
    bool ok = hc__read_is_object(reader, variables);
    for (const cJSON *child = ok ? variables->child : NULL; child != NULL; child = child->next) {
        hc__read_enter_member(reader, child);
        read_initial_value(builder, child);
        hc__path_pop(&reader->path);
    }
    hc__path_pop(&reader->path);
}
