// SPDX-License-Identifier: MIT
// The public functions: each checks what comes in, clears the effects, hands
// the input to the session, and lets it run.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/unicode.h"
#include "geometry/geometry.h"
#include "geometry/shape.h"
#include "hotcue/hotcue.h"
#include "load/document.h"
#include "load/entries.h"
#include "query/explain.h"
#include "query/hit.h"
#include "query/view.h"
#include "session/action.h"
#include "session/ahead.h"
#include "session/crm.h"
#include "session/dialog.h"
#include "session/lead.h"
#include "session/play.h"
#include "session/playback.h"
#include "session/rules.h"
#include "session/seek.h"
#include "session/tasks.h"
#include "session/tray.h"
#include "session/video.h"
#include "session/visibility.h"

_Static_assert(sizeof(void *) != 4 || sizeof(hc_state) == 32, "js-glue/engine.js reads it");

struct hc_engine {
    hc_state state;
    hc_project *project; // NULL before a document is loaded
    hc_effect_list effects;
    hc_diagnostics_list diagnostics;
    hc_properties properties;
    hc_bytes input;   // hc_buffer()
    hc_bytes text;    // hc_text()
    hc_bytes scratch; // of the session
    hc_work work;     // of the input, or of a question
    double stage[4];
    double frame_ratio; // as hc_stage() was told last
    hc_names ids;       // of the interactions of a video
    uint32_t ids_video; // HC_NONE before one was asked for
    hc_session session;
};

uint32_t hc_abi_version(void) {
    return HC_ABI_VERSION;
}

// Every input ends here.
static void report(hc_engine *engine) {
    const hc_effect_list *effects = &engine->effects;
    bool loaded = engine->project != NULL;
    engine->state = (hc_state){
        .effects = (const hc_effect *)(const void *)effects->records.data,
        .effect_count = effects->records.size / (uint32_t)sizeof(hc_effect),
        .text = effects->text.data,
        .text_bytes = effects->text.size,
        .time_s = loaded ? engine->session.time_s : 0,
        .quiet_until_s = loaded ? hc__ahead_quiet_until(&engine->session) : -(double)INFINITY,
    };
}

hc_engine *hc_create(void) {
    hc_engine *engine = calloc(1, sizeof(hc_engine));
    if (engine != NULL) {
        engine->frame_ratio = 16.0 / 9.0;
        engine->ids_video = HC_NONE;
    }
    return engine;
}

// What is read after the document is gone must be written before.
static void write_lines(hc_engine *engine) {
    hc_effect *effects = (hc_effect *)(void *)engine->effects.records.data;
    hc_bytes *text = &engine->effects.text;
    uint32_t count = engine->effects.records.size / (uint32_t)sizeof(hc_effect);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t start = text->size;
        if (effects[i].text_bytes == 0 && hc__visibility_line(engine->project, &effects[i], text)) {
            effects[i].text = start;
            effects[i].text_bytes = text->size - start;
        }
    }
}

static void drop_project(hc_engine *engine) {
    if (engine->project != NULL) {
        hc__session_free(&engine->session);
        hc__project_free(engine->project);
        hc__names_free(&engine->ids);
        engine->ids_video = HC_NONE;
        engine->project = NULL;
    }
}

void hc_destroy(hc_engine *engine) {
    if (engine == NULL) {
        return;
    }
    drop_project(engine);
    hc__effects_free(&engine->effects);
    hc__bytes_free(&engine->diagnostics.lines);
    hc__bytes_free(&engine->properties.table);
    hc__bytes_free(&engine->input);
    hc__bytes_free(&engine->text);
    hc__bytes_free(&engine->scratch);
    free(engine);
}

// ---- Text -----------------------------------------------------------------

char *hc_buffer(hc_engine *engine, uint32_t bytes) {
    engine->input.size = 0;
    engine->input.failed = false;
    return bytes > INT32_MAX ? NULL : hc__bytes_reserve(&engine->input, bytes + 1u);
}

const char *hc_text(const hc_engine *engine) {
    return engine->text.data;
}

