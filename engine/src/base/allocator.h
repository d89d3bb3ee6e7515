// SPDX-License-Identifier: MIT
// The source of memory: the allocator of the engine whose public function is
// running, which sets it with HC_MEMORY_OF, so that lists need no pointer to
// it. A WebAssembly module has a single memory, that of api/wasm.c.
#ifndef HC_ALLOCATOR_H
#define HC_ALLOCATOR_H

#include <stdlib.h>

#include "hotcue/hotcue.h"

#ifdef __wasm__

#define HC_MEMORY_OF(engine) ((void)(engine))
#define hc__malloc malloc
#define hc__calloc calloc
#define hc__realloc realloc
#define hc__free free

#else

// From here to the end of the block, memory comes from the engine's allocator.
#define HC_MEMORY_OF(engine)                                                                       \
    __attribute__((cleanup(hc__allocator_restore), unused)) const hc_allocator *outer_ =           \
        hc__allocator_use(&(engine)->allocator)

// Sets the current allocator of the thread; returns the previous one, for restore().
const hc_allocator *hc__allocator_use(const hc_allocator *allocator);
void hc__allocator_restore(const hc_allocator **outer);

// As their namesakes in the C library. Memory must be freed under the allocator it came from.
void *hc__malloc(size_t bytes);
void *hc__calloc(size_t count, size_t size);
void *hc__realloc(void *memory, size_t bytes);
void hc__free(void *memory);

#endif

#endif
