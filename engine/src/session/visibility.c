// SPDX-License-Identifier: MIT
#include "session/visibility.h"

#include <string.h>

#include "base/json.h"
#include "model/timeline.h"
#include "session/rules.h"

static bool has(const hc_session *session, uint32_t item, hc_item_flag flag) {
    return (session->item_flags[item] & (uint32_t)flag) != 0;
}

static void put(hc_session *session, uint32_t item, hc_item_flag flag, bool on) {
    uint16_t *flags = &session->item_flags[item];
    *flags = (uint16_t)(on ? *flags | (uint32_t)flag : *flags & ~(uint32_t)flag);
}

static HC_NOINLINE void hotspot_event(hc_session *session, hc_effect_kind kind, uint32_t item) {
    hc__member_hotspot(hc__session_event(session, kind, item), &session->project->items[item]);
    hc__event_end(session->effects, 0);
}

static bool is_visibility(const hc_project *project, const hc_effect *effect) {
    bool shows_or_hides =
        effect->kind == HC_EVENT_INTERACTION_SHOW || effect->kind == HC_EVENT_INTERACTION_HIDE;
    return shows_or_hides && effect->item < project->item_count &&
           effect->video < project->video_count &&
           HC_EFFECT_REASON(effect->flags) < HC_REASON_COUNT;
}

bool hc__visibility_line(const hc_project *project, const hc_effect *effect, hc_bytes *out) {
    static const char *const REASONS[] = {
#define X(ENUM, name) name,
        HC_REASONS(X)
#undef X
    };
    if (!is_visibility(project, effect)) {
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

// Only the record: a seek in a crowded film has many of these events and few are ever read, so
// the log line is written on demand.
static void visibility_event(hc_session *session, uint32_t index, bool shown, hc_reason reason) {
    hc_effect effect = {
        .kind = shown ? HC_EVENT_INTERACTION_SHOW : HC_EVENT_INTERACTION_HIDE,
        .flags = (uint32_t)reason << HC_EFFECT_REASON_SHIFT,
        .item = index,
        .video = session->video,
        .time_s = session->time_s,
    };
    hc__effect(session->effects, &effect);
}

// An item became active: makes its pause due, which the run loop carries out.
static void note_pause(hc_session *session, uint32_t item) {
    if (!session->project->items[item].pauses ||
        !(hc__session_is_playing(session) || session->entering)) {
        return;
    }
    hc_range items = hc__session_video(session)->items;
    for (uint32_t i = 0; i < items.count && !session->pause_due; i++) {
        session->item_flags[items.first + i] &= (uint16_t)~HC_ITEM_STOPS; // of an earlier pause
    }
    session->pause_due = true;
    session->item_flags[item] |= HC_ITEM_STOPS;
}

void hc__visibility_update(hc_session *session, uint32_t item, hc_reason reason) {
    bool was = has(session, item, HC_ITEM_ACTIVE);
    hc__work_spend(session->work, HC_WORK_ITEM);
    bool is = hc__rules_is_active(session, item);
    if (is == was) {
        return;
    }
    if (!is && session->hovered == item) {
        hc__visibility_hover(session, HC_NONE);
    }
    put(session, item, HC_ITEM_ACTIVE, is);
    session->hits.stale = true;
    visibility_event(session, item, is, reason);
    hc__work_spend(session->work, reason == HC_REASON_VARIABLE ? HC_WORK_EFFECT : 0);
    if (is) {
        note_pause(session, item);
    }
}

void hc__visibility_update_all(hc_session *session, hc_reason reason) {
    HC_BITSET_EACH(&session->window, item) {
        hc__visibility_update(session, item, reason);
    }
}

// ---- Windows --------------------------------------------------------------

static void end_window(hc_session *session, uint32_t item, hc_reason reason) {
    hc__bitset_remove(&session->window, item);
    put(session, item, HC_ITEM_IN_WINDOW, false);
    hc__visibility_update(session, item, reason);
}

void hc__visibility_enter(hc_session *session, uint32_t item, hc_reason reason) {
    if (has(session, item, HC_ITEM_IN_WINDOW)) {
        return; // already opened at its start time
    }
    hc__bitset_add(&session->window, item);
    put(session, item, HC_ITEM_IN_WINDOW, true);
    hc__visibility_update(session, item, reason);
}

void hc__visibility_leave(hc_session *session, uint32_t item, hc_reason reason) {
    if (has(session, item, HC_ITEM_IN_WINDOW)) {
        end_window(session, item, reason);
    }
}

void hc__visibility_leave_all(hc_session *session, hc_reason reason) {
    HC_BITSET_EACH(&session->window, item) {
        end_window(session, item, reason);
    }
}

void hc__visibility_leave_past(hc_session *session, hc_reason reason) {
    HC_BITSET_EACH(&session->window, index) {
        const hc_item *item = &session->project->items[index];
        bool holds = item->start_s <= session->time_s && session->time_s < item->end_s;
        if (!holds && !hc__rules_is_held(session, index)) {
            end_window(session, index, reason);
        }
    }
}

void hc__visibility_enter_present(hc_session *session, hc_reason reason) {
    hc__timeline_active(session->project, hc__session_video(session), session->time_s,
                        &session->window);
    for (uint32_t i = 0; i < session->held_count; i++) {
        hc__bitset_add(&session->window, session->held[i]);
    }
    HC_BITSET_EACH(&session->window, item) {
        if (!has(session, item, HC_ITEM_IN_WINDOW)) {
            put(session, item, HC_ITEM_IN_WINDOW, true);
            hc__visibility_update(session, item, reason);
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
    hc__work_spend(session->work, (uint64_t)HC_WORK_LOGGED * (out->size - session->effects->line) +
                                      (value->kind == HC_VALUE_NUMBER ? HC_WORK_NUMBER : 0));
}

// Emits a redraw for items on screen that show the variable.
static void redraw_readers(hc_session *session, hc_range texts) {
    for (uint32_t i = 0; i < texts.count; i++) {
        uint32_t item = session->project->readers[texts.first + i];
        if (has(session, item, HC_ITEM_ACTIVE)) {
            hc__command(session->effects, HC_COMMAND_REDRAW, item, session->time_s, 0);
            hc__work_spend(session->work, HC_WORK_EFFECT);
        }
    }
}

void hc__visibility_set_variable(hc_session *session, uint32_t variable, const hc_value *value,
                                 const char *source) {
    if (hc__value_equal(&session->variables.slots[variable].value, value)) {
        return;
    }
    if (!hc__variables_have_room(&session->variables, variable, value)) {
        hc__work_spend(session->work, UINT32_MAX);
        return;
    }
    variable_event(session, variable, value, source);
    hc__variables_set(&session->variables, variable, value);
    if (variable >= session->project->variable_count) {
        return; // not in the project, so nothing reads it
    }
    const hc_variable *readers = &session->project->variables[variable];
    session->trays_stale = true;
    hc__work_spend(session->work, readers->conditions.count + readers->texts.count);
    for (uint32_t i = 0; i < readers->conditions.count; i++) {
        uint32_t item = session->project->readers[readers->conditions.first + i];
        if (has(session, item, HC_ITEM_IN_WINDOW)) {
            hc__visibility_update(session, item, HC_REASON_VARIABLE);
        }
    }
    redraw_readers(session, readers->texts);
}

// ---- Pointer and focus ----------------------------------------------------

void hc__visibility_hover(hc_session *session, uint32_t item) {
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
