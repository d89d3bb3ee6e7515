// SPDX-License-Identifier: MIT
// One interaction: what each type requires, and dependencies between fields.
#include <cJSON.h>
#include <math.h>

#include "base/number.h"
#include "load/builder.h"
#include "load/style.h"
#include "text/template.h"
#include "text/timecode.h"
#include "text/url.h"

static const hc_member *member(const hc_builder *builder, hc_field field) {
    return &builder->members.at[field];
}

static bool given(const hc_builder *builder, hc_field field) {
    return member(builder, field)->node != NULL;
}

static hc_str text_of(hc_builder *builder, hc_field field) {
    return hc__read_keep(&builder->reader, member(builder, field)->text);
}

static void problem(hc_builder *builder, hc_code code, hc_field field, const char *message) {
    hc__read_member_problem(&builder->reader, code, member(builder, field), message);
}

// ---- Time and place -------------------------------------------------------

static void check_window(hc_builder *builder, const hc_item *item) {
    if (given(builder, HC_INTERACTION_TIME) && item->end_s <= item->start_s) {
        problem(builder, HC_CODE_BAD_TIME_WINDOW, HC_INTERACTION_END_TIME,
                "must be after the time it starts");
    }
}

static void check_size(hc_builder *builder, hc_field field) {
    if (given(builder, field) && member(builder, field)->number <= 0) {
        problem(builder, HC_CODE_OUT_OF_RANGE, field, "must be more than 0");
    }
}

// ---- Actions --------------------------------------------------------------

// A field, and one that is its alias for this type only. Returns the one that is present; when
// their values differ, the later one in the document is reported.
static hc_field either(hc_builder *builder, hc_field field, hc_field alias) {
    const hc_member *a = member(builder, field);
    const hc_member *b = member(builder, alias);
    double x = 0;
    double y = 0;
    bool same_time = alias == HC_INTERACTION_JUMP_TIME && hc__timecode_parse(a->text, &x) &&
                     hc__timecode_parse(b->text, &y) && x == y;
    if (a->node != NULL && b->node != NULL && !same_time &&
        !hc__read_same_value(&builder->reader, a, b)) {
        bool b_later = b->node->valueint > a->node->valueint;
        problem(builder, HC_CODE_CONFLICTING_ALIAS, b_later ? alias : field,
                "differs from its alias");
    }
    return given(builder, alias) ? alias : field;
}

// What a target must be, unless it contains templates.
typedef enum target_kind { TARGET_URL, TARGET_WEB, TARGET_TIME, TARGET_VIDEO } target_kind;

typedef struct target_row {
    const char *rule;
    hc_code code;
} target_row;

static const target_row TARGETS[] = {
    [TARGET_URL] = {HC_URL_RULE, HC_CODE_BAD_URL},
    [TARGET_WEB] = {HC_WEB_RULE, HC_CODE_BAD_URL},
    [TARGET_TIME] = {"must be a time: 12.5, m:ss or h:mm:ss", HC_CODE_WRONG_TYPE},
    [TARGET_VIDEO] = {HC_UNKNOWN_TARGET_RULE, HC_CODE_UNKNOWN_TARGET},
};

static bool is_target(hc_builder *builder, target_kind kind, hc_str text) {
    double seconds = 0;
    switch (kind) {
    case TARGET_URL: return hc__url_is_allowed(text);
    case TARGET_WEB: return hc__url_is_web(text);
    case TARGET_TIME: return hc__timecode_parse(text, &seconds);
    default:
        builder->target_video = hc__project_find_target(builder->project, text);
        return builder->target_video != HC_NONE;
    }
}

