// SPDX-License-Identifier: MIT
#include "base/allocator.h"

#ifndef __wasm__

#include <string.h>

// Per thread, since engines may run on several. NULL outside of engines, as in unit tests.
static _Thread_local const hc_allocator *used;

const hc_allocator *hc__allocator_use(const hc_allocator *allocator) {
    const hc_allocator *outer = used;
    used = allocator;
    return outer;
}

void hc__allocator_restore(const hc_allocator **outer) {
    used = *outer;
}

void *hc__realloc(void *memory, size_t bytes) {
    bool own = used != NULL && used->reallocate != NULL;
    return own ? used->reallocate(used->context, memory, bytes) : realloc(memory, bytes);
}

void *hc__malloc(size_t bytes) {
    return hc__realloc(NULL, bytes > 0 ? bytes : 1);
}

void *hc__calloc(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) {
        return NULL;
    }
    void *memory = hc__malloc(count * size);
    return memory == NULL ? NULL : memset(memory, 0, count * size);
}

void hc__free(void *memory) {
    bool own = used != NULL && used->reallocate != NULL;
    if (!own) {
        free(memory);
    } else if (memory != NULL) {
        used->reallocate(used->context, memory, 0);
    }
}

#else
typedef int hc__no_allocator; // ISO C requires a declaration in every file
#endif
