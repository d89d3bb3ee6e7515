// SPDX-License-Identifier: MIT
#include "session/video.h"

#include <math.h>

#include "base/number.h"
#include "session/action.h"
#include "session/advance.h"
#include "session/gate.h"
#include "session/measure.h"
#include "session/play.h"
#include "session/tasks.h"
#include "session/tray.h"
#include "session/visibility.h"

static void node_event(hc_session *session, hc_effect_kind kind, const char *how,
                       const char *other_key, uint32_t other, uint32_t flags) {
    hc_bytes *out = hc__session_event(session, kind, HC_NONE);
    if (how != NULL) {
        hc__member_word(out, "kind", how);
    }
    hc__member_node(out, "node", hc__session_video(session));
    if (other != HC_NONE) {
        hc__member_node(out, other_key, &session->project->videos[other]);
    }
    const hc_video *video = hc__session_video(session);
    if (kind == HC_EVENT_NODE_ENTER && video->sources.count > 0) {
        hc__member_sources(out, session->project, video);
    }
    hc__event_end(session->effects, flags);
}

void hc__video_start_project(hc_session *session) {
    session->play = HC_PLAY_PAUSED;
    hc__session_plain_event(session, HC_EVENT_PROJECT_START);
    node_event(session, HC_EVENT_NODE_ENTER, "start", NULL, HC_NONE, 0);
    hc__measure_enter(session);
}

// Puts the session at the beginning of a visit, without an event.
static void place_in_video(hc_session *session, uint32_t video, double time_s) {
    if (video != session->video) {
        session->duration_s = INFINITY;
    }
    session->video = video;
    session->time_s = hc__number_min(time_s, session->duration_s);
    session->picture_s = NAN;
    session->progress_emitted = 0;
    session->sought_s = -1;
    session->media_rest = session->looped = session->has_passed = false;
    hc__advance_place(session, HC_BOUNDARY_CUE);
}

// Leaves the current video, enters another and plays it.
static void enter(hc_session *session, uint32_t video, double time_s, bool by_itself) {
    uint32_t previous = session->video;
    bool same_media = video == previous;
    hc__tasks_interrupt(session);
    hc__measure_leave(session);
    hc__gate_leave(session);
    hc__visibility_leave_all(session, HC_REASON_EXIT);
    hc__tray_forget(session);
    session->lead_item = HC_NONE;
    place_in_video(session, video, time_s);
    if (!by_itself) {
        hc__command(session->effects, HC_COMMAND_SWITCH, video, session->time_s, HC_EFFECT_PLAYING);
    }
    if (hc__session_is_started(session)) {
        node_event(session, HC_EVENT_NODE_ENTER, "jump", "prevNode", previous, 0);
        hc__measure_enter(session);
    } else {
        hc__video_start_project(session);
    }
    session->entering = true;
    hc__visibility_enter_present(session, HC_REASON_ENTER);
    session->entering = false;
    hc__play_start(session);
    session->arriving = !same_media;
    if (same_media) { // other media become ready later; what is due waits for that
        hc__advance_to(session, session->time_s);
    }
}

void hc__video_restart(hc_session *session, bool by_itself) {
    node_event(session, HC_EVENT_NODE_EXIT, "jump", "nextNode", session->video, 0);
    enter(session, session->video, 0, by_itself);
}

static void push_history(hc_session *session) {
    if (session->history_count == HC_LIMIT_HISTORY) {
        for (uint32_t i = 1; i < HC_LIMIT_HISTORY; i++) {
            session->history[i - 1] = session->history[i];
        }
        session->history_count--;
    }
    session->history[session->history_count++] = (hc_visit){session->video, session->time_s};
}

static void stop_at_end(hc_session *session) {
    hc__play_hold(session, "ended", 0);
    session->play = HC_PLAY_OVER;
}

