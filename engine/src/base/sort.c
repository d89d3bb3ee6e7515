// SPDX-License-Identifier: MIT
// Heapsort (Williams, 1964), with Floyd's bottom-up construction of the heap.
#include "base/sort.h"

#include <stdbool.h>
#include <string.h>

static void swap(char *a, char *b, size_t size) {
    for (size_t i = 0; i < size; i += sizeof(uint32_t)) {
        uint32_t x = 0;
        uint32_t y = 0;
        memcpy(&x, a + i, sizeof x);
        memcpy(&y, b + i, sizeof y);
        memcpy(a + i, &y, sizeof y);
        memcpy(b + i, &x, sizeof x);
    }
}

static void sift_down(char *items, uint32_t root, uint32_t count, size_t size,
                      int (*compare)(const void *, const void *)) {
    for (uint32_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && compare(items + child * size, items + (child + 1) * size) < 0) {
            child++;
        }
        if (compare(items + root * size, items + child * size) >= 0) {
            return;
        }
        swap(items + root * size, items + child * size, size);
        root = child;
    }
}

static bool is_sorted(const char *items, uint32_t count, size_t size,
                      int (*compare)(const void *, const void *)) {
    uint32_t i = 1;
    while (i < count && compare(items + (i - 1) * size, items + i * size) <= 0) {
        i++;
    }
    return i >= count;
}

void hc__sort(void *items, uint32_t count, size_t size,
              int (*compare)(const void *, const void *)) {
    if (is_sorted(items, count, size, compare)) {
        return; // the usual case
    }
    for (uint32_t i = count / 2; i-- > 0;) {
        sift_down(items, i, count, size, compare);
    }
    for (uint32_t end = count; end-- > 1;) {
        swap(items, (char *)items + end * size, size);
        sift_down(items, 0, end, size, compare);
    }
}
