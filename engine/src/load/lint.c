// SPDX-License-Identifier: MIT
#include "load/lint.h"

#include <string.h>

#include "base/number.h"
#include "geometry/crossing.h"
#include "geometry/shape.h"
#include "load/overflow.h"
#include "text/contrast.h"
#include "text/timecode.h"

static const hc_member *member(const hc_builder *builder, hc_field field) {
    return &builder->members.at[field];
}

static bool given(const hc_builder *builder, hc_field field) {
    return member(builder, field)->node != NULL;
}

static void warn(hc_builder *builder, hc_code code, hc_field field, const char *message) {
    hc__read_member_problem(&builder->reader, code, member(builder, field), message);
}

// ---- Places ---------------------------------------------------------------

// Whether one of the item's rings, whose vertices begin at `first`, crosses itself.
static bool has_crossing(hc_builder *builder, const hc_project *project, const hc_item *item,
                         uint32_t first) {
    const uint32_t most = HC_LIMIT_SIDES + builder->reader.json.size / 4;
    uint32_t left = most - builder->pairs_of_sides;
    bool found = false;
    for (uint32_t i = 0; i < item->rings.count && !found; i++) {
        uint32_t count = project->rings[item->rings.first + i].count;
        found = hc__crossing_in(project->points + first, count, &left);
        first += count;
    }
    builder->pairs_of_sides = most - left;
    return found;
}

// Checks the item's outline, or those of its keyframes if they replace it.
static void check_outline(hc_builder *builder, const hc_project *project, const hc_item *item) {
    hc_range own = {0, 0};
    const hc_range *frames =
        item->curves.count == 0 ? &own : &project->curves[item->curves.first + HC_CURVE_OUTLINE];
    hc_field field = frames->count > 0 ? HC_INTERACTION_KEYFRAMES : HC_INTERACTION_HOTSPOT_POINTS;
    bool found = frames->count == 0 && has_crossing(builder, project, item, item->outline.first);
    for (uint32_t i = 0; i < frames->count && !found; i++) {
        uint32_t outline = (uint32_t)project->keys[frames->first + i].value;
        found = has_crossing(builder, project, item, project->outlines[outline].first);
    }
    if (found) {
        warn(builder, HC_CODE_SELF_INTERSECTING, field, "outline crosses itself");
    }
}

// Tolerates a rounding error of about half a pixel.
#define ROUNDING_PERCENT 0.05

static bool is_outside(double low, double high) {
    return low < -ROUNDING_PERCENT || high > 100 + ROUNDING_PERCENT;
}

// 24 CSS pixels, from WCAG 2.2's "Target Size (Minimum)", on a frame of 640 x 360.
#define TARGET_PIXELS 24
#define LEAST_WIDTH_PERCENT (100.0 * TARGET_PIXELS / 640)
#define LEAST_HEIGHT_PERCENT (100.0 * TARGET_PIXELS / 360)

// Problems with an item's position at a time; bit flags.
typedef enum misfit { OUT_X = 1, OUT_Y = 2, NARROW = 4, LOW = 8 } misfit;

static uint32_t misfits_at(const hc_project *project, const hc_item *item, double time_s) {
    hc_area area = hc__shape_area(project, item, time_s);
    return (is_outside(area.low.x, area.high.x) ? OUT_X : 0u) |
           (is_outside(area.low.y, area.high.y) ? OUT_Y : 0u) |
           (area.high.x - area.low.x < LEAST_WIDTH_PERCENT ? NARROW : 0u) |
           (area.high.y - area.low.y < LEAST_HEIGHT_PERCENT ? LOW : 0u);
}

// At all keyframes; without keyframes the time does not matter.
static uint32_t misfits_of(const hc_project *project, const hc_item *item) {
    uint32_t found = item->curves.count == 0 ? misfits_at(project, item, 0) : 0;
    for (uint32_t c = 0; c < item->curves.count; c++) {
        hc_range curve = project->curves[item->curves.first + c];
        for (uint32_t i = 0; i < curve.count; i++) {
            found |= misfits_at(project, item, project->keys[curve.first + i].time_s);
        }
    }
    return found;
}

