// SPDX-License-Identifier: MIT
#include "session/action.h"

#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "session/crm.h"
#include "session/dialog.h"
#include "session/gate.h"
#include "session/measure.h"
#include "session/play.h"
#include "session/rules.h"
#include "session/seek.h"
#include "session/tasks.h"
#include "session/tray.h"
#include "session/visibility.h"
#include "text/timecode.h"
#include "text/url.h"

// ---- Parts of actions -----------------------------------------------------

// Sets the item's variable, with the templates in its value replaced.
static void set_variable(hc_session *session, uint32_t item, const char *source) {
    const hc_item *from = &session->project->items[item];
    uint32_t start = session->scratch->size;
    hc_value value = from->variable_value;
    if (value.kind == HC_VALUE_TEXT) {
        value.text = hc__session_resolve(session, value.text, HC_PLACE_TEXT);
    }
    hc__visibility_set_variable(session, from->variable, &value, source);
    session->scratch->size = start;
    hc__play_pause_if_due(session);
    hc__crm_send(session);
}

static void jump(hc_session *session, uint32_t item, hc_seek_reason why) {
    uint32_t start = session->scratch->size;
    double seconds = 0;
    hc_str text = hc__session_resolve(session, session->project->items[item].target, HC_PLACE_TEXT);
    bool ok = hc__timecode_parse(text, &seconds);
    session->scratch->size = start;
    if (ok) {
        hc__seek(session, seconds, why);
    } else {
        hc__session_error(session, "unknown_target", "the jump's target is not a time");
    }
}

static void go_to_video(hc_session *session, uint32_t item) {
    const hc_item *from = &session->project->items[item];
    uint32_t video = hc__session_find_video(session, from->target);
    if (video == HC_NONE) {
        return;
    }
    hc_task *task = hc__tasks_push(session, HC_TASK_SWITCH);
    task->video = video;
    task->time_s = from->target_start_s;
    task->pushes = true;
}

static void go_back(hc_session *session) {
    if (session->history_count > 0) {
        const hc_visit *visit = &session->history[session->history_count - 1];
        hc_task *task = hc__tasks_push(session, HC_TASK_SWITCH);
        task->video = visit->video;
        task->time_s = visit->time_s;
        task->returns = true;
    }
}

// Returns the value of an action in the scratch buffer, as hc__session_resolve() does. Absent if
// the item has none or if replacing its templates made it a URL that isn't allowed.
static hc_str resolve_target(hc_session *session, const hc_item *item) {
    const hc_str none = {NULL, 0};
    if (item->target.data == NULL) {
        return none;
    }
    bool url = hc__action_is_of_url(item->action);
    hc_place place = url                               ? HC_PLACE_URL
                     : item->action == HC_ACTION_EMAIL ? HC_PLACE_MAIL
                     : item->action == HC_ACTION_PHONE ? HC_PLACE_TEL
                                                       : HC_PLACE_TEXT;
    hc_str target = hc__session_resolve(session, item->target, place);
    bool refused = url ? !hc__url_is_allowed(target) : place != HC_PLACE_TEXT && target.size == 0;
    return refused ? none : target;
}

// ---- Intents that a page can take over ------------------------------------

