// SPDX-License-Identifier: MIT
// The run loop, the only code that carries tasks out, and the inputs of time (T2, T3, T5, T7).
#ifndef HC_PLAYBACK_H
#define HC_PLAYBACK_H

#include "session/session.h"

// ---- Inputs, as hotcue.h specifies them; false when refused ---------------

bool hc__playback_ready(hc_session *session, double duration_s);
bool hc__playback_play(hc_session *session);
bool hc__playback_tick(hc_session *session, double time_s);
bool hc__playback_ended(hc_session *session, bool looped);
bool hc__playback_wake(hc_session *session, uint32_t token);

// Carries tasks out until none is left or one waits for an answer.
void hc__playback_run(hc_session *session);

// Advances the time to to_s, when nothing else is due by then.
void hc__playback_pass(hc_session *session, double to_s);

#endif
