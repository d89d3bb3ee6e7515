// SPDX-License-Identifier: MIT
// The lead form (T10): asked for, submitted, closed.
#ifndef HC_LEAD_H
#define HC_LEAD_H

#include "session/session.h"

// A step of the task that asks.
void hc__lead_step(hc_session *session, hc_task *task);

// The form as it was filled in. False when a field has no room, and nothing happened.
bool hc__lead_submit(hc_session *session, const hc_entries *entries);

// The viewer closed it; false when none was asked for.
bool hc__lead_cancel(hc_session *session);

#endif
