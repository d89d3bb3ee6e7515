// SPDX-License-Identifier: MIT
#include "presence.h"

#include <string.h>

#include "gate.h"
#include "json.h"
#include "timeline.h"

static bool has(const hc_session *session, uint32_t item, hc_item_flag flag) {
    return (session->item_flags[item] & (uint8_t)flag) != 0;
}

static void put(hc_session *session, uint32_t item, hc_item_flag flag, bool on) {
    uint8_t bit = (uint8_t)flag;
    session->item_flags[item] =
        (uint8_t)(on ? session->item_flags[item] | bit : session->item_flags[item] & (uint8_t)~bit);
}

bool hc__presence_condition(const hc_session *session, uint32_t item) {
    return hc__variables_satisfy(&session->variables, session->project->items[item].condition,
                                 session->scratch);
}

// Asked of every item that reads a variable at each change of it, so it is
// reckoned without branches and calls.
uint32_t hc__presence_obstacles(const hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    uint32_t flags = session->item_flags[index];
    bool by_device = session->device == 0 ? item->hide_desktop : item->hide_mobile;
    bool by_default =
        item->default_hidden && !item->condition_shows && (flags & HC_ITEM_SHOWN) == 0;
    return ((flags & HC_ITEM_IN_WINDOW) == 0 ? HC_OBSTACLE_WINDOW : 0u) |
           ((flags & HC_ITEM_HIDDEN) != 0 ? HC_OBSTACLE_CLICK : 0u) |
           (by_device ? HC_OBSTACLE_DEVICE : 0u) | (by_default ? HC_OBSTACLE_DEFAULT : 0u);
}

bool hc__presence_is_active(const hc_session *session, uint32_t index) {
    return hc__presence_obstacles(session, index) == 0 && hc__presence_condition(session, index);
}

static void hotspot_event(hc_session *session, hc_effect_kind kind, uint32_t item) {
    hc__member_hotspot(hc__session_event(session, kind, item), &session->project->items[item]);
    hc__event_end(session->effects, 0);
}

static bool is_presence(const hc_project *project, const hc_effect *effect) {
    bool tells =
        effect->kind == HC_EVENT_INTERACTION_SHOW || effect->kind == HC_EVENT_INTERACTION_HIDE;
    return tells && effect->item < project->item_count && effect->video < project->video_count &&
           HC_EFFECT_REASON(effect->flags) < HC_REASON_COUNT;
}

bool hc__presence_line(const hc_project *project, const hc_effect *effect, hc_bytes *out) {
    static const char *const REASONS[] = {
#define X(ENUM, name) name,
        HC_REASONS(X)
#undef X
    };
    if (!is_presence(project, effect)) {
        return false;
    }
    const hc_item *item = &project->items[effect->item];
    hc__line_begin(out, (hc_effect_kind)effect->kind, project, effect->video, effect->time_s);
    hc__member_text(out, "id", item->id);
    hc__member_text(out, "type", hc__type_name(item->type));
    hc__member_word(out, "reason", REASONS[HC_EFFECT_REASON(effect->flags)]);
    hc__json_close(out, '}');
    return true;
}

// A seek in a crowded film has many of these, and few are ever read: the record
// says it all, and the line is written when it is asked for.
static void presence_event(hc_session *session, uint32_t index, bool shown, hc_reason reason) {
    hc_effect effect = {
        .kind = shown ? HC_EVENT_INTERACTION_SHOW : HC_EVENT_INTERACTION_HIDE,
        .flags = (uint32_t)reason << HC_EFFECT_REASON_SHIFT,
        .item = index,
        .video = session->video,
        .time_s = session->time_s,
    };
    hc__effect(session->effects, &effect);
}

void hc__presence_update(hc_session *session, uint32_t item, hc_reason reason) {
    bool was = has(session, item, HC_ITEM_ACTIVE);
    bool is = hc__presence_is_active(session, item);
    if (is == was) {
        return;
    }
    if (!is && session->hovered == item) {
        hc__presence_hover(session, HC_NONE);
    }
    put(session, item, HC_ITEM_ACTIVE, is);
    session->hits.stale = true;
    presence_event(session, item, is, reason);
    if (is) {
        hc__gate_shown(session, item);
    }
}

void hc__presence_update_all(hc_session *session, hc_reason reason) {
    for (uint32_t i = 0; i < session->window_count; i++) {
        hc__presence_update(session, session->window[i], reason);
    }
}

// ---- Windows --------------------------------------------------------------

