// SPDX-License-Identifier: MIT
// What hosts read of a project, as JSON: the videos to load, the items to draw (hc_project_text(),
// hc_item_text()).
#ifndef HC_VIEW_H
#define HC_VIEW_H

#include "session/session.h"

void hc__view_project(hc_session *session, hc_bytes *out);
void hc__view_item(hc_session *session, uint32_t item, hc_bytes *out);

#endif
