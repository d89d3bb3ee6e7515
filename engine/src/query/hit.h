// SPDX-License-Identifier: MIT
// Hit testing: what is under the pointer.
#ifndef HC_HIT_H
#define HC_HIT_H

#include "session/session.h"

// Returns the topmost active interaction at a point in percent of the frame, edges and vertices
// included; HC_NONE when there is none.
uint32_t hc__hit(hc_session *session, hc_point point);

// Returns the topmost interaction that a pointer there hovers over: that of hc__hit(), or an inert
// one above it that has a tooltip.
uint32_t hc__hover(hc_session *session, hc_point point);

// As hc__hit(), but when nothing is hit returns the nearest interaction that can be clicked and is
// within the slop in x and in y, both positive and finite; ties go to the topmost.
uint32_t hc__hit_near(hc_session *session, hc_point point, hc_point slop);

#endif
