// SPDX-License-Identifier: MIT
// The stack of work in progress (docs/architecture.md, "Work in progress"): whoever wants
// something pushes a task, and playback.c alone carries tasks out.
#ifndef HC_TASKS_H
#define HC_TASKS_H

#include "session/session.h"

// A new task on top, for the caller to fill in; all but its kind is zero.
hc_task *hc__tasks_push(hc_session *session, hc_task_kind kind);

// What waited for this tick or seek does not happen (T3).
void hc__tasks_interrupt(hc_session *session);

// The answer that the waiting task gets.
void hc__tasks_answer(hc_session *session, bool allowed);

// ---- Loops (T14) ----------------------------------------------------------

// One more control effect; false beyond the limit, where it must not happen.
bool hc__tasks_control(hc_session *session);

// The media moved on, or the viewer did something: no loop.
void hc__tasks_note_progress(hc_session *session);

#endif
