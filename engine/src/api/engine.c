// SPDX-License-Identifier: MIT
// The life of an engine, and its document.
#include "api/engine.h"

#include <math.h>

#include "base/allocator.h"
#include "load/document.h"
#include "session/ahead.h"
#include "session/playback.h"
#include "session/tray.h"
#include "session/video.h"
#include "session/visibility.h"

uint32_t hc_abi_version(void) {
    return HC_ABI_VERSION;
}

void hc__engine_report(hc_engine *engine) {
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

static hc_engine *new_engine(void) {
    hc_engine *engine = hc__calloc(1, sizeof(hc_engine));
    if (engine != NULL) {
        engine->frame_ratio = 16.0 / 9.0;
        engine->ids_video = HC_NONE;
    }
    return engine;
}

#ifdef __wasm__

hc_engine *hc_engine_create(void) {
    return new_engine();
}

#else

hc_engine *hc_engine_create(void) {
    return hc_engine_create_with(NULL);
}

hc_engine *hc_engine_create_with(const hc_allocator *allocator) {
    const hc_allocator *outer = hc__allocator_use(allocator);
    hc_engine *engine = new_engine();
    if (engine != NULL && allocator != NULL) {
        engine->allocator = *allocator;
    }
    hc__allocator_restore(&outer);
    return engine;
}

#endif

// Writes the lines of shows and hides, which need the document, before it is dropped.
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

void hc_engine_destroy(hc_engine *engine) {
    if (engine == NULL) {
        return;
    }
#ifndef __wasm__
    const hc_allocator allocator = engine->allocator; // outlives the engine
    const hc_allocator *outer = hc__allocator_use(&allocator);
#endif
    drop_project(engine);
    hc__effects_free(&engine->effects);
    hc__bytes_free(&engine->diagnostics.lines);
    hc__bytes_free(&engine->properties.table);
    hc__bytes_free(&engine->input);
    hc__bytes_free(&engine->text);
    hc__bytes_free(&engine->scratch);
    hc__free(engine);
#ifndef __wasm__
    hc__allocator_restore(&outer);
#endif
}

// ---- The document ---------------------------------------------------------

bool hc__engine_begin(hc_engine *engine) {
    hc__effects_clear(&engine->effects);
    hc__work_begin(&engine->work);
    return engine->project != NULL;
}

hc_result hc__engine_finish(hc_engine *engine, bool accepted) {
    if (!accepted) {
        // Effects of an intent that was answered first must still be published.
        hc__engine_report(engine);
        return engine->state.effect_count > 0 ? HC_OK : HC_REFUSED;
    }
    hc__playback_run(&engine->session);
    if (!engine->session.awaiting) {
        hc__tray_settle(&engine->session); // an intent must be the last effect
    }
    hc__engine_report(engine);
    bool *const FLAGS[] = {&engine->effects.records.failed, &engine->effects.text.failed,
                           &engine->scratch.failed,         &engine->session.variables.failed,
                           &engine->session.crm.failed,     &engine->session.measure.failed};
    bool failed = false;
    for (uint32_t i = 0; i < sizeof FLAGS / sizeof FLAGS[0]; i++) {
        failed = failed || *FLAGS[i];
        *FLAGS[i] = false;
    }
    return failed ? HC_ERR_MEMORY : HC_OK;
}

hc_result hc_project_load(hc_engine *engine, const char *json, uint32_t bytes, hc_load_mode mode) {
    HC_MEMORY_OF(engine);
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
    // The event comes first, since it may fail for lack of memory, and then nothing may change.
    hc__effects_clear(&engine->effects);
    hc__session_plain_event(&session, HC_EVENT_PROJECT_LOAD);
    if (engine->effects.records.failed || engine->effects.text.failed) {
        hc__effects_clear(&engine->effects);
        hc__engine_report(engine);
        hc__session_free(&session);
        hc__project_free(project);
        return HC_ERR_MEMORY;
    }
    drop_project(engine);
    engine->project = project;
    engine->session = session;
    engine->session.frame_ratio = engine->frame_ratio;
    hc__engine_report(engine);
    return HC_OK;
}

hc_result hc_unicode_load(hc_engine *engine, const char *table, uint32_t bytes) {
    HC_MEMORY_OF(engine);
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

hc_result hc_input_unload(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    if (!hc__engine_begin(engine)) {
        return hc__engine_finish(engine, false);
    }
    hc__video_unload(&engine->session);
    write_lines(engine);
    hc_result result = hc__engine_finish(engine, true);
    drop_project(engine);
    hc__engine_report(engine);
    return result;
}
