// SPDX-License-Identifier: MIT
// Whether playback is on, and what it was stopped for (T3, T7, T11 to T13, T20).
#ifndef HC_PLAY_H
#define HC_PLAY_H

#include "session/session.h"

// Stops playback here: for seconds of wall time, -1 without end, or 0 for a
// pause that gives no `until`.
void hc__play_hold(hc_session *session, const char *reason, double seconds);

// The same for what a click lets go on: nothing when playback rests already.
void hc__play_stop_for(hc_session *session, hc_stop stop, const char *reason);

// The pause that is due for what became active (pause_video), if one is.
void hc__play_pause_if_due(hc_session *session);

// A timed pause, if there is one, has its end no more.
void hc__play_end_timed(hc_session *session);

// Playback is on, and nothing is stopped for any more.
void hc__play_start(hc_session *session);

// An input: the viewer or the page has paused the media. False when it rests already.
bool hc__play_pause_by_viewer(hc_session *session, const char *reason);

#endif
