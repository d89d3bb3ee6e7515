// SPDX-License-Identifier: MIT
#include "hit.h"

#include "polygon.h"
#include "shape.h"

static bool contains(hc_session *session, const hc_item *item, hc_point p) {
    const hc_project *project = session->project;
    hc_area area = hc__shape_area(project, item, session->time_s);
    if (!(area.low.x <= p.x && p.x <= area.high.x && area.low.y <= p.y && p.y <= area.high.y)) {
        return false;
    }
    if (item->rings.count == 0) {
        return true;
    }
    hc__shape_at(project, item, session->time_s, session->shape);
    return hc__polygon_contains(project->rings + item->rings.first, item->rings.count,
                                (const hc_point *)(const void *)(session->shape + HC_SHAPE_BOX), p);
}

uint32_t hc__hit(hc_session *session, hc_point point) {
    uint32_t top = HC_NONE;
    const hc_item *items = session->project->items;
    for (uint32_t i = 0; i < session->window_count; i++) {
        uint32_t index = session->window[i];
        const hc_item *item = &items[index];
        // In document order, so an equal z_index lies on top of those before.
        if ((session->item_flags[index] & HC_ITEM_ACTIVE) != 0 && item->action != HC_ACTION_NONE &&
            (top == HC_NONE || item->z_index >= items[top].z_index) &&
            contains(session, item, point)) {
            top = index;
        }
    }
    return top;
}
