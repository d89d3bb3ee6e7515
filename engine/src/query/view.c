// SPDX-License-Identifier: MIT
#include "query/view.h"

#include "base/json.h"
#include "base/unicode.h"
#include "base/wordlist.h"
#include "geometry/shape.h"
#include "text/url.h"

static void member_boolean(hc_bytes *out, const char *key, bool value) {
    hc__json_key(out, hc__str_of(key));
    hc__json_boolean(out, value);
}

// Returns a text as shown to the viewer; absent if it is blank or absent.
static hc_str seen(hc_session *session, hc_str text) {
    hc_str resolved = text.data == NULL ? text : hc__session_resolve(session, text, HC_PLACE_TEXT);
    return hc__unicode_is_blank(resolved) ? (hc_str){NULL, 0} : resolved;
}

static void member_seen(hc_session *session, hc_bytes *out, const char *key, hc_str text) {
    uint32_t start = session->scratch->size;
    hc__member_text(out, key, seen(session, text));
    session->scratch->size = start;
}

// Appends null if its templates have made it a URL that isn't allowed.
static void member_url(hc_session *session, hc_bytes *out, const char *key, hc_str text) {
    uint32_t start = session->scratch->size;
    hc_str resolved = text.data == NULL ? text : hc__session_resolve(session, text, HC_PLACE_URL);
    bool refused = text.data != NULL && !hc__url_is_web(resolved);
    hc__member_text(out, key, refused ? (hc_str){NULL, 0} : resolved);
    session->scratch->size = start;
}

// ---- The project ----------------------------------------------------------

static void view_track(hc_bytes *out, const hc_track *track) {
    hc__json_open(out, NULL, '{');
    hc__member_text(out, "src", track->src);
    hc__member_text(out, "kind", track->kind);
    hc__member_text(out, "srclang", track->srclang);
    hc__member_text(out, "label", track->label);
    member_boolean(out, "default", track->by_default);
    hc__json_close(out, '}');
}

// Whether the tray that a viewer can open at any time may have items.
static bool has_menu(const hc_project *project, const hc_video *video) {
    uint32_t menu = hc__names_number(&project->tray_names, HC_STR(HC_TRAY_DEFAULT));
    for (uint32_t i = 0; i < video->items.count && menu != HC_NONE; i++) {
        const hc_item *item = &project->items[video->items.first + i];
        if (item->in_tray && item->tray == menu) {
            return true;
        }
    }
    return false;
}

static void view_video(const hc_project *project, const hc_video *video, hc_bytes *out) {
    hc__json_open(out, NULL, '{');
    hc__member_text(out, "id", video->id);
    hc__member_text(out, "token", video->token);
    hc__member_text(out, "title", video->title);
    hc__member_json(out, "customData", video->custom_data);
    hc__member_number(out, "duration", video->duration_s);
    hc__member_text(out, "poster", video->poster);
    member_boolean(out, "menu", has_menu(project, video));
    hc__member_sources(out, project, video);
    hc__json_open(out, "tracks", '[');
    for (uint32_t i = 0; i < video->tracks.count; i++) {
        view_track(out, &project->tracks[video->tracks.first + i]);
    }
    hc__json_close(out, ']');
    hc__json_close(out, '}');
}

static void view_form(hc_session *session, hc_bytes *out) {
    const hc_form *form = &session->project->form;
    hc__json_open(out, "leadForm", '{');
    member_seen(session, out, "title", form->title);
    member_seen(session, out, "text", form->text);
    member_seen(session, out, "consent", form->consent);
    hc__json_open(out, "fields", '[');
    for (uint32_t i = 0; i < form->field_count; i++) {
        const hc_form_field *field = &form->fields[i];
        hc__json_open(out, NULL, '{');
        hc__member_text(out, "name", field->name);
        member_seen(session, out, "label", field->label);
        hc__member_text(out, "type", field->type);
        member_boolean(out, "required", field->required);
        hc__json_close(out, '}');
    }
    hc__json_close(out, ']');
    hc__json_close(out, '}');
}

static void view_trays(hc_session *session, hc_bytes *out) {
    const hc_project *project = session->project;
    hc__json_open(out, "trays", '{');
    for (uint32_t i = 0; i < project->tray_count; i++) {
        const hc_named_tray *tray = &project->trays[i];
        if (tray->declared) {
            hc__json_name(out, tray->name);
            hc__bytes_append_char(out, '{');
            member_seen(session, out, "title", tray->title);
            hc__json_close(out, '}');
        }
    }
    hc__json_close(out, '}');
}

void hc__view_project(hc_session *session, hc_bytes *out) {
    const hc_project *project = session->project;
    hc__json_open(out, NULL, '{');
    hc__member_text(out, "id", project->id);
    hc__member_text(out, "title", project->title);
    hc__member_json(out, "customData", project->custom_data);
    hc__member_number(out, "start", project->start_video);
    hc__json_open(out, "videos", '[');
    for (uint32_t i = 0; i < project->video_count; i++) {
        view_video(project, &project->videos[i], out);
    }
    hc__json_close(out, ']');
    view_form(session, out);
    view_trays(session, out);
    hc__json_close(out, '}');
}

// ---- An interaction -------------------------------------------------------

