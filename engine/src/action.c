// SPDX-License-Identifier: MIT
#include "action.h"

#include <string.h>

#include "json.h"
#include "playback.h"
#include "presence.h"
#include "timecode.h"
#include "url.h"

// ---- Parts of actions -----------------------------------------------------

// A value with its templates replaced, set in a variable.
static void set_variable(hc_session *session, uint32_t item, const char *source) {
    const hc_item *from = &session->project->items[item];
    uint32_t start = session->scratch->size;
    hc_value value = from->variable_value;
    if (value.kind == HC_VALUE_TEXT) {
        value.text = hc__session_resolve(session, value.text, false);
    }
    hc__presence_set_variable(session, from->variable, &value, source);
    session->scratch->size = start;
}

static void jump(hc_session *session, uint32_t item, hc_seeker seeker) {
    uint32_t start = session->scratch->size;
    double seconds = 0;
    hc_str text = hc__session_resolve(session, session->project->items[item].target, false);
    bool ok = hc__timecode_parse(text, &seconds);
    session->scratch->size = start;
    if (ok) {
        hc__playback_seek(session, seconds, seeker);
    } else {
        hc__session_error(session, "unknown_target", "the jump's target is no time");
    }
}

static void go_to_video(hc_session *session, uint32_t item) {
    const hc_item *from = &session->project->items[item];
    uint32_t start = session->scratch->size;
    hc_str target = hc__session_resolve(session, from->target, false);
    uint32_t video = hc__project_find_target(session->project, target);
    session->scratch->size = start;
    if (video == HC_NONE) {
        hc__session_error(session, "unknown_target", HC_UNKNOWN_TARGET_RULE);
        return;
    }
    hc_task *task = hc__playback_push(session, HC_TASK_SWITCH);
    task->video = video;
    task->time_s = from->target_start_s;
    task->pushes = true;
}

static void go_back(hc_session *session) {
    if (session->history_count > 0) {
        const hc_visit *visit = &session->history[session->history_count - 1];
        hc_task *task = hc__playback_push(session, HC_TASK_SWITCH);
        task->video = visit->video;
        task->time_s = visit->time_s;
        task->returns = true;
    }
}

// ---- Intents that a page can take over ------------------------------------

static void ask_to_open(hc_session *session, hc_task *task) {
    const hc_item *item = &session->project->items[task->item];
    uint32_t start = session->scratch->size;
    hc_str href = hc__session_resolve(session, item->target, true);
    bool link = item->type < HC_TYPE_FIRST_TIMED && item->action == HC_ACTION_LINK;
    if (!hc__url_is_allowed(href)) { // a template may have made it so
        hc__session_error(session, "bad_url", HC_URL_RULE);
        session->task_count--;
    } else {
        hc_bytes *out = hc__session_event(session, HC_EVENT_BROWSER_OPEN, task->item);
        hc__member_text(out, "href", href);
        hc__member_word(out, "target", link ? "_blank" : "_top");
        hc__event_end(session->effects, HC_EFFECT_INTENT);
        task->asked = session->awaiting = true;
    }
    session->scratch->size = start;
}

static void ask_to_tell(hc_session *session, hc_task *task) {
    const hc_item *item = &session->project->items[task->item];
    uint32_t start = session->scratch->size;
    hc_bytes *out = hc__session_event(session, HC_EVENT_ACTION_MESSAGE, task->item);
    hc__member_text(out, "id", item->id);
    hc__member_text(out, "value",
                    item->target.data == NULL ? item->target
                                              : hc__session_resolve(session, item->target, false));
    hc__event_end(session->effects, HC_EFFECT_INTENT);
    session->scratch->size = start;
    task->asked = session->awaiting = true;
}

void hc__action_step(hc_session *session, hc_task *task) {
    if (!task->asked) {
        if (task->kind == HC_TASK_OPEN) {
            ask_to_open(session, task);
        } else {
            ask_to_tell(session, task);
        }
        return;
    }
    hc_task done = *task;
    session->task_count--;
    if (done.kind == HC_TASK_OPEN && done.allowed) {
        hc__playback_interrupt(session);
        hc__playback_hold(session, done.reason, 0);
    }
}

static void open_page(hc_session *session, uint32_t item, const char *reason) {
    hc_task *task = hc__playback_push(session, HC_TASK_OPEN);
    task->item = item;
    task->reason = reason;
}

// ---- Trays ----------------------------------------------------------------

static bool is_in_tray(hc_session *session, uint32_t index, hc_str tray) {
    const hc_item *item = &session->project->items[index];
    bool device_fits = session->device == 0 ? !item->hide_desktop : !item->hide_mobile;
    return item->tray.data != NULL && hc__str_equal(item->tray, tray) && device_fits &&
           hc__presence_condition(session, index);
}

void hc__action_open_tray(hc_session *session, hc_str tray, bool only_filled) {
    const hc_video *video = hc__session_video(session);
    uint32_t count = 0;
    for (uint32_t i = 0; i < video->items.count && only_filled && count == 0; i++) {
        count += is_in_tray(session, video->items.first + i, tray) ? 1 : 0;
    }
    if (only_filled && count == 0) {
        return;
    }
    hc_bytes *out = hc__session_event(session, HC_EVENT_TRAY_OPEN, HC_NONE);
    hc__member_text(out, "tray", tray);
    hc__json_open(out, "items", '[');
    for (uint32_t i = 0; i < video->items.count; i++) {
        if (is_in_tray(session, video->items.first + i, tray)) {
            hc__json_element(out);
            hc__json_text(out, session->project->items[video->items.first + i].id);
        }
    }
    hc__json_close(out, ']');
    hc__event_end(session->effects, 0);
}

