// SPDX-License-Identifier: MIT
// Switching videos, the end of a video, and the project as a whole (T5, T17, T18).
#ifndef HC_VIDEO_H
#define HC_VIDEO_H

#include "session/session.h"

// The first play: emits project:start and node:enter.
void hc__video_start_project(hc_session *session);

// Leaves the video and enters it again; `by_itself`: the media element has already restarted.
void hc__video_restart(hc_session *session, bool by_itself);

// Carry out steps of tasks.
void hc__video_switch_step(hc_session *session, hc_task *task);
void hc__video_ended_step(hc_session *session);

// ---- Inputs, as hotcue.h specifies them; false when refused ---------------

bool hc__video_jump(hc_session *session, uint32_t video, double time_s);
void hc__video_reset(hc_session *session);
void hc__video_unload(hc_session *session);

#endif
