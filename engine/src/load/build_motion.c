// SPDX-License-Identifier: MIT
// Keyframes: read one by one, stored as one curve per value that moves.
#include <cJSON.h>
#include <math.h>

#include "load/builder.h"
#include "model/keyframe.h"

static void problem(hc_builder *builder, hc_code code, hc_field field, const char *message) {
    hc__read_member_problem(&builder->reader, code, &builder->members.at[field], message);
}

static bool same_rings(const hc_builder *builder, hc_range a, hc_range b) {
    const hc_range *rings = HC_LIST_AT(builder->rings, const hc_range);
    bool same = a.count == b.count;
    for (uint32_t i = 0; i < a.count && same; i++) {
        same = rings[a.first + i].count == rings[b.first + i].count;
    }
    return same;
}

// Reads the polygon of a keyframe. The rings of an item's first polygon are the item's, and all
// others must have as many rings and vertices.
static void read_points(hc_builder *builder, hc_item *item, hc_keyframe *frame) {
    hc_range rings;
    hc_outline outline;
    if (!hc__build_polygon(builder, &builder->members.at[HC_KEYFRAME_POINTS], &rings, &outline) ||
        rings.count == 0) {
        return;
    }
    uint32_t place = HC_LIST_COUNT(builder->outlines, hc_outline);
    frame->values[HC_CURVE_OUTLINE] = place;
    HC_LIST_ADD(&builder->outlines, outline);
    if (item->rings.count == 0) {
        item->rings = rings;
        item->outline = outline;
        return;
    }
    if (!builder->rings.failed && !same_rings(builder, item->rings, rings)) {
        problem(builder, HC_CODE_BAD_POLYGON, HC_KEYFRAME_POINTS,
                "must have as many rings and vertices as the other keyframes");
    }
    builder->rings.size = rings.first * (uint32_t)sizeof(hc_range);
}

static void read_keyframe(hc_builder *builder, const cJSON *node, hc_item *item,
                          hc_keyframe *frame) {
    double after_s = frame->time_s;
    for (uint32_t i = 0; i < HC_CURVE_COUNT; i++) {
        frame->values[i] = NAN;
    }
    hc__read_object(&builder->reader, HC_OBJECT_KEYFRAME, node, &builder->members, frame);
    if (builder->members.at[HC_KEYFRAME_TIME].node != NULL && frame->time_s <= after_s) {
        problem(builder, HC_CODE_BAD_TIME_WINDOW, HC_KEYFRAME_TIME,
                "must be after the previous keyframe");
    }
    if (frame->values[HC_CURVE_WIDTH] <= 0) {
        problem(builder, HC_CODE_OUT_OF_RANGE, HC_KEYFRAME_POS_WIDTH, "must be more than 0");
    }
    if (frame->values[HC_CURVE_HEIGHT] <= 0) {
        problem(builder, HC_CODE_OUT_OF_RANGE, HC_KEYFRAME_POS_HEIGHT, "must be more than 0");
    }
    read_points(builder, item, frame);
}

static void add_curves(hc_builder *builder, const hc_bytes *frames, hc_item *item) {
    uint32_t count = HC_LIST_COUNT(*frames, hc_keyframe);
    item->curves = (hc_range){HC_LIST_COUNT(builder->curves, hc_range), HC_CURVE_COUNT};
    for (uint32_t c = 0; c < HC_CURVE_COUNT; c++) {
        uint32_t first = HC_LIST_COUNT(builder->keys, hc_key);
        for (uint32_t i = 0; i < count; i++) {
            const hc_keyframe *frame = &HC_LIST_AT(*frames, const hc_keyframe)[i];
            hc_key key = {frame->time_s, frame->values[c]};
            if (!isnan(key.value)) {
                HC_LIST_ADD(&builder->keys, key);
            }
        }
        hc_range curve = {first, HC_LIST_COUNT(builder->keys, hc_key) - first};
        HC_LIST_ADD(&builder->curves, curve);
    }
}

void hc__build_motion(hc_builder *builder, hc_item *item) {
    hc_reader *reader = &builder->reader;
    const cJSON *list = builder->members.at[HC_INTERACTION_KEYFRAMES].node;
    hc_bytes frames = {0};
    hc_keyframe frame = {.time_s = -1};
    uint32_t position = 0;
    if (list == NULL) {
        return;
    }
    hc__read_enter(reader, HC_INTERACTION_KEYFRAMES);
    bool is_list = hc__read_is_array(reader, list);
    for (const cJSON *node = is_list ? list->child : NULL; node != NULL; node = node->next) {
        hc__path_push_index(&reader->path, position++);
        if (hc__read_is_object(reader, node)) {
            read_keyframe(builder, node, item, &frame);
            HC_LIST_ADD(&frames, frame);
        }
        hc__path_pop(&reader->path);
    }
    hc__path_pop(&reader->path);
    if (frames.size > 0) {
        add_curves(builder, &frames, item);
    }
    builder->keys.failed = builder->keys.failed || frames.failed;
    hc__bytes_free(&frames);
}
