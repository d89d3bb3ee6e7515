// SPDX-License-Identifier: MIT
#include "session/cue.h"

#include "session/ahead.h"

void hc__cue_emit(hc_session *session, uint32_t index, double time_s, hc_effect_kind kind) {
    const hc_cue *cue = &session->project->cues[index];
    if ((cue->once && session->cue_used[index]) || hc__work_is_spent(session->work)) {
        return;
    }
    hc__work_spend(session->work, HC_WORK_CUE);
    session->cue_used[index] = 1;
    hc__member_cue(hc__session_event_at(session, kind, time_s), cue);
    hc__event_end(session->effects, 0);
}

void hc__cue_emit_progress(hc_session *session, uint32_t progress) {
    hc_bytes *out = hc__session_event_at(session, HC_EVENT_PLAYER_PROGRESS,
                                         hc__ahead_threshold(session, progress));
    hc__member_number(out, "progress", HC_AHEAD_PROGRESS[progress]);
    hc__event_end(session->effects, 0);
    session->progress_emitted |= 1u << progress;
}
