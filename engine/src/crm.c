// SPDX-License-Identifier: MIT
#include "crm.h"

#include "json.h"

static bool is_known(const hc_session *session) {
    return hc__variables_is_set(&session->variables,
                                hc__variables_find(&session->variables, HC_STR("email")));
}

// A text with its templates replaced; null when it is not given.
static void member_resolved(hc_session *session, hc_bytes *out, const char *key, hc_str text) {
    uint32_t start = session->scratch->size;
    hc__member_text(out, key,
                    text.data == NULL ? text : hc__session_resolve(session, text, HC_PLACE_TEXT));
    session->scratch->size = start;
}

// The answer that a click stands for: what it sets, else what is written on it.
static void member_answer(hc_session *session, hc_bytes *out, const hc_item *item) {
    if (item->variable == HC_NONE) {
        member_resolved(session, out, "value", item->value);
    } else if (item->variable_value.kind == HC_VALUE_TEXT) {
        member_resolved(session, out, "value", item->variable_value.text);
    } else {
        hc__member_value(out, "value", &item->variable_value);
    }
}

static void member_hubspot(hc_session *session, hc_bytes *out, const hc_item *item) {
    if (item->hubspot_field.size == 0 || (!item->hubspot_map && item->hubspot_value.size == 0)) {
        return;
    }
    hc__json_open(out, "hubspot", '{');
    hc__member_text(out, "field", item->hubspot_field);
    if (item->hubspot_map) {
        member_answer(session, out, item);
    } else {
        member_resolved(session, out, "value", item->hubspot_value);
    }
    hc__json_close(out, '}');
}

static void member_clickfunnels(hc_session *session, hc_bytes *out, const hc_item *item) {
    bool named = item->clickfunnels_name.size > 0;
    bool tagged = item->clickfunnels_tag.size > 0;
    if (!item->clickfunnels || (!named && !tagged)) {
        return;
    }
    hc__json_open(out, "clickfunnels", '{');
    member_resolved(session, out, "tag", tagged ? item->clickfunnels_tag : (hc_str){NULL, 0});
    if (named) {
        uint32_t start = session->scratch->size;
        hc__json_open(out, "attribute", '{');
        hc__json_name(out, item->clickfunnels_name);
        hc__json_text(out,
                      item->clickfunnels_value.data == NULL
                          ? item->clickfunnels_value
                          : hc__session_resolve(session, item->clickfunnels_value, HC_PLACE_TEXT));
        hc__json_close(out, '}');
        session->scratch->size = start;
    } else {
        hc__member_json(out, "attribute", (hc_str){NULL, 0});
    }
    hc__json_close(out, '}');
}

void hc__crm_note(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    hc_bytes *held = &session->crm;
    uint32_t start = held->size;
    hc__bytes_append_char(held, '\n'); // the members begin with a comma behind it
    uint32_t empty = held->size;
    member_hubspot(session, held, item);
    member_clickfunnels(session, held, item);
    held->size = held->size == empty || held->failed ? start : held->size;
    hc__crm_send(session);
    if (held->size > HC_LIMIT_CRM_BYTES) {
        held->size = start;
        hc__session_error(session, "too_many", "more crm:map events than are held");
    }
}

void hc__crm_send(hc_session *session) {
    hc_bytes *held = &session->crm;
    if (held->size == 0 || held->failed || !is_known(session)) {
        return;
    }
    for (uint32_t at = 1; at < held->size;) {
        uint32_t end = at;
        while (end < held->size && held->data[end] != '\n') {
            end++;
        }
        hc_bytes *out = hc__session_event(session, HC_EVENT_CRM_MAP, HC_NONE);
        hc__bytes_append(out, (hc_str){held->data + at, end - at});
        hc__event_end(session->effects, 0);
        at = end + 1;
    }
    held->size = 0;
}
