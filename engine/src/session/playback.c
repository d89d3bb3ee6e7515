// SPDX-License-Identifier: MIT
#include "session/playback.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "model/timeline.h"
#include "session/action.h"
#include "session/ahead.h"
#include "session/gate.h"
#include "session/lead.h"
#include "session/presence.h"
#include "session/tray.h"

// ---- Play state -----------------------------------------------------------

static void pause_event(hc_session *session, const char *reason, double until_s) {
    hc_bytes *out = hc__session_event(session, HC_EVENT_PLAYER_PAUSE, HC_NONE);
    hc__member_word(out, "reason", reason);
    if (until_s != 0) {
        hc__member_number(out, "until", until_s);
    }
    hc__event_end(session->effects, 0);
}

static void end_hold(hc_session *session) {
    session->holding = false;
    session->wake_token++; // wakes on their way are late now
}

// Whether the block that stopped playback has nothing to wait for any more.
static bool is_opening(const hc_session *session) {
    return session->stop == HC_STOP_BLOCK && !hc__gate_waits(session);
}

void hc__playback_hold(hc_session *session, const char *reason, double seconds) {
    bool was_playing = session->playing;
    // A click's pause ends what playback was stopped for, unless others wait yet.
    bool ends_stop = is_opening(session) ||
                     (session->resume_due && !(session->blocked && hc__gate_waits(session)));
    session->stop = was_playing || ends_stop ? HC_STOP_NONE : session->stop;
    session->resume_due = false;
    end_hold(session);
    session->playing = false;
    if (was_playing) {
        session->by_viewer = false;
        pause_event(session, reason, seconds);
        hc__command(session->effects, HC_COMMAND_PAUSE, HC_NONE, session->time_s, 0);
    }
    if (seconds > 0) {
        session->holding = true;
        hc__command(session->effects, HC_COMMAND_WAKE, session->wake_token, seconds, 0);
    }
}

void hc__playback_stop_for(hc_session *session, hc_stop stop, const char *reason) {
    // A dialog takes over from a pause that would end, or was about to.
    bool takes_over =
        stop == HC_STOP_DIALOG && (session->holding || session->resume_due || is_opening(session));
    if (session->playing || takes_over) {
        hc__playback_hold(session, reason, 0);
        session->stop = stop;
    }
}

static void start_playing(hc_session *session) {
    end_hold(session);
    session->over = session->by_viewer = session->resume_due = false;
    session->stop = HC_STOP_NONE;
    session->dialogs = 0; // the viewer may go on with one open
    if (!session->playing) {
        session->playing = true;
        hc__session_plain_event(session, HC_EVENT_PLAYER_PLAY);
    }
}

void hc__playback_interrupt(hc_session *session) {
    session->task_count = 0;
}

hc_task *hc__playback_push(hc_session *session, hc_task_kind kind) {
    // Tasks interrupt each other far more often than they stack; the room is
    // never used up, but a fault must not write beyond it.
    session->task_count -= session->task_count == HC_TASKS ? 1 : 0;
    hc_task *task = &session->tasks[session->task_count++];
    memset(task, 0, sizeof *task);
    task->kind = kind;
    return task;
}

bool hc__playback_control(hc_session *session) {
    if (session->controls < HC_LIMIT_CONTROL) {
        session->controls++;
        return true;
    }
    if (!session->loop_reported) {
        session->loop_reported = true;
        hc__session_error(session, "loop", "more than 32 jumps or pauses without progress");
    }
    return false;
}

// The media moved on, or the viewer did something: no loop.
static void note_progress(hc_session *session) {
    session->controls = 0;
    session->loop_reported = false;
}

// ---- Boundaries -----------------------------------------------------------

static void cue_event(hc_session *session, uint32_t index, double time_s, hc_effect_kind kind) {
    const hc_cue *cue = &session->project->cues[index];
    if ((cue->once && session->cue_used[index]) || hc__work_is_spent(session->work)) {
        return;
    }
    hc__work_spend(session->work, HC_WORK_CUE);
    session->cue_used[index] = 1;
    hc__member_cue(hc__session_event_at(session, kind, time_s), cue);
    hc__event_end(session->effects, 0);
}

static void progress_event(hc_session *session, uint32_t progress) {
    hc_bytes *out = hc__session_event_at(session, HC_EVENT_PLAYER_PROGRESS,
                                         hc__ahead_threshold(session, progress));
    hc__member_number(out, "progress", HC_AHEAD_PROGRESS[progress]);
    hc__event_end(session->effects, 0);
    session->progress_told |= 1u << progress;
}

