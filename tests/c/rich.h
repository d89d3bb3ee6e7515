// SPDX-License-Identifier: MIT
// A document with something of everything, and a session with every input.
#ifndef HC_TEST_RICH_H
#define HC_TEST_RICH_H

#include "session.h"

// An object of the document begins so: it is clicked in the top left quarter.
#define BUTTON                                                                                     \
    "\"type\":\"button\",\"pos_top\":0,\"pos_left\":0,\"pos_width\":50,\"pos_height\":50,"

// One document, and a session of it.
typedef struct scenario {
    hc_str json;
    const input *steps;
    uint32_t count;
} scenario;

scenario rich_scenario(void);

#endif
