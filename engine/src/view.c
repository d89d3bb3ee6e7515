// SPDX-License-Identifier: MIT
#include "view.h"

#include <stddef.h>

#include "geometry.h"
#include "json.h"
#include "url.h"

static void member_boolean(hc_bytes *out, const char *key, bool value) {
    hc__json_key(out, key);
    hc__json_boolean(out, value);
}

// Members that are printed as they are: a struct's text, number or JSON.
typedef enum print { PRINT_TEXT, PRINT_NUMBER, PRINT_JSON } print;

typedef struct print_row {
    char key[12];
    uint16_t offset;
    uint8_t print;
} print_row;

static void view_members(hc_bytes *out, const print_row *rows, uint32_t count, const void *from) {
    for (uint32_t i = 0; i < count; i++) {
        const void *place = (const char *)from + rows[i].offset;
        if (rows[i].print == PRINT_NUMBER) {
            hc__member_number(out, rows[i].key, *(const double *)place);
        } else if (rows[i].print == PRINT_TEXT) {
            hc__member_text(out, rows[i].key, *(const hc_str *)place);
        } else {
            hc__member_json(out, rows[i].key, *(const hc_str *)place);
        }
    }
}

#define VIEW(out, rows, from) view_members(out, rows, sizeof(rows) / sizeof((rows)[0]), from)

// A list of structs, each an object.
static void view_list(hc_bytes *out, const char *key, const print_row *rows, uint32_t row_count,
                      const void *from, uint32_t count, uint32_t bytes) {
    hc__json_open(out, key, '[');
    for (uint32_t i = 0; i < count; i++) {
        hc__json_open(out, NULL, '{');
        view_members(out, rows, row_count, (const char *)from + (size_t)i * bytes);
        hc__json_close(out, '}');
    }
    hc__json_close(out, ']');
}

// ---- The project ----------------------------------------------------------

static const print_row PROJECT_ROWS[] = {
    {"id", offsetof(hc_project, id), PRINT_TEXT},
    {"title", offsetof(hc_project, title), PRINT_TEXT},
    {"customData", offsetof(hc_project, custom_data), PRINT_JSON},
};

static const print_row VIDEO_ROWS[] = {
    {"id", offsetof(hc_video, id), PRINT_TEXT},
    {"token", offsetof(hc_video, token), PRINT_TEXT},
    {"title", offsetof(hc_video, title), PRINT_TEXT},
    {"customData", offsetof(hc_video, custom_data), PRINT_JSON},
    {"duration", offsetof(hc_video, duration_s), PRINT_NUMBER},
    {"poster", offsetof(hc_video, poster), PRINT_TEXT},
};

static const print_row SOURCE_ROWS[] = {
    {"src", offsetof(hc_source, src), PRINT_TEXT},
    {"type", offsetof(hc_source, type), PRINT_TEXT},
};

static const print_row TRACK_ROWS[] = {
    {"src", offsetof(hc_track, src), PRINT_TEXT},
    {"kind", offsetof(hc_track, kind), PRINT_TEXT},
    {"srclang", offsetof(hc_track, srclang), PRINT_TEXT},
    {"label", offsetof(hc_track, label), PRINT_TEXT},
};

void hc__view_project(const hc_project *project, hc_bytes *out) {
    hc__json_open(out, NULL, '{');
    VIEW(out, PROJECT_ROWS, project);
    hc__member_number(out, "start", project->start_video);
    hc__json_open(out, "videos", '[');
    for (uint32_t i = 0; i < project->video_count; i++) {
        const hc_video *video = &project->videos[i];
        hc__json_open(out, NULL, '{');
        VIEW(out, VIDEO_ROWS, video);
        view_list(out, "sources", SOURCE_ROWS, 2, project->sources + video->sources.first,
                  video->sources.count, sizeof(hc_source));
        view_list(out, "tracks", TRACK_ROWS, 4, project->tracks + video->tracks.first,
                  video->tracks.count, sizeof(hc_track));
        hc__json_close(out, '}');
    }
    hc__json_close(out, ']');
    hc__json_close(out, '}');
}

