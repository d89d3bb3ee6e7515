// SPDX-License-Identifier: MIT
// The program's memory, counted and refused: its malloc, calloc, realloc and
// free are counted.c's (the linker's --wrap).
#ifndef HC_TEST_COUNTED_H
#define HC_TEST_COUNTED_H

#include <stddef.h>
#include <stdint.h>

typedef struct allocations {
    uint64_t count;   // that were asked for
    uint64_t refused; // of them
    int64_t live;     // blocks taken and not given back
    int64_t bytes;    // of them
    size_t largest;   // bytes of the largest one
} allocations;

// Counts from 0 again. The n-th allocation from here is refused, 0 for none,
// and with `from_there` all that follow it.
void allocations_begin(uint64_t refuse, int from_there);

// Refuses none any more; gives what was counted.
allocations allocations_end(void);

// Between these nothing is counted or refused, but for the blocks that live on.
void allocations_rest(void);
void allocations_go_on(void);

#endif
