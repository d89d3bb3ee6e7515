// SPDX-License-Identifier: MIT
// CRM data of clicks: `crm:map` events, held until the viewer's e-mail address is known.
#ifndef HC_CRM_H
#define HC_CRM_H

#include "session/session.h"

// Records a click on an item.
void hc__crm_note(hc_session *session, uint32_t item);

// Appends the held events: an object for each.
void hc__crm_list(const hc_session *session, hc_bytes *out);

// Emits the held events if the address is known.
void hc__crm_send(hc_session *session);

#endif
