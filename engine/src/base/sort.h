// SPDX-License-Identifier: MIT
// Sorting, because the C library's qsort() would be five times as large in engine.wasm.
#ifndef HC_SORT_H
#define HC_SORT_H

#include <stddef.h>
#include <stdint.h>

// Sorts items in place, not stably, in O(count log count) in every case. Their size must be a
// multiple of 4 bytes. The comparison is that of qsort().
void hc__sort(void *items, uint32_t count, size_t size, int (*compare)(const void *, const void *));

#endif
