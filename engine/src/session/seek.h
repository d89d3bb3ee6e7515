// SPDX-License-Identifier: MIT
// Seeks (T4).
#ifndef HC_SEEK_H
#define HC_SEEK_H

#include "session/session.h"

// Requests a seek, which required clicks may clamp. Returns false, and does nothing, when
// playback and media are there already.
bool hc__seek(hc_session *session, double time_s, hc_seek_reason why);

// Carries out a step of the task.
void hc__seek_step(hc_session *session, hc_task *task);

#endif
