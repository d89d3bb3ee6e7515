// SPDX-License-Identifier: MIT
// Visibility: windows, and the interactions that are active in them (T1).
#ifndef HC_VISIBILITY_H
#define HC_VISIBILITY_H

#include "session/session.h"

// Open or close an item's window.
void hc__visibility_enter(hc_session *session, uint32_t item, hc_reason reason);
void hc__visibility_leave(hc_session *session, uint32_t item, hc_reason reason);

// Closes all windows, in document order.
void hc__visibility_leave_all(hc_session *session, hc_reason reason);

// Close the windows that don't include the session's time, and open those
// that do, each in document order.
void hc__visibility_leave_past(hc_session *session, hc_reason reason);
void hc__visibility_enter_present(hc_session *session, hc_reason reason);

// Reevaluate whether an item, or each item in its window, is active.
void hc__visibility_update(hc_session *session, uint32_t item, hc_reason reason);
void hc__visibility_update_all(hc_session *session, hc_reason reason);

// Sets a variable, emits the change, and updates what depends on it (T8).
void hc__visibility_set_variable(hc_session *session, uint32_t variable, const hc_value *value,
                                 const char *source);

// Writes the log line of an interaction:show or interaction:hide. Returns false, and writes
// nothing, if the record is not such an event of the project.
bool hc__visibility_line(const hc_project *project, const hc_effect *effect, hc_bytes *out);

// The pointer or the focus is on an item, or on none (HC_NONE).
void hc__visibility_hover(hc_session *session, uint32_t item);

#endif
