// SPDX-License-Identifier: MIT
// The C library's allocator, counted and made to fail: the linker wraps its
// functions with these (cmake/native.cmake).
#include "counted.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdlib.h>

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t count, size_t bytes);
void *__real_realloc(void *memory, size_t bytes);
void __real_free(void *memory);
void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_realloc(void *memory, size_t bytes);
void __wrap_free(void *memory);

static allocations counted;
static allocations before_rest;
static uint64_t refuse_at;
static uint64_t refuse_after_rest;
static int refuse_after;

void allocations_begin(uint64_t refuse, int from_there) {
    counted = (allocations){0};
    refuse_at = refuse;
    refuse_after = from_there;
}

allocations allocations_end(void) {
    refuse_at = 0;
    return counted;
}

void allocations_rest(void) {
    before_rest = counted;
    refuse_after_rest = refuse_at;
    refuse_at = 0;
}

void allocations_go_on(void) {
    before_rest.live = counted.live;
    counted = before_rest;
    refuse_at = refuse_after_rest;
}

static bool refuses(size_t bytes) {
    counted.count++;
    counted.largest = bytes > counted.largest ? bytes : counted.largest;
    bool refused = refuse_at != 0 &&
                   (counted.count == refuse_at || (refuse_after != 0 && counted.count > refuse_at));
    counted.refused += refused ? 1 : 0;
    return refused;
}

static void *taken(void *memory) {
    counted.live += memory != NULL ? 1 : 0;
    counted.bytes += memory != NULL ? (int64_t)malloc_usable_size(memory) : 0;
    return memory;
}

static void given_back(void *memory) {
    counted.live -= memory != NULL ? 1 : 0;
    counted.bytes -= memory != NULL ? (int64_t)malloc_usable_size(memory) : 0;
}

void *__wrap_malloc(size_t bytes) {
    return taken(refuses(bytes) ? NULL : __real_malloc(bytes));
}

void *__wrap_calloc(size_t count, size_t bytes) {
    return taken(refuses(count * bytes) ? NULL : __real_calloc(count, bytes));
}

void *__wrap_realloc(void *memory, size_t bytes) {
    if (refuses(bytes)) {
        return NULL;
    }
    given_back(memory);
    return taken(__real_realloc(memory, bytes));
}

void __wrap_free(void *memory) {
    given_back(memory);
    __real_free(memory);
}
