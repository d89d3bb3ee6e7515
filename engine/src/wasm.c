// SPDX-License-Identifier: MIT
// What only the WebAssembly build needs: memory. The exports are the functions
// of hotcue.h; nothing is imported.
//
// The allocator keeps a list of free blocks for each power of two and takes
// new ones from the end of memory, which grows. A block goes back to the list
// it came from, so memory once used is found again; the engine's blocks are
// few and large, cJSON's all of a size and short-lived, so more is not needed.
#ifdef __wasm__

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PAGE_BYTES 65536u
#define HEADER_BYTES 8u // keeps what follows aligned for a double
#define CLASSES 31u

typedef struct block {
    uint32_t class; // its size is 1 << class, header included
    struct block *next;
} block;

extern unsigned char __heap_base;

static block *free_blocks[CLASSES];
static uintptr_t top;

static uint32_t class_of(size_t bytes) {
    return 32u - (uint32_t)__builtin_clz((uint32_t)bytes + HEADER_BYTES - 1u);
}

// Each growth may copy the whole memory, so it grows by a quarter at least.
static bool grow_to(uintptr_t end) {
    uintptr_t room = __builtin_wasm_memory_size(0) * PAGE_BYTES;
    uintptr_t needed = end > room ? (end - room + PAGE_BYTES - 1) / PAGE_BYTES : 0;
    uintptr_t quarter = room / PAGE_BYTES / 4;
    return needed == 0 ||
           (quarter > needed && __builtin_wasm_memory_grow(0, quarter) != SIZE_MAX) ||
           __builtin_wasm_memory_grow(0, needed) != SIZE_MAX;
}

static block *take_from_end(uint32_t class) {
    if (top == 0) {
        top = ((uintptr_t)&__heap_base + 15u) & ~(uintptr_t)15u;
    }
    uintptr_t end = top + ((uintptr_t)1 << class);
    if (end < top || !grow_to(end)) {
        return NULL;
    }
    block *taken = (block *)top;
    top = end;
    return taken;
}

void *malloc(size_t bytes) {
    if (bytes > (1u << (CLASSES - 1u)) - HEADER_BYTES) {
        return NULL;
    }
    uint32_t class = class_of(bytes);
    block *found = free_blocks[class];
    if (found != NULL) {
        free_blocks[class] = found->next;
    } else {
        found = take_from_end(class);
    }
    if (found == NULL) {
        return NULL;
    }
    found->class = class;
    return (char *)found + HEADER_BYTES;
}

void free(void *memory) {
    if (memory != NULL) {
        block *freed = (block *)(void *)((char *)memory - HEADER_BYTES);
        freed->next = free_blocks[freed->class];
        free_blocks[freed->class] = freed;
    }
}

void *calloc(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) {
        return NULL;
    }
    void *memory = malloc(count * size);
    return memory == NULL ? NULL : memset(memory, 0, count * size);
}

void *realloc(void *memory, size_t bytes) {
    if (memory == NULL) {
        return malloc(bytes);
    }
    uint32_t class = ((block *)(void *)((char *)memory - HEADER_BYTES))->class;
    size_t room = ((size_t)1 << class) - HEADER_BYTES;
    if (bytes <= room) {
        return memory;
    }
    void *moved = malloc(bytes);
    if (moved != NULL) {
        memcpy(moved, memory, room);
        free(memory);
    }
    return moved;
}

#else
typedef int hc__not_wasm; // ISO C wants a declaration in every file
#endif
