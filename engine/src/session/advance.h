// SPDX-License-Identifier: MIT
// Going on in a video: the cursor in its boundaries, and what a seek has passed.
#ifndef HC_ADVANCE_H
#define HC_ADVANCE_H

#include "session/session.h"

// Where playback goes on at the session's time: before the cues there when the place is
// new, before the timed actions when the cues there are done.
void hc__advance_place(hc_session *session, hc_boundary_class class);

// Pushes the task that passes boundaries up to and with a time.
void hc__advance_to(hc_session *session, double time_s);

bool hc__advance_is_at_end(const hc_session *session);

// Tells media that rest to play, unless they rest at their end.
void hc__advance_play_media(hc_session *session);

// Continues playback from here. The media element reports the end of the media itself, unless
// it is paused there: then the engine emits the end. Paused elsewhere, it is told to play.
void hc__advance_go_on(hc_session *session);

#endif
