// SPDX-License-Identifier: MIT
// A document with every feature, and a session with every input.
#ifndef HC_TEST_RICH_H
#define HC_TEST_RICH_H

#include "session.h"

// The beginning of an object of the document; it can be clicked in the top left quarter.
#define BUTTON                                                                                     \
    "\"type\":\"button\",\"pos_top\":0,\"pos_left\":0,\"pos_width\":50,\"pos_height\":50,"

// A document and a session with it.
typedef struct scenario {
    hc_str json;
    const input *steps;
    uint32_t count;
} scenario;

scenario rich_scenario(void);

#endif
