// SPDX-License-Identifier: MIT
// One interaction: what each type needs, and how its fields depend on each
// other.
#include <cJSON.h>
#include <math.h>

#include "builder.h"
#include "number.h"
#include "template.h"
#include "timecode.h"
#include "url.h"

static const hc_member *member(const hc_builder *builder, hc_field field) {
    return &builder->members.at[field];
}

static bool given(const hc_builder *builder, hc_field field) {
    return member(builder, field)->node != NULL;
}

static bool is_true(const hc_builder *builder, hc_field field) {
    return given(builder, field) && member(builder, field)->number != 0;
}

static hc_str text_of(hc_builder *builder, hc_field field) {
    return hc__read_keep(&builder->reader, member(builder, field)->text);
}

static void problem(hc_builder *builder, hc_code code, hc_field field, const char *message) {
    hc__read_member_problem(&builder->reader, code, member(builder, field), message);
}

// ---- Time and place -------------------------------------------------------

static void read_window(hc_builder *builder, hc_item *item) {
    item->start_s = member(builder, HC_INTERACTION_TIME)->number;
    item->end_s = INFINITY;
    if (given(builder, HC_INTERACTION_TIME) && given(builder, HC_INTERACTION_END_TIME)) {
        item->end_s = member(builder, HC_INTERACTION_END_TIME)->number;
        if (item->end_s <= item->start_s) {
            problem(builder, HC_CODE_BAD_TIME_WINDOW, HC_INTERACTION_END_TIME,
                    "must be after the time it starts");
        }
    }
}

static void require(hc_builder *builder, const cJSON *node, hc_field field) {
    if (!given(builder, field) && !member(builder, field)->unfit) {
        hc__read_missing(&builder->reader, node, field);
    }
}

static void read_layout(hc_builder *builder, const cJSON *node, hc_item *item) {
    static const hc_field SIDES[] = {HC_INTERACTION_POS_TOP, HC_INTERACTION_POS_LEFT,
                                     HC_INTERACTION_POS_WIDTH, HC_INTERACTION_POS_HEIGHT};
    double *const TARGETS[] = {&item->box.top, &item->box.left, &item->box.width,
                               &item->box.height};
    for (uint32_t i = 0; i < 4; i++) {
        require(builder, node, SIDES[i]);
        *TARGETS[i] = member(builder, SIDES[i])->number;
        if (i >= 2 && given(builder, SIDES[i]) && *TARGETS[i] <= 0) {
            problem(builder, HC_CODE_OUT_OF_RANGE, SIDES[i], "must be more than 0");
        }
    }
    item->z_index = (int32_t)member(builder, HC_INTERACTION_Z_INDEX)->number;
}

// ---- What it does ---------------------------------------------------------

// A field and the field that is its alias for this type only. Gives the one
// that is there; when they differ, the later one is the wrong one.
static hc_field either(hc_builder *builder, hc_field field, hc_field alias) {
    const hc_member *a = member(builder, field);
    const hc_member *b = member(builder, alias);
    if (a->node != NULL && b->node != NULL &&
        (!hc__str_equal(a->text, b->text) || a->number != b->number)) {
        bool b_later = hc__read_offset(b->node) > hc__read_offset(a->node);
        problem(builder, HC_CODE_CONFLICTING_ALIAS, b_later ? alias : field,
                "differs from its alias");
    }
    return given(builder, alias) ? alias : field;
}

// The target of a click or timed action; reports when it is missing.
static bool read_target(hc_builder *builder, const cJSON *node, hc_field field, hc_item *item) {
    item->target = text_of(builder, field);
    if (item->target.size == 0 && !member(builder, field)->unfit) {
        hc__read_missing(&builder->reader, node, field);
    }
    return item->target.size > 0;
}

static void read_url(hc_builder *builder, const cJSON *node, hc_field field, hc_item *item) {
    if (read_target(builder, node, field, item) && !hc__template_is(item->target) &&
        !hc__url_is_allowed(item->target)) {
        problem(builder, HC_CODE_BAD_URL, field, HC_URL_RULE);
    }
}

static void read_jump(hc_builder *builder, const cJSON *node, hc_field field, hc_item *item) {
    double seconds = 0;
    if (read_target(builder, node, field, item) && !hc__template_is(item->target) &&
        !hc__timecode_parse(item->target, &seconds)) {
        problem(builder, HC_CODE_WRONG_TYPE, field, "must be a time: 12.5, m:ss or h:mm:ss");
    }
}

