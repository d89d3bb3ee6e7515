// SPDX-License-Identifier: MIT
// Counts the program's allocations and makes them fail: its malloc, calloc, realloc and free are
// those of counted.c (the linker's --wrap).
#ifndef HC_TEST_COUNTED_H
#define HC_TEST_COUNTED_H

#include <stddef.h>
#include <stdint.h>

typedef struct allocations {
    uint64_t count;   // allocations requested
    uint64_t refused; // of these, made to fail
    int64_t live;     // blocks not yet freed
    int64_t bytes;    // bytes in these blocks
    size_t largest;   // bytes of the largest block
} allocations;

// Resets the counts. From here, the n-th allocation fails (0: none), and
// with `from_there` all that follow it.
void allocations_begin(uint64_t refuse, int from_there);

// No allocation fails from here on; returns the counts.
allocations allocations_end(void);

// Allocations between rest and go_on don't fail and only count as live blocks.
void allocations_rest(void);
void allocations_go_on(void);

#endif
