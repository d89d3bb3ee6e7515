// SPDX-License-Identifier: MIT
// The play state, and what playback was paused for (T3, T7, T11 to T13, T20).
#ifndef HC_PLAY_H
#define HC_PLAY_H

#include "session/session.h"

// Pauses playback for `seconds` of wall time, -1 for no limit, 0 for a pause
// without `until` in its event.
void hc__play_hold(hc_session *session, const char *reason, double seconds);

// Pauses playback until a click on `stop` resumes it. When playback is paused already, only a
// dialog takes effect, and only if that pause would end by itself.
void hc__play_stop_for(hc_session *session, hc_stop stop, const char *reason);

// Pauses for an item with pause_video that became active, if such a pause is due.
void hc__play_pause_if_due(hc_session *session);

// Cancels the time limit of a timed pause.
void hc__play_end_timed(hc_session *session);

// Starts playback and clears all that it was paused for.
void hc__play_start(hc_session *session);

// The viewer or the page paused the media. Returns false when playback was paused already.
bool hc__play_pause_by_viewer(hc_session *session, const char *reason);

#endif
