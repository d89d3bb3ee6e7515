// SPDX-License-Identifier: MIT
// What lies ahead of the session's time: the next boundary, the next pause.
#ifndef HC_AHEAD_H
#define HC_AHEAD_H

#include "session/session.h"

#define HC_AHEAD_PROGRESS_COUNT 4u
// Parts of the duration at which progress is told (T7).
extern const double HC_AHEAD_PROGRESS[HC_AHEAD_PROGRESS_COUNT];

// The time of one of them: infinite while the duration is.
double hc__ahead_threshold(const hc_session *session, uint32_t progress);

// The next boundary, of the video's timeline or of progress; its time is
// infinite when there is none.
hc_boundary hc__ahead_boundary(const hc_session *session);

// Its time.
double hc__ahead_time(const hc_session *session);

// Before this time a tick forward does nothing but pass the time; -infinity when
// it may do more.
double hc__ahead_quiet_until(const hc_session *session);

// The time of the first pause that is due by then, as things stand; infinite for none.
double hc__ahead_pause(const hc_session *session, double until_s);

#endif