// ---- An item --------------------------------------------------------------

static const char STYLE_KEYS[HC_STYLE_COUNT][16] = {
    "color",       "backgroundColor", "borderColor", "borderRadius",
    "borderWidth", "fontSize",        "textAlign"};

static const print_row BOX_ROWS[] = {
    {"left", offsetof(hc_box, left), PRINT_NUMBER},
    {"top", offsetof(hc_box, top), PRINT_NUMBER},
    {"width", offsetof(hc_box, width), PRINT_NUMBER},
    {"height", offsetof(hc_box, height), PRINT_NUMBER},
};

static void view_style(const hc_project *project, const hc_item *item, hc_bytes *out) {
    hc__json_open(out, "style", '{');
    for (uint32_t i = 0; i < HC_STYLE_COUNT; i++) {
        bool own = item->style[i].data != NULL;
        hc__member_text(out, STYLE_KEYS[i], own ? item->style[i] : project->design[i]);
    }
    hc__json_close(out, '}');
}

static void view_rings(const hc_project *project, const hc_item *item, hc_bytes *out) {
    if (item->rings.count == 0) {
        hc__member_json(out, "rings", (hc_str){NULL, 0});
        return;
    }
    hc__json_open(out, "rings", '[');
    for (uint32_t i = 0; i < item->rings.count; i++) {
        hc_range ring = project->rings[item->rings.first + i];
        hc__json_open(out, NULL, '[');
        for (uint32_t n = 0; n < ring.count; n++) {
            hc_point p = hc__geometry_vertex(project, item, ring.first + n);
            hc__json_open(out, NULL, '[');
            hc__json_number(out, p.x);
            hc__json_element(out);
            hc__json_number(out, p.y);
            hc__json_close(out, ']');
        }
        hc__json_close(out, ']');
    }
    hc__json_close(out, ']');
}

// A text as the viewer reads it; null when it is not given, or when it is a
// URL that its templates have made into one that isn't allowed.
static void member_resolved(hc_session *session, hc_bytes *out, const char *key, hc_str text,
                            bool is_url) {
    uint32_t start = session->scratch->size;
    hc_str resolved = text.data == NULL ? text : hc__session_resolve(session, text, is_url);
    bool refused = is_url && text.data != NULL && !hc__url_is_allowed(resolved);
    hc__member_text(out, key, refused ? (hc_str){NULL, 0} : resolved);
    session->scratch->size = start;
}

void hc__view_item(hc_session *session, uint32_t index, hc_bytes *out) {
    const hc_project *project = session->project;
    const hc_item *item = &project->items[index];
    bool image = item->type == HC_TYPE_IMAGE;
    bool texts = item->type == HC_TYPE_BUTTON || item->type == HC_TYPE_TEXT;
    const hc_str none = {NULL, 0};
    hc__json_open(out, NULL, '{');
    hc__member_text(out, "id", item->id);
    hc__member_number(out, "index", index);
    hc__member_number(out, "video", item->video);
    hc__member_text(out, "type", hc__type_name(item->type));
    hc__member_text(out, "name", item->name);
    hc__member_text(out, "action", hc__action_name(item->action));
    member_boolean(out, "inert", item->action == HC_ACTION_NONE);
    hc__json_open(out, "box", '{');
    VIEW(out, BOX_ROWS, &item->box);
    hc__json_close(out, '}');
    hc__member_number(out, "zIndex", item->z_index);
    view_rings(project, item, out);
    member_resolved(session, out, "text", texts ? item->value : none, false);
    member_resolved(session, out, "image", image ? item->value : none, true);
    member_resolved(session, out, "tooltip", item->tooltip, false);
    hc__member_text(out, "caption", none);
    view_style(project, item, out);
    member_boolean(out, "clicked", (session->item_flags[index] & HC_ITEM_CLICKED) != 0);
    member_boolean(out, "disabled", (session->item_flags[index] & HC_ITEM_DISABLED) != 0);
    hc__json_close(out, '}');
}
