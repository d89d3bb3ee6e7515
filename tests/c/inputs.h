// SPDX-License-Identifier: MIT
// Every input of engine/schema/inputs.def as a call with one record.
#ifndef HC_TEST_INPUTS_H
#define HC_TEST_INPUTS_H

#include "hotcue/hotcue.h"

// What an input is given: an input takes none of these twice, which tools/generate/inputs.mjs sees
// to.
typedef struct input {
    const char *name;
    double number;    // TIME, START, DURATION; the number of a VALUE
    uint32_t integer; // ITEM, VIDEO, TOKEN; the kind of a VALUE
    uint32_t choice;  // FLAG, OPTION, the words
    const char *text; // NAME, FIELDS
    const char *value;
    uint32_t text_bytes, value_bytes;
} input;

#define PASS_NONE
#define PASS_TIME(parameter) , in->number
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

// call_NAME(engine, input): hc_input_NAME().
#define HC_INPUT(name, method, A, B, C, what)                                                      \
    static inline hc_result call_##name(hc_engine *engine, const input *in) {                      \
        (void)in;                                                                                  \
        return hc_input_##name(engine PASS_##A PASS_##B PASS_##C);                                 \
    }
#include "../../engine/schema/inputs.def"

#endif
