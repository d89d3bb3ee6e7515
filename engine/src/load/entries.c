// SPDX-License-Identifier: MIT
#include "load/entries.h"

#include <cJSON.h>

#include "load/scan.h"
#include "load/tree.h"

static bool is_text(const cJSON *node, const hc_span *span) {
    return cJSON_IsString(node) && !span->nul_key && !span->nul_text;
}

static bool are_fields(const cJSON *root, const hc_bytes *spans) {
    const hc_span *span = HC_LIST_AT(*spans, const hc_span);
    bool ok = cJSON_IsObject(root) && cJSON_GetArraySize(root) <= (int)HC_LIMIT_VARIABLES;
    for (const cJSON *node = ok ? root->child : NULL; node != NULL && ok; node = node->next) {
        ok = is_text(node, ++span) && cJSON_GetObjectItemCaseSensitive(root, node->string) == node;
    }
    return ok;
}

static hc_result take_entries(const cJSON *fields, hc_arena *arena, hc_entries *entries) {
    entries->list =
        hc__arena_alloc(arena, (uint32_t)cJSON_GetArraySize(fields) + 1u, sizeof *entries->list);
    if (entries->list == NULL) {
        return HC_ERR_MEMORY;
    }
    for (const cJSON *field = fields->child; field != NULL; field = field->next) {
        entries->list[entries->count++] =
            (hc_entry){hc__str_of(field->string), hc__str_of(field->valuestring)};
    }
    return HC_OK;
}

hc_result hc__entries_read(hc_str json, hc_arena *arena, hc_entries *entries) {
    hc_bytes spans = {0};
    hc_diagnostics_list problems = {0};
    hc_result result = HC_ERR_ARGUMENT;
    if (hc__scan(json, &spans, &problems)) {
        const cJSON *fields = hc__tree_parse(json, &spans, arena);
        result = fields == NULL               ? HC_ERR_MEMORY
                 : are_fields(fields, &spans) ? take_entries(fields, arena, entries)
                                              : HC_ERR_ARGUMENT;
    } else if (spans.failed) {
        result = HC_ERR_MEMORY;
    }
    hc__bytes_free(&spans);
    hc__bytes_free(&problems.lines);
    return result;
}
