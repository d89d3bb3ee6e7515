// SPDX-License-Identifier: MIT
// The lead form, and the viewer's variables.
#include <cJSON.h>

#include "base/wordlist.h"
#include "load/builder.h"

#define VIEWER_VARIABLES "name, email, phone, custom_id"

static const hc_form_field DEFAULT_FIELDS[] = {
    {.name = {"name", 4}, .label = {"Name", 4}, .type = {"text", 4}},
    {.name = {"email", 5}, .label = {"Email", 5}, .type = {"email", 5}, .required = true},
};

static void fill_in(hc_builder *builder, const cJSON *node, hc_form_field *field) {
    if (field->label.data == NULL) {
        field->label = field->name;
    }
    if (field->type.data == NULL) {
        bool email = hc__str_equal(field->name, HC_STR("email"));
        bool phone = hc__str_equal(field->name, HC_STR("phone"));
        field->type = email ? HC_STR("email") : phone ? HC_STR("tel") : HC_STR("text");
    }
    hc_member by = {.node = node};
    field->variable = hc__build_variable(builder, field->name, &by);
}

static void read_fields(hc_builder *builder, const cJSON *list) {
    hc_reader *reader = &builder->reader;
    hc_form *form = &builder->project->form;
    uint32_t count = (uint32_t)cJSON_GetArraySize(list);
    hc_names names = {0};
    form->fields = hc__arena_alloc(reader->arena, count + 1u, sizeof *form->fields);
    if (form->fields == NULL) {
        return;
    }
    uint32_t position = 0;
    for (const cJSON *node = list->child; node != NULL; node = node->next, position++) {
        hc_form_field field = {0};
        hc__path_push_index(&reader->path, position);
        if (hc__read_is_object(reader, node)) {
            hc__read_object(reader, HC_OBJECT_FORM_FIELD, node, &builder->members, &field);
        }
        if (field.name.data != NULL && !hc__names_add(&names, field.name, 0)) {
            hc__read_problem(reader, HC_CODE_DUPLICATE_ID, node, "another field has the same name");
        } else if (field.name.data != NULL) {
            fill_in(builder, node, &field);
            form->fields[form->field_count++] = field;
        }
        hc__path_pop(&reader->path);
    }
    reader->arena->failed = reader->arena->failed || names.list.failed;
    hc__names_free(&names);
}

void hc__build_form(hc_builder *builder, const cJSON *node) {
    hc_reader *reader = &builder->reader;
    hc_form *form = &builder->project->form;
    if (node == NULL) {
        return;
    }
    hc__read_enter(reader, HC_PROJECT_LEAD_FORM);
    if (hc__read_is_object(reader, node)) {
        hc__read_object(reader, HC_OBJECT_FORM, node, &builder->members, form);
        const cJSON *list = builder->members.at[HC_FORM_FIELDS].node;
        if (list != NULL) {
            hc__read_enter(reader, HC_FORM_FIELDS);
            if (hc__read_is_array(reader, list)) {
                read_fields(builder, list);
            }
            hc__path_pop(&reader->path);
        }
    }
    hc__path_pop(&reader->path);
}

void hc__build_viewer(hc_builder *builder) {
    hc_form *form = &builder->project->form;
    const char *rest = VIEWER_VARIABLES;
    while (*rest != '\0') {
        hc__build_known_variable(builder, hc__words_next(&rest));
    }
    if (form->field_count > 0) {
        return;
    }
    form->field_count = sizeof DEFAULT_FIELDS / sizeof DEFAULT_FIELDS[0];
    form->fields = hc__arena_alloc(builder->reader.arena, form->field_count, sizeof *form->fields);
    for (uint32_t i = 0; form->fields != NULL && i < form->field_count; i++) {
        form->fields[i] = DEFAULT_FIELDS[i];
        form->fields[i].variable = hc__build_known_variable(builder, DEFAULT_FIELDS[i].name);
    }
}
