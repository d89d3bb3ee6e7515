// SPDX-License-Identifier: MIT
// Each input checks its arguments, clears the effects, and passes the input to the session to run.
#include "api/engine.h"

#include <math.h>

#include "base/allocator.h"
#include "load/entries.h"
#include "query/explain.h"
#include "session/action.h"
#include "session/crm.h"
#include "session/dialog.h"
#include "session/lead.h"
#include "session/measure.h"
#include "session/play.h"
#include "session/playback.h"
#include "session/seek.h"
#include "session/tasks.h"
#include "session/tray.h"
#include "session/video.h"
#include "session/visibility.h"

// An unanswered intent is answered with true first; its effects come before those of the input.
static bool begin_input(hc_engine *engine) {
    if (!hc__engine_begin(engine)) {
        return false;
    }
    while (engine->session.awaiting) {
        hc__effects_answered(&engine->effects);
        hc__tasks_answer(&engine->session, true);
        hc__playback_run(&engine->session);
    }
    return true;
}

hc_result hc_input_ready(hc_engine *engine, double duration_s) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(engine, begin_input(engine) &&
                                         hc__playback_ready(&engine->session, duration_s));
}

hc_result hc_input_play(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(engine, begin_input(engine) && hc__playback_play(&engine->session));
}

hc_result hc_input_pause(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(engine, begin_input(engine) &&
                                         hc__play_pause_by_viewer(&engine->session, "user"));
}

hc_result hc_input_tick(hc_engine *engine, double time_s) {
    HC_MEMORY_OF(engine);
    if (!isfinite(time_s)) {
        return HC_ERR_ARGUMENT;
    }
    if (engine->state.time_s <= time_s && time_s < engine->state.quiet_until_s) {
        hc__engine_begin(engine); // most ticks cross nothing: only the time changes
        hc__playback_pass(&engine->session, time_s);
        engine->state.time_s = time_s;
        engine->state.effect_count = engine->state.text_bytes = 0;
        return HC_OK;
    }
    return hc__engine_finish(engine,
                             begin_input(engine) && hc__playback_tick(&engine->session, time_s));
}

hc_result hc_input_seek(hc_engine *engine, double time_s, hc_seeker by) {
    HC_MEMORY_OF(engine);
    if (!isfinite(time_s)) {
        return HC_ERR_ARGUMENT;
    }
    hc_seek_reason why = by != HC_SEEKER_USER ? HC_SEEK_HOST : HC_SEEK_USER;
    return hc__engine_finish(engine,
                             begin_input(engine) && hc__seek(&engine->session, time_s, why));
}

hc_result hc_input_ended(hc_engine *engine, bool looped) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(engine,
                             begin_input(engine) && hc__playback_ended(&engine->session, looped));
}

hc_result hc_input_answer(hc_engine *engine, bool allowed) {
    HC_MEMORY_OF(engine);
    bool awaited = hc__engine_begin(engine) && engine->session.awaiting;
    if (awaited) {
        hc__tasks_answer(&engine->session, allowed);
    }
    return hc__engine_finish(engine, awaited);
}

hc_result hc_input_click(hc_engine *engine, uint32_t item) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(engine, begin_input(engine) &&
                                         hc__engine_is_visible_item(engine, item) &&
                                         hc__action_click(&engine->session, item));
}

hc_result hc_input_hover(hc_engine *engine, uint32_t item) {
    HC_MEMORY_OF(engine);
    if (!begin_input(engine) || (item != HC_NONE && !hc_item_is_active(engine, item))) {
        return hc__engine_finish(engine, false);
    }
    hc__visibility_hover(&engine->session, item);
    return hc__engine_finish(engine, true);
}

hc_result hc_input_set(hc_engine *engine, const char *name, uint32_t name_bytes, hc_value_kind kind,
                       double number, const char *text, uint32_t text_bytes, hc_setter source) {
    HC_MEMORY_OF(engine);
    static const char *const SOURCES[] = {"host", "query"};
    if (kind > HC_VALUE_BOOLEAN || (kind >= HC_VALUE_NUMBER && !isfinite(number))) {
        return HC_ERR_ARGUMENT;
    }
    if (!begin_input(engine)) {
        return hc__engine_finish(engine, false);
    }
    hc_session *session = &engine->session;
    uint32_t variable = hc__variables_need(&session->variables, hc__engine_valid(name, name_bytes));
    if (variable == HC_NONE) {
        return hc__engine_finish(engine, false);
    }
    hc_value value = {kind, kind >= HC_VALUE_NUMBER ? number : 0,
                      kind == HC_VALUE_TEXT ? hc__variables_cut(hc__engine_valid(text, text_bytes))
                                            : HC_STR("")};
    value.number = kind == HC_VALUE_BOOLEAN && number != 0 ? 1 : value.number;
    hc__visibility_set_variable(session, variable, &value,
                                SOURCES[source != HC_SETTER_HOST ? 1 : 0]);
    hc__play_pause_if_due(session);
    hc__crm_send(session);
    return hc__engine_finish(engine, true);
}

hc_result hc_input_eval(hc_engine *engine, const char *name, uint32_t name_bytes) {
    HC_MEMORY_OF(engine);
    if (!begin_input(engine)) {
        return hc__engine_finish(engine, false);
    }
    hc_session *session = &engine->session;
    static const hc_value UNSET = {HC_VALUE_UNSET, 0, {NULL, 0}};
    hc_str key = hc__engine_valid(name, name_bytes);
    uint32_t found = hc__variables_find(&session->variables, key);
    hc_bytes *out = hc__session_event(session, HC_EVENT_VARIABLE_VALUE, HC_NONE);
    hc__member_text(out, "name", key);
    hc__member_value(out, "value",
                     found == HC_NONE ? &UNSET : &session->variables.slots[found].value);
    hc__event_end(&engine->effects, 0);
    return hc__engine_finish(engine, true);
}