static void cross(hc_session *session, const hc_boundary *boundary) {
    session->time_s = boundary->time_s;
    if (boundary->class == HC_BOUNDARY_PROGRESS) {
        progress_event(session, boundary->index);
        return;
    }
    session->cursor++;
    switch ((hc_boundary_class)boundary->class) {
    case HC_BOUNDARY_WINDOW_END:
        if (!hc__gate_hold(session, boundary->index)) {
            hc__presence_leave(session, boundary->index, HC_REASON_TIME);
        }
        break;
    case HC_BOUNDARY_CUE:
        cue_event(session, boundary->index, boundary->time_s, HC_EVENT_CUE_FORWARD);
        break;
    case HC_BOUNDARY_WINDOW_START:
        hc__presence_enter(session, boundary->index, HC_REASON_TIME);
        break;
    default: hc__action_timed(session, boundary->index); break;
    }
}

// ---- Seeking (T4) ---------------------------------------------------------

static const char *const SEEKERS[] = {"user", "host", "click", "timed"};

static void seek_event(hc_session *session, const hc_task *task) {
    hc_bytes *out = hc__session_event(session, HC_EVENT_PLAYER_SEEK, HC_NONE);
    hc__member_number(out, "from", session->time_s);
    hc__member_number(out, "to", task->time_s);
    hc__member_word(out, "reason", SEEKERS[task->seeker]);
    hc__event_end(session->effects, HC_EFFECT_INTENT);
}

static const hc_boundary *landmark_at(const hc_session *session, uint32_t place) {
    return &session->project->landmarks[hc__session_video(session)->landmarks.first + place];
}

static uint32_t find_landmark(const hc_session *session, double time_s, hc_boundary_class class) {
    return hc__timeline_find(landmark_at(session, 0), hc__session_video(session)->landmarks.count,
                             time_s, class);
}

// The cues in (from, to], up or down.
static void cross_cues(hc_session *session, double from, double to) {
    bool forward = to > from;
    uint32_t low = find_landmark(session, forward ? from : to, HC_BOUNDARY_LAST);
    uint32_t high = find_landmark(session, forward ? to : from, HC_BOUNDARY_LAST);
    for (uint32_t n = low; n < high; n++) {
        const hc_boundary *b = landmark_at(session, forward ? n : high - 1 - (n - low));
        if (b->class == HC_BOUNDARY_CUE &&
            (forward || !session->project->cues[b->index].forward_only)) {
            cue_event(session, b->index, b->time_s,
                      forward ? HC_EVENT_CUE_FORWARD : HC_EVENT_CUE_REVERSE);
        }
    }
}

// The thresholds in (from, to] that were not told in this visit.
static void cross_progress(hc_session *session, double from, double to) {
    for (uint32_t i = 0; i < HC_AHEAD_PROGRESS_COUNT; i++) {
        double at = hc__ahead_threshold(session, i);
        if (from < at && at <= to && (session->progress_told >> i & 1u) == 0) {
            progress_event(session, i);
        }
    }
}

// Where playback goes on at a time: before the cues there when the place is
// new, before the timed actions when the cues there are done.
static void place_cursor(hc_session *session, hc_boundary_class class) {
    const hc_video *video = hc__session_video(session);
    session->cursor = hc__timeline_find(session->project->boundaries + video->boundaries.first,
                                        video->boundaries.count, session->time_s, class);
}

static void push_advance(hc_session *session, double time_s) {
    hc__playback_push(session, HC_TASK_ADVANCE)->time_s = time_s;
}

static bool at_end(const hc_session *session) {
    return session->time_s >= session->duration_s;
}

// Goes on from here. The very end comes of itself, unless the media rest there:
// then it is the engine's to tell, and elsewhere they must be told to play.
static void go_on(hc_session *session) {
    if (session->media_rest && at_end(session)) {
        hc__playback_push(session, HC_TASK_ENDED)->looped = session->looped;
    } else if (session->media_rest) {
        session->media_rest = false;
        hc__command(session->effects, HC_COMMAND_PLAY, HC_NONE, session->time_s, 0);
    }
    push_advance(session, session->time_s);
    if (session->has_passed) {
        hc_task *past = hc__playback_push(session, HC_TASK_PAST);
        past->item = session->past_first;
        past->end = session->past_end;
        session->has_passed = false;
    }
}

// Notes what a seek passes on its way, for when playback is on; one that leads back
// takes back what it had passed.
static void note_passed(hc_session *session, double from, double to) {
    if (!session->has_passed) {
        session->past_first = find_landmark(session, from, HC_BOUNDARY_LAST);
    }
    session->has_passed = true;
    session->past_end = find_landmark(session, to, HC_BOUNDARY_WINDOW_END);
    if (session->past_first > session->past_end) {
        session->past_first = session->past_end;
    }
}

