// SPDX-License-Identifier: MIT
// Functions that take or write text.
#include "api/engine.h"

#include "base/allocator.h"
#include "base/json.h"
#include "base/unicode.h"
#include "query/explain.h"
#include "query/view.h"
#include "session/crm.h"
#include "session/measure.h"
#include "session/tray.h"
#include "session/visibility.h"

char *hc_text_reserve(hc_engine *engine, uint32_t bytes) {
    HC_MEMORY_OF(engine);
    engine->input.size = 0;
    engine->input.failed = false;
    return bytes > INT32_MAX ? NULL : hc__bytes_reserve(&engine->input, bytes + 1u);
}

const char *hc_text_data(const hc_engine *engine) {
    return engine->text.data;
}

uint32_t hc__engine_text_size(hc_engine *engine) {
    bool failed = engine->text.failed || engine->scratch.failed; // which it is made from
    uint32_t size = failed ? 0 : engine->text.size;
    engine->text.failed = engine->scratch.failed = false;
    return size;
}

hc_bytes *hc__engine_open_text(hc_engine *engine) {
    engine->text.size = 0;
    engine->text.failed = false;
    return &engine->text;
}

hc_str hc__engine_valid(const char *text, uint32_t bytes) {
    uint32_t size = 0;
    for (uint32_t step = 1; size < bytes && step > 0; size += step) {
        step = hc__unicode_sequence(text + size, bytes - size);
    }
    return (hc_str){text, size};
}

uint32_t hc_diagnostics_text(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    hc_bytes *out = hc__engine_open_text(engine);
    hc__bytes_append(out, (hc_str){engine->diagnostics.lines.data, engine->diagnostics.lines.size});
    return hc__engine_text_size(engine);
}

uint32_t hc_diagnostics_error_count(const hc_engine *engine) {
    return engine->diagnostics.errors;
}

uint32_t hc_project_text(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    hc_bytes *out = hc__engine_open_text(engine);
    if (engine->project != NULL) {
        hc__view_project(&engine->session, out);
    }
    return hc__engine_text_size(engine);
}

bool hc__engine_is_visible_item(const hc_engine *engine, uint32_t item) {
    return engine->project != NULL && item < engine->project->item_count &&
           hc__type_is_visible(engine->project->items[item].type);
}

uint32_t hc_item_text(hc_engine *engine, uint32_t item) {
    HC_MEMORY_OF(engine);
    hc_bytes *out = hc__engine_open_text(engine);
    if (hc__engine_is_visible_item(engine, item)) {
        hc__view_item(&engine->session, item, out);
    }
    return hc__engine_text_size(engine);
}

bool hc__engine_is_item(const hc_engine *engine, uint32_t item) {
    return engine->project != NULL && item < engine->project->item_count;
}

uint32_t hc_tray_text(hc_engine *engine, const char *name, uint32_t bytes) {
    HC_MEMORY_OF(engine);
    hc_bytes *out = hc__engine_open_text(engine);
    hc__work_begin(&engine->work);
    if (engine->project != NULL) {
        hc__tray_list(&engine->session, hc__engine_valid(name, bytes), out);
    }
    return hc__engine_text_size(engine);
}

uint32_t hc_crm_text(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    hc_bytes *out = hc__engine_open_text(engine);
    if (engine->project != NULL) {
        hc__json_open(out, NULL, '[');
        hc__crm_list(&engine->session, out);
        hc__json_close(out, ']');
    }
    return hc__engine_text_size(engine);
}

uint32_t hc_item_explain(hc_engine *engine, uint32_t item) {
    HC_MEMORY_OF(engine);
    hc_bytes *out = hc__engine_open_text(engine);
    hc__work_begin(&engine->work);
    if (hc__engine_is_item(engine, item)) {
        hc__json_open(out, NULL, '{');
        hc__explain(&engine->session, item, out);
        hc__json_close(out, '}');
    }
    return hc__engine_text_size(engine);
}

uint32_t hc_measure_text(hc_engine *engine) {
    HC_MEMORY_OF(engine);
    hc_bytes *out = hc__engine_open_text(engine);
    if (engine->project != NULL) {
        hc__json_open(out, NULL, '{');
        hc__measure_report(&engine->session, out);
        hc__json_close(out, '}');
        out->failed = out->failed || engine->session.measure.failed;
        engine->session.measure.failed = false;
    }
    return hc__engine_text_size(engine);
}

// Searches the current video, with an index, since pages look up its ids one after the other.
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

uint32_t hc_item_find(hc_engine *engine, const char *id, uint32_t bytes) {
    HC_MEMORY_OF(engine);
    const hc_project *project = engine->project;
    uint32_t found = project == NULL ? HC_NONE : find_in_video(engine, (hc_str){id, bytes});
    for (uint32_t i = 0; found == HC_NONE && project != NULL && i < project->item_count; i++) {
        found = hc__str_equal(project->items[i].id, (hc_str){id, bytes}) ? i : found;
    }
    return found;
}

uint32_t hc_video_find(const hc_engine *engine, const char *id, uint32_t bytes) {
    return engine->project == NULL ? HC_NONE
                                   : hc__project_find_video(engine->project, (hc_str){id, bytes});
}

uint32_t hc_effect_line(hc_engine *engine, const hc_effect *effect) {
    HC_MEMORY_OF(engine);
    hc_bytes *out = hc__engine_open_text(engine);
    const hc_bytes *text = &engine->effects.text;
    if (effect->text_bytes == 0 && engine->project != NULL) {
        hc__visibility_line(engine->project, effect, out);
    } else if (effect->text <= text->size && effect->text_bytes <= text->size - effect->text) {
        hc__bytes_append(out, (hc_str){text->data + effect->text, effect->text_bytes});
    }
    return hc__engine_text_size(engine);
}
