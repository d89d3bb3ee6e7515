// SPDX-License-Identifier: MIT
#include "view.h"

#include "geometry.h"
#include "json.h"
#include "url.h"

static void member_raw(hc_bytes *out, const char *key, hc_str json) {
    hc__json_key(out, key);
    hc__json_raw(out, json);
}

static void member_boolean(hc_bytes *out, const char *key, bool value) {
    member_raw(out, key, value ? HC_STR("true") : HC_STR("false"));
}

static void open_list(hc_bytes *out, const char *key) {
    hc__json_key(out, key);
    hc__bytes_append_char(out, '[');
}

static void open_element(hc_bytes *out, char bracket) {
    hc__json_element(out);
    hc__bytes_append_char(out, bracket);
}

// ---- The project ----------------------------------------------------------

static void view_sources(const hc_project *project, hc_range sources, hc_bytes *out) {
    open_list(out, "sources");
    for (uint32_t i = 0; i < sources.count; i++) {
        const hc_source *source = &project->sources[sources.first + i];
        open_element(out, '{');
        hc__member_text(out, "src", source->src);
        hc__member_text(out, "type", source->type);
        hc__bytes_append_char(out, '}');
    }
    hc__bytes_append_char(out, ']');
}

static void view_tracks(const hc_project *project, hc_range tracks, hc_bytes *out) {
    open_list(out, "tracks");
    for (uint32_t i = 0; i < tracks.count; i++) {
        const hc_track *track = &project->tracks[tracks.first + i];
        open_element(out, '{');
        hc__member_text(out, "src", track->src);
        hc__member_text(out, "kind", track->kind);
        hc__member_text(out, "srclang", track->srclang);
        hc__member_text(out, "label", track->label);
        hc__bytes_append_char(out, '}');
    }
    hc__bytes_append_char(out, ']');
}

void hc__view_project(const hc_project *project, hc_bytes *out) {
    hc__bytes_append_char(out, '{');
    hc__member_text(out, "id", project->id);
    hc__member_text(out, "title", project->title);
    member_raw(out, "customData", project->custom_data);
    hc__member_number(out, "start", project->start_video);
    open_list(out, "videos");
    for (uint32_t i = 0; i < project->video_count; i++) {
        const hc_video *video = &project->videos[i];
        open_element(out, '{');
        hc__member_text(out, "id", video->id);
        hc__member_text(out, "token", video->token);
        hc__member_text(out, "title", video->title);
        member_raw(out, "customData", video->custom_data);
        hc__member_number(out, "duration", video->duration_s);
        hc__member_text(out, "poster", video->poster);
        view_sources(project, video->sources, out);
        view_tracks(project, video->tracks, out);
        hc__bytes_append_char(out, '}');
    }
    hc__bytes_print(out, "]}");
}

// ---- An item --------------------------------------------------------------

static const char *const STYLE_KEYS[HC_STYLE_COUNT] = {
    "color",       "backgroundColor", "borderColor", "borderRadius",
    "borderWidth", "fontSize",        "textAlign"};

static void view_style(const hc_project *project, const hc_item *item, hc_bytes *out) {
    hc__json_key(out, "style");
    hc__bytes_append_char(out, '{');
    for (uint32_t i = 0; i < HC_STYLE_COUNT; i++) {
        bool own = item->style[i].data != NULL;
        hc__member_text(out, STYLE_KEYS[i], own ? item->style[i] : project->design[i]);
    }
    hc__bytes_append_char(out, '}');
}

static void view_rings(const hc_project *project, const hc_item *item, hc_bytes *out) {
    if (item->rings.count == 0) {
        member_raw(out, "rings", HC_STR("null"));
        return;
    }
    open_list(out, "rings");
    for (uint32_t i = 0; i < item->rings.count; i++) {
        hc_range ring = project->rings[item->rings.first + i];
        open_element(out, '[');
        for (uint32_t n = 0; n < ring.count; n++) {
            hc_point p = hc__geometry_vertex(project, item, ring.first + n);
            open_element(out, '[');
            hc__json_number(out, p.x);
            hc__json_element(out);
            hc__json_number(out, p.y);
            hc__bytes_append_char(out, ']');
        }
        hc__bytes_append_char(out, ']');
    }
    hc__bytes_append_char(out, ']');
}

static void view_box(const hc_item *item, hc_bytes *out) {
    hc__json_key(out, "box");
    hc__bytes_append_char(out, '{');
    hc__member_number(out, "left", item->box.left);
    hc__member_number(out, "top", item->box.top);
    hc__member_number(out, "width", item->box.width);
    hc__member_number(out, "height", item->box.height);
    hc__bytes_append_char(out, '}');
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
    hc__bytes_append_char(out, '{');
    hc__member_text(out, "id", item->id);
    hc__member_number(out, "index", index);
    hc__member_number(out, "video", item->video);
    hc__member_word(out, "type", HC_TYPE_NAMES[item->type]);
    hc__member_text(out, "name", item->name);
    hc__member_word(out, "action", HC_ACTION_NAMES[item->action]);
    member_boolean(out, "inert", item->action == HC_ACTION_NONE);
    view_box(item, out);
    hc__member_number(out, "zIndex", item->z_index);
    view_rings(project, item, out);
    member_resolved(session, out, "text", texts ? item->value : none, false);
    member_resolved(session, out, "image", image ? item->value : none, true);
    member_resolved(session, out, "tooltip", item->tooltip, false);
    hc__member_text(out, "caption", none);
    view_style(project, item, out);
    member_boolean(out, "clicked", (session->item_flags[index] & HC_ITEM_CLICKED) != 0);
    member_boolean(out, "disabled", (session->item_flags[index] & HC_ITEM_DISABLED) != 0);
    hc__bytes_append_char(out, '}');
}
