// SPDX-License-Identifier: MIT
#include "session/playback.h"

#include <math.h>

#include "base/assert.h"
#include "base/number.h"
#include "session/action.h"
#include "session/advance.h"
#include "session/ahead.h"
#include "session/cue.h"
#include "session/gate.h"
#include "session/lead.h"
#include "session/measure.h"
#include "session/play.h"
#include "session/rules.h"
#include "session/seek.h"
#include "session/tasks.h"
#include "session/video.h"
#include "session/visibility.h"

// ---- Boundaries -----------------------------------------------------------

static void cross(hc_session *session, const hc_boundary *boundary) {
    session->time_s = boundary->time_s;
    if (boundary->class == HC_BOUNDARY_PROGRESS) {
        hc__cue_emit_progress(session, boundary->index);
        return;
    }
    if (boundary->class == HC_BOUNDARY_QUARTER) {
        hc__measure_settle(session);
        hc__measure_go_on(session);
        return;
    }
    session->cursor++;
    switch ((hc_boundary_class)boundary->class) {
    case HC_BOUNDARY_WINDOW_END:
        if (!hc__gate_hold(session, boundary->index)) {
            hc__visibility_leave(session, boundary->index, HC_REASON_TIME);
        }
        break;
    case HC_BOUNDARY_CUE:
        hc__cue_emit(session, boundary->index, boundary->time_s, HC_EVENT_CUE_FORWARD);
        break;
    case HC_BOUNDARY_WINDOW_START:
        hc__visibility_enter(session, boundary->index, HC_REASON_TIME);
        break;
    default: hc__action_timed(session, boundary->index); break;
    }
}

// ---- Tasks ----------------------------------------------------------------

void hc__playback_pass(hc_session *session, double to_s) {
    if (to_s > session->time_s) {
        session->time_s = to_s;
        hc__tasks_note_progress(session);
    }
}

static void step_advance(hc_session *session, const hc_task *task) {
    hc_boundary next = hc__ahead_boundary(session);
    hc__playback_pass(session, hc__number_min(next.time_s, task->time_s));
    if (next.time_s > task->time_s) {
        session->task_count--;
    } else {
        cross(session, &next);
    }
}

static void step_past(hc_session *session, hc_task *task) {
    if (task->item >= task->end) {
        session->task_count--;
        return;
    }
    const hc_boundary *b = hc__rules_landmark(session, task->item++);
    if (b->class != HC_BOUNDARY_ACTION) {
        return;
    }
    // An action that only emits or sets something has its own time; one that moves or stops
    // playback happens where the seek led.
    double here = session->time_s;
    bool moves = hc__type_controls(session->project->items[b->index].type);
    session->time_s = moves ? here : b->time_s;
    session->passing = true;
    hc__action_timed(session, b->index);
    session->passing = false;
    session->time_s = here;
}

static void step(hc_session *session, hc_task *task) {
    switch (task->kind) {
    case HC_TASK_ADVANCE: step_advance(session, task); break;
    case HC_TASK_PAST: step_past(session, task); break;
    case HC_TASK_ENDED: hc__video_ended_step(session); break;
    case HC_TASK_SEEK: hc__seek_step(session, task); break;
    case HC_TASK_SWITCH: hc__video_switch_step(session, task); break;
    case HC_TASK_LEAD: hc__lead_step(session, task); break;
    case HC_TASK_OPEN:
    case HC_TASK_HOST_ACTION: hc__action_step(session, task); break;
    }
}

// Whether the task on top has more boundaries at this time, up to and including a class.
static bool has_more(const hc_session *session, hc_boundary_class class) {
    if (session->task_count == 0 ||
        session->tasks[session->task_count - 1].kind != HC_TASK_ADVANCE) {
        return false;
    }
    hc_boundary next = hc__ahead_boundary(session);
    return next.time_s <= session->time_s && next.class <= (uint32_t) class;
}

// Stops playback in the middle of a task, at the place in the order of T2.
static bool stop_in_place(hc_session *session) {
    if (session->held_count > 0 && !session->blocked &&
        !has_more(session, HC_BOUNDARY_WINDOW_END)) {
        hc__gate_block(session);
        return true;
    }
    if (session->pause_due && !session->arriving && !has_more(session, HC_BOUNDARY_WINDOW_START)) {
        hc__play_pause_if_due(session);
        return true;
    }
    return false;
}

// Resumes playback after a stop, without an input.
static void resume(hc_session *session) {
    hc__play_start(session);
    session->media_rest = true;
    hc__advance_go_on(session);
}

