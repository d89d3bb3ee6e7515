// SPDX-License-Identifier: MIT
// Warnings about what the format allows but an author hardly intends (docs/format.md, "Warnings").
// Only elements without errors are checked.
#ifndef HC_LINT_H
#define HC_LINT_H

#include "load/builder.h"

// An unconditional timed jump: its place in the document and its target.
typedef struct hc_lint_jump {
    uint32_t item;
    double target_s;
    uint32_t offset, count;
    hc_path_step steps[5]; // /videos/0/interactions/0/click_value
} hc_lint_jump;

// A transition from one video to another; to HC_NONE when the target is unknown.
typedef struct hc_lint_way {
    uint32_t from, to;
} hc_lint_way;

// Checks an interaction just read; records jumps and transitions.
void hc__lint_item(hc_builder *builder, uint32_t index, const hc_item *item);

// Checks the test just read, given its index among the instructions, and reports its operand when
// it can never be true. Adds it to the tests that must hold together.
void hc__lint_test(hc_builder *builder, uint32_t place, const hc_member *operand);

// Records a transition between videos.
void hc__lint_way(hc_builder *builder, uint32_t from, uint32_t to);

// Checks the styles of a design, whose members were just read.
void hc__lint_design(hc_builder *builder, const hc_item *styled);

// Checks the target of a video's on_ended, whose members were just read.
void hc__lint_ended(hc_builder *builder, const hc_video *video);

// Reports infinite loops of timed jumps, once the project is compiled.
void hc__lint_jumps(hc_builder *builder);

// Marks the videos that a viewer can reach; all of them if a target is
// unknown. Returns false when out of memory.
bool hc__lint_reach(hc_builder *builder, bool *reached);

#endif
