// SPDX-License-Identifier: MIT
// Dialogs for the viewer to read (T20); playback pauses while one is open.
#ifndef HC_DIALOG_H
#define HC_DIALOG_H

#include "session/session.h"

// A dialog was opened. `reason` is that of player:pause.
void hc__dialog_open(hc_session *session, hc_dialog dialog, const char *reason);

// The viewer closed a dialog: after the last one, playback resumes unless something else stops
// it. Returns false when this dialog was not opened since playback last started.
bool hc__dialog_close(hc_session *session, hc_dialog dialog);

#endif