// Where an item stands in a list of items, or would.
static uint32_t place_in(const uint32_t *list, uint32_t count, uint32_t item) {
    uint32_t low = 0;
    uint32_t high = count;
    if (count > 0 && list[count - 1] < item) { // as a rule, what begins goes last
        return count;
    }
    if (count > 0 && list[0] == item) { // and what ends stands first
        return 0;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list[middle] < item) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Adds it where it stands, unless it is there.
static void add_to(uint32_t *list, uint32_t *count, uint32_t item) {
    uint32_t place = place_in(list, *count, item);
    if (place == *count || list[place] != item) {
        memmove(list + place + 1, list + place, (*count - place) * sizeof *list);
        list[place] = item;
        (*count)++;
    }
}

void hc__presence_enter(hc_session *session, uint32_t item, hc_reason reason) {
    if (has(session, item, HC_ITEM_IN_WINDOW)) {
        return; // entered at its start already
    }
    add_to(session->window, &session->window_count, item);
    put(session, item, HC_ITEM_IN_WINDOW, true);
    hc__presence_update(session, item, reason);
}

static void leave_at(hc_session *session, uint32_t place, hc_reason reason) {
    uint32_t item = session->window[place];
    session->window_count--;
    memmove(session->window + place, session->window + place + 1,
            (session->window_count - place) * sizeof *session->window);
    put(session, item, HC_ITEM_IN_WINDOW, false);
    hc__presence_update(session, item, reason);
}

void hc__presence_leave(hc_session *session, uint32_t item, hc_reason reason) {
    if (has(session, item, HC_ITEM_IN_WINDOW)) {
        leave_at(session, place_in(session->window, session->window_count, item), reason);
    }
}

// Keeps the windows that hold at a time of the video; the others end.
static void keep_windows(hc_session *session, bool all_end, hc_reason reason) {
    uint32_t kept = 0;
    uint32_t count = session->window_count;
    session->window_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = session->window[i];
        const hc_item *item = &session->project->items[index];
        bool holds = item->start_s <= session->time_s && session->time_s < item->end_s;
        if ((holds || hc__gate_holds(session, index)) && !all_end) {
            session->window[kept++] = index;
            continue;
        }
        put(session, index, HC_ITEM_IN_WINDOW, false);
        hc__presence_update(session, index, reason);
    }
    session->window_count = kept;
}

void hc__presence_leave_all(hc_session *session, hc_reason reason) {
    keep_windows(session, true, reason);
}

void hc__presence_leave_past(hc_session *session, hc_reason reason) {
    keep_windows(session, false, reason);
}

void hc__presence_enter_present(hc_session *session, hc_reason reason) {
    uint32_t count = hc__timeline_active(session->project, hc__session_video(session),
                                         session->time_s, session->found);
    for (uint32_t i = 0; i < session->held_count; i++) {
        add_to(session->found, &count, session->held[i]);
    }
    // What was in its window before stays, so the list found is the new list.
    uint32_t *old = session->window;
    session->window = session->found;
    session->found = old;
    session->window_count = count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t item = session->window[i];
        if (!has(session, item, HC_ITEM_IN_WINDOW)) {
            put(session, item, HC_ITEM_IN_WINDOW, true);
            hc__presence_update(session, item, reason);
        }
    }
}

// ---- Variables ------------------------------------------------------------

static void variable_event(hc_session *session, uint32_t variable, const hc_value *value,
                           const char *source) {
    const hc_slot *slot = &session->variables.slots[variable];
    hc_bytes *out = hc__session_event(session, HC_EVENT_VARIABLE_CHANGE, HC_NONE);
    hc__member_text(out, "name", slot->name);
    hc__member_value(out, "value", value);
    hc__member_value(out, "previous", &slot->value);
    hc__member_word(out, "source", source);
    hc__event_end(session->effects, 0);
}

// Items whose drawing shows the variable, when on screen, look different now.
static void redraw_readers(hc_session *session, hc_range texts) {
    for (uint32_t i = 0; i < texts.count; i++) {
        uint32_t item = session->project->readers[texts.first + i];
        if (has(session, item, HC_ITEM_ACTIVE)) {
            hc__command(session->effects, HC_COMMAND_REDRAW, item, session->time_s, 0);
        }
    }
}

void hc__presence_set_variable(hc_session *session, uint32_t variable, const hc_value *value,
                               const char *source) {
    if (hc__value_equal(&session->variables.slots[variable].value, value)) {
        return;
    }
    variable_event(session, variable, value, source);
    hc__variables_set(&session->variables, variable, value);
    if (variable >= session->project->variable_count) {
        return; // the project doesn't know it, so nothing reads it
    }
    const hc_variable *readers = &session->project->variables[variable];
    session->trays_stale = true;
    for (uint32_t i = 0; i < readers->conditions.count; i++) {
        uint32_t item = session->project->readers[readers->conditions.first + i];
        if (has(session, item, HC_ITEM_IN_WINDOW)) {
            hc__presence_update(session, item, HC_REASON_VARIABLE);
        }
    }
    redraw_readers(session, readers->texts);
}

// ---- Pointer and focus ----------------------------------------------------

void hc__presence_hover(hc_session *session, uint32_t item) {
    uint32_t before = session->hovered;
    if (before == item) {
        return;
    }
    session->hovered = item;
    if (before != HC_NONE) {
        hotspot_event(session, HC_EVENT_HOTSPOT_LEAVE, before);
    }
    if (item != HC_NONE) {
        hotspot_event(session, HC_EVENT_HOTSPOT_ENTER, item);
    }
}
