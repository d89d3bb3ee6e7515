// SPDX-License-Identifier: MIT
#include "session/rules.h"

#include <math.h>

#include "model/timeline.h"

bool hc__rules_is_due(const hc_session *session, uint32_t index) {
    bool used =
        session->project->items[index].once && (session->item_flags[index] & HC_ITEM_USED) != 0;
    return !used && hc__rules_condition(session, index);
}

bool hc__rules_viewer_is_known(const hc_session *session) {
    const hc_form *form = &session->project->form;
    for (uint32_t i = 0; i < form->field_count; i++) {
        const hc_form_field *field = &form->fields[i];
        if (field->required && !hc__variables_is_set(&session->variables, field->variable)) {
            return false;
        }
    }
    return true;
}

// ---- Required clicks ------------------------------------------------------

bool hc__rules_can_block(const hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    bool wanted = item->required && item->action != HC_ACTION_NONE &&
                  (session->item_flags[index] & HC_ITEM_CLICKED) == 0;
    return wanted && (hc__rules_obstacles(session, index) & ~(uint32_t)HC_OBSTACLE_WINDOW) == 0 &&
           hc__rules_condition(session, index);
}

bool hc__rules_is_held(const hc_session *session, uint32_t item) {
    return (session->item_flags[item] & HC_ITEM_HELD) != 0;
}

bool hc__rules_waits(const hc_session *session) {
    for (uint32_t i = 0; i < session->held_count; i++) {
        if (hc__rules_can_block(session, session->held[i])) {
            return true;
        }
    }
    return false;
}

bool hc__rules_stopped_for(const hc_session *session, uint32_t item) {
    return session->stop == HC_STOP_ITEM    ? (session->item_flags[item] & HC_ITEM_STOPS) != 0
           : session->stop == HC_STOP_BLOCK ? hc__rules_is_held(session, item)
                                            : false;
}

const hc_boundary *hc__rules_landmark(const hc_session *session, uint32_t place) {
    return &session->project->landmarks[hc__session_video(session)->landmarks.first + place];
}

uint32_t hc__rules_find_landmark(const hc_session *session, double time_s,
                                 hc_boundary_class class) {
    return hc__timeline_find(hc__rules_landmark(session, 0),
                             hc__session_video(session)->landmarks.count, time_s, class);
}

double hc__rules_block_limit(const hc_session *session, double to_s) {
    uint32_t place = hc__rules_find_landmark(session, session->time_s, HC_BOUNDARY_LAST);
    uint32_t end = hc__rules_find_landmark(session, to_s, HC_BOUNDARY_LAST);
    for (; place < end; place++) {
        const hc_boundary *at = hc__rules_landmark(session, place);
        if (at->class == HC_BOUNDARY_WINDOW_END && hc__rules_can_block(session, at->index)) {
            return at->time_s;
        }
    }
    return INFINITY;
}

double hc__rules_seek_limit(const hc_session *session, double time_s) {
    return !hc__session_is_started(session) ? INFINITY
           : session->blocked               ? session->time_s
                                            : hc__rules_block_limit(session, time_s);
}