static uint32_t text_size(hc_engine *engine) {
    bool failed = engine->text.failed || engine->scratch.failed; // what it is made of counts, too
    uint32_t size = failed ? 0 : engine->text.size;
    engine->text.failed = engine->scratch.failed = false;
    return size;
}

static hc_bytes *open_text(hc_engine *engine) {
    engine->text.size = 0;
    engine->text.failed = false;
    return &engine->text;
}

// Text from outside is cut where it stops being UTF-8.
static hc_str valid(const char *text, uint32_t bytes) {
    uint32_t size = 0;
    for (uint32_t step = 1; size < bytes && step > 0; size += step) {
        step = hc__unicode_sequence(text + size, bytes - size);
    }
    return (hc_str){text, size};
}

// ---- Document -------------------------------------------------------------

// Every input begins here: the effects of the one before are gone.
static bool begin(hc_engine *engine) {
    hc__effects_clear(&engine->effects);
    hc__work_begin(&engine->work);
    return engine->project != NULL;
}

static hc_result finish(hc_engine *engine, bool accepted) {
    if (!accepted) {
        // What an intent left that nobody had answered is still to be told.
        report(engine);
        return engine->state.effect_count > 0 ? HC_OK : HC_REFUSED;
    }
    hc__playback_run(&engine->session);
    if (!engine->session.awaiting) {
        hc__tray_settle(&engine->session); // an intent is the last effect
    }
    report(engine);
    bool *const FLAGS[] = {&engine->effects.records.failed, &engine->effects.text.failed,
                           &engine->scratch.failed, &engine->session.variables.failed,
                           &engine->session.crm.failed};
    bool failed = false;
    for (uint32_t i = 0; i < sizeof FLAGS / sizeof FLAGS[0]; i++) {
        failed = failed || *FLAGS[i];
        *FLAGS[i] = false;
    }
    return failed ? HC_ERR_MEMORY : HC_OK;
}

hc_result hc_load(hc_engine *engine, const char *json, uint32_t bytes, hc_load_mode mode) {
    hc_project *project = NULL;
    hc_session session;
    hc__diagnostics_clear(&engine->diagnostics);
    hc_properties *properties = &engine->properties;
    properties->missed = false;
    hc_result result = hc__document_read((hc_str){json, bytes}, mode == HC_LENIENT, properties,
                                         &engine->diagnostics, &project);
    if (properties->missed && !properties->settled && result != HC_ERR_MEMORY) {
        hc__project_free(project);
        return HC_ERR_UNICODE;
    }
    if (result != HC_OK) {
        return result;
    }
    hc__work_begin(&engine->work);
    if (!hc__session_init(&session, project, &engine->effects, &engine->scratch, &engine->work)) {
        hc__project_free(project);
        return HC_ERR_MEMORY;
    }
    // The event comes first, as it may want memory: what can't be told is not
    // done.
    hc__effects_clear(&engine->effects);
    hc__session_plain_event(&session, HC_EVENT_PROJECT_LOAD);
    if (engine->effects.records.failed || engine->effects.text.failed) {
        hc__effects_clear(&engine->effects);
        report(engine);
        hc__session_free(&session);
        hc__project_free(project);
        return HC_ERR_MEMORY;
    }
    drop_project(engine);
    engine->project = project;
    engine->session = session;
    engine->session.frame_ratio = engine->frame_ratio;
    report(engine);
    return HC_OK;
}

hc_result hc_unicode(hc_engine *engine, const char *table, uint32_t bytes) {
    hc_properties *properties = &engine->properties;
    if (properties->table.size > 0) {
        return HC_REFUSED;
    }
    properties->settled = true;
    if (!hc__properties_is_table((hc_str){table, bytes})) {
        return bytes > 0 ? HC_ERR_ARGUMENT : HC_OK;
    }
    hc__bytes_append(&properties->table, (hc_str){table, bytes});
    properties->settled = !properties->table.failed;
    properties->table.failed = false;
    return properties->settled ? HC_OK : HC_ERR_MEMORY;
}

