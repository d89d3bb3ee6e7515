// SPDX-License-Identifier: MIT
// Emits cues and progress when they are passed (T5, T7).
#ifndef HC_CUE_H
#define HC_CUE_H

#include "session/session.h"

void hc__cue_emit(hc_session *session, uint32_t cue, double time_s, hc_effect_kind kind);

void hc__cue_emit_progress(hc_session *session, uint32_t progress);

#endif
