// SPDX-License-Identifier: MIT
#include "load/builder.h"

static const uint16_t LISTS[] = {
    offsetof(hc_builder, rings),     offsetof(hc_builder, points),
    offsetof(hc_builder, curves),    offsetof(hc_builder, keys),
    offsetof(hc_builder, outlines),  offsetof(hc_builder, instructions),
    offsetof(hc_builder, variables), offsetof(hc_builder, readings),
    offsetof(hc_builder, trays),     offsetof(hc_builder, jumps),
    offsetof(hc_builder, ways),      offsetof(hc_builder, together),
};
#define LIST_COUNT (sizeof LISTS / sizeof LISTS[0])

static hc_bytes *list_of(hc_builder *builder, uint32_t i) {
    return (hc_bytes *)(void *)((char *)builder + LISTS[i]);
}

bool hc__build_failed(hc_builder *builder) {
    const hc_project *project = builder->project;
    bool failed = project->arena.failed || builder->reader.list->lines.failed ||
                  builder->patterns.list.failed || project->video_names.list.failed ||
                  project->variable_names.list.failed || project->tray_names.list.failed;
    for (uint32_t i = 0; i < LIST_COUNT; i++) {
        failed = failed || list_of(builder, i)->failed;
    }
    return failed;
}

void hc__build_end(hc_builder *builder) {
    for (uint32_t i = 0; i < LIST_COUNT; i++) {
        hc__bytes_free(list_of(builder, i));
    }
    hc__names_free(&builder->patterns);
    hc__reader_free(&builder->reader);
}
