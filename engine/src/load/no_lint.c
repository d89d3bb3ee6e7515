// SPDX-License-Identifier: MIT
// Instead of the files lint….c in the engine that pages load: authors get their warnings from the
// full one (cmake/wasm.cmake).
#include "load/lint.h"

void hc__lint_item(hc_builder *builder, uint32_t index, const hc_item *item) {
    (void)builder, (void)index, (void)item;
}

void hc__lint_test(hc_builder *builder, uint32_t place, const hc_member *operand) {
    (void)builder, (void)place, (void)operand;
}

void hc__lint_way(hc_builder *builder, uint32_t from, uint32_t to) {
    (void)builder, (void)from, (void)to;
}

void hc__lint_design(hc_builder *builder, const hc_item *styled) {
    (void)builder, (void)styled;
}

void hc__lint_ended(hc_builder *builder, const hc_video *video) {
    (void)builder, (void)video;
}

void hc__lint_jumps(hc_builder *builder) {
    (void)builder;
}

bool hc__lint_reach(hc_builder *builder, bool *reached) {
    for (uint32_t i = 0; i < builder->project->video_count; i++) {
        reached[i] = true;
    }
    return true;
}
