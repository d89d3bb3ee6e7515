// SPDX-License-Identifier: MIT
// Trays (T15): which are open, and what is in them.
#ifndef HC_TRAY_H
#define HC_TRAY_H

#include "session/session.h"

// Opens a tray; not an empty one when `only_filled`.
void hc__tray_open(hc_session *session, hc_str name, bool only_filled);

// False when it was not open.
bool hc__tray_close(hc_session *session, hc_str name);

// Opens the tray that an interaction names.
void hc__tray_open_by(hc_session *session, uint32_t item);

// Whether an item is in an open tray, where it can be clicked.
bool hc__tray_offers(const hc_session *session, uint32_t item);

// Appends the ids of what is in an open tray now, as a JSON list; nothing when it is not
// open.
void hc__tray_list(const hc_session *session, hc_str name, hc_bytes *out);

// When an input may have changed what an open tray lists, or closed it without an event,
// the host is told to look.
void hc__tray_settle(hc_session *session);

// None is open any more; tells nobody.
void hc__tray_forget(hc_session *session);

#endif