hc_result hc_unload(hc_engine *engine) {
    if (!begin(engine)) {
        return finish(engine, false);
    }
    hc__video_unload(&engine->session);
    write_lines(engine);
    hc_result result = finish(engine, true);
    drop_project(engine);
    report(engine);
    return result;
}

uint32_t hc_diagnostics(hc_engine *engine) {
    hc_bytes *out = open_text(engine);
    hc__bytes_append(out, (hc_str){engine->diagnostics.lines.data, engine->diagnostics.lines.size});
    return text_size(engine);
}

uint32_t hc_error_count(const hc_engine *engine) {
    return engine->diagnostics.errors;
}

uint32_t hc_project_text(hc_engine *engine) {
    hc_bytes *out = open_text(engine);
    if (engine->project != NULL) {
        hc__view_project(&engine->session, out);
    }
    return text_size(engine);
}

static bool is_visible_item(const hc_engine *engine, uint32_t item) {
    return engine->project != NULL && item < engine->project->item_count &&
           hc__type_is_visible(engine->project->items[item].type);
}

uint32_t hc_item_text(hc_engine *engine, uint32_t item) {
    hc_bytes *out = open_text(engine);
    if (is_visible_item(engine, item)) {
        hc__view_item(&engine->session, item, out);
    }
    return text_size(engine);
}

static bool is_item(const hc_engine *engine, uint32_t item) {
    return engine->project != NULL && item < engine->project->item_count;
}

uint32_t hc_tray_text(hc_engine *engine, const char *name, uint32_t bytes) {
    hc_bytes *out = open_text(engine);
    hc__work_begin(&engine->work);
    if (engine->project != NULL) {
        hc__tray_list(&engine->session, valid(name, bytes), out);
    }
    return text_size(engine);
}

uint32_t hc_explain(hc_engine *engine, uint32_t item) {
    hc_bytes *out = open_text(engine);
    hc__work_begin(&engine->work);
    if (is_item(engine, item)) {
        hc__json_open(out, NULL, '{');
        hc__explain(&engine->session, item, out);
        hc__json_close(out, '}');
    }
    return text_size(engine);
}

// In the current video: pages ask for its ids one after the other.
static uint32_t find_in_video(hc_engine *engine, hc_str id) {
    hc_range items = hc__session_video(&engine->session)->items;
    if (engine->ids_video != engine->session.video) {
        hc__names_free(&engine->ids);
        for (uint32_t i = items.first; i < items.first + items.count; i++) {
            hc__names_add(&engine->ids, engine->project->items[i].id, i);
        }
        engine->ids_video = engine->ids.list.failed ? HC_NONE : engine->session.video;
    }
    return hc__names_number(&engine->ids, id);
}

uint32_t hc_find_item(hc_engine *engine, const char *id, uint32_t bytes) {
    const hc_project *project = engine->project;
    uint32_t found = project == NULL ? HC_NONE : find_in_video(engine, (hc_str){id, bytes});
    for (uint32_t i = 0; found == HC_NONE && project != NULL && i < project->item_count; i++) {
        found = hc__str_equal(project->items[i].id, (hc_str){id, bytes}) ? i : found;
    }
    return found;
}

uint32_t hc_find_video(const hc_engine *engine, const char *id, uint32_t bytes) {
    return engine->project == NULL ? HC_NONE
                                   : hc__project_find_video(engine->project, (hc_str){id, bytes});
}

// ---- Inputs ---------------------------------------------------------------

// An intent nobody answered is answered with yes; the effects of that stand
// before those of the input.
static bool begin_input(hc_engine *engine) {
    if (!begin(engine)) {
        return false;
    }
    while (engine->session.awaiting) {
        hc__effects_answered(&engine->effects);
        hc__tasks_answer(&engine->session, true);
        hc__playback_run(&engine->session);
    }
    return true;
}

hc_result hc_ready(hc_engine *engine, double duration_s) {
    return finish(engine, begin_input(engine) && hc__playback_ready(&engine->session, duration_s));
}

