// SPDX-License-Identifier: MIT
#include "session/play.h"

#include "session/rules.h"
#include "session/tasks.h"

static void pause_event(hc_session *session, const char *reason, double until_s) {
    hc_bytes *out = hc__session_event(session, HC_EVENT_PLAYER_PAUSE, HC_NONE);
    hc__member_word(out, "reason", reason);
    if (until_s != 0) {
        hc__member_number(out, "until", until_s);
    }
    hc__event_end(session->effects, 0);
}

void hc__play_end_timed(hc_session *session) {
    session->holding = false;
    session->wake_token++; // pending wakes are out of date
}

// Whether playback is blocked, but no required click is missing any more.
static bool is_opening(const hc_session *session) {
    return session->stop == HC_STOP_BLOCK && !hc__rules_waits(session);
}

void hc__play_hold(hc_session *session, const char *reason, double seconds) {
    bool was_playing = hc__session_is_playing(session);
    // The pause of a click replaces what playback was paused for, unless other
    // clicks are required.
    bool ends_stop = is_opening(session) ||
                     (session->resume_due && !(session->blocked && hc__rules_waits(session)));
    session->stop = was_playing || ends_stop ? HC_STOP_NONE : session->stop;
    session->resume_due = false;
    hc__play_end_timed(session);
    if (was_playing) {
        session->play = HC_PLAY_PAUSED;
        pause_event(session, reason, seconds);
        hc__command(session->effects, HC_COMMAND_PAUSE, HC_NONE, session->time_s, 0);
    }
    if (seconds > 0) {
        session->holding = true;
        hc__command(session->effects, HC_COMMAND_WAKE, session->wake_token, seconds, 0);
    }
}

void hc__play_stop_for(hc_session *session, hc_stop stop, const char *reason) {
    // A dialog replaces a pause that has a time limit or is about to end.
    bool takes_over =
        stop == HC_STOP_DIALOG && (session->holding || session->resume_due || is_opening(session));
    if (hc__session_is_playing(session) || takes_over) {
        hc__play_hold(session, reason, 0);
        session->stop = stop;
    }
}

void hc__play_pause_if_due(hc_session *session) {
    if (session->pause_due && !session->passing) {
        session->pause_due = false;
        if (hc__session_is_playing(session)) {
            hc__tasks_interrupt(session);
            hc__play_stop_for(session, HC_STOP_ITEM, "interaction");
        }
    }
}

void hc__play_start(hc_session *session) {
    hc__play_end_timed(session);
    session->resume_due = false;
    session->stop = HC_STOP_NONE;
    session->dialogs = 0; // playback may go on while a dialog is open
    if (!hc__session_is_playing(session)) {
        session->play = HC_PLAY_PLAYING;
        hc__session_plain_event(session, HC_EVENT_PLAYER_PLAY);
    }
}

bool hc__play_pause_by_viewer(hc_session *session, const char *reason) {
    if (!hc__session_is_playing(session)) {
        return false;
    }
    session->play = HC_PLAY_PAUSED_BY_VIEWER;
    pause_event(session, reason, 0);
    return true;
}
