// SPDX-License-Identifier: MIT
// Emits cues and progress when they are passed (T5, T7).
#ifndef HC_CUE_H
#define HC_CUE_H

#include "session/session.h"

// Emits a cue at its time, unless its `once` has been used up; kind is HC_EVENT_CUE_FORWARD or
// HC_EVENT_CUE_REVERSE.
void hc__cue_emit(hc_session *session, uint32_t cue, double time_s, hc_effect_kind kind);

// Emits a progress mark, given its index in HC_AHEAD_PROGRESS.
void hc__cue_emit_progress(hc_session *session, uint32_t progress);

#endif
