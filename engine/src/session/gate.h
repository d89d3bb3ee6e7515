// SPDX-License-Identifier: MIT
// Required clicks: windows that are held open, and playback that waits for them (T11).
#ifndef HC_GATE_H
#define HC_GATE_H

#include "session/session.h"

// The end of an item's window has come: whether it is held open for its click.
bool hc__gate_hold(hc_session *session, uint32_t item);

// The same for all that are on screen at the end of the video, and for those whose
// window ends where a seek was clamped.
bool hc__gate_hold_all(hc_session *session);
void hc__gate_hold_here(hc_session *session);

void hc__gate_block(hc_session *session);
void hc__gate_open(hc_session *session);

// The place is left: nothing blocks any more, and playback stays as it is.
void hc__gate_leave(hc_session *session);

#endif