static void ask_to_open(hc_session *session, hc_task *task) {
    const hc_item *item = &session->project->items[task->item];
    uint32_t start = session->scratch->size;
    hc_str href = hc__session_resolve(session, item->target, HC_PLACE_URL);
    bool link = item->type < HC_TYPE_FIRST_TIMED && item->action == HC_ACTION_LINK;
    if (!hc__url_is_allowed(href)) { // possible with a template
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

// Appends the interaction and all variables, the context of a request.
static void member_request(hc_session *session, hc_bytes *out, const hc_item *item) {
    hc__json_open(out, "interaction", '{');
    hc__member_text(out, "id", item->id);
    hc__member_text(out, "type", hc__type_name(item->type));
    hc__member_text(out, "name", item->name);
    hc__member_text(out, "label", item->label);
    hc__member_json(out, "customData", item->custom_data);
    hc__member_text(out, "video", hc__session_video(session)->id);
    hc__member_number(out, "time", hc__number_microseconds(session->time_s));
    hc__json_close(out, '}');
    hc__json_open(out, "variables", '{');
    hc__member_variables(out, &session->variables);
    hc__json_close(out, '}');
}

// The event of a host's action is computed from the action's number.
#define CHECK_PLAIN(ENUM)
#define CHECK_URL(ENUM)
#define CHECK_HOST(ENUM)                                                                           \
    _Static_assert((int)HC_EVENT_ACTION_##ENUM - (int)HC_EVENT_ACTION_MESSAGE ==                   \
                       (int)HC_ACTION_##ENUM - (int)HC_ACTION_FIRST_OF_HOST,                       \
                   "events.def has another order than HC_ACTIONS");
#define CHECK_HOST_URL(ENUM) CHECK_HOST(ENUM)
#define X(ENUM, name, kind) CHECK_##kind(ENUM)
HC_ACTIONS(X)
#undef X

static void ask_host(hc_session *session, hc_task *task) {
    const hc_item *item = &session->project->items[task->item];
    uint32_t start = session->scratch->size;
    hc_str value = resolve_target(session, item);
    if (item->target.size > 0 && value.data == NULL) {
        hc__session_error(session, "bad_url", HC_URL_RULE);
        session->task_count--;
    } else {
        uint32_t event = HC_EVENT_ACTION_MESSAGE + item->action - HC_ACTION_FIRST_OF_HOST;
        hc_bytes *out = hc__session_event(session, (hc_effect_kind)event, task->item);
        hc__member_text(out, "id", item->id);
        hc__member_text(out, "value", value);
        if (item->action == HC_ACTION_GET || item->action == HC_ACTION_POST) {
            member_request(session, out, item);
        }
        hc__event_end(session->effects, HC_EFFECT_INTENT);
        task->asked = session->awaiting = true;
    }
    session->scratch->size = start;
}

void hc__action_step(hc_session *session, hc_task *task) {
    if (!task->asked) {
        if (task->kind == HC_TASK_OPEN) {
            ask_to_open(session, task);
        } else {
            ask_host(session, task);
        }
        return;
    }
    hc_task done = *task;
    session->task_count--;
    hc_action action = session->project->items[done.item].action;
    bool is_read = action == HC_ACTION_MODAL || action == HC_ACTION_ARTICLE;
    if (done.kind == HC_TASK_OPEN && done.allowed) {
        hc__tasks_interrupt(session);
        hc__play_hold(session, done.reason, 0);
    } else if (done.allowed && is_read) {
        hc__dialog_open(session, HC_DIALOG_TEXT, "dialog");
    }
}

static void open_page(hc_session *session, uint32_t item, const char *reason) {
    hc_task *task = hc__tasks_push(session, HC_TASK_OPEN);
    task->item = item;
    task->reason = reason;
}

// ---- Resets ---------------------------------------------------------------

void hc__action_forget(hc_session *session) {
    const uint16_t kept = HC_ITEM_IN_WINDOW | HC_ITEM_ACTIVE | HC_ITEM_SHOWN | HC_ITEM_HELD;
    for (uint32_t i = 0; i < session->project->item_count; i++) {
        session->item_flags[i] &= kept;
    }
    memset(session->cue_used, 0, session->project->cue_count);
}

static void reset_interactions(hc_session *session) {
    hc__session_plain_event(session, HC_EVENT_INTERACTIONS_RESET);
    HC_BITSET_EACH(&session->window, item) {
        if (session->item_flags[item] & HC_ITEM_CLICKED) {
            hc__command(session->effects, HC_COMMAND_REDRAW, item, session->time_s, 0);
        }
    }
    hc__action_forget(session);
    hc__work_spend(session->work,
                   (uint64_t)session->project->item_count + session->project->cue_count);
    session->trays_stale = true;
    hc__visibility_update_all(session, HC_REASON_RESET);
}

static void reset_viewer(hc_session *session) {
    static const hc_value UNSET = {HC_VALUE_UNSET, 0, {NULL, 0}};
    hc__measure_end(session);
    hc__session_plain_event(session, HC_EVENT_VIEWER_RESET);
    session->crm.size = 0;
    session->lead_item = HC_NONE;
    session->history_count = 0;
    hc__work_spend(session->work, (uint64_t)HC_WORK_ITEM * session->variables.count);
    for (uint32_t i = 0; i < session->variables.count; i++) {
        bool declared = i < session->project->variable_count;
        hc__visibility_set_variable(
            session, i, declared ? &session->project->variables[i].initial : &UNSET, "reset");
        hc__play_pause_if_due(session);
    }
}

// ---- Timed actions --------------------------------------------------------

void hc__action_timed(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    hc__work_spend(session->work, HC_WORK_TEST);
    if (hc__work_is_spent(session->work) || !hc__rules_is_due(session, index)) {
        return;
    }
    bool controls = hc__type_controls(item->type);
    if (controls && !hc__tasks_control(session)) {
        return;
    }
    // For tools that watch effects.
    hc__command(session->effects, HC_COMMAND_REDRAW, index, session->time_s, 0);
    switch (item->type) {
    case HC_TYPE_REDIRECT: open_page(session, index, "redirect"); break;
    case HC_TYPE_JUMP: jump(session, index, HC_SEEK_TIMED); break;
    case HC_TYPE_SWITCH: go_to_video(session, index); break;
    case HC_TYPE_PAUSE:
        hc__tasks_interrupt(session);
        hc__play_hold(session, "timed", item->pause_s);
        break;
    case HC_TYPE_RESOURCE_TRAY: hc__tray_open_by(session, index); break;
    case HC_TYPE_VARIABLE: set_variable(session, index, "timed"); break;
    case HC_TYPE_RESET_VIEWER: reset_viewer(session); break;
    case HC_TYPE_RESET_INTERACTIONS: reset_interactions(session); break;
    default: break;
    }
    session->item_flags[index] |= HC_ITEM_USED; // last, because a reset clears it
}

// ---- Clicks ---------------------------------------------------------------

static void click_event(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    uint32_t start = session->scratch->size;
    hc_bytes *out = hc__session_event(session, HC_EVENT_HOTSPOT_CLICK, index);
    hc__member_hotspot(out, item);
    hc__member_text(out, "type", hc__type_name(item->type));
    hc__member_text(out, "action", hc__action_name(item->action));
    hc__member_text(out, "value", resolve_target(session, item));
    hc__event_end(session->effects, 0);
    session->scratch->size = start;
}

static void post_click(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    session->item_flags[index] |= HC_ITEM_CLICKED;
    session->trays_stale = true;
    if (item->post_click == HC_POST_HIDDEN) {
        session->item_flags[index] |= HC_ITEM_HIDDEN;
        hc__visibility_update(session, index, HC_REASON_CLICK);
    } else {
        session->item_flags[index] |= item->post_click == HC_POST_DISABLED ? HC_ITEM_DISABLED : 0u;
        hc__command(session->effects, HC_COMMAND_REDRAW, index, session->time_s, 0);
    }
}

// Requests the lead form, before the rest of a click or as its action.
static void ask_for_form(hc_session *session, uint32_t item, bool holds_click) {
    hc_task *task = hc__tasks_push(session, HC_TASK_LEAD);
    task->item = item;
    task->holds_click = holds_click;
}

static void run_click(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    switch (item->action) {
    case HC_ACTION_LINK: open_page(session, index, "click"); break;
    case HC_ACTION_REDIRECT: open_page(session, index, "redirect"); break;
    case HC_ACTION_JUMP: jump(session, index, HC_SEEK_CLICK); break;
    case HC_ACTION_PAUSE:
        if ((session->play == HC_PLAY_PLAYING || session->play == HC_PLAY_PAUSED) &&
            session->stop != HC_STOP_DIALOG) {
            hc__play_hold(session, "click", item->pause_s);
        }
        break;
    case HC_ACTION_VIDEO: go_to_video(session, index); break;
    case HC_ACTION_BACK: go_back(session); break;
    case HC_ACTION_RESOURCE_TRAY: hc__tray_open_by(session, index); break;
    case HC_ACTION_COLLECT: ask_for_form(session, index, false); break;
    default:
        if (item->action >= HC_ACTION_FIRST_OF_HOST) {
            hc__tasks_push(session, HC_TASK_HOST_ACTION)->item = index;
        }
        break;
    }
}

void hc__action_finish_click(hc_session *session, uint32_t index) {
    if (session->project->items[index].variable != HC_NONE) {
        set_variable(session, index, "click");
    }
    click_event(session, index);
    hc__crm_note(session, index);
    session->resume_due = session->resume_due || hc__rules_stopped_for(session, index);
    post_click(session, index);
    run_click(session, index);
}

bool hc__action_click(hc_session *session, uint32_t index) {
    const hc_item *item = &session->project->items[index];
    uint32_t flags = session->item_flags[index];
    bool there = (flags & HC_ITEM_ACTIVE) != 0 || hc__tray_offers(session, index);
    if (!there || (flags & HC_ITEM_DISABLED) != 0 || item->action == HC_ACTION_NONE) {
        return false;
    }
    hc__tasks_note_progress(session);
    // With the action `collect` the action itself requests the form.
    if (item->collects && item->action != HC_ACTION_COLLECT &&
        !hc__rules_viewer_is_known(session)) {
        ask_for_form(session, index, true);
    } else {
        hc__action_finish_click(session, index);
    }
    return true;
}