static void seek(hc_session *session, double to, bool clamped) {
    double from = session->time_s;
    hc__playback_interrupt(session);
    end_hold(session);
    session->over = false;
    session->time_s = to;
    session->picture_s = NAN;
    hc__gate_leave(session);
    if (clamped) {
        hc__gate_hold_here(session);
    }
    hc__presence_leave_past(session, HC_REASON_SEEK);
    if (session->started) {
        cross_cues(session, from, to);
        cross_progress(session, from, to);
        session->sought_s = to;
    }
    hc__presence_enter_present(session, HC_REASON_SEEK);
    place_cursor(session, session->started ? HC_BOUNDARY_ACTION : HC_BOUNDARY_CUE);
    if (session->started) {
        note_passed(session, from, to);
    }
    if (session->playing && !session->pause_due && session->held_count == 0) {
        go_on(session);
    }
}

static void put_media(hc_session *session, double time_s) {
    hc__command(session->effects, HC_COMMAND_SEEK, HC_NONE, time_s, 0);
}

static void step_seek(hc_session *session, hc_task *task) {
    if (!session->started) {
        task->asked = task->allowed = true; // nothing but windows before the first play
    }
    bool by_viewer = task->seeker == HC_SEEKER_USER;
    if (!task->asked) {
        if (task->clamped && by_viewer) { // before anybody sees what is behind the question
            put_media(session, task->time_s);
        }
        seek_event(session, task);
        task->asked = session->awaiting = true;
        return;
    }
    hc_task done = *task;
    session->task_count--;
    // A viewer's seek has moved the media already; any other has still to.
    if (done.allowed != by_viewer) {
        put_media(session, done.allowed ? done.time_s : session->time_s);
    }
    if (done.allowed) {
        seek(session, done.time_s, done.clamped);
    }
}

// ---- Videos (T17) ---------------------------------------------------------

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
    hc__event_end(session->effects, flags);
}

static void start_project(hc_session *session) {
    session->started = true;
    hc__session_plain_event(session, HC_EVENT_PROJECT_START);
    node_event(session, HC_EVENT_NODE_ENTER, "start", NULL, HC_NONE, 0);
}

// Sets the session to the beginning of a visit; tells nobody.
static void place_in_video(hc_session *session, uint32_t video, double time_s) {
    if (video != session->video) {
        session->duration_s = INFINITY;
    }
    session->video = video;
    session->time_s = hc__number_min(time_s, session->duration_s);
    session->picture_s = NAN;
    session->progress_told = 0;
    session->sought_s = -1;
    session->media_rest = session->looped = session->has_passed = false;
    place_cursor(session, HC_BOUNDARY_CUE);
}

// Leaves the video, enters the next and plays it.
static void enter(hc_session *session, uint32_t video, double time_s, bool by_itself) {
    uint32_t previous = session->video;
    bool same_media = video == previous;
    hc__playback_interrupt(session);
    hc__gate_leave(session);
    hc__presence_leave_all(session, HC_REASON_EXIT);
    hc__tray_forget(session);
    session->lead_item = HC_NONE;
    place_in_video(session, video, time_s);
    if (!by_itself) {
        hc__command(session->effects, HC_COMMAND_SWITCH, video, session->time_s, HC_EFFECT_PLAYING);
    }
    if (session->started) {
        node_event(session, HC_EVENT_NODE_ENTER, "jump", "prevNode", previous, 0);
    } else {
        start_project(session);
    }
    session->entering = true;
    hc__presence_enter_present(session, HC_REASON_ENTER);
    session->entering = false;
    start_playing(session);
    session->arriving = !same_media;
    if (same_media) { // other media are ready later, and what is due waits for it
        push_advance(session, session->time_s);
    }
}

static void restart(hc_session *session, bool by_itself) {
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
    session->over = true;
    hc__playback_hold(session, "ended", 0);
}

