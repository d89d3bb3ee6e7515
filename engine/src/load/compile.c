// SPDX-License-Identifier: MIT
#include "load/compile.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

#include "model/timeline.h"

static void *keep_list(hc_arena *arena, const hc_bytes *list) {
    void *copy = hc__arena_alloc(arena, list->size, 1);
    if (copy != NULL && list->size > 0) {
        memcpy(copy, list->data, list->size);
    }
    return copy;
}

// Orders readings by variable, then kind, then item.
static int by_variable(const void *a, const void *b) {
    const hc_reading *x = a;
    const hc_reading *y = b;
    if (x->variable != y->variable) {
        return x->variable < y->variable ? -1 : 1;
    }
    if (x->by_condition != y->by_condition) {
        return x->by_condition ? -1 : 1;
    }
    return x->item < y->item ? -1 : x->item > y->item;
}

static bool index_readers(hc_builder *builder) {
    hc_project *project = builder->project;
    uint32_t count = HC_LIST_COUNT(builder->readings, hc_reading);
    hc_reading *readings = (hc_reading *)(void *)builder->readings.data;
    project->readers = hc__arena_alloc(&project->arena, count + 1u, sizeof(uint32_t));
    if (project->readers == NULL) {
        return false;
    }
    if (count > 0) {
        hc__sort(readings, count, sizeof *readings, by_variable);
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const hc_reading *r = &readings[i];
        bool repeated = i > 0 && by_variable(r, &readings[i - 1]) == 0;
        if (repeated || r->variable >= project->variable_count || r->item >= project->item_count) {
            continue; // the item was dropped, or is listed already
        }
        hc_variable *variable = &project->variables[r->variable];
        hc_range *range = r->by_condition ? &variable->conditions : &variable->texts;
        range->first = range->count == 0 ? kept : range->first;
        range->count++;
        project->readers[kept++] = r->item;
    }
    return true;
}

static int from_the_bottom(const void *a, const void *b) {
    const hc_item *x = *(const hc_item *const *)a;
    const hc_item *y = *(const hc_item *const *)b;
    if (x->z_index != y->z_index) {
        return x->z_index < y->z_index ? -1 : 1;
    }
    return x < y ? -1 : 1;
}

// Sets the stacking order of all items.
static bool find_layers(hc_project *project) {
    hc_item **order = hc__arena_alloc(&project->arena, project->item_count + 1u, sizeof(hc_item *));
    if (order == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < project->item_count; i++) {
        order[i] = &project->items[i];
    }
    hc__sort(order, project->item_count, sizeof(hc_item *), from_the_bottom);
    for (uint32_t i = 0; i < project->item_count; i++) {
        order[i]->layer = i;
    }
    return true;
}

bool hc__compile(hc_builder *builder) {
    hc_project *project = builder->project;
    hc_arena *arena = &project->arena;
    project->rings = keep_list(arena, &builder->rings);
    project->points = keep_list(arena, &builder->points);
    project->curves = keep_list(arena, &builder->curves);
    project->keys = keep_list(arena, &builder->keys);
    project->outlines = keep_list(arena, &builder->outlines);
    project->instructions = keep_list(arena, &builder->instructions);
    project->variables = keep_list(arena, &builder->variables);
    project->variable_count = HC_LIST_COUNT(builder->variables, hc_variable);
    project->trays = keep_list(arena, &builder->trays);
    project->tray_count = HC_LIST_COUNT(builder->trays, hc_named_tray);
    return !arena->failed && index_readers(builder) && find_layers(project) &&
           hc__timeline_build(project);
}
