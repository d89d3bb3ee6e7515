// SPDX-License-Identifier: MIT
#include "session/gate.h"

#include <math.h>

#include "base/json.h"
#include "model/timeline.h"
#include "session/playback.h"
#include "session/presence.h"

// ---- pause_video ----------------------------------------------------------

void hc__gate_shown(hc_session *session, uint32_t item) {
    if (!session->project->items[item].pauses || !(session->playing || session->entering)) {
        return;
    }
    hc_range items = hc__session_video(session)->items;
    for (uint32_t i = 0; i < items.count && !session->pause_due; i++) {
        session->item_flags[items.first + i] &= (uint16_t)~HC_ITEM_STOPS; // of a pause before
    }
    session->pause_due = true;
    session->item_flags[item] |= HC_ITEM_STOPS;
}

void hc__gate_pause(hc_session *session) {
    if (session->pause_due && !session->passing) {
        session->pause_due = false;
        if (session->playing) {
            hc__playback_interrupt(session);
            hc__playback_stop_for(session, HC_STOP_ITEM, "interaction");
        }
    }
}

// ---- Required clicks ------------------------------------------------------

bool hc__gate_can_block(const hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    bool wanted = item->required && item->action != HC_ACTION_NONE &&
                  (session->item_flags[index] & HC_ITEM_CLICKED) == 0;
    return wanted &&
           (hc__presence_obstacles(session, index) & ~(uint32_t)HC_OBSTACLE_WINDOW) == 0 &&
           hc__presence_condition(session, index);
}

bool hc__gate_hold(hc_session *session, uint32_t item) {
    bool holds = hc__gate_can_block(session, item);
    if (holds && !hc__gate_holds(session, item)) {
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

// The ends of windows are landmarks where a click is required.
static const hc_boundary *landmarks_from(const hc_session *session, double time_s,
                                         hc_boundary_class class, const hc_boundary **end) {
    hc_range range = hc__session_video(session)->landmarks;
    const hc_boundary *first = session->project->landmarks + range.first;
    *end = first + range.count;
    return first + hc__timeline_find(first, range.count, time_s, class);
}

void hc__gate_hold_here(hc_session *session) {
    const hc_boundary *end = NULL;
    const hc_boundary *at = landmarks_from(session, session->time_s, HC_BOUNDARY_WINDOW_END, &end);
    for (; at < end && at->time_s == session->time_s && at->class == HC_BOUNDARY_WINDOW_END; at++) {
        hc__gate_hold(session, at->index);
    }
}

double hc__gate_limit(const hc_session *session, double to_s) {
    const hc_boundary *end = NULL;
    const hc_boundary *at = landmarks_from(session, session->time_s, HC_BOUNDARY_LAST, &end);
    for (; at < end && at->time_s <= to_s; at++) {
        if (at->class == HC_BOUNDARY_WINDOW_END && hc__gate_can_block(session, at->index)) {
            return at->time_s;
        }
    }
    return INFINITY;
}

bool hc__gate_holds(const hc_session *session, uint32_t item) {
    return (session->item_flags[item] & HC_ITEM_HELD) != 0;
}

bool hc__gate_waits(const hc_session *session) {
    for (uint32_t i = 0; i < session->held_count; i++) {
        if (hc__gate_can_block(session, session->held[i])) {
            return true;
        }
    }
    return false;
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
    hc__playback_interrupt(session);
    session->blocked = true;
    held_event(session, HC_EVENT_INTERACTION_BLOCKED, session->held_count);
    hc__playback_stop_for(session, HC_STOP_BLOCK, "required");
}

// The list stays as it is until another window is held.
static uint32_t unblock(hc_session *session) {
    uint32_t count = session->held_count;
    if (session->blocked) {
        held_event(session, HC_EVENT_INTERACTION_UNBLOCKED, count);
    }
    session->blocked = false;
    session->held_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        session->item_flags[session->held[i]] &= (uint16_t)~HC_ITEM_HELD;
    }
    return count;
}

void hc__gate_open(hc_session *session) {
    uint32_t count = unblock(session);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t item = session->held[i];
        if (session->project->items[item].end_s <= session->time_s) {
            hc__presence_leave(session, item, HC_REASON_TIME);
        }
    }
    session->resume_due = session->resume_due || session->stop == HC_STOP_BLOCK;
}

void hc__gate_leave(hc_session *session) {
    unblock(session);
    session->pause_due = false;
    session->stop = session->stop == HC_STOP_BLOCK ? HC_STOP_NONE : session->stop;
}

bool hc__gate_stopped_for(const hc_session *session, uint32_t item) {
    return session->stop == HC_STOP_ITEM    ? (session->item_flags[item] & HC_ITEM_STOPS) != 0
           : session->stop == HC_STOP_BLOCK ? hc__gate_holds(session, item)
                                            : false;
}
