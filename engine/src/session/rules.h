// SPDX-License-Identifier: MIT
// Queries about the session (T1, T7, T10, T11).
#ifndef HC_RULES_H
#define HC_RULES_H

#include "session/session.h"

// What keeps an interaction inactive, apart from its condition; bit flags.
typedef enum hc_obstacle {
    HC_OBSTACLE_WINDOW = 1,
    HC_OBSTACLE_CLICK = 2,
    HC_OBSTACLE_DEVICE = 4,
    HC_OBSTACLE_DEFAULT = 8,
} hc_obstacle;

// Returns whether an item's condition holds now.
static inline bool hc__rules_condition(const hc_session *session, uint32_t item) {
    return hc__variables_satisfy(&session->variables, session->project->items[item].condition,
                                 session->scratch);
}

// Returns the obstacles of an item as bit flags. Called for every item that reads a variable
// whenever that variable changes, hence no branches and no calls.
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

// Returns whether an item is active: it has no obstacle and its condition holds.
static inline bool hc__rules_is_active(const hc_session *session, uint32_t index) {
    return hc__rules_obstacles(session, index) == 0 && hc__rules_condition(session, index);
}

// Returns whether a timed action would run if its time came now.
bool hc__rules_is_due(const hc_session *session, uint32_t item);

// Returns whether every required field of the lead form is set.
bool hc__rules_viewer_is_known(const hc_session *session);

// ---- Required clicks ------------------------------------------------------

// Returns whether the end of the item's window would block playback: its
// click is required and missing.
bool hc__rules_can_block(const hc_session *session, uint32_t item);

// Return whether an item's window is held open; whether any held item still needs its click.
bool hc__rules_is_held(const hc_session *session, uint32_t item);
bool hc__rules_waits(const hc_session *session);

// Returns whether playback was paused for this item, so that a click on it resumes playback.
bool hc__rules_stopped_for(const hc_session *session, uint32_t item);

// A landmark of the current video by its index, and the index of the first landmark at or after
// a time and class. Landmarks include the ends of windows with a required click.
const hc_boundary *hc__rules_landmark(const hc_session *session, uint32_t place);
uint32_t hc__rules_find_landmark(const hc_session *session, double time_s, hc_boundary_class class);

// Returns the first time in (session time, to_s] at which a required click
// blocks a seek; infinity if none.
double hc__rules_block_limit(const hc_session *session, double to_s);

// Returns where required clicks stop a seek to time_s by the viewer or the
// page; infinity if they don't.
double hc__rules_seek_limit(const hc_session *session, double time_s);

#endif
