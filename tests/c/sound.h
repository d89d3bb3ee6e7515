// SPDX-License-Identifier: MIT
// Invariants that hold for every input. Shared with the fuzz targets.
#ifndef HC_TEST_SOUND_H
#define HC_TEST_SOUND_H

#include "base/memory.h"
#include "hotcue/hotcue.h"

// Returns whether a text is strict JSON on one line.
bool is_json(hc_str text);

// Returns whether a text consists of lines of strict JSON; it may be empty.
bool are_json_lines(hc_str text);

// Returns whether the effects are as hotcue.h specifies: kinds exist, log lines are JSON, and only
// the last may be an intent.
bool effects_are_sound(hc_engine *engine);

// Returns how often a word occurs in a text.
uint32_t count_of(hc_str text, const char *word);

// Returns the text that a function has written.
hc_str text_of(const hc_engine *engine, uint32_t bytes);

#endif