hc_result hc_play(hc_engine *engine) {
    return finish(engine, begin_input(engine) && hc__playback_play(&engine->session));
}

hc_result hc_pause(hc_engine *engine) {
    return finish(engine,
                  begin_input(engine) && hc__play_pause_by_viewer(&engine->session, "user"));
}

hc_result hc_tick(hc_engine *engine, double time_s) {
    if (!isfinite(time_s)) {
        return HC_ERR_ARGUMENT;
    }
    if (engine->state.time_s <= time_s && time_s < engine->state.quiet_until_s) {
        begin(engine); // most ticks cross nothing
        hc__playback_pass(&engine->session, time_s);
        report(engine);
        return HC_OK;
    }
    return finish(engine, begin_input(engine) && hc__playback_tick(&engine->session, time_s));
}

hc_result hc_seek(hc_engine *engine, double time_s, uint32_t by) {
    if (!isfinite(time_s)) {
        return HC_ERR_ARGUMENT;
    }
    hc_seeker seeker = by != 0 ? HC_SEEKER_HOST : HC_SEEKER_USER;
    return finish(engine, begin_input(engine) && hc__seek(&engine->session, time_s, seeker));
}

hc_result hc_ended(hc_engine *engine, uint32_t looped) {
    return finish(engine, begin_input(engine) && hc__playback_ended(&engine->session, looped != 0));
}

hc_result hc_answer(hc_engine *engine, uint32_t allowed) {
    bool awaited = begin(engine) && engine->session.awaiting;
    if (awaited) {
        hc__tasks_answer(&engine->session, allowed != 0);
    }
    return finish(engine, awaited);
}

hc_result hc_click(hc_engine *engine, uint32_t item) {
    return finish(engine, begin_input(engine) && is_visible_item(engine, item) &&
                              hc__action_click(&engine->session, item));
}

hc_result hc_hover(hc_engine *engine, uint32_t item) {
    if (!begin_input(engine) || (item != HC_NONE && hc_active(engine, item) == 0)) {
        return finish(engine, false);
    }
    hc__visibility_hover(&engine->session, item);
    return finish(engine, true);
}

hc_result hc_set(hc_engine *engine, const char *name, uint32_t name_bytes, uint32_t kind,
                 double number, const char *text, uint32_t text_bytes, uint32_t source) {
    static const char *const SOURCES[] = {"host", "query"};
    if (kind > HC_VALUE_BOOLEAN || (kind >= HC_VALUE_NUMBER && !isfinite(number))) {
        return HC_ERR_ARGUMENT;
    }
    if (!begin_input(engine)) {
        return finish(engine, false);
    }
    hc_session *session = &engine->session;
    uint32_t variable = hc__variables_need(&session->variables, valid(name, name_bytes));
    if (variable == HC_NONE) {
        return finish(engine, false);
    }
    hc_value value = {(hc_value_kind)kind, kind >= HC_VALUE_NUMBER ? number : 0,
                      kind == HC_VALUE_TEXT ? hc__variables_cut(valid(text, text_bytes))
                                            : HC_STR("")};
    value.number = kind == HC_VALUE_BOOLEAN && number != 0 ? 1 : value.number;
    hc__visibility_set_variable(session, variable, &value, SOURCES[source != 0 ? 1 : 0]);
    hc__play_pause_if_due(session);
    hc__crm_send(session);
    return finish(engine, true);
}

hc_result hc_eval(hc_engine *engine, const char *name, uint32_t name_bytes) {
    if (!begin_input(engine)) {
        return finish(engine, false);
    }
    hc_session *session = &engine->session;
    static const hc_value UNSET = {HC_VALUE_UNSET, 0, {NULL, 0}};
    hc_str key = valid(name, name_bytes);
    uint32_t found = hc__variables_find(&session->variables, key);
    hc_bytes *out = hc__session_event(session, HC_EVENT_VARIABLE_VALUE, HC_NONE);
    hc__member_text(out, "name", key);
    hc__member_value(out, "value",
                     found == HC_NONE ? &UNSET : &session->variables.slots[found].value);
    hc__event_end(&engine->effects, 0);
    return finish(engine, true);
}

