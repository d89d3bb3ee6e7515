// SPDX-License-Identifier: MIT
// What stops playback for an interaction: required clicks (T11), pause_video
// (T12).
#ifndef HC_GATE_H
#define HC_GATE_H

#include "session/session.h"

// ---- pause_video ----------------------------------------------------------

// An item became active: playback may have to pause for it.
void hc__gate_shown(hc_session *session, uint32_t item);

// The pause that is due, if one is.
void hc__gate_pause(hc_session *session);

// ---- Required clicks ------------------------------------------------------

// Whether a required click is missing that would block where the item's window ends.
bool hc__gate_can_block(const hc_session *session, uint32_t item);

// The end of an item's window has come: whether it is held open for its click.
bool hc__gate_hold(hc_session *session, uint32_t item);

// The same for all that are on screen at the end of the video, and for those whose
// window ends where a seek was clamped.
bool hc__gate_hold_all(hc_session *session);
void hc__gate_hold_here(hc_session *session);

// The first end in (the session's time, to_s] that blocks a seek; infinite for none.
double hc__gate_limit(const hc_session *session, double to_s);

// Whether an item's window is held open; whether one of these wants its click yet.
bool hc__gate_holds(const hc_session *session, uint32_t item);
bool hc__gate_waits(const hc_session *session);

void hc__gate_block(hc_session *session);
void hc__gate_open(hc_session *session);

// The place is left: nothing blocks any more, and playback stays as it is.
void hc__gate_leave(hc_session *session);

// Whether playback was stopped for this item, so that its click lets it go on.
bool hc__gate_stopped_for(const hc_session *session, uint32_t item);

#endif