static void read_switch(hc_builder *builder, const cJSON *node, hc_field field, hc_item *item) {
    item->target_start_s = member(builder, HC_INTERACTION_SWITCH_START_TIME)->number;
    if (read_target(builder, node, field, item) && !hc__template_is(item->target) &&
        hc__project_find_target(builder->project, item->target) == HC_NONE) {
        problem(builder, HC_CODE_UNKNOWN_TARGET, field, "no video has this id or token");
    }
}

static void read_pause(hc_builder *builder, hc_field field, hc_item *item) {
    item->pause_s = given(builder, field) ? member(builder, field)->number : -1;
    if (item->pause_s == 0) {
        problem(builder, HC_CODE_OUT_OF_RANGE, field, "must be at least 1, or -1 for no end");
    }
}

static void read_variable(hc_builder *builder, hc_item *item) {
    const hc_member *name = member(builder, HC_INTERACTION_VARIABLE_NAME);
    const hc_member *value = member(builder, HC_INTERACTION_VARIABLE_VALUE);
    item->variable = name->text.size == 0
                         ? HC_NONE
                         : hc__build_variable(builder, name->text, name->node);
    item->variable_value = value->node == NULL
                               ? (hc_value){HC_VALUE_TEXT, 0, HC_STR("")}
                               : (hc_value){value->kind, value->number,
                                            text_of(builder, HC_INTERACTION_VARIABLE_VALUE)};
}

static void read_click(hc_builder *builder, const cJSON *node, hc_item *item) {
    require(builder, node, HC_INTERACTION_CLICK_ACTION);
    const hc_member *action = member(builder, HC_INTERACTION_CLICK_ACTION);
    item->action = (hc_action)action->number;
    item->target = text_of(builder, HC_INTERACTION_CLICK_VALUE);
    read_variable(builder, item);
    if (action->node == NULL) {
        return;
    }
    if (item->action >= HC_ACTION_FIRST_LATER) {
        problem(builder, HC_CODE_UNSUPPORTED, HC_INTERACTION_CLICK_ACTION,
                "this action is not played by this release");
    } else if (item->action == HC_ACTION_LINK || item->action == HC_ACTION_REDIRECT) {
        read_url(builder, node, HC_INTERACTION_CLICK_VALUE, item);
    } else if (item->action == HC_ACTION_JUMP) {
        read_jump(builder, node, HC_INTERACTION_CLICK_VALUE, item);
    } else if (item->action == HC_ACTION_VIDEO) {
        read_switch(builder, node, HC_INTERACTION_CLICK_VALUE, item);
    } else if (item->action == HC_ACTION_PAUSE) {
        read_pause(builder, HC_INTERACTION_PAUSE_AMOUNT, item);
    }
}

// switch_video_id, switch_video_token and click_value may stand together when
// they mean the same video.
static hc_field switch_field(hc_builder *builder) {
    static const hc_field FIELDS[] = {HC_INTERACTION_SWITCH_VIDEO_ID,
                                      HC_INTERACTION_SWITCH_VIDEO_TOKEN,
                                      HC_INTERACTION_CLICK_VALUE};
    hc_field found = HC_INTERACTION_CLICK_VALUE;
    for (uint32_t i = 3; i-- > 0;) {
        if (!given(builder, FIELDS[i])) {
            continue;
        }
        if (given(builder, found) &&
            hc__project_find_target(builder->project, member(builder, found)->text) !=
                hc__project_find_target(builder->project, member(builder, FIELDS[i])->text)) {
            problem(builder, HC_CODE_CONFLICTING_ALIAS, FIELDS[i], "names another video");
        }
        found = FIELDS[i];
    }
    return found;
}

static void read_timed(hc_builder *builder, const cJSON *node, hc_item *item) {
    const hc_field target = HC_INTERACTION_CLICK_VALUE;
    item->variable = HC_NONE;
    switch (item->type) {
    case HC_TYPE_REDIRECT:
        read_url(builder, node, either(builder, target, HC_INTERACTION_REDIRECT_URL), item);
        break;
    case HC_TYPE_JUMP:
        read_jump(builder, node, either(builder, target, HC_INTERACTION_JUMP_TIME), item);
        break;
    case HC_TYPE_SWITCH:
        read_switch(builder, node, switch_field(builder), item);
        break;
    case HC_TYPE_PAUSE:
        read_pause(builder,
                   either(builder, HC_INTERACTION_PAUSE_AMOUNT, HC_INTERACTION_PAUSE_DURATION),
                   item);
        break;
    case HC_TYPE_RESOURCE_TRAY:
        item->target = text_of(builder, given(builder, target) ? target : HC_INTERACTION_TRAY_TYPE);
        item->target = item->target.size > 0 ? item->target : HC_STR("magic_menu");
        break;
    case HC_TYPE_VARIABLE:
        require(builder, node, HC_INTERACTION_VARIABLE_NAME);
        read_variable(builder, item);
        break;
    default:
        break;
    }
}