// Checks a target that is present; a URL without a scheme gets one.
static bool check_target(hc_builder *builder, target_kind kind, hc_field field, hc_str *text) {
    bool url = kind == TARGET_URL || kind == TARGET_WEB;
    if (url && hc__read_scheme(&builder->reader, text)) {
        problem(builder, HC_CODE_MISSING_SCHEME, field, HC_SCHEME_RULE);
    }
    bool ok = hc__template_is(*text) || is_target(builder, kind, *text);
    if (!ok) {
        problem(builder, TARGETS[kind].code, field, TARGETS[kind].rule);
    }
    return ok;
}

// Reads the target of a click or timed action; reports it when missing.
static void read_target(hc_builder *builder, const cJSON *node, target_kind kind, hc_field field,
                        hc_item *item) {
    item->target = text_of(builder, field);
    if (item->target.size > 0) {
        check_target(builder, kind, field, &item->target);
    } else if (!member(builder, field)->unfit) {
        hc__read_missing(&builder->reader, node, field);
    }
}

static void read_pause(hc_builder *builder, hc_field field, hc_item *item) {
    if (given(builder, field)) {
        item->pause_s = member(builder, field)->number;
    }
    if (item->pause_s == 0) {
        problem(builder, HC_CODE_OUT_OF_RANGE, field, "must be at least 1, or -1 for no limit");
    }
}

static void read_variable(hc_builder *builder, hc_item *item) {
    const hc_member *name = member(builder, HC_INTERACTION_VARIABLE_NAME);
    const hc_member *value = member(builder, HC_INTERACTION_VARIABLE_VALUE);
    item->variable = name->text.size == 0 ? HC_NONE : hc__build_variable(builder, name->text, name);
    item->variable_value = value->node == NULL
                               ? (hc_value){HC_VALUE_TEXT, 0, HC_STR("")}
                               : (hc_value){value->kind, value->number,
                                            text_of(builder, HC_INTERACTION_VARIABLE_VALUE)};
}

// Checks an action's click_value; actions not listed here accept any.
static void read_action(hc_builder *builder, const cJSON *node, hc_item *item) {
    const hc_field value = HC_INTERACTION_CLICK_VALUE;
    switch (item->action) {
    case HC_ACTION_JUMP: read_target(builder, node, TARGET_TIME, value, item); break;
    case HC_ACTION_VIDEO: read_target(builder, node, TARGET_VIDEO, value, item); break;
    case HC_ACTION_LINK:
    case HC_ACTION_REDIRECT: read_target(builder, node, TARGET_URL, value, item); break;
    default:
        if (hc__action_is_of_url(item->action) && item->target.size > 0) {
            check_target(builder, TARGET_WEB, value, &item->target);
        }
        break;
    }
}

static void read_corners(const hc_builder *builder, hc_item *item) {
    hc_str own = item->style[HC_STYLE_BORDER_RADIUS];
    hc_str lengths = own.data != NULL ? own : builder->design[HC_STYLE_BORDER_RADIUS];
    if (item->type == HC_TYPE_HOTSPOT && !isnan(item->radius)) {
        for (uint32_t i = 0; i < HC_CORNERS; i++) {
            item->corners[i].radius = item->radius;
        }
    } else if (lengths.data != NULL) {
        hc__style_corners(lengths, item->corners);
    }
}

static void read_visible(hc_builder *builder, const cJSON *node, hc_item *item) {
    hc__read_needed(&builder->reader, HC_OBJECT_INTERACTION, node, &builder->members,
                    HC_NEED_VISIBLE);
    check_size(builder, HC_INTERACTION_POS_WIDTH);
    check_size(builder, HC_INTERACTION_POS_HEIGHT);
    read_variable(builder, item);
    hc__build_polygon(builder, member(builder, HC_INTERACTION_HOTSPOT_POINTS), &item->rings,
                      &item->outline);
    hc__build_motion(builder, item);
    read_corners(builder, item);
    read_action(builder, node, item);
    read_pause(builder, HC_INTERACTION_PAUSE_AMOUNT, item);
}

// switch_video_id, switch_video_token and click_value may all be present if
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
            problem(builder, HC_CODE_CONFLICTING_ALIAS, FIELDS[i], "differs from its alias");
        }
        found = FIELDS[i];
    }
    return found;
}

