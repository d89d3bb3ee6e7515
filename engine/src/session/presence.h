// SPDX-License-Identifier: MIT
// What is on screen: windows, and the interactions that are active in them
// (T1).
#ifndef HC_PRESENCE_H
#define HC_PRESENCE_H

#include "session/session.h"

// What keeps an interaction off the screen, besides its condition; one bit each.
typedef enum hc_obstacle {
    HC_OBSTACLE_WINDOW = 1,
    HC_OBSTACLE_CLICK = 2,
    HC_OBSTACLE_DEVICE = 4,
    HC_OBSTACLE_DEFAULT = 8,
} hc_obstacle;

// Those that stand in its way now; it is active when none does and its
// condition holds.
uint32_t hc__presence_obstacles(const hc_session *session, uint32_t item);
bool hc__presence_is_active(const hc_session *session, uint32_t item);

// An item's window begins or ends.
void hc__presence_enter(hc_session *session, uint32_t item, hc_reason reason);
void hc__presence_leave(hc_session *session, uint32_t item, hc_reason reason);

// Every window ends, in document order.
void hc__presence_leave_all(hc_session *session, hc_reason reason);

// Ends the windows that do not hold at the session's time, and begins those
// that do; in document order each.
void hc__presence_leave_past(hc_session *session, hc_reason reason);
void hc__presence_enter_present(hc_session *session, hc_reason reason);

// Looks at one item, or all in their window, again: whether it is active.
void hc__presence_update(hc_session *session, uint32_t item, hc_reason reason);
void hc__presence_update_all(hc_session *session, hc_reason reason);

// Sets a variable, tells of it, and lets what depends on it follow (T8).
void hc__presence_set_variable(hc_session *session, uint32_t variable, const hc_value *value,
                               const char *source);

// Whether an item's condition holds now.
bool hc__presence_condition(const hc_session *session, uint32_t item);

// Writes the log line of an interaction:show or interaction:hide. False, and
// nothing written, when the record is none of the project's.
bool hc__presence_line(const hc_project *project, const hc_effect *effect, hc_bytes *out);

// The pointer or focus is on an item, or on none (HC_NONE).
void hc__presence_hover(hc_session *session, uint32_t item);

#endif
