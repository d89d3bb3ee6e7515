// SPDX-License-Identifier: MIT
#include "session/tray.h"

#include <string.h>

#include "base/json.h"
#include "session/rules.h"

static bool is_listed(const hc_session *session, uint32_t index, uint32_t tray) {
    const hc_item *item = &session->project->items[index];
    return item->in_tray && item->tray == tray &&
           (hc__rules_obstacles(session, index) & HC_OBSTACLE_DEVICE) == 0 &&
           hc__rules_condition(session, index);
}

static uint32_t count_listed(const hc_session *session, uint32_t tray) {
    hc_range items = hc__session_video(session)->items;
    uint32_t count = 0;
    hc__work_spend(session->work, (uint64_t)HC_WORK_ENTRY * items.count);
    for (uint32_t i = 0; i < items.count && tray != HC_NONE; i++) {
        count += is_listed(session, items.first + i, tray) ? 1 : 0;
    }
    return count;
}

static void list_items(const hc_session *session, const char *key, uint32_t tray, hc_bytes *out) {
    hc_range items = hc__session_video(session)->items;
    hc__work_spend(session->work, (uint64_t)HC_WORK_ENTRY * items.count);
    hc__json_open(out, key, '[');
    for (uint32_t i = 0; i < items.count && tray != HC_NONE; i++) {
        if (is_listed(session, items.first + i, tray)) {
            hc__json_element(out);
            hc__json_text(out, session->project->items[items.first + i].id);
        }
    }
    hc__json_close(out, ']');
}

static void tray_event(hc_session *session, hc_effect_kind kind, hc_str name, uint32_t tray) {
    hc_bytes *out = hc__session_event(session, kind, HC_NONE);
    hc__member_text(out, "tray", name);
    list_items(session, "items", tray, out);
    hc__event_end(session->effects, 0);
    hc__work_spend(session->work, (uint64_t)HC_WORK_LOGGED * (out->size - session->effects->line));
}

void hc__tray_open(hc_session *session, hc_str name, bool only_filled) {
    uint32_t tray = hc__names_number(&session->project->tray_names, name);
    if (only_filled && count_listed(session, tray) == 0) {
        return;
    }
    if (tray != HC_NONE) {
        session->tray_open[tray] = 1;
        session->trays_shown = true;
    }
    tray_event(session, HC_EVENT_TRAY_OPEN, name, tray);
}

// The state of trays that the document does not define is not tracked:
// closing one always succeeds.
bool hc__tray_close(hc_session *session, hc_str name) {
    uint32_t tray = hc__names_number(&session->project->tray_names, name);
    if (tray != HC_NONE && !session->tray_open[tray]) {
        return false;
    }
    if (tray != HC_NONE) {
        session->tray_open[tray] = 0;
    }
    tray_event(session, HC_EVENT_TRAY_CLOSE, name, tray);
    return true;
}

void hc__tray_open_by(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    uint32_t start = session->scratch->size;
    hc_str name =
        item->tray == HC_NONE ? HC_STR(HC_TRAY_DEFAULT) : session->project->trays[item->tray].name;
    if (item->target.size > 0) {
        name = hc__session_resolve(session, item->target, HC_PLACE_TEXT);
    }
    hc__tray_open(session, name, false);
    session->scratch->size = start;
}

bool hc__tray_offers(const hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    return item->in_tray && session->tray_open[item->tray] && item->video == session->video &&
           is_listed(session, index, item->tray);
}

void hc__tray_list(const hc_session *session, hc_str name, hc_bytes *out) {
    uint32_t tray = hc__names_number(&session->project->tray_names, name);
    if (tray == HC_NONE || session->tray_open[tray]) {
        list_items(session, NULL, tray, out);
    }
}

void hc__tray_settle(hc_session *session) {
    bool stale = session->trays_stale;
    session->trays_stale = false;
    if (stale && session->trays_shown) {
        hc__command(session->effects, HC_COMMAND_RELIST, HC_NONE, session->time_s, 0);
        session->trays_shown = memchr(session->tray_open, 1, session->project->tray_count) != NULL;
    }
}

void hc__tray_forget(hc_session *session) {
    memset(session->tray_open, 0, session->project->tray_count);
    session->trays_stale = true;
}
