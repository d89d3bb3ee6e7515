// SPDX-License-Identifier: MIT
// What is under the pointer.
#ifndef HC_HIT_H
#define HC_HIT_H

#include "session/session.h"

// The topmost active interaction at a point of the frame in percent, edges and
// vertices included; HC_NONE when there is none.
uint32_t hc__hit(hc_session *session, hc_point point);

// The topmost that is under a pointer there: what is hit, or lies above that, does
// nothing and has a tooltip.
uint32_t hc__hover(hc_session *session, hc_point point);

// As hc__hit(); or, when there is none, the nearest that can be clicked and is not
// farther than the slop: a distance in x and in y, both positive and finite.
uint32_t hc__hit_near(hc_session *session, hc_point point, hc_point slop);

#endif
