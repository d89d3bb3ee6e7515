// SPDX-License-Identifier: MIT
// What the viewer reads (T20): while it is open, playback rests.
#ifndef HC_DIALOG_H
#define HC_DIALOG_H

#include "session/session.h"

// One is open now. The reason is that of the pause.
void hc__dialog_open(hc_session *session, hc_dialog dialog, const char *reason);

// The viewer closed it: what rested goes on after the last of them, as far as nothing
// else holds it. False when playback did not rest for this one.
bool hc__dialog_close(hc_session *session, hc_dialog dialog);

#endif