// ---- Resets ---------------------------------------------------------------

void hc__action_forget(hc_session *session) {
    const uint8_t kept = HC_ITEM_IN_WINDOW | HC_ITEM_ACTIVE | HC_ITEM_SHOWN;
    for (uint32_t i = 0; i < session->project->item_count; i++) {
        session->item_flags[i] &= kept;
    }
    memset(session->cue_used, 0, session->project->cue_count);
}

static void reset_interactions(hc_session *session) {
    hc__session_plain_event(session, HC_EVENT_INTERACTIONS_RESET);
    for (uint32_t i = 0; i < session->window_count; i++) {
        uint32_t item = session->window[i];
        if (session->item_flags[item] & HC_ITEM_CLICKED) {
            hc__command(session->effects, HC_COMMAND_REDRAW, item, session->time_s, 0);
        }
    }
    hc__action_forget(session);
    hc__presence_update_all(session, "reset");
}

static void reset_viewer(hc_session *session) {
    static const hc_value UNSET = {HC_VALUE_UNSET, 0, {NULL, 0}};
    hc__session_plain_event(session, HC_EVENT_VIEWER_RESET);
    for (uint32_t i = 0; i < session->variables.count; i++) {
        bool declared = i < session->project->variable_count;
        hc__presence_set_variable(
            session, i, declared ? &session->project->variables[i].initial : &UNSET, "reset");
    }
}

// ---- Timed actions --------------------------------------------------------

bool hc__action_is_due(const hc_session *session, uint32_t index) {
    bool used =
        session->project->items[index].once && (session->item_flags[index] & HC_ITEM_USED) != 0;
    return !used && hc__presence_condition(session, index);
}

void hc__action_timed(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    if (!hc__action_is_due(session, index)) {
        return;
    }
    bool controls = item->type <= HC_TYPE_PAUSE; // moves or stops playback
    if (controls && !hc__playback_control(session)) {
        return;
    }
    session->item_flags[index] |= HC_ITEM_USED;
    switch (item->type) {
    case HC_TYPE_REDIRECT: open_page(session, index, "redirect"); break;
    case HC_TYPE_JUMP: jump(session, index, HC_SEEKER_TIMED); break;
    case HC_TYPE_SWITCH: go_to_video(session, index); break;
    case HC_TYPE_PAUSE:
        hc__playback_interrupt(session);
        hc__playback_hold(session, "timed", item->pause_s);
        break;
    case HC_TYPE_RESOURCE_TRAY: hc__action_open_tray(session, item->target, false); break;
    case HC_TYPE_VARIABLE: set_variable(session, index, "timed"); break;
    case HC_TYPE_RESET_VIEWER: reset_viewer(session); break;
    case HC_TYPE_RESET_INTERACTIONS: reset_interactions(session); break;
    default: break;
    }
}

// ---- Clicks ---------------------------------------------------------------

// What the action gets; null when not given, or when its templates have made
// it a URL that isn't allowed.
static void member_target(hc_session *session, hc_bytes *out, const hc_item *item) {
    bool url = item->action == HC_ACTION_LINK || item->action == HC_ACTION_REDIRECT;
    hc_str target = item->target;
    if (target.data != NULL) {
        target = hc__session_resolve(session, target, url);
    }
    if (url && !hc__url_is_allowed(target)) {
        target = (hc_str){NULL, 0};
    }
    hc__member_text(out, "value", target);
}

static void click_event(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    uint32_t start = session->scratch->size;
    hc_bytes *out = hc__session_event(session, HC_EVENT_HOTSPOT_CLICK, index);
    hc__member_hotspot(out, item);
    hc__member_text(out, "type", hc__type_name(item->type));
    hc__member_text(out, "action", hc__action_name(item->action));
    member_target(session, out, item);
    hc__event_end(session->effects, 0);
    session->scratch->size = start;
}

static void post_click(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    session->item_flags[index] |= HC_ITEM_CLICKED;
    if (item->post_click == HC_POST_HIDDEN) {
        session->item_flags[index] |= HC_ITEM_HIDDEN;
        hc__presence_update(session, index, "click");
    } else {
        session->item_flags[index] |= item->post_click == HC_POST_DISABLED ? HC_ITEM_DISABLED : 0;
        hc__command(session->effects, HC_COMMAND_REDRAW, index, session->time_s, 0);
    }
}

static void run_click(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    switch (item->action) {
    case HC_ACTION_LINK: open_page(session, index, "click"); break;
    case HC_ACTION_REDIRECT: open_page(session, index, "redirect"); break;
    case HC_ACTION_JUMP: jump(session, index, HC_SEEKER_CLICK); break;
    case HC_ACTION_PAUSE:
        if (!session->by_viewer && session->started && !session->over) {
            hc__playback_hold(session, "click", item->pause_s);
        }
        break;
    case HC_ACTION_VIDEO: go_to_video(session, index); break;
    case HC_ACTION_BACK: go_back(session); break;
    case HC_ACTION_MESSAGE: hc__playback_push(session, HC_TASK_MESSAGE)->item = index; break;
    default: break;
    }
}

bool hc__action_click(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    uint8_t flags = session->item_flags[index];
    if (!(flags & HC_ITEM_ACTIVE) || (flags & HC_ITEM_DISABLED) || item->action == HC_ACTION_NONE) {
        return false;
    }
    session->controls = 0;
    session->loop_reported = false;
    if (item->variable != HC_NONE) {
        set_variable(session, index, "click");
    }
    click_event(session, index);
    post_click(session, index);
    run_click(session, index);
    return true;
}
