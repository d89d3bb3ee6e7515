// SPDX-License-Identifier: MIT
// What interactions do: clicks (T10, T13) and timed actions (T7).
#ifndef HC_ACTION_H
#define HC_ACTION_H

#include "session/session.h"

// A click on an item; false when refused.
bool hc__action_click(hc_session *session, uint32_t item);

// The rest of a click, behind the lead gate.
void hc__action_finish_click(hc_session *session, uint32_t item);

// A timed action's time has come.
void hc__action_timed(hc_session *session, uint32_t item);

// A step of a task that opens a page or tells it what to do.
void hc__action_step(hc_session *session, hc_task *task);

// Clicks, post-click states and what happened once are forgotten.
void hc__action_forget(hc_session *session);

#endif
