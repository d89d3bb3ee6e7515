// SPDX-License-Identifier: MIT
// What must hold whatever comes in. Shared with the fuzz targets.
#ifndef HC_TEST_SOUND_H
#define HC_TEST_SOUND_H

#include "base/memory.h"
#include "hotcue/hotcue.h"

// Whether a text is strict JSON on one line.
bool is_json(hc_str text);

// Whether a text is lines of strict JSON, or nothing.
bool are_json_lines(hc_str text);

// Whether the effects are as hotcue.h says: kinds that exist, log lines that
// are JSON and nothing but the last an intent.
bool effects_are_sound(hc_engine *engine);

// How often a word stands in a text.
uint32_t count_of(hc_str text, const char *word);

// The text that a call has written.
hc_str text_of(const hc_engine *engine, uint32_t bytes);

#endif