hc_result hc_input_log_explain(hc_engine *engine, uint32_t item) {
    HC_MEMORY_OF(engine);
    if (!begin_input(engine) || !hc__engine_is_item(engine, item)) {
        return hc__engine_finish(engine, false);
    }
    hc__explain(&engine->session, item,
                hc__session_event(&engine->session, HC_EVENT_EXPLAIN, item));
    hc__event_end(&engine->effects, 0);
    return hc__engine_finish(engine, true);
}

hc_result hc_input_measuring(hc_engine *engine, bool on) {
    HC_MEMORY_OF(engine);
    bool accepted = begin_input(engine);
    if (accepted) {
        hc__measure_switch(&engine->session, on);
    }
    return hc__engine_finish(engine, accepted);
}

hc_result hc_input_dwell(hc_engine *engine, double wall_s) {
    HC_MEMORY_OF(engine);
    if (!isfinite(wall_s)) {
        return HC_ERR_ARGUMENT;
    }
    bool accepted = begin_input(engine);
    if (accepted) {
        hc__measure_dwell(&engine->session, wall_s);
    }
    return hc__engine_finish(engine, accepted);
}

hc_result hc_input_log_measure(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    bool accepted = begin_input(engine);
    if (accepted) {
        hc__measure_tell(&engine->session);
    }
    return hc__engine_finish(engine, accepted);
}

hc_result hc_input_wake(hc_engine *engine, uint32_t token) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(engine,
                             begin_input(engine) && hc__playback_wake(&engine->session, token));
}

hc_result hc_input_device(hc_engine *engine, hc_device device) {
    HC_MEMORY_OF(engine);
    if (!begin_input(engine)) {
        return hc__engine_finish(engine, false);
    }
    engine->session.device = device != HC_DEVICE_DESKTOP ? HC_DEVICE_MOBILE : HC_DEVICE_DESKTOP;
    engine->session.trays_stale = true;
    hc__visibility_update_all(&engine->session, HC_REASON_DEVICE);
    return hc__engine_finish(engine, true);
}

hc_result hc_input_show(hc_engine *engine, uint32_t item, bool shown) {
    HC_MEMORY_OF(engine);
    if (!begin_input(engine) || !hc__engine_is_visible_item(engine, item)) {
        return hc__engine_finish(engine, false);
    }
    uint16_t *flags = &engine->session.item_flags[item];
    *flags = (uint16_t)(shown ? *flags | HC_ITEM_SHOWN : *flags & ~HC_ITEM_SHOWN);
    hc__visibility_update(&engine->session, item, HC_REASON_HOST);
    return hc__engine_finish(engine, true);
}

hc_result hc_input_jump(hc_engine *engine, uint32_t video, double time_s) {
    HC_MEMORY_OF(engine);
    if (!isfinite(time_s)) {
        return HC_ERR_ARGUMENT;
    }
    return hc__engine_finish(engine, begin_input(engine) &&
                                         hc__video_jump(&engine->session, video, time_s));
}

hc_result hc_input_lead(hc_engine *engine, const char *json, uint32_t json_bytes) {
    HC_MEMORY_OF(engine);
    hc_arena arena = {0};
    hc_entries entries = {0};
    hc_result result = hc__entries_read((hc_str){json, json_bytes}, &arena, &entries);
    if (result == HC_OK) {
        result = hc__engine_finish(engine, begin_input(engine) &&
                                               hc__lead_submit(&engine->session, &entries));
    }
    hc__arena_free(&arena);
    return result;
}

hc_result hc_input_lead_cancel(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(engine, begin_input(engine) && hc__lead_cancel(&engine->session));
}

hc_result hc_input_dialog_close(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(engine, begin_input(engine) &&
                                         hc__dialog_close(&engine->session, HC_DIALOG_TEXT));
}

hc_result hc_input_tray(hc_engine *engine, const char *name, uint32_t name_bytes) {
    HC_MEMORY_OF(engine);
    if (!begin_input(engine)) {
        return hc__engine_finish(engine, false);
    }
    hc__tray_open(&engine->session, hc__engine_valid(name, name_bytes), false);
    return hc__engine_finish(engine, true);
}

hc_result hc_input_tray_close(hc_engine *engine, const char *name, uint32_t name_bytes) {
    HC_MEMORY_OF(engine);
    return hc__engine_finish(
        engine, begin_input(engine) &&
                    hc__tray_close(&engine->session, hc__engine_valid(name, name_bytes)));
}

hc_result hc_input_hidden(hc_engine *engine, bool pauses) {
    HC_MEMORY_OF(engine);
    if (!begin_input(engine)) {
        return hc__engine_finish(engine, false);
    }
    hc__session_plain_event(&engine->session, HC_EVENT_BROWSER_HIDDEN);
    if (pauses && hc__play_pause_by_viewer(&engine->session, "hidden")) {
        hc__command(&engine->effects, HC_COMMAND_PAUSE, HC_NONE, engine->session.time_s, 0);
    }
    return hc__engine_finish(engine, true);
}

hc_result hc_input_reset(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    if (!begin_input(engine)) {
        return hc__engine_finish(engine, false);
    }
    hc__video_reset(&engine->session);
    return hc__engine_finish(engine, true);
}
