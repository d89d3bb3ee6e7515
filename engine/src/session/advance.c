// SPDX-License-Identifier: MIT
#include "session/advance.h"

#include "model/timeline.h"
#include "session/tasks.h"

void hc__advance_place(hc_session *session, hc_boundary_class class) {
    const hc_video *video = hc__session_video(session);
    session->cursor = hc__timeline_find(session->project->boundaries + video->boundaries.first,
                                        video->boundaries.count, session->time_s, class);
}

void hc__advance_to(hc_session *session, double time_s) {
    hc__tasks_push(session, HC_TASK_ADVANCE)->time_s = time_s;
}

bool hc__advance_is_at_end(const hc_session *session) {
    return session->time_s >= session->duration_s;
}

void hc__advance_play_media(hc_session *session) {
    if (session->media_rest && !hc__advance_is_at_end(session)) {
        session->media_rest = false;
        hc__command(session->effects, HC_COMMAND_PLAY, HC_NONE, session->time_s, 0);
    }
}

void hc__advance_go_on(hc_session *session) {
    hc__advance_play_media(session);
    if (session->media_rest) { // at the end
        hc__tasks_push(session, HC_TASK_ENDED)->looped = session->looped;
    }
    hc__advance_to(session, session->time_s);
    if (session->has_passed) {
        hc_task *past = hc__tasks_push(session, HC_TASK_PAST);
        past->item = session->past_first;
        past->end = session->past_end;
        session->has_passed = false;
    }
}