static void check_place(hc_builder *builder, const hc_project *project, const hc_item *item) {
    uint32_t found = misfits_of(project, item);
    hc_field wide = HC_INTERACTION_POS_LEFT;
    hc_field high = HC_INTERACTION_POS_TOP;
    hc_field tiny = (found & NARROW) != 0 ? HC_INTERACTION_POS_WIDTH : HC_INTERACTION_POS_HEIGHT;
    if (item->curves.count > 0) {
        wide = high = tiny = HC_INTERACTION_KEYFRAMES;
    } else if (item->rings.count > 0) {
        wide = high = tiny = HC_INTERACTION_HOTSPOT_POINTS;
    }
    if ((found & (OUT_X | OUT_Y)) != 0) {
        warn(builder, HC_CODE_OUTSIDE_FRAME, (found & OUT_X) != 0 ? wide : high,
             "reaches out of the frame");
    }
    if (item->action != HC_ACTION_NONE && (found & (NARROW | LOW)) != 0) {
        warn(builder, HC_CODE_TINY_TARGET, tiny, "under 24 pixels on a frame 640 wide");
    }
}

// ---- Texts ----------------------------------------------------------------

// A large window, and a phone.
static const double FRAMES_PX[] = {1280, 375};

// The smallest width and the smallest height that the item's box ever has.
static hc_point least_room(const hc_project *project, const hc_item *item) {
    hc_area area = hc__shape_area(project, item, item->start_s);
    hc_point room = {area.high.x - area.low.x, area.high.y - area.low.y};
    for (uint32_t c = 0; c < (item->curves.count == 0 ? 0 : (uint32_t)HC_CURVE_OUTLINE); c++) {
        hc_range curve = project->curves[item->curves.first + c];
        double *side = c == HC_CURVE_WIDTH ? &room.x : c == HC_CURVE_HEIGHT ? &room.y : NULL;
        for (uint32_t i = 0; side != NULL && i < curve.count; i++) {
            *side = hc__number_min(*side, project->keys[curve.first + i].value);
        }
    }
    return room;
}

static void check_text(hc_builder *builder, const hc_project *project, const hc_item *item) {
    hc_point room = least_room(project, item);
    if (hc__overflows(item->value, room.x, room.y, FRAMES_PX[0])) {
        warn(builder, HC_CODE_TEXT_OVERFLOW, HC_INTERACTION_VALUE,
             "does not fit its box at 12 pixels, not even on a frame 1280 wide");
    } else if (!item->hide_mobile && hc__overflows(item->value, room.x, room.y, FRAMES_PX[1])) {
        warn(builder, HC_CODE_TEXT_OVERFLOW, HC_INTERACTION_VALUE,
             "does not fit its box at 12 pixels on a frame 375 wide");
    }
}

// ---- Colours --------------------------------------------------------------

// WCAG 2's "Contrast (Minimum)".
#define LEAST_CONTRAST 4.5

// Checks text against its background: `own` styles, or those of `below` where absent. The fields
// are those that `own` was read from.
static void check_contrast(hc_builder *builder, const hc_str *own, const hc_str *below,
                           hc_field ink_field, hc_field behind_field) {
    bool ink = own[HC_STYLE_COLOR].size > 0;
    bool behind = own[HC_STYLE_BACKGROUND_COLOR].size > 0;
    if (!ink && !behind) {
        return;
    }
    double contrast = hc__contrast((ink ? own : below)[HC_STYLE_COLOR],
                                   (behind ? own : below)[HC_STYLE_BACKGROUND_COLOR]);
    if (contrast > 0 && contrast < LEAST_CONTRAST) {
        warn(builder, HC_CODE_LOW_CONTRAST, ink ? ink_field : behind_field,
             "contrast of text and background under 4.5");
    }
}

// Checks the colours before and after a click.
static void check_contrasts(hc_builder *builder, const hc_item *item) {
    const hc_str *design = builder->design;
    hc_str before[HC_STYLE_CLICKED_COUNT];
    for (uint32_t i = 0; i < HC_STYLE_CLICKED_COUNT; i++) {
        before[i] = item->style[i].size > 0 ? item->style[i] : design[i];
    }
    check_contrast(builder, item->style, design, HC_INTERACTION_COLOR,
                   HC_INTERACTION_BACKGROUND_COLOR);
    check_contrast(builder, item->clicked_style, before, HC_INTERACTION_POST_CLICK_TEXT_COLOR,
                   HC_INTERACTION_POST_CLICK_BACKGROUND_COLOR);
}