static void step_switch(hc_session *session, hc_task *task) {
    if (!task->asked && session->started) {
        node_event(session, HC_EVENT_NODE_EXIT, "jump", "nextNode", task->video, HC_EFFECT_INTENT);
        task->asked = session->awaiting = true;
        return;
    }
    hc_task done = *task;
    session->task_count--;
    if (done.asked && !done.allowed) {
        if (at_end(session)) { // the host took over from the end
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

static void step_ended(hc_session *session) {
    hc_task done = session->tasks[--session->task_count];
    const hc_video *video = hc__session_video(session);
    if (hc__gate_hold_all(session)) { // this is the end, whatever was known of it
        session->duration_s = hc__number_min(session->duration_s, session->time_s);
        return;
    }
    node_event(session, HC_EVENT_NODE_ENDED, NULL, NULL, HC_NONE, 0);
    hc__tray_open(session, HC_STR(HC_TRAY_AT_END), true);
    bool goes_on =
        (done.looped || video->on_ended != HC_ENDED_STOP) && hc__playback_control(session);
    if (goes_on && (done.looped || video->on_ended == HC_ENDED_LOOP)) {
        restart(session, done.looped && !session->media_rest);
        return;
    }
    uint32_t next = goes_on && video->next_target.size > 0
                        ? hc__session_find_video(session, video->next_target)
                        : video->next_video;
    if (goes_on && next != HC_NONE) {
        hc_task *task = hc__playback_push(session, HC_TASK_SWITCH);
        task->video = next;
        task->time_s = video->next_start_s;
        return;
    }
    hc__session_plain_event(session, HC_EVENT_PROJECT_ENDED);
    stop_at_end(session);
}

// ---- Tasks ----------------------------------------------------------------

void hc__playback_pass(hc_session *session, double to_s) {
    if (to_s > session->time_s) {
        session->time_s = to_s;
        note_progress(session);
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
    const hc_boundary *b = landmark_at(session, task->item++);
    if (b->class != HC_BOUNDARY_ACTION) {
        return;
    }
    // What only tells or sets carries its own time; what moves or stops
    // playback finds it where the seek has put it.
    double here = session->time_s;
    bool moves = session->project->items[b->index].type <= HC_TYPE_PAUSE;
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
    case HC_TASK_ENDED: step_ended(session); break;
    case HC_TASK_SEEK: step_seek(session, task); break;
    case HC_TASK_SWITCH: step_switch(session, task); break;
    case HC_TASK_LEAD: hc__lead_step(session, task); break;
    case HC_TASK_OPEN:
    case HC_TASK_TELL: hc__action_step(session, task); break;
    }
}

// Whether the work on top has more at this time, up to a class of boundaries.
static bool has_more(const hc_session *session, hc_boundary_class class) {
    if (session->task_count == 0 ||
        session->tasks[session->task_count - 1].kind != HC_TASK_ADVANCE) {
        return false;
    }
    hc_boundary next = hc__ahead_boundary(session);
    return next.time_s <= session->time_s && next.class <= (uint32_t) class;
}

// What stops playback in the middle of its tasks, in its place of T2.
static bool stop_in_place(hc_session *session) {
    if (session->held_count > 0 && !session->blocked &&
        !has_more(session, HC_BOUNDARY_WINDOW_END)) {
        hc__gate_block(session);
        return true;
    }
    if (session->pause_due && !session->arriving && !has_more(session, HC_BOUNDARY_WINDOW_START)) {
        hc__gate_pause(session);
        return true;
    }
    return false;
}

// Goes on after a stop, of itself.
static void resume(hc_session *session) {
    start_playing(session);
    session->media_rest = true;
    go_on(session);
}

// What is left when all tasks are done. False when nothing is.
static bool go_on_at_last(hc_session *session) {
    if (session->blocked && !hc__gate_waits(session)) {
        hc__gate_open(session);
        return true;
    }
    bool due = session->resume_due && !session->playing && !session->blocked;
    session->resume_due = false;
    if (due) {
        resume(session);
    }
    return due;
}

void hc__playback_run(hc_session *session) {
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

void hc__playback_answer(hc_session *session, bool allowed) {
    session->awaiting = false;
    if (session->task_count > 0) {
        session->tasks[session->task_count - 1].allowed = allowed;
    }
}

// ---- Inputs ---------------------------------------------------------------

bool hc__playback_ready(hc_session *session, double duration_s) {
    session->duration_s = duration_s > 0 ? duration_s : INFINITY;
    session->arriving = false;
    if (session->time_s > session->duration_s) { // a start time past the end
        session->time_s = session->duration_s;
        hc__presence_leave_past(session, HC_REASON_EXIT);
        hc__presence_enter_present(session, HC_REASON_ENTER);
        place_cursor(session, HC_BOUNDARY_CUE);
    }
    if (!session->ready) {
        session->ready = true;
        hc__session_plain_event(session, HC_EVENT_PROJECT_READY);
        hc__presence_enter_present(session, HC_REASON_ENTER);
    }
    if (session->playing) {
        push_advance(session, session->time_s);
    }
    return true;
}

bool hc__playback_play(hc_session *session) {
    if (session->playing) {
        return false;
    }
    if (session->blocked) { // refused, and the media play already
        hc__command(session->effects, HC_COMMAND_PAUSE, HC_NONE, session->time_s, 0);
        return true;
    }
    note_progress(session);
    if (!session->ready) {
        hc__playback_ready(session, INFINITY);
    }
    if (session->over) {
        restart(session, false);
        return true;
    }
    if (!session->started) {
        start_project(session);
    }
    start_playing(session);
    session->media_rest = at_end(session);
    go_on(session);
    return true;
}

bool hc__playback_pause(hc_session *session, const char *reason) {
    if (!session->playing) {
        return false;
    }
    session->playing = false;
    session->by_viewer = true;
    pause_event(session, reason, 0);
    return true;
}

bool hc__playback_tick(hc_session *session, double time_s) {
    if (!session->playing) {
        return false;
    }
    time_s = hc__number_min(time_s, session->duration_s);
    if (time_s < session->time_s) {
        return hc__playback_seek(session, time_s, HC_SEEKER_USER);
    }
    session->media_rest = false;
    push_advance(session, time_s);
    return true;
}

double hc__playback_seek_limit(const hc_session *session, double time_s) {
    return !session->started  ? INFINITY
           : session->blocked ? session->time_s
                              : hc__gate_limit(session, time_s);
}

bool hc__playback_seek(hc_session *session, double time_s, hc_seeker seeker) {
    time_s = hc__number_min(hc__number_max(time_s, 0), session->duration_s);
    bool by_author = seeker > HC_SEEKER_HOST;
    double limit = by_author ? INFINITY : hc__playback_seek_limit(session, time_s);
    bool clamped = limit <= time_s;
    bool astray = limit < time_s && seeker == HC_SEEKER_USER; // the media are there already
    time_s = hc__number_min(time_s, limit);
    if (time_s == session->time_s) { // where playback is: no seek
        if (astray) {
            put_media(session, time_s);
        }
        return astray;
    }
    if (!by_author) {
        note_progress(session);
    }
    hc_task *task = hc__playback_push(session, HC_TASK_SEEK);
    task->time_s = time_s;
    task->clamped = clamped;
    task->seeker = seeker;
    return true;
}

bool hc__playback_ended(hc_session *session, bool looped) {
    if (!session->started || !session->playing) {
        return false;
    }
    session->media_rest = !looped;
    session->looped = looped;
    hc__playback_push(session, HC_TASK_ENDED)->looped = looped;
    push_advance(session, isfinite(session->duration_s) ? session->duration_s : session->time_s);
    return true;
}

bool hc__playback_wake(hc_session *session, uint32_t token) {
    if (!session->holding || token != session->wake_token) {
        return false;
    }
    if (session->blocked) { // others want their clicks yet
        session->holding = false;
        session->stop = HC_STOP_BLOCK;
    } else {
        resume(session);
    }
    return true;
}

bool hc__playback_jump(hc_session *session, uint32_t video, double time_s) {
    if (video >= session->project->video_count) {
        return false;
    }
    note_progress(session);
    hc_task *task = hc__playback_push(session, HC_TASK_SWITCH);
    task->video = video;
    task->time_s = hc__number_max(time_s, 0);
    return true;
}

void hc__playback_reset(hc_session *session) {
    if (session->started) {
        node_event(session, HC_EVENT_NODE_EXIT, "reset", NULL, HC_NONE, 0);
    }
    hc__playback_interrupt(session);
    end_hold(session);
    hc__gate_leave(session);
    hc__presence_leave_all(session, HC_REASON_RESET);
    hc__session_plain_event(session, HC_EVENT_PROJECT_RESET);
    session->started = session->playing = session->over = session->by_viewer = false;
    session->arriving = session->resume_due = session->lead_asked = false;
    session->stop = HC_STOP_NONE;
    session->dialogs = 0;
    session->lead_item = HC_NONE;
    session->history_count = 0;
    note_progress(session);
    hc__action_forget(session);
    hc__tray_forget(session);
    place_in_video(session, session->project->start_video, 0);
    hc__command(session->effects, HC_COMMAND_SWITCH, session->video, 0, 0);
    hc__presence_enter_present(session, HC_REASON_ENTER);
}

void hc__playback_unload(hc_session *session) {
    if (session->started) {
        node_event(session, HC_EVENT_NODE_EXIT, "unload", NULL, HC_NONE, 0);
    }
    hc__gate_leave(session);
    hc__presence_leave_all(session, HC_REASON_EXIT);
    hc__session_plain_event(session, HC_EVENT_PROJECT_UNLOAD);
}
