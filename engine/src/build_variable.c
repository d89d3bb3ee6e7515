// SPDX-License-Identifier: MIT
// Variables get numbers: those the document declares, sets or reads.
#include <cJSON.h>

#include "builder.h"
#include "template.h"

static hc_variable *variable_at(const hc_builder *builder, uint32_t index) {
    return (hc_variable *)(void *)builder->variables.data + index;
}

uint32_t hc__build_variable(hc_builder *builder, hc_str name, const cJSON *node) {
    hc_name *place = hc__names_find(&builder->names, name);
    if (place->text.data != NULL) {
        return place->number;
    }
    uint32_t count = HC_LIST_COUNT(builder->variables, hc_variable);
    if (count == HC_LIMIT_VARIABLES) {
        hc__read_problem(&builder->reader, HC_CODE_TOO_MANY, node, "more than 4096 variables");
        return HC_NONE;
    }
    hc_variable variable = {.name = hc__read_keep(&builder->reader, name)};
    HC_LIST_ADD(&builder->variables, variable);
    if (builder->variables.failed) {
        return HC_NONE;
    }
    *place = (hc_name){variable.name, count};
    return count;
}

void hc__build_template(hc_builder *builder, hc_str text, uint32_t item, bool by_condition,
                        const cJSON *node) {
    hc_str before;
    hc_str name;
    while (hc__template_next(text, &before, &name, &text)) {
        uint32_t variable = hc__build_variable(builder, name, node);
        if (variable != HC_NONE) {
            hc_reading reading = {variable, item, by_condition};
            HC_LIST_ADD(&builder->readings, reading);
        }
    }
}

static void read_initial_value(hc_builder *builder, const cJSON *child) {
    hc_reader *reader = &builder->reader;
    uint32_t index = hc__build_variable(builder, hc__str_of(child->string), child);
    if (!cJSON_IsString(child) && !cJSON_IsNumber(child) && !cJSON_IsBool(child)) {
        hc__read_problem(reader, HC_CODE_WRONG_TYPE, child, "must be text, a number or a boolean");
    } else if (index != HC_NONE) {
        hc_value *value = &variable_at(builder, index)->initial;
        value->kind = cJSON_IsString(child)   ? HC_VALUE_TEXT
                      : cJSON_IsNumber(child) ? HC_VALUE_NUMBER
                                              : HC_VALUE_BOOLEAN;
        value->number = cJSON_IsNumber(child) ? child->valuedouble : cJSON_IsTrue(child);
        value->text = hc__read_keep(reader, hc__str_of(child->valuestring));
    }
}

void hc__build_initial_values(hc_builder *builder, const hc_member *variables) {
    hc_reader *reader = &builder->reader;
    const cJSON *node = variables->node;
    if (node == NULL) {
        return;
    }
    hc__path_push_key(&reader->path, variables->key);
    bool ok = hc__read_is_object(reader, node);
    for (const cJSON *child = ok ? node->child : NULL; child != NULL; child = child->next) {
        hc__path_push_key(&reader->path, hc__str_of(child->string));
        read_initial_value(builder, child);
        hc__path_pop(&reader->path);
    }
    hc__path_pop(&reader->path);
}
