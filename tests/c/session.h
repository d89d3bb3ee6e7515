// SPDX-License-Identifier: MIT
// Engines, documents and effects for tests of the public functions.
#ifndef HC_TEST_SESSION_H
#define HC_TEST_SESSION_H

#include "hotcue/hotcue.h"
#include "inputs.h"
#include "sound.h"
#include "test.h"

// Returns an engine with the document loaded, ready and not yet playing, which the caller destroys;
// NULL, with the test failed, when the document is rejected.
hc_engine *engine_with(const char *json, double duration_s);

hc_result load(hc_engine *engine, hc_str json, hc_load_mode mode);

// Return how many diagnostics the last load had, of one code or, with NULL,
// of all; and how many of them are errors.
uint32_t diagnostics_of(hc_engine *engine, const char *code);
uint32_t errors_of(hc_engine *engine);

// Returns how many effects of a kind the last input had.
uint32_t effects_of(const hc_engine *engine, hc_effect_kind kind);

// Appends as printf does, up to some hundred bytes.
#define APPEND(out, ...)                                                                           \
    do {                                                                                           \
        char text_[500];                                                                           \
        int size_ = snprintf(text_, sizeof text_, __VA_ARGS__);                                    \
        hc__bytes_append(out, (hc_str){text_, (uint32_t)size_});                                   \
    } while (0)

// Makes one input, given its name in C; the lengths of texts are computed. Returns HC_ERR_ARGUMENT
// for an unknown name, too.
hc_result feed(hc_engine *engine, const input *input);

// Returns the name of an input by number; NULL after the last.
const char *input_name(uint32_t number);

#endif
