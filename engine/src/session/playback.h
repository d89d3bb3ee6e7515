// SPDX-License-Identifier: MIT
// The run loop, which alone carries tasks out, and the inputs of time (T2, T3, T5, T7).
#ifndef HC_PLAYBACK_H
#define HC_PLAYBACK_H

#include "session/session.h"

// ---- Inputs; false when refused ------------------------------------------

bool hc__playback_ready(hc_session *session, double duration_s);
bool hc__playback_play(hc_session *session);
bool hc__playback_tick(hc_session *session, double time_s);
bool hc__playback_ended(hc_session *session, bool looped);
bool hc__playback_wake(hc_session *session, uint32_t token);

// Works on the tasks until none is left or one waits for an answer.
void hc__playback_run(hc_session *session);

// Passes the time to there, where nothing else is to be done.
void hc__playback_pass(hc_session *session, double to_s);

#endif
