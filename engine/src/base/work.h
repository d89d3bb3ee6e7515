// SPDX-License-Identifier: MIT
// How much an input may do (T21), in steps. What takes longer is more steps; what is
// counted is what the document makes longer than itself: conditions, templates, readers of
// a variable, entries of a tray. The count is the same in every build.
#ifndef HC_WORK_H
#define HC_WORK_H

#include <stdbool.h>

#include "hotcue/hotcue.h"

typedef struct hc_work {
    uint32_t left; // steps; 0: the rest of the input is left out
    bool reported; // by an `error` event
} hc_work;

// What things count. A step takes a nanosecond or two, in the page as well.
typedef enum hc_work_steps {
    HC_WORK_ENTRY = 4,     // an interaction that may be in a tray
    HC_WORK_ITEM = 16,     // one whose condition may have changed, a variable that is reset
    HC_WORK_EFFECT = 1024, // of a variable that changes, for the page to carry out
    HC_WORK_CUE = 512,     // a cue
    HC_WORK_TEST = 32,     // of a condition; a timed action
    HC_WORK_FOLDED = 16,   // a byte of a text compared with upper and lower case alike
    HC_WORK_NUMBER = 2048, // a decimal that is read or written
    HC_WORK_TEMPLATE = 64, // a template replaced
    HC_WORK_RESOLVED = 4,  // a byte of the text that it is in, and of what comes of it
    HC_WORK_ENCODED = 16,  // a byte of a value that goes into a URL, a number or an address
    HC_WORK_WRITTEN = 32,  // a word of a pattern that is put together
    HC_WORK_LOOK = 6,      // an instruction of a pattern that is looked at
    HC_WORK_LOGGED = 16,   // a byte of what is logged about variables and trays
} hc_work_steps;

static inline void hc__work_begin(hc_work *work) {
    *work = (hc_work){HC_LIMIT_WORK, false};
}

static inline bool hc__work_is_spent(const hc_work *work) {
    return work->left == 0;
}

static inline void hc__work_spend(hc_work *work, uint64_t steps) {
    work->left -= steps < work->left ? (uint32_t)steps : work->left;
}

#endif
