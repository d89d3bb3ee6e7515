// SPDX-License-Identifier: MIT
// Every input of engine/schema/inputs.def as a call with a struct.
#ifndef HC_TEST_INPUTS_H
#define HC_TEST_INPUTS_H

#include "hotcue/hotcue.h"

// The arguments of an input. No input has two of the same member;
// tools/generate/inputs.mjs checks that.
typedef struct input {
    const char *name;
    double number;    // TIME, START, DURATION; of a VALUE the number
    uint32_t integer; // ITEM, VIDEO, TOKEN; of a VALUE the kind
    uint32_t choice;  // FLAG, OPTION, words
    const char *text; // NAME, FIELDS
    const char *value;
    uint32_t text_bytes, value_bytes;
} input;

#define PASS_NONE
#define PASS_TIME(parameter) , in->number
#define PASS_WALL PASS_TIME
#define PASS_START PASS_TIME
#define PASS_DURATION PASS_TIME
#define PASS_ITEM(parameter) , in->integer
#define PASS_VIDEO PASS_ITEM
#define PASS_TOKEN PASS_ITEM
#define PASS_FLAG(parameter) , in->choice != 0
#define PASS_OPTION PASS_FLAG
#define PASS_SEEKER(parameter) , (hc_seeker)in->choice
#define PASS_DEVICE(parameter) , (hc_device)in->choice
#define PASS_SETTER(parameter) , (hc_setter)in->choice
#define PASS_NAME(parameter) , in->text, in->text_bytes
#define PASS_FIELDS PASS_NAME
#define PASS_VALUE(parameter) , (hc_value_kind)in->integer, in->number, in->value, in->value_bytes

// call_NAME(engine, input) calls hc_input_NAME().
#define HC_INPUT(name, method, A, B, C, what)                                                      \
    static inline hc_result call_##name(hc_engine *engine, const input *in) {                      \
        (void)in;                                                                                  \
        return hc_input_##name(engine PASS_##A PASS_##B PASS_##C);                                 \
    }
#include "../../engine/schema/inputs.def"

#endif
