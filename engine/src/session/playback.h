// SPDX-License-Identifier: MIT
// Time: ticks, seeks, pauses, switches, the end (T2 to T7, T14, T17, T18).
#ifndef HC_PLAYBACK_H
#define HC_PLAYBACK_H

#include "session/session.h"

// ---- Inputs; false when refused ------------------------------------------

bool hc__playback_ready(hc_session *session, double duration_s);
bool hc__playback_play(hc_session *session);
bool hc__playback_pause(hc_session *session, const char *reason);
bool hc__playback_tick(hc_session *session, double time_s);
bool hc__playback_seek(hc_session *session, double time_s, hc_seeker seeker);
bool hc__playback_ended(hc_session *session, bool looped);
bool hc__playback_wake(hc_session *session, uint32_t token);
bool hc__playback_jump(hc_session *session, uint32_t video, double time_s);
void hc__playback_reset(hc_session *session);
void hc__playback_unload(hc_session *session);

// Where required clicks hold up a seek to there, by the viewer or the page; infinite for nowhere.
double hc__playback_seek_limit(const hc_session *session, double time_s);

// Works on the tasks until none is left or one waits for an answer.
void hc__playback_run(hc_session *session);

// The answer that the waiting task gets.
void hc__playback_answer(hc_session *session, bool allowed);

// Passes the time to there, where nothing else is to be done.
void hc__playback_pass(hc_session *session, double to_s);

// ---- For actions ----------------------------------------------------------

// One more control effect; false beyond the limit, where it must not happen.
bool hc__playback_control(hc_session *session);

// A new task on top, for the caller to fill in; all but its kind is zero.
hc_task *hc__playback_push(hc_session *session, hc_task_kind kind);

// Stops playback here: for seconds of wall time, -1 without end, or 0 for a
// pause that gives no `until`.
void hc__playback_hold(hc_session *session, const char *reason, double seconds);

// The same for what a click lets go on: nothing when playback rests already.
void hc__playback_stop_for(hc_session *session, hc_stop stop, const char *reason);

// What waited for this tick or seek does not happen (T3).
void hc__playback_interrupt(hc_session *session);

#endif
