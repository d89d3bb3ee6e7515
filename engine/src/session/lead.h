// SPDX-License-Identifier: MIT
// The lead form (T10): requested, submitted, closed.
#ifndef HC_LEAD_H
#define HC_LEAD_H

#include "session/session.h"

// Carries out a step of the task that requests the form.
void hc__lead_step(hc_session *session, hc_task *task);

// The viewer submitted the form. Returns false, and does nothing, if there
// is no room for a field.
bool hc__lead_submit(hc_session *session, const hc_entries *entries);

// The viewer closed the form; false when none was requested.
bool hc__lead_cancel(hc_session *session);

#endif
