// SPDX-License-Identifier: MIT
// What is under the pointer.
#ifndef HC_HIT_H
#define HC_HIT_H

#include "session.h"

// The topmost active interaction at a point of the frame in percent, edges and
// vertices included; HC_NONE when there is none.
uint32_t hc__hit(hc_session *session, hc_point point);

#endif