// A style after a click takes precedence over the interaction's own, and that over the design's.
static void view_style(const hc_str *design, const hc_item *item, bool clicked, hc_bytes *out) {
    hc__json_open(out, "style", '{');
    const char *keys = "color, backgroundColor, borderColor, borderRadius, borderWidth, fontSize, "
                       "textAlign, transition, animation";
    bool bordered = false;
    for (uint32_t i = 0; i < HC_STYLE_COUNT; i++) {
        const hc_str *style = &item->style[i];
        if (clicked && i < HC_STYLE_CLICKED_COUNT && item->clicked_style[i].data != NULL) {
            style = &item->clicked_style[i];
        }
        hc_str value = style->data != NULL ? *style : design[i];
        bool bare = item->type == HC_TYPE_TEXT || item->type == HC_TYPE_IMAGE;
        if (i == HC_STYLE_BORDER_WIDTH && value.data == NULL && bordered && bare) {
            value = HC_STR("2"); // the other types have a border by default
        }
        bordered = bordered || (i == HC_STYLE_BORDER_COLOR && value.data != NULL);
        hc__json_key(out, hc__words_next(&keys));
        hc__json_text(out, value);
    }
    hc__json_close(out, '}');
}

static void view_hotspot(const hc_item *item, hc_bytes *out) {
    hc__json_open(out, "hotspot", '{');
    member_boolean(out, "ring", item->ring);
    hc__member_number(out, "ringWidth", item->ring_width);
    hc__member_number(out, "alignment", item->alignment);
    hc__member_number(out, "radius", item->radius);
    member_boolean(out, "hover", item->lights_up);
    hc__json_close(out, '}');
}

static void view_box(const double *box, hc_bytes *out) {
    hc__json_open(out, "box", '{');
    hc__member_number(out, "left", box[0]);
    hc__member_number(out, "top", box[1]);
    hc__member_number(out, "width", box[2]);
    hc__member_number(out, "height", box[3]);
    hc__json_close(out, '}');
}

static void view_rings(const hc_project *project, const hc_item *item, const double *vertex,
                       hc_bytes *out) {
    if (item->rings.count == 0) {
        hc__member_json(out, "rings", (hc_str){NULL, 0});
        return;
    }
    hc__json_open(out, "rings", '[');
    for (uint32_t i = 0; i < item->rings.count; i++) {
        hc_range ring = project->rings[item->rings.first + i];
        hc__json_open(out, NULL, '[');
        for (uint32_t n = 0; n < ring.count; n++) {
            hc__json_open(out, NULL, '[');
            hc__json_number(out, *vertex++);
            hc__json_element(out);
            hc__json_number(out, *vertex++);
            hc__json_close(out, ']');
        }
        hc__json_close(out, ']');
    }
    hc__json_close(out, ']');
}

static bool has_text(const hc_item *item) {
    return item->type == HC_TYPE_BUTTON || item->type == HC_TYPE_TEXT;
}

// Appends the label: the first of these that is not blank.
static void view_label(hc_session *session, const hc_item *item, hc_bytes *out) {
    const hc_str none = {NULL, 0};
    const hc_str texts[] = {item->name, has_text(item) ? item->value : none, item->tooltip,
                            item->caption};
    uint32_t start = session->scratch->size;
    hc_str label = none;
    for (uint32_t i = 0; i < sizeof texts / sizeof texts[0] && label.data == NULL; i++) {
        label = seen(session, texts[i]);
    }
    hc__member_text(out, "label", label);
    session->scratch->size = start;
}

void hc__view_item(hc_session *session, uint32_t index, hc_bytes *out) {
    const hc_project *project = session->project;
    const hc_item *item = &project->items[index];
    const bool clicked = (session->item_flags[index] & HC_ITEM_CLICKED) != 0;
    const hc_str none = {NULL, 0};
    hc__json_open(out, NULL, '{');
    hc__member_text(out, "id", item->id);
    hc__member_number(out, "index", index);
    hc__member_number(out, "video", item->video);
    hc__member_number(out, "start", item->start_s);
    hc__member_text(out, "type", hc__type_name(item->type));
    view_label(session, item, out);
    hc__member_text(out, "action", hc__action_name(item->action));
    member_boolean(out, "inert", item->action == HC_ACTION_NONE);
    hc__shape_at(project, item, hc__session_picture(session), session->shape);
    view_box(session->shape, out);
    hc__member_number(out, "zIndex", item->z_index);
    view_rings(project, item, session->shape + HC_SHAPE_BOX, out);
    member_boolean(out, "moving", item->curves.count > 0);
    member_seen(session, out, "text", has_text(item) ? item->value : none);
    member_url(session, out, "image",
               item->type == HC_TYPE_IMAGE     ? item->value
               : item->type == HC_TYPE_HOTSPOT ? item->hotspot_image
                                               : none);
    member_seen(session, out, "tooltip", item->tooltip);
    member_seen(session, out, "caption", item->show_caption ? item->caption : none);
    view_style(project->videos[item->video].design, item, clicked, out);
    if (item->type == HC_TYPE_HOTSPOT) {
        view_hotspot(item, out);
    }
    member_boolean(out, "spotlight", item->spotlight);
    member_boolean(out, "clicked", clicked);
    member_boolean(out, "disabled", (session->item_flags[index] & HC_ITEM_DISABLED) != 0);
    hc__json_close(out, '}');
}
