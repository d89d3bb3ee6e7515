// SPDX-License-Identifier: MIT
// Trays (T15): which are open, and their items.
#ifndef HC_TRAY_H
#define HC_TRAY_H

#include "session/session.h"

// Opens a tray; with `only_filled` only if it has items.
void hc__tray_open(hc_session *session, hc_str name, bool only_filled);

// Returns false when the tray was not open.
bool hc__tray_close(hc_session *session, hc_str name);

// Opens the tray that a click or timed action refers to.
void hc__tray_open_by(hc_session *session, uint32_t item);

// Returns whether an item is in an open tray, where it can be clicked.
bool hc__tray_offers(const hc_session *session, uint32_t item);

// Appends the ids of the items of an open tray as a JSON array; nothing if the tray is not open.
void hc__tray_list(const hc_session *session, hc_str name, hc_bytes *out);

// Emits a relist if the input may have changed the items of an open tray, or
// has closed one without an event.
void hc__tray_settle(hc_session *session);

// Closes all trays without an event.
void hc__tray_forget(hc_session *session);

#endif
