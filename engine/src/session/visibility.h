// SPDX-License-Identifier: MIT
// What is on screen: windows, and the interactions that are active in them
// (T1).
#ifndef HC_VISIBILITY_H
#define HC_VISIBILITY_H

#include "session/session.h"

// An item's window begins or ends.
void hc__visibility_enter(hc_session *session, uint32_t item, hc_reason reason);
void hc__visibility_leave(hc_session *session, uint32_t item, hc_reason reason);

// Every window ends, in document order.
void hc__visibility_leave_all(hc_session *session, hc_reason reason);

// Ends the windows that do not hold at the session's time, and begins those
// that do; in document order each.
void hc__visibility_leave_past(hc_session *session, hc_reason reason);
void hc__visibility_enter_present(hc_session *session, hc_reason reason);

// Looks at one item, or all in their window, again: whether it is active.
void hc__visibility_update(hc_session *session, uint32_t item, hc_reason reason);
void hc__visibility_update_all(hc_session *session, hc_reason reason);

// Sets a variable, tells of it, and lets what depends on it follow (T8).
void hc__visibility_set_variable(hc_session *session, uint32_t variable, const hc_value *value,
                                 const char *source);

// Writes the log line of an interaction:show or interaction:hide. False, and
// nothing written, when the record is none of the project's.
bool hc__visibility_line(const hc_project *project, const hc_effect *effect, hc_bytes *out);

// The pointer or focus is on an item, or on none (HC_NONE).
void hc__visibility_hover(hc_session *session, uint32_t item);

#endif
