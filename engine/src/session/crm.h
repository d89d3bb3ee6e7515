// SPDX-License-Identifier: MIT
// What a click says about the viewer to a CRM: `crm:map`, held until the viewer
// is known by e-mail.
#ifndef HC_CRM_H
#define HC_CRM_H

#include "session/session.h"

// A click on an item.
void hc__crm_note(hc_session *session, uint32_t item);

// Tells what is held, when the viewer is known.
void hc__crm_send(hc_session *session);

#endif