static void read_timed(hc_builder *builder, const cJSON *node, hc_item *item) {
    const hc_field target = HC_INTERACTION_CLICK_VALUE;
    switch (item->type) {
    case HC_TYPE_REDIRECT:
        read_target(builder, node, TARGET_URL, either(builder, target, HC_INTERACTION_REDIRECT_URL),
                    item);
        break;
    case HC_TYPE_JUMP:
        read_target(builder, node, TARGET_TIME, either(builder, target, HC_INTERACTION_JUMP_TIME),
                    item);
        break;
    case HC_TYPE_SWITCH:
        read_target(builder, node, TARGET_VIDEO, switch_field(builder), item);
        break;
    case HC_TYPE_PAUSE:
        read_pause(builder,
                   either(builder, HC_INTERACTION_PAUSE_AMOUNT, HC_INTERACTION_PAUSE_DURATION),
                   item);
        break;
    case HC_TYPE_VARIABLE:
        read_variable(builder, item);
        if (item->variable == HC_NONE && !member(builder, HC_INTERACTION_VARIABLE_NAME)->unfit) {
            hc__read_missing(&builder->reader, node, HC_INTERACTION_VARIABLE_NAME);
        }
        break;
    default: break;
    }
}

// Reads the tray that the item is in, or opens.
static void read_tray(hc_builder *builder, hc_item *item) {
    const hc_member *name = member(builder, HC_INTERACTION_TRAY_TYPE);
    item->tray = HC_NONE;
    if (name->text.size > 0) {
        item->tray = hc__build_tray(builder, name->text, name);
    } else if (item->in_tray) {
        item->tray = hc__build_tray(builder, HC_STR(HC_TRAY_DEFAULT),
                                    member(builder, HC_INTERACTION_IN_TRAY));
    }
    item->in_tray = item->in_tray && hc__type_is_visible(item->type);
}

// ---- The whole interaction ------------------------------------------------

static void read_texts(hc_builder *builder, uint32_t index, hc_item *item) {
    static const hc_field TEXTS[] = {HC_INTERACTION_NAME, HC_INTERACTION_VALUE,
                                     HC_INTERACTION_TOOLTIP, HC_INTERACTION_CAPTION,
                                     HC_INTERACTION_HOTSPOT_IMAGE};
    for (uint32_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        const hc_member *text = member(builder, TEXTS[i]);
        hc__build_template(builder, text->text, index, false, text);
    }
    if (item->type == HC_TYPE_IMAGE && item->value.size > 0) {
        check_target(builder, TARGET_WEB, HC_INTERACTION_VALUE, &item->value);
    }
    builder->reader.need = HC_NEED_SPARE;
    if (item->hotspot_image.size > 0 &&
        !check_target(builder, TARGET_WEB, HC_INTERACTION_HOTSPOT_IMAGE, &item->hotspot_image)) {
        item->hotspot_image = (hc_str){NULL, 0};
    }
    builder->reader.need = HC_NEED_NEVER;
}

void hc__build_item(hc_builder *builder, const cJSON *node, uint32_t index, hc_item *item) {
    item->end_s = INFINITY;
    item->pause_s = -1;
    item->variable = HC_NONE;
    builder->target_video = HC_NONE;
    item->show_caption = item->ring = item->lights_up = true;
    item->ring_width = item->radius = NAN;
    hc__read_object(&builder->reader, HC_OBJECT_INTERACTION, node, &builder->members, item);
    check_window(builder, item);
    read_tray(builder, item);
    if (given(builder, HC_INTERACTION_TYPE)) {
        if (hc__type_is_visible(item->type)) {
            read_visible(builder, node, item);
        } else {
            read_timed(builder, node, item);
        }
        read_texts(builder, index, item);
    }
    hc__build_condition(builder, node, index, item);
}
