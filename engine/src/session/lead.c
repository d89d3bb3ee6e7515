// SPDX-License-Identifier: MIT
#include "session/lead.h"

#include "base/json.h"
#include "session/action.h"
#include "session/crm.h"
#include "session/dialog.h"
#include "session/play.h"
#include "session/visibility.h"

void hc__lead_step(hc_session *session, hc_task *task) {
    if (!task->asked) {
        hc_bytes *out = hc__session_event(session, HC_EVENT_LEAD_REQUEST, task->item);
        hc__member_text(out, "id", session->project->items[task->item].id);
        hc__event_end(session->effects, HC_EFFECT_INTENT);
        task->asked = session->awaiting = true;
        return;
    }
    // The form may be Hotcue's or the page's own: the click waits in both cases.
    session->lead_asked = true;
    session->lead_item = task->holds_click ? task->item : HC_NONE;
    session->task_count--;
    hc__dialog_open(session, HC_DIALOG_FORM, "lead");
}

static uint32_t close_form(hc_session *session) {
    uint32_t item = session->lead_item;
    session->lead_asked = false;
    session->lead_item = HC_NONE;
    hc__dialog_close(session, HC_DIALOG_FORM);
    return item;
}

static void submit_event(hc_session *session, const hc_entries *entries) {
    hc_bytes *out = hc__session_event(session, HC_EVENT_LEAD_SUBMIT, HC_NONE);
    hc__json_open(out, "fields", '{');
    for (uint32_t i = 0; i < entries->count; i++) {
        hc__json_name(out, entries->list[i].name);
        hc__json_text(out, entries->list[i].text);
    }
    hc__json_close(out, '}');
    hc__event_end(session->effects, 0);
}

bool hc__lead_submit(hc_session *session, const hc_entries *entries) {
    for (uint32_t i = 0; i < entries->count; i++) {
        if (hc__variables_need(&session->variables, entries->list[i].name) == HC_NONE) {
            return false;
        }
    }
    for (uint32_t i = 0; i < entries->count; i++) {
        const hc_entry *entry = &entries->list[i];
        hc_value value = {HC_VALUE_TEXT, 0, hc__variables_cut(entry->text)};
        uint32_t variable = hc__variables_find(&session->variables, entry->name);
        hc__visibility_set_variable(session, variable, &value, "lead");
        hc__play_pause_if_due(session);
    }
    submit_event(session, entries);
    hc__crm_send(session);
    bool asked = session->lead_asked;
    uint32_t item = close_form(session);
    if (asked && item != HC_NONE) {
        hc__action_finish_click(session, item);
    }
    return true;
}

bool hc__lead_cancel(hc_session *session) {
    bool asked = session->lead_asked;
    if (asked) {
        close_form(session);
    }
    return asked;
}
