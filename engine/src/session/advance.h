// SPDX-License-Identifier: MIT
// Going on in a video: the cursor in its boundaries, and what a seek has passed.
#ifndef HC_ADVANCE_H
#define HC_ADVANCE_H

#include "session/session.h"

// The landmarks of the video, by their place; the first at a time and class or behind it.
const hc_boundary *hc__advance_landmark(const hc_session *session, uint32_t place);
uint32_t hc__advance_find_landmark(const hc_session *session, double time_s,
                                   hc_boundary_class class);

// Where playback goes on at the session's time: before the cues there when the place is
// new, before the timed actions when the cues there are done.
void hc__advance_place(hc_session *session, hc_boundary_class class);

// Pushes the task that passes boundaries up to and with a time.
void hc__advance_to(hc_session *session, double time_s);

bool hc__advance_is_at_end(const hc_session *session);

// Goes on from here. The very end comes of itself, unless the media rest there: then it is
// the engine's to tell, and elsewhere they must be told to play.
void hc__advance_go_on(hc_session *session);

#endif
