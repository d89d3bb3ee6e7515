// SPDX-License-Identifier: MIT
// Numbers the trays that the document declares and those that its items name.
#include <cJSON.h>

#include "load/builder.h"

uint32_t hc__build_tray(hc_builder *builder, hc_str name, const hc_member *by) {
    hc_names *names = &builder->project->tray_names;
    uint32_t known = hc__names_number(names, name);
    uint32_t count = HC_LIST_COUNT(builder->trays, hc_named_tray);
    if (known != HC_NONE) {
        return known;
    }
    if (count == HC_LIMIT_TRAYS) {
        hc__read_member_problem(&builder->reader, HC_CODE_TOO_MANY, by, "more than 256 trays");
        return HC_NONE;
    }
    hc_named_tray tray = {.name = hc__read_keep(&builder->reader, name)};
    HC_LIST_ADD(&builder->trays, tray);
    if (builder->trays.failed || tray.name.data == NULL) {
        return HC_NONE;
    }
    hc__names_add(names, tray.name, count);
    return count;
}

static void read_tray(hc_builder *builder, const cJSON *node) {
    hc_named_tray declared = {0};
    if (!hc__read_is_object(&builder->reader, node)) {
        return;
    }
    hc__read_object(&builder->reader, HC_OBJECT_TRAY, node, &builder->members, &declared);
    hc_str name = hc__read_name(&builder->reader, node);
    hc_member by = {.node = node};
    uint32_t number = name.data == NULL ? HC_NONE : hc__build_tray(builder, name, &by);
    if (number != HC_NONE) {
        hc_named_tray *tray = &HC_LIST_AT(builder->trays, hc_named_tray)[number];
        tray->title = declared.title;
        tray->declared = true;
    }
}

void hc__build_trays(hc_builder *builder, const cJSON *trays) {
    hc_reader *reader = &builder->reader;
    if (trays == NULL) {
        return;
    }
    hc__read_enter(reader, HC_PROJECT_TRAYS);
    bool ok = hc__read_is_object(reader, trays);
    for (const cJSON *child = ok ? trays->child : NULL; child != NULL; child = child->next) {
        hc__read_enter_member(reader, child);
        read_tray(builder, child);
        hc__path_pop(&reader->path);
    }
    hc__path_pop(&reader->path);
}