void hc__lint_design(hc_builder *builder, const hc_item *styled) {
    check_contrasts(builder, styled);
}

// ---- Times and targets ----------------------------------------------------

static void check_time(hc_builder *builder, hc_field field, double time_s, uint32_t video) {
    if (video != HC_NONE && time_s > builder->project->videos[video].duration_s) {
        warn(builder, HC_CODE_TARGET_PAST_END, field, "past the end of the video");
    }
}

void hc__lint_way(hc_builder *builder, uint32_t from, uint32_t to) {
    hc_lint_way way = {from, to};
    HC_LIST_ADD(&builder->ways, way);
}

static void check_jump(hc_builder *builder, uint32_t index, const hc_item *item) {
    hc_field field = !hc__type_is_visible(item->type) && given(builder, HC_INTERACTION_JUMP_TIME)
                         ? HC_INTERACTION_JUMP_TIME
                         : HC_INTERACTION_CLICK_VALUE;
    double target_s = 0;
    if (!hc__timecode_parse(item->target, &target_s)) {
        return; // depends on templates
    }
    check_time(builder, field, target_s, item->video);
    if (hc__type_is_visible(item->type) || item->condition.count > 0 || item->once) {
        return;
    }
    hc_reader *reader = &builder->reader;
    hc_lint_jump jump = {.item = index, .target_s = target_s};
    hc__path_push_key(&reader->path, member(builder, field)->key);
    memcpy(jump.steps, reader->path.steps, sizeof jump.steps);
    jump.count = reader->path.count;
    jump.offset = hc__read_span(reader, member(builder, field)->node)->start;
    hc__path_pop(&reader->path);
    HC_LIST_ADD(&builder->jumps, jump);
}

static void check_switch(hc_builder *builder, const hc_item *item) {
    hc__lint_way(builder, item->video, builder->target_video);
    check_time(builder, HC_INTERACTION_SWITCH_START_TIME, item->target_start_s,
               builder->target_video);
}

void hc__lint_ended(hc_builder *builder, const hc_video *video) {
    hc__lint_way(builder, (uint32_t)(video - builder->project->videos), video->next_video);
    check_time(builder, HC_ENDED_START_TIME, video->next_start_s, video->next_video);
}

void hc__lint_item(hc_builder *builder, uint32_t index, const hc_item *item) {
    bool visible = hc__type_is_visible(item->type);
    if (hc__build_failed(builder)) {
        return;
    }
    if (visible) {
        // A partial project with all that shapes consist of.
        const hc_project project = {.rings = HC_LIST_AT(builder->rings, hc_range),
                                    .points = HC_LIST_AT(builder->points, hc_point),
                                    .curves = HC_LIST_AT(builder->curves, hc_range),
                                    .keys = HC_LIST_AT(builder->keys, hc_key),
                                    .outlines = HC_LIST_AT(builder->outlines, hc_outline)};
        if (item->hide_mobile && item->hide_desktop) {
            warn(builder, HC_CODE_NEVER_SHOWN, HC_INTERACTION_HIDE_DESKTOP,
                 "hidden on mobile and on desktop, so never shown");
        }
        check_outline(builder, &project, item);
        check_place(builder, &project, item);
        if ((item->type == HC_TYPE_BUTTON || item->type == HC_TYPE_TEXT) && item->value.size > 0) {
            check_text(builder, &project, item);
        }
    }
    bool shows_text = item->type == HC_TYPE_BUTTON || item->type == HC_TYPE_TEXT;
    if (shows_text && item->value.size > 0) {
        check_contrasts(builder, item);
    }
    if (visible ? item->action == HC_ACTION_JUMP : item->type == HC_TYPE_JUMP) {
        check_jump(builder, index, item);
    } else if (visible ? item->action == HC_ACTION_VIDEO : item->type == HC_TYPE_SWITCH) {
        check_switch(builder, item);
    } else if (item->type == HC_TYPE_REDIRECT) {
        warn(builder, HC_CODE_TIMED_POPUP, HC_INTERACTION_TYPE,
             "browsers may block a page opened without a click");
    }
}
