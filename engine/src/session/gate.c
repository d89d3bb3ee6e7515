// SPDX-License-Identifier: MIT
#include "session/gate.h"

#include "base/json.h"
#include "session/play.h"
#include "session/rules.h"
#include "session/tasks.h"
#include "session/visibility.h"

bool hc__gate_hold(hc_session *session, uint32_t item) {
    bool holds = hc__rules_can_block(session, item);
    if (holds && !hc__rules_is_held(session, item)) {
        session->held[session->held_count++] = item;
        session->item_flags[item] |= HC_ITEM_HELD;
    }
    return holds;
}

bool hc__gate_hold_all(hc_session *session) {
    HC_BITSET_EACH(&session->window, item) {
        hc__gate_hold(session, item);
    }
    return session->held_count > 0;
}

void hc__gate_hold_here(hc_session *session) {
    uint32_t place = hc__rules_find_landmark(session, session->time_s, HC_BOUNDARY_WINDOW_END);
    uint32_t end = hc__rules_find_landmark(session, session->time_s, HC_BOUNDARY_CUE);
    for (; place < end; place++) {
        hc__gate_hold(session, hc__rules_landmark(session, place)->index);
    }
}

static void held_event(hc_session *session, hc_effect_kind kind, uint32_t count) {
    hc_bytes *out = hc__session_event(session, kind, HC_NONE);
    hc__json_open(out, "ids", '[');
    for (uint32_t i = 0; i < count; i++) {
        hc__json_element(out);
        hc__json_text(out, session->project->items[session->held[i]].id);
    }
    hc__json_close(out, ']');
    hc__event_end(session->effects, 0);
}

void hc__gate_block(hc_session *session) {
    hc__tasks_interrupt(session);
    session->blocked = true;
    held_event(session, HC_EVENT_INTERACTION_BLOCKED, session->held_count);
    hc__play_stop_for(session, HC_STOP_BLOCK, "required");
}

static void unblock(hc_session *session) {
    if (session->blocked) {
        held_event(session, HC_EVENT_INTERACTION_UNBLOCKED, session->held_count);
    }
    session->blocked = false;
    for (uint32_t i = 0; i < session->held_count; i++) {
        session->item_flags[session->held[i]] &= (uint16_t)~HC_ITEM_HELD;
    }
    session->held_count = 0;
}

void hc__gate_open(hc_session *session) {
    unblock(session);
    hc__visibility_leave_past(session, HC_REASON_TIME); // what was held open
    session->resume_due = session->resume_due || session->stop == HC_STOP_BLOCK;
}

void hc__gate_leave(hc_session *session) {
    unblock(session);
    session->pause_due = false;
    session->stop = session->stop == HC_STOP_BLOCK ? HC_STOP_NONE : session->stop;
}
