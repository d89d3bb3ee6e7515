// SPDX-License-Identifier: MIT
// Counts what the viewer plays, and for how long (T22). Playback need not report its ticks: a
// stretch is counted when it ends, or when it is queried.
#ifndef HC_MEASURE_H
#define HC_MEASURE_H

#include "session/session.h"

// Called before the session's time is set, or the duration changes: counts what was played up to
// the session's time, and emits the quarters that are reached.
void hc__measure_settle(hc_session *session);

// Called afterwards: playback will go on at the session's time.
void hc__measure_go_on(hc_session *session);

// A visit of the current video begins (node:enter), or ends (node:exit).
void hc__measure_enter(hc_session *session);
void hc__measure_leave(hc_session *session);

// The viewing session ends, and another begins: emits the counts, and forgets them.
void hc__measure_end(hc_session *session);

// Switches the events of quarters on or off.
void hc__measure_switch(hc_session *session, bool on);

// Adds wall seconds in which the page was visible.
void hc__measure_dwell(hc_session *session, double seconds);

// Appends the members of the report, up to the session's time. Emits nothing.
void hc__measure_report(hc_session *session, hc_bytes *out);

// Emits the report as the event `measure`.
void hc__measure_tell(hc_session *session);

#endif
