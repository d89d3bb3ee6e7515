// SPDX-License-Identifier: MIT
#include "session/seek.h"

#include <math.h>

#include "base/number.h"
#include "session/advance.h"
#include "session/ahead.h"
#include "session/cue.h"
#include "session/gate.h"
#include "session/measure.h"
#include "session/play.h"
#include "session/rules.h"
#include "session/tasks.h"
#include "session/visibility.h"

static const char *const SEEK_REASONS[] = {"user", "host", "click", "timed"};

static void seek_event(hc_session *session, const hc_task *task) {
    hc_bytes *out = hc__session_event(session, HC_EVENT_PLAYER_SEEK, HC_NONE);
    hc__member_number(out, "from", session->time_s);
    hc__member_number(out, "to", task->time_s);
    hc__member_word(out, "reason", SEEK_REASONS[task->why]);
    hc__event_end(session->effects, HC_EFFECT_INTENT);
}

// Emits the cues in (from, to] or, backward, those in (to, from] in reverse order.
static void cross_cues(hc_session *session, double from, double to) {
    bool forward = to > from;
    uint32_t low = hc__rules_find_landmark(session, forward ? from : to, HC_BOUNDARY_LAST);
    uint32_t high = hc__rules_find_landmark(session, forward ? to : from, HC_BOUNDARY_LAST);
    for (uint32_t n = low; n < high; n++) {
        const hc_boundary *b = hc__rules_landmark(session, forward ? n : high - 1 - (n - low));
        if (b->class == HC_BOUNDARY_CUE &&
            (forward || !session->project->cues[b->index].forward_only)) {
            hc__cue_emit(session, b->index, b->time_s,
                         forward ? HC_EVENT_CUE_FORWARD : HC_EVENT_CUE_REVERSE);
        }
    }
}

// Emits the progress marks in (from, to] not yet emitted in this visit.
static void cross_progress(hc_session *session, double from, double to) {
    for (uint32_t i = 0; i < HC_AHEAD_PROGRESS_COUNT; i++) {
        double at = hc__ahead_threshold(session, i);
        if (from < at && at <= to && (session->progress_emitted >> i & 1u) == 0) {
            hc__cue_emit_progress(session, i);
        }
    }
}

// Records the landmarks that a seek passes, for when playback goes on; a
// seek backward removes those it undoes.
static void note_passed(hc_session *session, double from, double to) {
    if (!session->has_passed) {
        session->past_first = hc__rules_find_landmark(session, from, HC_BOUNDARY_LAST);
    }
    session->has_passed = true;
    session->past_end = hc__rules_find_landmark(session, to, HC_BOUNDARY_WINDOW_END);
    if (session->past_first > session->past_end) {
        session->past_first = session->past_end;
    }
}

static void seek(hc_session *session, double to, bool clamped) {
    double from = session->time_s;
    hc__tasks_interrupt(session);
    hc__play_end_timed(session);
    if (session->play == HC_PLAY_OVER) {
        session->play = HC_PLAY_PAUSED;
    }
    hc__measure_settle(session);
    session->time_s = to;
    hc__measure_go_on(session);
    session->picture_s = NAN;
    hc__gate_leave(session);
    if (clamped) {
        hc__gate_hold_here(session);
    }
    hc__visibility_leave_past(session, HC_REASON_SEEK);
    if (hc__session_is_started(session)) {
        cross_cues(session, from, to);
        cross_progress(session, from, to);
        session->sought_s = to;
    }
    hc__visibility_enter_present(session, HC_REASON_SEEK);
    hc__advance_place(session,
                      hc__session_is_started(session) ? HC_BOUNDARY_ACTION : HC_BOUNDARY_CUE);
    if (hc__session_is_started(session)) {
        note_passed(session, from, to);
    }
    if (hc__session_is_playing(session) && !session->pause_due && session->held_count == 0) {
        hc__advance_go_on(session);
    }
}

static void put_media(hc_session *session, double time_s) {
    hc__command(session->effects, HC_COMMAND_SEEK, HC_NONE, time_s, 0);
}

// A clamped seek pauses the media, so that they don't play on while the page's listeners run.
static void move_media(hc_session *session, double time_s, bool clamped) {
    if (!hc__session_is_playing(session) || !clamped) {
        put_media(session, time_s);
        return;
    }
    session->media_rest = true;
    hc__command(session->effects, HC_COMMAND_PAUSE, HC_NONE, time_s, 0);
}

static void refuse(hc_session *session) {
    put_media(session, session->time_s);
    if (hc__session_is_playing(session)) {
        hc__advance_play_media(session);
    }
}

void hc__seek_step(hc_session *session, hc_task *task) {
    if (!hc__session_is_started(session)) {
        task->asked = task->allowed = true; // before the first play a seek only changes windows
    }
    bool by_viewer = task->why == HC_SEEK_USER;
    if (!task->asked) {
        if (task->clamped && by_viewer) { // before anyone sees what lies beyond the question
            move_media(session, task->time_s, true);
        }
        seek_event(session, task);
        task->asked = session->awaiting = true;
        return;
    }
    hc_task done = *task;
    session->task_count--;
    // The viewer's seek has already moved the media; any other has not.
    if (done.allowed) {
        if (!by_viewer) {
            move_media(session, done.time_s, done.clamped);
        }
        seek(session, done.time_s, done.clamped);
    } else if (by_viewer) {
        refuse(session);
    }
}

bool hc__seek(hc_session *session, double time_s, hc_seek_reason why) {
    time_s = hc__number_min(hc__number_max(time_s, 0), session->duration_s);
    bool by_author = why > HC_SEEK_HOST;
    double limit = by_author ? INFINITY : hc__rules_seek_limit(session, time_s);
    bool clamped = limit <= time_s;
    bool is_past_limit = limit < time_s && why == HC_SEEK_USER; // put them back
    time_s = hc__number_min(time_s, limit);
    if (time_s == session->time_s) { // already there: no seek
        if (is_past_limit) {
            put_media(session, time_s);
        }
        return is_past_limit;
    }
    if (!by_author) {
        hc__tasks_note_progress(session);
    }
    hc_task *task = hc__tasks_push(session, HC_TASK_SEEK);
    task->time_s = time_s;
    task->clamped = clamped;
    task->why = why;
    return true;
}
