// SPDX-License-Identifier: MIT
// A compiled project: flat arrays, immutable until freed. Ids are replaced by numbers, conditions
// are small programs, times are sorted.
#ifndef HC_PROJECT_H
#define HC_PROJECT_H

#include "../../schema/words.h"
#include "base/memory.h"
#include "base/names.h"
#include "hotcue/hotcue.h"
#include "text/regex.h"

typedef enum hc_reason {
#define X(ENUM, name) HC_REASON_##ENUM,
    HC_REASONS(X)
#undef X
        HC_REASON_COUNT,
} hc_reason;

typedef enum hc_type {
#define X(ENUM, name, kind) HC_TYPE_##ENUM,
    HC_TYPES(X)
#undef X
        HC_TYPE_FIRST_TIMED = HC_TYPE_REDIRECT,
} hc_type;

typedef enum hc_action {
#define X(ENUM, name, kind) HC_ACTION_##ENUM,
    HC_ACTIONS(X)
#undef X
        HC_ACTION_COUNT,
    HC_ACTION_FIRST_OF_HOST = HC_ACTION_MESSAGE,
} hc_action;

// The kinds in words.h, turned into sets of types and of actions with one bit each.
enum {
    HC_PLAIN = 0,
    HC_VISIBLE = 1,
    HC_CONTROLS = 2,
    HC_HOST = 1,
    HC_URL = 2,
    HC_HOST_URL = HC_HOST | HC_URL,
};
#define HC_VISIBLE_BIT(ENUM, name, kind)                                                           \
    | (uint32_t)((HC_##kind & HC_VISIBLE) != 0) << HC_TYPE_##ENUM
#define HC_CONTROLS_BIT(ENUM, name, kind)                                                          \
    | (uint32_t)((HC_##kind & HC_CONTROLS) != 0) << HC_TYPE_##ENUM
#define HC_HOST_BIT(ENUM, name, kind) | (uint32_t)((HC_##kind & HC_HOST) != 0) << HC_ACTION_##ENUM
#define HC_URL_BIT(ENUM, name, kind) | (uint32_t)((HC_##kind & HC_URL) != 0) << HC_ACTION_##ENUM
#define HC_TYPES_VISIBLE (0u HC_TYPES(HC_VISIBLE_BIT))
#define HC_TYPES_CONTROLS (0u HC_TYPES(HC_CONTROLS_BIT))
#define HC_ACTIONS_OF_HOST (0u HC_ACTIONS(HC_HOST_BIT))
#define HC_ACTIONS_OF_URLS (0u HC_ACTIONS(HC_URL_BIT))

// The enums are ordered so that these sets can be tested by a comparison.
_Static_assert(HC_TYPES_VISIBLE == (1u << HC_TYPE_FIRST_TIMED) - 1u, "visible types come first");
_Static_assert(HC_ACTIONS_OF_HOST + (1u << HC_ACTION_FIRST_OF_HOST) == 1u << HC_ACTION_COUNT,
               "actions of the host come last");

typedef enum hc_operator {
#define X(ENUM, name, label, symbol) HC_OPERATOR_##ENUM,
    HC_OPERATORS(X)
#undef X
        HC_OPERATOR_COUNT,
} hc_operator;

typedef struct hc_value {
    hc_value_kind kind;
    double number; // 0 or 1 for a boolean
    hc_str text;
} hc_value;

// A condition is a program on a stack of truth values, onto which tests push. A test with `in` is
// followed by its parts, one test with `equals` per value; these don't push.
typedef enum hc_opcode { HC_OP_TEST, HC_OP_AND, HC_OP_OR, HC_OP_NOT } hc_opcode;

// A test is prepared as far as possible when the document is read.
typedef struct hc_instruction {
    uint8_t opcode;   // hc_opcode
    uint8_t op;       // hc_operator
    bool is_template; // the operand contains templates, so it is resolved at run time
    bool is_number;   // the operand is a decimal, for `before` and `after` a date
    uint32_t variable;
    hc_str operand;        // trimmed, where white space does not matter
    double number;         // for a date in milliseconds (date.h)
    uint32_t parts;        // number of parts, for `in`
    const hc_regex *regex; // compiled operand of `regex`, NULL if a template
} hc_instruction;

// A part of a longer array.
typedef struct hc_range {
    uint32_t first, count;
} hc_range;

typedef enum hc_post_click { HC_POST_NONE, HC_POST_HIDDEN, HC_POST_DISABLED } hc_post_click;

// The style fields, in the order of the field table.
typedef enum hc_style {
    HC_STYLE_COLOR,
    HC_STYLE_BACKGROUND_COLOR,
    HC_STYLE_BORDER_COLOR,
    HC_STYLE_BORDER_RADIUS,
    HC_STYLE_BORDER_WIDTH,
    HC_STYLE_FONT_SIZE,
    HC_STYLE_TEXT_ALIGN,
    HC_STYLE_TRANSITION,
    HC_STYLE_ANIMATION,
    HC_STYLE_COUNT,
    HC_STYLE_CLICKED_COUNT = HC_STYLE_BORDER_COLOR, // those that a click can change
} hc_style;

typedef struct hc_point {
    double x, y;
} hc_point;

typedef struct hc_box {
    double left, top, width, height; // percent of the frame
} hc_box;

// Clockwise from the top left.
#define HC_CORNERS 4u

typedef struct hc_corner {
    double radius; // in pixels of a frame whose smaller side is 720, or percent of the box
    bool in_percent;
} hc_corner;

// What keyframes can animate; each has a curve through the keyframes that give it.
typedef enum hc_curve {
    HC_CURVE_LEFT,
    HC_CURVE_TOP,
    HC_CURVE_WIDTH,
    HC_CURVE_HEIGHT,
    HC_CURVE_OUTLINE,
    HC_CURVE_COUNT,
} hc_curve;

typedef struct hc_key {
    double time_s;
    double value; // HC_CURVE_OUTLINE: index into hc_project.outlines
} hc_key;

// The vertices of a polygon, ring by ring, and its bounding box, both in the polygon's space.
typedef struct hc_outline {
    uint32_t first; // index into hc_project.points
    hc_point low, high;
} hc_outline;

// An interaction, visible or timed.
typedef struct hc_item {
    hc_str id, name, custom_data; // custom_data: the JSON as written
    uint32_t video;
    uint8_t type;       // hc_type
    uint8_t action;     // hc_action, of a visible type
    uint8_t post_click; // hc_post_click
    bool fires_on_seek_past, once;
    bool default_hidden, hide_mobile, hide_desktop;

    double start_s, end_s; // end_s is infinite if absent
    hc_range condition;    // range of hc_project.instructions, empty if there is none
    bool condition_shows;
    bool points_in_video;
    hc_range rings;  // range of hc_project.rings, empty if the shape is the box
    hc_range curves; // range of hc_project.curves, one per hc_curve; empty if nothing moves
    hc_outline outline;
    hc_corner corners[HC_CORNERS]; // of the box

    hc_str target; // click_value: URL, time, video, tray or message
    uint32_t tray; // index into hc_project.trays, or HC_NONE
    bool in_tray;
    bool required, pauses, collects; // click_required, pause_video, collect_first
    bool hubspot_map, clickfunnels;
    hc_str hubspot_field, hubspot_value;
    hc_str clickfunnels_tag, clickfunnels_name, clickfunnels_value;
    double target_start_s; // start time in the target video
    double pause_s;        // -1: no limit
    uint32_t variable;     // that it sets, or HC_NONE
    hc_value variable_value;

    hc_str value, tooltip, caption, label, hotspot_image;
    double z_index;
    uint32_t layer; // rank by z_index, then by document order
    hc_box box;
    hc_str style[HC_STYLE_COUNT], clicked_style[HC_STYLE_CLICKED_COUNT];
    bool show_caption, spotlight;
    bool ring, lights_up;                 // for hotspots
    double ring_width, alignment, radius; // NaN if absent; alignment: 0
} hc_item;

typedef struct hc_cue {
    hc_str id, custom_data;
    double time_s;
    bool forward_only, skipped_by_seeks, once;
} hc_cue;

typedef struct hc_source {
    hc_str src, type;
} hc_source;

typedef struct hc_track {
    hc_str src, kind, srclang, label;
    bool by_default;
} hc_track;

// A field of the lead form, which sets a variable.
typedef struct hc_form_field {
    hc_str name, label, type;
    bool required;
    uint32_t variable;
} hc_form_field;

// The variables of every project: name, email, phone, custom_id.
#define HC_VIEWER_VARIABLES 4u

// A field of a submitted form.
typedef struct hc_entry {
    hc_str name, text;
} hc_entry;

typedef struct hc_entries {
    hc_entry *list;
    uint32_t count;
} hc_entries;

typedef struct hc_form {
    hc_str title, text, consent;
    hc_form_field *fields;
    uint32_t field_count;
} hc_form;

#define HC_TRAY_DEFAULT "magic_menu"
#define HC_TRAY_AT_END "end_menu"

typedef struct hc_named_tray {
    hc_str name, title;
    bool declared; // in the project's `trays`
} hc_named_tray;

typedef enum hc_on_ended { HC_ENDED_STOP, HC_ENDED_LOOP, HC_ENDED_SWITCH } hc_on_ended;

// What can happen at one time, in the order of T2.
typedef enum hc_boundary_class {
    HC_BOUNDARY_WINDOW_END,
    HC_BOUNDARY_CUE,
    HC_BOUNDARY_PROGRESS, // not in the timeline, as it depends on the media's duration
    HC_BOUNDARY_QUARTER,  // likewise, and on what was played
    HC_BOUNDARY_WINDOW_START,
    HC_BOUNDARY_ACTION,
    HC_BOUNDARY_LAST,
} hc_boundary_class;

typedef struct hc_boundary {
    double time_s;
    uint32_t class;
    uint32_t index; // of an item or cue
} hc_boundary;

// The window of a visible interaction, a node of the search tree in timeline.c.
typedef struct hc_window {
    double start_s, end_s;
    double last_end_s; // of the node's subtree
    uint32_t item;
} hc_window;

typedef struct hc_video {
    hc_str id, token, title, custom_data, poster;
    hc_str design[HC_STYLE_COUNT]; // falls back to the project's
    double duration_s;             // NaN if absent
    hc_range items, cues, sources, tracks, boundaries, landmarks, windows;
    uint8_t on_ended;    // hc_on_ended
    uint32_t next_video; // for HC_ENDED_SWITCH
    hc_str next_target;  // used instead when it contains templates
    double next_start_s;
} hc_video;

typedef struct hc_variable {
    hc_str name;
    hc_value initial;
    hc_range conditions; // range of hc_project.readers: items whose condition reads it
    hc_range texts;      // the same: items whose texts read it
} hc_variable;

typedef struct hc_project {
    hc_arena arena; // owns everything below except the properties
    hc_properties *properties;
    hc_str id, title, custom_data;
    uint32_t start_video;
    hc_str design[HC_STYLE_COUNT];
    hc_form form;
    hc_video *videos;
    hc_item *items;
    hc_cue *cues;
    hc_source *sources;
    hc_track *tracks;
    hc_boundary *boundaries;
    hc_boundary *landmarks; // the boundaries that matter to seeks
    hc_window *windows;
    hc_range *rings; // each a range of points
    hc_point *points;
    hc_range *curves; // each a range of keys, ordered by time
    hc_key *keys;
    hc_outline *outlines; // of keyframes
    hc_instruction *instructions;
    hc_variable *variables;
    hc_named_tray *trays;
    uint32_t *readers;
    hc_names video_names, variable_names, tray_names; // of videos: ids and tokens
    uint32_t video_count, item_count, cue_count, variable_count, tray_count;
} hc_project;

hc_str hc__type_name(uint32_t type);     // name of a hc_type
hc_str hc__action_name(uint32_t action); // name of a hc_action
hc_str hc__operator_name(uint32_t op);   // name of a hc_operator

// Whether an operator compares dates, rather than decimals.
static inline bool hc__operator_is_of_dates(uint32_t op) {
    return op == HC_OPERATOR_BEFORE || op == HC_OPERATOR_AFTER;
}

void hc__project_free(hc_project *project); // NULL is allowed

uint32_t hc__project_find_video(const hc_project *project, hc_str id_or_token); // or HC_NONE

// Returns the video that a switch's target names: an id, a token, or `Title ---TOKEN`, split at the
// last `---` (T13). HC_NONE when there is none.
uint32_t hc__project_find_target(const hc_project *project, hc_str target);

#define HC_UNKNOWN_TARGET_RULE "no video has this id or token"

// Whether an action's click_value is a URL.
static inline bool hc__action_is_of_url(uint32_t action) {
    return (HC_ACTIONS_OF_URLS >> action & 1u) != 0;
}

// Whether a timed interaction moves or stops playback.
static inline bool hc__type_controls(uint32_t type) {
    return (HC_TYPES_CONTROLS >> type & 1u) != 0;
}

static inline bool hc__type_is_visible(uint32_t type) {
    return type < HC_TYPE_FIRST_TIMED;
}

#endif
