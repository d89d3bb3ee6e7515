// SPDX-License-Identifier: MIT
// What an engine is, for the public functions.
#ifndef HC_ENGINE_H
#define HC_ENGINE_H

#include "hotcue/hotcue.h"
#include "load/diagnostics.h"
#include "session/session.h"

_Static_assert(sizeof(void *) != 4 || sizeof(hc_state) == 32, "js-glue/engine/engine.js reads it");

struct hc_engine {
    hc_state state;
    hc_project *project; // NULL before a document is loaded
    hc_effect_list effects;
    hc_diagnostics_list diagnostics;
    hc_properties properties;
    hc_bytes input;   // hc_text_reserve()
    hc_bytes text;    // hc_text_data()
    hc_bytes scratch; // of the session
#ifndef __wasm__
    hc_allocator allocator;
#endif
    hc_work work; // of the input, or of a question
    double stage[4];
    double frame_ratio; // as hc_stage_fit() was told last
    hc_names ids;       // of the interactions of a video
    uint32_t ids_video; // HC_NONE before one was asked for
    hc_session session;
};

// Every input begins here: the effects of the one before are gone. False without a document.
bool hc__engine_begin(hc_engine *engine);

// And ends here: the session runs, what it left is reported. accepted: whether the input
// may happen.
hc_result hc__engine_finish(hc_engine *engine, bool accepted);

// Fills hc_state anew.
void hc__engine_report(hc_engine *engine);

// For functions that write text: where to, and how long it is; 0 when memory ran out.
hc_bytes *hc__engine_open_text(hc_engine *engine);
uint32_t hc__engine_text_size(hc_engine *engine);

// Text from outside is cut where it stops being UTF-8.
hc_str hc__engine_valid(const char *text, uint32_t bytes);

bool hc__engine_is_item(const hc_engine *engine, uint32_t item);
bool hc__engine_is_visible_item(const hc_engine *engine, uint32_t item);

#endif
