// SPDX-License-Identifier: MIT
#include "session/crm.h"

#include "base/json.h"
#include "base/unicode.h"

static bool is_known(const hc_session *session) {
    return hc__variables_is_set(&session->variables,
                                hc__variables_find(&session->variables, HC_STR("email")));
}

// Appends a member with the text, its templates replaced. Returns false, and appends nothing, if
// the result is blank: it would erase what the CRM has.
static bool member_resolved(hc_session *session, hc_bytes *out, hc_str name, hc_str text) {
    uint32_t start = session->scratch->size;
    hc_str resolved = text.data == NULL ? text : hc__session_resolve(session, text, HC_PLACE_TEXT);
    bool some = hc__unicode_trim(resolved).size > 0;
    if (some) {
        hc__json_name(out, name);
        hc__json_text(out, resolved);
    }
    session->scratch->size = start;
    return some;
}

// Appends the answer that a click gives: the value it sets, else the item's text, else its name.
static bool member_answer(hc_session *session, hc_bytes *out, const hc_item *item) {
    const hc_str key = HC_STR("value");
    if (item->variable == HC_NONE) {
        return member_resolved(session, out, key, item->value) ||
               member_resolved(session, out, key, item->name);
    }
    if (item->variable_value.kind == HC_VALUE_TEXT) {
        return member_resolved(session, out, key, item->variable_value.text);
    }
    hc__member_value(out, "value", &item->variable_value);
    return true;
}

static void member_hubspot(hc_session *session, hc_bytes *out, const hc_item *item) {
    uint32_t start = out->size;
    hc__json_open(out, "hubspot", '{');
    hc__member_text(out, "field", item->hubspot_field);
    bool some = item->hubspot_map
                    ? member_answer(session, out, item)
                    : member_resolved(session, out, HC_STR("value"), item->hubspot_value);
    hc__json_close(out, '}');
    out->size = some && item->hubspot_field.size > 0 ? out->size : start;
}

static void member_clickfunnels(hc_session *session, hc_bytes *out, const hc_item *item) {
    const hc_str none = {NULL, 0};
    uint32_t start = out->size;
    hc__json_open(out, "clickfunnels", '{');
    bool tagged = member_resolved(session, out, HC_STR("tag"), item->clickfunnels_tag);
    if (!tagged) {
        hc__member_json(out, "tag", none);
    }
    uint32_t before = out->size;
    hc__json_open(out, "attribute", '{');
    bool named = item->clickfunnels_name.size > 0 &&
                 member_resolved(session, out, item->clickfunnels_name, item->clickfunnels_value);
    hc__json_close(out, '}');
    if (!named) {
        out->size = before;
        hc__member_json(out, "attribute", none);
    }
    hc__json_close(out, '}');
    out->size = item->clickfunnels && (tagged || named) ? out->size : start;
}

void hc__crm_note(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    hc_bytes *held = &session->crm;
    uint32_t start = held->size;
    hc__bytes_append_char(held, '\n'); // the members after it begin with a comma
    uint32_t empty = held->size;
    member_hubspot(session, held, item);
    member_clickfunnels(session, held, item);
    held->size = held->size == empty || held->failed ? start : held->size;
    hc__crm_send(session);
    if (held->size > HC_LIMIT_CRM_BYTES) {
        held->size = start;
        hc__session_error(session, "too_many", "too many crm:map events held");
    }
}

// Returns the members of the held event at a position, which is moved on to the next one.
static hc_str next_held(const hc_bytes *held, uint32_t *at) {
    uint32_t start = *at + 1;
    uint32_t end = start;
    while (end < held->size && held->data[end] != '\n') {
        end++;
    }
    *at = end;
    return (hc_str){held->data + start, end - start};
}

void hc__crm_list(const hc_session *session, hc_bytes *out) {
    for (uint32_t at = 0; at < session->crm.size;) {
        hc_str members = next_held(&session->crm, &at);
        hc__json_open(out, NULL, '{');
        hc__bytes_append(out, (hc_str){members.data + 1, members.size - 1}); // without the comma
        hc__json_close(out, '}');
    }
}

void hc__crm_send(hc_session *session) {
    hc_bytes *held = &session->crm;
    if (held->size == 0 || held->failed || !is_known(session)) {
        return;
    }
    for (uint32_t at = 0; at < held->size;) {
        hc_str members = next_held(held, &at);
        hc_bytes *out = hc__session_event(session, HC_EVENT_CRM_MAP, HC_NONE);
        hc__bytes_append(out, members);
        hc__event_end(session->effects, 0);
    }
    held->size = 0;
}
