// SPDX-License-Identifier: MIT
// Advancing in a video: the cursor in its boundaries, and what seeks have passed.
#ifndef HC_ADVANCE_H
#define HC_ADVANCE_H

#include "session/session.h"

// Places the cursor at the session's time: before the cues there when the place is new, before
// the timed actions when the cues there are done.
void hc__advance_place(hc_session *session, hc_boundary_class class);

// Pushes the task that processes boundaries up to and including a time.
void hc__advance_to(hc_session *session, double time_s);

// Returns whether the session has reached the end of the media.
bool hc__advance_is_at_end(const hc_session *session);

// Emits play if the media are stopped, unless they are at their end.
void hc__advance_play_media(hc_session *session);

// Continues playback from here. Media that are stopped elsewhere get a play command; media stopped
// at their end won't report it again, so the end of the video is emitted here.
void hc__advance_go_on(hc_session *session);

#endif