// ---- Looks ----------------------------------------------------------------

void hc__build_style(hc_builder *builder, hc_str style[HC_STYLE_COUNT]) {
    for (uint32_t i = 0; i < HC_STYLE_COUNT; i++) {
        style[i] = text_of(builder, (hc_field)(HC_INTERACTION_COLOR + i));
    }
}

static void read_content(hc_builder *builder, uint32_t index, hc_item *item) {
    static const hc_field TEXTS[] = {HC_INTERACTION_VALUE, HC_INTERACTION_TOOLTIP};
    item->name = text_of(builder, HC_INTERACTION_NAME);
    item->custom_data = text_of(builder, HC_INTERACTION_CUSTOM_DATA);
    item->label = text_of(builder, HC_INTERACTION_INTERNAL_LABEL);
    item->value = text_of(builder, HC_INTERACTION_VALUE);
    item->tooltip = text_of(builder, HC_INTERACTION_TOOLTIP);
    hc__build_style(builder, item->style);
    for (uint32_t i = 0; i < 2; i++) {
        const hc_member *text = member(builder, TEXTS[i]);
        if (text->node != NULL) {
            hc__build_template(builder, text->text, index, false, text->node);
        }
    }
    if (item->type == HC_TYPE_IMAGE && item->value.size > 0 && !hc__template_is(item->value) &&
        !hc__url_is_allowed(item->value)) {
        problem(builder, HC_CODE_BAD_URL, HC_INTERACTION_VALUE, HC_URL_RULE);
    }
}

static void read_flags(hc_builder *builder, hc_item *item) {
    item->fires_on_seek_past = member(builder, HC_INTERACTION_ON_SEEK_PAST)->number != 0;
    item->once = member(builder, HC_INTERACTION_REPEAT)->number != 0;
    item->default_hidden = is_true(builder, HC_INTERACTION_DEFAULT_HIDDEN);
    item->hide_mobile = is_true(builder, HC_INTERACTION_HIDE_MOBILE);
    item->hide_desktop = is_true(builder, HC_INTERACTION_HIDE_DESKTOP);
    item->post_click = (hc_post_click)member(builder, HC_INTERACTION_POST_CLICK_STATE)->number;
    if (is_true(builder, HC_INTERACTION_IN_TRAY)) {
        item->tray = text_of(builder, HC_INTERACTION_TRAY_TYPE);
        item->tray = item->tray.size > 0 ? item->tray : HC_STR("magic_menu");
    }
}

static hc_str item_id(hc_builder *builder, uint32_t position) {
    char text[1 + HC_NUMBER_BYTES] = "i";
    if (given(builder, HC_INTERACTION_ID)) {
        return text_of(builder, HC_INTERACTION_ID);
    }
    uint32_t size = hc__number_format(position, text + 1);
    return hc__read_keep(&builder->reader, (hc_str){text, size + 1});
}

void hc__build_item(hc_builder *builder, const cJSON *node, uint32_t position, uint32_t index,
                    hc_item *item) {
    hc__read_object(&builder->reader, HC_OBJECT_INTERACTION, node, &builder->members);
    require(builder, node, HC_INTERACTION_TYPE);
    require(builder, node, HC_INTERACTION_TIME);
    item->type = (hc_type)member(builder, HC_INTERACTION_TYPE)->number;
    item->id = item_id(builder, position);
    read_window(builder, item);
    read_flags(builder, item);
    if (given(builder, HC_INTERACTION_TYPE)) {
        if (hc__type_is_visible(item->type)) {
            read_layout(builder, node, item);
            read_click(builder, node, item);
            hc__build_polygon(builder, item);
        } else {
            read_timed(builder, node, item);
        }
        read_content(builder, index, item);
    }
    hc__build_condition(builder, node, index, item);
}
