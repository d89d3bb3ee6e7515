// SPDX-License-Identifier: MIT
// Seeks (T4).
#ifndef HC_SEEK_H
#define HC_SEEK_H

#include "session/session.h"

// Asks for one; false when it is none and the media are where they should be.
bool hc__seek(hc_session *session, double time_s, hc_seek_reason why);

// A step of the task.
void hc__seek_step(hc_session *session, hc_task *task);

#endif
