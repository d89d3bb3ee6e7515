// SPDX-License-Identifier: MIT
#include "session/lead.h"

#include "base/json.h"
#include "session/action.h"
#include "session/crm.h"
#include "session/dialog.h"
#include "session/gate.h"
#include "session/playback.h"
#include "session/presence.h"

bool hc__lead_is_known(const hc_session *session) {
    const hc_form *form = &session->project->form;
    for (uint32_t i = 0; i < form->field_count; i++) {
        const hc_form_field *field = &form->fields[i];
        if (field->required && !hc__variables_is_set(&session->variables, field->variable)) {
            return false;
        }
    }
    return true;
}

void hc__lead_ask(hc_session *session, uint32_t item, bool holds_click) {
    hc_task *task = hc__playback_push(session, HC_TASK_LEAD);
    task->item = item;
    task->holds_click = holds_click;
}

void hc__lead_step(hc_session *session, hc_task *task) {
    if (!task->asked) {
        hc_bytes *out = hc__session_event(session, HC_EVENT_LEAD_REQUEST, task->item);
        hc__member_text(out, "id", session->project->items[task->item].id);
        hc__event_end(session->effects, HC_EFFECT_INTENT);
        task->asked = session->awaiting = true;
        return;
    }
    // Whoever asks the viewer, the page or Hotcue: the rest waits.
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
        hc__presence_set_variable(session, variable, &value, "lead");
        hc__gate_pause(session);
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