hc_result hc_log_explain(hc_engine *engine, uint32_t item) {
    if (!begin_input(engine) || !is_item(engine, item)) {
        return finish(engine, false);
    }
    hc__explain(&engine->session, item,
                hc__session_event(&engine->session, HC_EVENT_EXPLAIN, item));
    hc__event_end(&engine->effects, 0);
    return finish(engine, true);
}

hc_result hc_wake(hc_engine *engine, uint32_t token) {
    return finish(engine, begin_input(engine) && hc__playback_wake(&engine->session, token));
}

hc_result hc_device(hc_engine *engine, uint32_t device) {
    if (!begin_input(engine)) {
        return finish(engine, false);
    }
    engine->session.device = device != 0 ? 1 : 0;
    engine->session.trays_stale = true;
    hc__visibility_update_all(&engine->session, HC_REASON_DEVICE);
    return finish(engine, true);
}

hc_result hc_show(hc_engine *engine, uint32_t item, uint32_t shown) {
    if (!begin_input(engine) || !is_visible_item(engine, item)) {
        return finish(engine, false);
    }
    uint16_t *flags = &engine->session.item_flags[item];
    *flags = (uint16_t)(shown != 0 ? *flags | HC_ITEM_SHOWN : *flags & ~HC_ITEM_SHOWN);
    hc__visibility_update(&engine->session, item, HC_REASON_HOST);
    return finish(engine, true);
}

hc_result hc_jump(hc_engine *engine, uint32_t video, double time_s) {
    if (!isfinite(time_s)) {
        return HC_ERR_ARGUMENT;
    }
    return finish(engine, begin_input(engine) && hc__video_jump(&engine->session, video, time_s));
}

hc_result hc_lead(hc_engine *engine, const char *json, uint32_t json_bytes) {
    hc_arena arena = {0};
    hc_entries entries = {0};
    hc_result result = hc__entries_read((hc_str){json, json_bytes}, &arena, &entries);
    if (result == HC_OK) {
        result = finish(engine, begin_input(engine) && hc__lead_submit(&engine->session, &entries));
    }
    hc__arena_free(&arena);
    return result;
}

hc_result hc_lead_cancel(hc_engine *engine) {
    return finish(engine, begin_input(engine) && hc__lead_cancel(&engine->session));
}

hc_result hc_dialog_close(hc_engine *engine) {
    return finish(engine,
                  begin_input(engine) && hc__dialog_close(&engine->session, HC_DIALOG_TEXT));
}

hc_result hc_tray(hc_engine *engine, const char *name, uint32_t name_bytes) {
    if (!begin_input(engine)) {
        return finish(engine, false);
    }
    hc__tray_open(&engine->session, valid(name, name_bytes), false);
    return finish(engine, true);
}

hc_result hc_tray_close(hc_engine *engine, const char *name, uint32_t name_bytes) {
    return finish(engine,
                  begin_input(engine) && hc__tray_close(&engine->session, valid(name, name_bytes)));
}

hc_result hc_hidden(hc_engine *engine, uint32_t pauses) {
    if (!begin_input(engine)) {
        return finish(engine, false);
    }
    hc__session_plain_event(&engine->session, HC_EVENT_BROWSER_HIDDEN);
    if (pauses != 0 && hc__play_pause_by_viewer(&engine->session, "hidden")) {
        hc__command(&engine->effects, HC_COMMAND_PAUSE, HC_NONE, engine->session.time_s, 0);
    }
    return finish(engine, true);
}

hc_result hc_reset(hc_engine *engine) {
    if (!begin_input(engine)) {
        return finish(engine, false);
    }
    hc__video_reset(&engine->session);
    return finish(engine, true);
}

// ---- Effects and questions ------------------------------------------------

const hc_state *hc_report(const hc_engine *engine) {
    return &engine->state;
}

