// SPDX-License-Identifier: MIT
// The stack of work in progress (docs/architecture.md, "Work in progress"). Any code may push a
// task; only playback.c carries tasks out.
#ifndef HC_TASKS_H
#define HC_TASKS_H

#include "session/session.h"

// Pushes a task for the caller to fill in; all members but its kind are zero.
hc_task *hc__tasks_push(hc_session *session, hc_task_kind kind);

// Drops all tasks: what is left of this tick or seek does not happen (T3).
void hc__tasks_interrupt(hc_session *session);

// Stores the answer for the waiting task.
void hc__tasks_answer(hc_session *session, bool allowed);

// ---- Loops (T14) ----------------------------------------------------------

// Counts a control effect; false beyond the limit: then it must not happen.
bool hc__tasks_control(hc_session *session);

// Resets the count: the media moved on, or the viewer did something.
void hc__tasks_note_progress(hc_session *session);

#endif
