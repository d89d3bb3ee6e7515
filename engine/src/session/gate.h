// SPDX-License-Identifier: MIT
// Required clicks: windows held open, and playback blocked by them (T11).
#ifndef HC_GATE_H
#define HC_GATE_H

#include "session/session.h"

// At the end of an item's window: holds it open if its click is required.
// Returns whether it does.
bool hc__gate_hold(hc_session *session, uint32_t item);

// The same for all items on screen at the end of the video, where it returns whether any
// window is held; and for those whose window ends where a seek was clamped.
bool hc__gate_hold_all(hc_session *session);
void hc__gate_hold_here(hc_session *session);

// Blocks playback here, because a held item needs its click.
void hc__gate_block(hc_session *session);

// Unblocks playback once all held items are clicked, closes their windows, and lets playback
// resume.
void hc__gate_open(hc_session *session);

// The session leaves this place: unblocks without resuming playback.
void hc__gate_leave(hc_session *session);

#endif
