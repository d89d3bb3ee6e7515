// SPDX-License-Identifier: MIT
#include "session/tasks.h"

#include <string.h>

#include "base/assert.h"

hc_task *hc__tasks_push(hc_session *session, hc_task_kind kind) {
    // Tasks interrupt each other far more often than they stack up, so there is always room. If
    // a bug fills the stack, the top task is lost and memory stays intact.
    HC_ASSERT(session->task_count < HC_TASKS);
    session->task_count -= session->task_count == HC_TASKS ? 1 : 0;
    hc_task *task = &session->tasks[session->task_count++];
    memset(task, 0, sizeof *task);
    task->kind = kind;
    return task;
}

void hc__tasks_interrupt(hc_session *session) {
    session->task_count = 0;
}

void hc__tasks_answer(hc_session *session, bool allowed) {
    session->awaiting = false;
    if (session->task_count > 0) {
        session->tasks[session->task_count - 1].allowed = allowed;
    }
}

// ---- Loops (T14) ----------------------------------------------------------

bool hc__tasks_control(hc_session *session) {
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

void hc__tasks_note_progress(hc_session *session) {
    session->controls = 0;
    session->loop_reported = false;
}
