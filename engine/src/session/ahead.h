// SPDX-License-Identifier: MIT
// Look-ahead from the session's time: the next boundary, the next pause.
#ifndef HC_AHEAD_H
#define HC_AHEAD_H

#include "session/session.h"

#define HC_AHEAD_PROGRESS_COUNT 4u
// The fractions of the duration at which progress is emitted (T7).
extern const double HC_AHEAD_PROGRESS[HC_AHEAD_PROGRESS_COUNT];

// Returns the time of one of them; infinity while the duration is unknown.
double hc__ahead_threshold(const hc_session *session, uint32_t progress);

// Returns the next boundary, of the timeline or of progress; its time is
// infinity when there is none.
hc_boundary hc__ahead_boundary(const hc_session *session);

// Returns its time.
double hc__ahead_time(const hc_session *session);

// Returns the time before which a forward tick only advances the time;
// -infinity when any tick may do more.
double hc__ahead_quiet_until(const hc_session *session);

// Returns the time of the first pause due by until_s if nothing changes; infinity if none.
double hc__ahead_pause(const hc_session *session, double until_s);

#endif