uint32_t hc_effect_line(hc_engine *engine, const hc_effect *effect) {
    hc_bytes *out = open_text(engine);
    const hc_bytes *text = &engine->effects.text;
    if (effect->text_bytes == 0 && engine->project != NULL) {
        hc__visibility_line(engine->project, effect, out);
    } else if (effect->text <= text->size && effect->text_bytes <= text->size - effect->text) {
        hc__bytes_append(out, (hc_str){text->data + effect->text, effect->text_bytes});
    }
    return text_size(engine);
}

double hc_time(const hc_engine *engine) {
    return engine->state.time_s;
}

double hc_next_time(const hc_engine *engine) {
    return engine->project == NULL ? INFINITY : hc__ahead_time(&engine->session);
}

double hc_seek_limit(const hc_engine *engine, double time_s) {
    if (engine->project == NULL) {
        return INFINITY;
    }
    hc__work_begin(engine->session.work);
    return hc__rules_seek_limit(&engine->session, time_s);
}

double hc_next_pause(const hc_engine *engine, double until_s) {
    if (engine->project == NULL) {
        return INFINITY;
    }
    hc__work_begin(engine->session.work);
    return hc__ahead_pause(&engine->session, until_s);
}

uint32_t hc_playing(const hc_engine *engine) {
    return engine->project != NULL && hc__session_is_playing(&engine->session) ? 1 : 0;
}

uint32_t hc_current_video(const hc_engine *engine) {
    return engine->project == NULL ? HC_NONE : engine->session.video;
}

uint32_t hc_active(const hc_engine *engine, uint32_t item) {
    return is_visible_item(engine, item) && (engine->session.item_flags[item] & HC_ITEM_ACTIVE) != 0
               ? 1
               : 0;
}

uint32_t hc_hit(hc_engine *engine, double x, double y) {
    return engine->project == NULL ? HC_NONE : hc__hit(&engine->session, (hc_point){x, y});
}

uint32_t hc_hit_hover(hc_engine *engine, double x, double y) {
    return engine->project == NULL ? HC_NONE : hc__hover(&engine->session, (hc_point){x, y});
}

uint32_t hc_hit_near(hc_engine *engine, double x, double y, double slop_x, double slop_y) {
    return engine->project == NULL
               ? HC_NONE
               : hc__hit_near(&engine->session, (hc_point){x, y}, (hc_point){slop_x, slop_y});
}

uint32_t hc_shape_size(const hc_engine *engine, uint32_t item) {
    return is_visible_item(engine, item)
               ? HC_SHAPE_BOX +
                     2 * hc__shape_vertices(engine->project, &engine->project->items[item])
               : 0;
}

const double *hc_shape(hc_engine *engine, uint32_t item) {
    if (!is_visible_item(engine, item)) {
        return NULL;
    }
    hc_session *session = &engine->session;
    hc__shape_at(engine->project, &engine->project->items[item], hc__session_picture(session),
                 session->shape);
    return session->shape;
}

uint32_t hc_layer(const hc_engine *engine, uint32_t item) {
    return is_visible_item(engine, item) ? engine->project->items[item].layer : HC_NONE;
}

void hc_picture(hc_engine *engine, double time_s) {
    engine->session.picture_s = time_s;
}

const double *hc_stage(hc_engine *engine, uint32_t fit, double box_width, double box_height,
                       double media_width, double media_height, double position_x, double offset_x,
                       double position_y, double offset_y) {
    double ratio = media_width / media_height;
    if (media_width > 0 && media_height > 0 && ratio != engine->frame_ratio) {
        engine->frame_ratio = engine->session.frame_ratio = ratio;
        engine->session.hits.stale = true;
    }
    hc_box stage = hc__geometry_stage(
        fit <= HC_FIT_SCALE_DOWN ? (hc_fit)fit : HC_FIT_CONTAIN, box_width, box_height, media_width,
        media_height, (hc_alignment){position_x, offset_x}, (hc_alignment){position_y, offset_y});
    engine->stage[0] = stage.left;
    engine->stage[1] = stage.top;
    engine->stage[2] = stage.width;
    engine->stage[3] = stage.height;
    return engine->stage;
}
