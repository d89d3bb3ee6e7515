// SPDX-License-Identifier: MIT
// Sorting. The C library's qsort is as good, but in engine.wasm it would take
// five times the room.
#ifndef HC_SORT_H
#define HC_SORT_H

#include <stddef.h>
#include <stdint.h>

// Sorts items of whole words of 4 bytes in place, not stably, in O(count log count) whatever the
// order. The comparison is as qsort's.
void hc__sort(void *items, uint32_t count, size_t size, int (*compare)(const void *, const void *));

#endif
