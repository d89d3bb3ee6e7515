// SPDX-License-Identifier: MIT
// The engine's struct, for the public functions.
#ifndef HC_ENGINE_H
#define HC_ENGINE_H

#include "hotcue/hotcue.h"
#include "load/diagnostics.h"
#include "session/session.h"

_Static_assert(sizeof(void *) != 4 || sizeof(hc_state) == 32, "js-glue/engine/engine.js reads it");

struct hc_engine {
    hc_state state;
    hc_project *project; // NULL without a document
    hc_effect_list effects;
    hc_diagnostics_list diagnostics;
    hc_properties properties;
    hc_bytes input;   // hc_text_reserve()
    hc_bytes text;    // hc_text_data()
    hc_bytes scratch; // for the session
#ifndef __wasm__
    hc_allocator allocator;
#endif
    hc_work work; // of the current input or query
    double stage[4];
    double frame_ratio; // from the last hc_stage_fit()
    hc_names ids;       // of the interactions of one video
    uint32_t ids_video; // its number, or HC_NONE
    hc_session session;
};

// Begins an input: clears the previous effects. Returns false without a document.
bool hc__engine_begin(hc_engine *engine);

// Ends an input: runs the session and publishes the result. accepted: false
// if the input is refused.
hc_result hc__engine_finish(hc_engine *engine, bool accepted);

// Updates hc_state.
void hc__engine_report(hc_engine *engine);

// For functions that write text: the buffer, then the text's length; 0 when memory ran out.
hc_bytes *hc__engine_open_text(hc_engine *engine);
uint32_t hc__engine_text_size(hc_engine *engine);

// Returns text from outside up to its first byte that is not valid UTF-8.
hc_str hc__engine_valid(const char *text, uint32_t bytes);

bool hc__engine_is_item(const hc_engine *engine, uint32_t item);
bool hc__engine_is_visible_item(const hc_engine *engine, uint32_t item);

#endif