void hc__video_switch_step(hc_session *session, hc_task *task) {
    if (!task->asked && hc__session_is_started(session)) {
        node_event(session, HC_EVENT_NODE_EXIT, "jump", "nextNode", task->video, HC_EFFECT_INTENT);
        task->asked = session->awaiting = true;
        return;
    }
    hc_task done = *task;
    session->task_count--;
    if (done.asked && !done.allowed) {
        if (hc__advance_is_at_end(session)) { // the host took over at the end
            stop_at_end(session);
        }
        return;
    }
    session->history_count -= done.returns && session->history_count > 0 ? 1 : 0;
    if (done.pushes) {
        push_history(session);
    }
    enter(session, done.video, done.time_s, false);
}

// ---- The end (T5) ---------------------------------------------------------

void hc__video_ended_step(hc_session *session) {
    hc_task done = session->tasks[--session->task_count];
    const hc_video *video = hc__session_video(session);
    if (hc__gate_hold_all(session)) { // this is the end, whatever the known duration
        session->duration_s = hc__number_min(session->duration_s, session->time_s);
        return;
    }
    node_event(session, HC_EVENT_NODE_ENDED, NULL, NULL, HC_NONE, 0);
    hc__tray_open(session, HC_STR(HC_TRAY_AT_END), true);
    bool goes_on = (done.looped || video->on_ended != HC_ENDED_STOP) && hc__tasks_control(session);
    if (goes_on && (done.looped || video->on_ended == HC_ENDED_LOOP)) {
        hc__video_restart(session, done.looped && !session->media_rest);
        return;
    }
    uint32_t next = goes_on && video->next_target.size > 0
                        ? hc__session_find_video(session, video->next_target)
                        : video->next_video;
    if (goes_on && next != HC_NONE) {
        hc_task *task = hc__tasks_push(session, HC_TASK_SWITCH);
        task->video = next;
        task->time_s = video->next_start_s;
        return;
    }
    hc__session_plain_event(session, HC_EVENT_PROJECT_ENDED);
    stop_at_end(session);
}

// ---- Inputs ---------------------------------------------------------------

bool hc__video_jump(hc_session *session, uint32_t video, double time_s) {
    if (video >= session->project->video_count) {
        return false;
    }
    hc__tasks_note_progress(session);
    hc_task *task = hc__tasks_push(session, HC_TASK_SWITCH);
    task->video = video;
    task->time_s = hc__number_max(time_s, 0);
    return true;
}

void hc__video_reset(hc_session *session) {
    if (hc__session_is_started(session)) {
        node_event(session, HC_EVENT_NODE_EXIT, "reset", NULL, HC_NONE, 0);
    }
    hc__tasks_interrupt(session);
    hc__play_end_timed(session);
    hc__measure_leave(session);
    hc__gate_leave(session);
    hc__visibility_leave_all(session, HC_REASON_RESET);
    hc__measure_end(session);
    hc__session_plain_event(session, HC_EVENT_PROJECT_RESET);
    session->play = HC_PLAY_UNSTARTED;
    session->arriving = session->resume_due = session->lead_asked = false;
    session->stop = HC_STOP_NONE;
    session->dialogs = 0;
    session->lead_item = HC_NONE;
    session->history_count = 0;
    hc__tasks_note_progress(session);
    hc__action_forget(session);
    hc__tray_forget(session);
    place_in_video(session, session->project->start_video, 0);
    hc__command(session->effects, HC_COMMAND_SWITCH, session->video, 0, 0);
    hc__visibility_enter_present(session, HC_REASON_ENTER);
}

void hc__video_unload(hc_session *session) {
    if (hc__session_is_started(session)) {
        node_event(session, HC_EVENT_NODE_EXIT, "unload", NULL, HC_NONE, 0);
    }
    hc__measure_leave(session);
    hc__gate_leave(session);
    hc__visibility_leave_all(session, HC_REASON_EXIT);
    hc__measure_end(session);
    hc__session_plain_event(session, HC_EVENT_PROJECT_UNLOAD);
}