// Continues when all tasks are done. Returns false when nothing is left to do.
static bool go_on_at_last(hc_session *session) {
    if (session->blocked && !hc__rules_waits(session)) {
        hc__gate_open(session);
        return true;
    }
    bool due = session->resume_due && !hc__session_is_playing(session) && !session->blocked;
    session->resume_due = false;
    if (due) {
        resume(session);
    }
    return due;
}

// Checks what must hold after each input, whether all tasks are done or one awaits its answer.
static void check(const hc_session *session) {
    HC_ASSERT(session->task_count <= HC_TASKS && session->history_count <= HC_LIMIT_HISTORY);
    HC_ASSERT(!session->entering && !session->passing);
    HC_ASSERT(!session->blocked || session->held_count > 0);
    switch (session->play) {
    case HC_PLAY_UNSTARTED:
    case HC_PLAY_PLAYING:
        HC_ASSERT(!session->holding && !session->blocked && session->stop == HC_STOP_NONE);
        break;
    case HC_PLAY_PAUSED_BY_VIEWER: HC_ASSERT(!session->holding); break;
    case HC_PLAY_PAUSED:
    case HC_PLAY_OVER: break;
    }
    HC_ASSERT(session->awaiting || (session->task_count == 0 && !session->resume_due));
    (void)session;
}

static void run(hc_session *session) {
    while (!session->awaiting) {
        hc__session_report_work(session);
        if (stop_in_place(session)) {
            continue;
        }
        if (session->task_count > 0) {
            step(session, &session->tasks[session->task_count - 1]);
        } else if (!go_on_at_last(session)) {
            return;
        }
    }
}

void hc__playback_run(hc_session *session) {
    run(session);
    check(session);
}

// ---- Inputs ---------------------------------------------------------------

// The media end before the session's time. Entered there, what is at their end is due; a source
// that was loaded again repeats nothing, and pauses for nothing (T19).
static void go_to_end(hc_session *session, bool enters) {
    session->time_s = session->duration_s;
    hc__visibility_leave_past(session, HC_REASON_EXIT);
    hc__visibility_enter_present(session, HC_REASON_ENTER);
    session->pause_due = session->pause_due && enters;
    hc__advance_place(session, enters ? HC_BOUNDARY_CUE : HC_BOUNDARY_LAST);
}

bool hc__playback_ready(hc_session *session, double duration_s) {
    hc__measure_settle(session);
    session->duration_s = duration_s > 0 ? duration_s : INFINITY;
    bool enters = session->arriving || !hc__session_is_started(session);
    session->arriving = false;
    if (session->time_s > session->duration_s) {
        go_to_end(session, enters);
    }
    hc__measure_go_on(session);
    if (!session->ready) {
        session->ready = true;
        hc__session_plain_event(session, HC_EVENT_PROJECT_READY);
        hc__visibility_enter_present(session, HC_REASON_ENTER);
    }
    if (hc__session_is_playing(session)) {
        hc__advance_to(session, session->time_s);
    }
    return true;
}

bool hc__playback_play(hc_session *session) {
    if (hc__session_is_playing(session)) {
        return false;
    }
    if (session->blocked) { // refused, but the media already play
        hc__command(session->effects, HC_COMMAND_PAUSE, HC_NONE, session->time_s, 0);
        return true;
    }
    hc__tasks_note_progress(session);
    if (!session->ready) {
        hc__playback_ready(session, INFINITY);
    }
    if (session->play == HC_PLAY_OVER) {
        hc__video_restart(session, false);
        return true;
    }
    if (!hc__session_is_started(session)) {
        hc__video_start_project(session);
    }
    hc__play_start(session);
    session->media_rest = hc__advance_is_at_end(session);
    hc__advance_go_on(session);
    return true;
}

bool hc__playback_tick(hc_session *session, double time_s) {
    if (!hc__session_is_playing(session)) {
        return false;
    }
    time_s = hc__number_min(time_s, session->duration_s);
    if (time_s < session->time_s) {
        return hc__seek(session, time_s, HC_SEEK_USER);
    }
    session->media_rest = false;
    hc__advance_to(session, time_s);
    return true;
}

bool hc__playback_ended(hc_session *session, bool looped) {
    if (!hc__session_is_playing(session)) {
        return false;
    }
    session->media_rest = !looped;
    session->looped = looped;
    hc__tasks_push(session, HC_TASK_ENDED)->looped = looped;
    hc__advance_to(session, isfinite(session->duration_s) ? session->duration_s : session->time_s);
    return true;
}

bool hc__playback_wake(hc_session *session, uint32_t token) {
    if (!session->holding || token != session->wake_token) {
        return false;
    }
    if (session->blocked) { // other clicks are still required
        session->holding = false;
        session->stop = HC_STOP_BLOCK;
    } else {
        resume(session);
    }
    return true;
}
