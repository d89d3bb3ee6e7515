// SPDX-License-Identifier: MIT
// Where memory comes from: the allocator of the engine that is called, which each public
// function names at its beginning (HC_MEMORY_OF). So no list has to carry it with it. A
// module of WebAssembly has one memory for everything, that of api/wasm.c.
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

// From here to the end of the block memory is the engine's.
#define HC_MEMORY_OF(engine)                                                                       \
    __attribute__((cleanup(hc__allocator_restore), unused)) const hc_allocator *outer_ =           \
        hc__allocator_use(&(engine)->allocator)

// Gives the one that was used before.
const hc_allocator *hc__allocator_use(const hc_allocator *allocator);
void hc__allocator_restore(const hc_allocator **outer);

// As their namesakes of the C library; to be given back under the same allocator.
void *hc__malloc(size_t bytes);
void *hc__calloc(size_t count, size_t size);
void *hc__realloc(void *memory, size_t bytes);
void hc__free(void *memory);

#endif

#endif
