// SPDX-License-Identifier: MIT
// The limit on the work of one input (T21), in steps. Counted is what can
// grow faster than the document: conditions, templates, readers of a
// variable, items of a tray. The count is the same in every build.
#ifndef HC_WORK_H
#define HC_WORK_H

#include <stdbool.h>

#include "hotcue/hotcue.h"

typedef struct hc_work {
    uint32_t left; // steps; at 0 the rest of the input is skipped
    bool reported; // by an `error` event
} hc_work;

// The steps of each unit of work. A step takes a nanosecond or two, including the page's share.
typedef enum hc_work_steps {
    HC_WORK_ENTRY = 4,     // an interaction that may be in a tray
    HC_WORK_ITEM = 16,     // a condition of an interaction, or a variable to reset
    HC_WORK_EFFECT = 1024, // an effect of a variable's change, which the page carries out
    HC_WORK_CUE = 512,     // a cue
    HC_WORK_TEST = 32,     // a test of a condition, or a timed action
    HC_WORK_FOLDED = 16,   // a byte of text compared ignoring case
    HC_WORK_NUMBER = 2048, // a decimal read or written
    HC_WORK_TEMPLATE = 64, // a template replaced
    HC_WORK_RESOLVED = 4,  // a byte of a text with templates, and of the result
    HC_WORK_ENCODED = 16,  // a byte of a value encoded for a URL, a number or an address
    HC_WORK_WRITTEN = 32,  // a word of a pattern compiled at run time
    HC_WORK_LOOK = 6,      // an instruction of a pattern visited
    HC_WORK_LOGGED = 16,   // a byte of the log about variables and trays
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
