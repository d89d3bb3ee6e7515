// SPDX-License-Identifier: MIT
#include "session/dialog.h"

#include "session/play.h"

void hc__dialog_open(hc_session *session, hc_dialog dialog, const char *reason) {
    session->dialogs |= (uint32_t)dialog;
    hc__play_stop_for(session, HC_STOP_DIALOG, reason);
}

bool hc__dialog_close(hc_session *session, hc_dialog dialog) {
    bool was_open = (session->dialogs & (uint32_t)dialog) != 0;
    session->dialogs &= ~(uint32_t)dialog;
    if (session->stop == HC_STOP_DIALOG && session->dialogs == 0) {
        session->resume_due = true;
        session->stop = session->blocked ? HC_STOP_BLOCK : HC_STOP_NONE;
    }
    return was_open;
}
