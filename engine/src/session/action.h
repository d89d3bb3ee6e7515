// SPDX-License-Identifier: MIT
// What interactions do: clicks (T10, T13) and timed actions (T7).
#ifndef HC_ACTION_H
#define HC_ACTION_H

#include "session/session.h"

// A click on an item; returns false when refused.
bool hc__action_click(hc_session *session, uint32_t item);

// The rest of a click, after the lead form.
void hc__action_finish_click(hc_session *session, uint32_t item);

// The time of a timed action has come.
void hc__action_timed(hc_session *session, uint32_t item);

// Carries out a step of a task that opens a page or asks the page to act.
void hc__action_step(hc_session *session, hc_task *task);

// Clears clicks, post-click states and what `once` has recorded.
void hc__action_forget(hc_session *session);

#endif
