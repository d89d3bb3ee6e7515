// SPDX-License-Identifier: MIT
// Questions about the session that change nothing (T1, T7, T10, T11).
#ifndef HC_RULES_H
#define HC_RULES_H

#include "session/session.h"

// What keeps an interaction off the screen, besides its condition; one bit each.
typedef enum hc_obstacle {
    HC_OBSTACLE_WINDOW = 1,
    HC_OBSTACLE_CLICK = 2,
    HC_OBSTACLE_DEVICE = 4,
    HC_OBSTACLE_DEFAULT = 8,
} hc_obstacle;

// Whether an item's condition holds now.
static inline bool hc__rules_condition(const hc_session *session, uint32_t item) {
    return hc__variables_satisfy(&session->variables, session->project->items[item].condition,
                                 session->scratch);
}

// Those that stand in an item's way now. Asked of every item that reads a variable at each
// change of it, so it is reckoned without branches and calls.
static inline uint32_t hc__rules_obstacles(const hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    uint32_t flags = session->item_flags[index];
    bool by_device = session->device == HC_DEVICE_DESKTOP ? item->hide_desktop : item->hide_mobile;
    bool by_default =
        item->default_hidden && !item->condition_shows && (flags & HC_ITEM_SHOWN) == 0;
    return ((flags & HC_ITEM_IN_WINDOW) == 0 ? HC_OBSTACLE_WINDOW : 0u) |
           ((flags & HC_ITEM_HIDDEN) != 0 ? HC_OBSTACLE_CLICK : 0u) |
           (by_device ? HC_OBSTACLE_DEVICE : 0u) | (by_default ? HC_OBSTACLE_DEFAULT : 0u);
}

// An item is active when nothing stands in its way and its condition holds.
static inline bool hc__rules_is_active(const hc_session *session, uint32_t index) {
    return hc__rules_obstacles(session, index) == 0 && hc__rules_condition(session, index);
}

// Whether a timed action would happen if its time came now.
bool hc__rules_is_due(const hc_session *session, uint32_t item);

// Whether every required field of the lead form is set.
bool hc__rules_viewer_is_known(const hc_session *session);

// ---- Required clicks ------------------------------------------------------

// Whether a required click is missing that would block where the item's window ends.
bool hc__rules_can_block(const hc_session *session, uint32_t item);

// Whether an item's window is held open; whether one of these wants its click yet.
bool hc__rules_is_held(const hc_session *session, uint32_t item);
bool hc__rules_waits(const hc_session *session);

// Whether playback was stopped for this item, so that its click lets it go on.
bool hc__rules_stopped_for(const hc_session *session, uint32_t item);

// A landmark of the session's video by its place, and the place of the first at a time and
// class or after it. The ends of windows where a click is required are among them.
const hc_boundary *hc__rules_landmark(const hc_session *session, uint32_t place);
uint32_t hc__rules_find_landmark(const hc_session *session, double time_s, hc_boundary_class class);

// The first end in (the session's time, to_s] that blocks a seek; infinite for none.
double hc__rules_block_limit(const hc_session *session, double to_s);

// Where required clicks hold up a seek to there, by the viewer or the page; infinite for nowhere.
double hc__rules_seek_limit(const hc_session *session, double time_s);

#endif
