// SPDX-License-Identifier: MIT
// Warnings: what the format allows and an author hardly means (docs/format.md,
// "Warnings"). Only what has no errors is looked at.
#ifndef HC_LINT_H
#define HC_LINT_H

#include "load/builder.h"

// A timed jump that nothing holds back: where it stands, where it leads.
typedef struct hc_lint_jump {
    uint32_t item;
    double target_s;
    uint32_t offset, count;
    hc_path_step steps[5]; // /videos/0/interactions/0/click_value
} hc_lint_jump;

// A way from one video to another; to HC_NONE when it may lead anywhere.
typedef struct hc_lint_way {
    uint32_t from, to;
} hc_lint_way;

// Looks at an interaction that was just read; notes jumps and ways.
void hc__lint_item(hc_builder *builder, uint32_t index, const hc_item *item);

// Checks the test just read, given its index among the instructions, and reports at its
// operand when it can never be true. Adds it to the tests that must hold together.
void hc__lint_test(hc_builder *builder, uint32_t place, const hc_member *operand);

// Notes a way between videos.
void hc__lint_way(hc_builder *builder, uint32_t from, uint32_t to);

// Looks at the style that a design gives; its members were just read.
void hc__lint_design(hc_builder *builder, const hc_item *styled);

// Looks at where a video leads to when it ends; the members of on_ended were
// just read.
void hc__lint_ended(hc_builder *builder, const hc_video *video);

// Looks for timed jumps in a circle, when the project is compiled.
void hc__lint_jumps(hc_builder *builder);

// Marks the videos that a viewer can come to; all of them when that can't be
// known. False when out of memory.
bool hc__lint_reach(hc_builder *builder, bool *reached);

#endif
