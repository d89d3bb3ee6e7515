// SPDX-License-Identifier: MIT
#include "session/ahead.h"

#include <math.h>

#include "base/number.h"
#include "session/rules.h"

const double HC_AHEAD_PROGRESS[HC_AHEAD_PROGRESS_COUNT] = {0.25, 0.5, 0.75, 0.98};

double hc__ahead_threshold(const hc_session *session, uint32_t progress) {
    return HC_AHEAD_PROGRESS[progress] * session->duration_s;
}

// Returns the time of the first progress mark ahead that was not emitted in this visit; infinity if
// there is none. A mark at the session's time counts, unless a seek led there.
static double next_progress(const hc_session *session, uint32_t *progress) {
    for (uint32_t i = 0; i < HC_AHEAD_PROGRESS_COUNT; i++) {
        double at_s = hc__ahead_threshold(session, i);
        if (at_s >= session->time_s && at_s > session->sought_s &&
            (session->progress_emitted >> i & 1u) == 0) {
            *progress = i;
            return at_s;
        }
    }
    return INFINITY;
}

hc_boundary hc__ahead_boundary(const hc_session *session) {
    const hc_video *video = hc__session_video(session);
    hc_boundary next = {INFINITY, HC_BOUNDARY_LAST, 0};
    if (session->cursor < video->boundaries.count) {
        next = session->project->boundaries[video->boundaries.first + session->cursor];
    }
    uint32_t progress = 0;
    double progress_s = next_progress(session, &progress);
    hc_boundary_class class = HC_BOUNDARY_PROGRESS;
    if (session->measure.quarter_s < progress_s) {
        progress_s = session->measure.quarter_s;
        class = HC_BOUNDARY_QUARTER;
    }
    bool progress_first =
        progress_s < next.time_s || (progress_s == next.time_s && next.class > (uint32_t) class);
    return progress_first ? (hc_boundary){progress_s, (uint32_t) class, progress} : next;
}

double hc__ahead_time(const hc_session *session) {
    return hc__ahead_boundary(session).time_s;
}

double hc__ahead_quiet_until(const hc_session *session) {
    bool quiet =
        hc__session_is_playing(session) && session->task_count == 0 && !session->media_rest;
    return quiet ? hc__number_min(hc__ahead_time(session), session->duration_s) : -(double)INFINITY;
}

// Whether a boundary stops playback if nothing changes.
static bool stops_playback(const hc_session *session, const hc_boundary *boundary) {
    const hc_item *item = &session->project->items[boundary->index];
    switch ((hc_boundary_class)boundary->class) {
    case HC_BOUNDARY_WINDOW_END: return hc__rules_can_block(session, boundary->index);
    case HC_BOUNDARY_WINDOW_START: return item->pauses;
    case HC_BOUNDARY_ACTION:
        return item->type == HC_TYPE_PAUSE && hc__rules_is_due(session, boundary->index);
    default: return false;
    }
}

double hc__ahead_pause(const hc_session *session, double until_s) {
    const hc_video *video = hc__session_video(session);
    const hc_boundary *boundaries = &session->project->boundaries[video->boundaries.first];
    for (uint32_t at = session->cursor; at < video->boundaries.count; at++) {
        const hc_boundary *b = &boundaries[at];
        if (!(b->time_s <= until_s)) {
            break;
        }
        if (stops_playback(session, b)) {
            return b->time_s;
        }
    }
    return INFINITY;
}
