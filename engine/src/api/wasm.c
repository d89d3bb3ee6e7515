// SPDX-License-Identifier: MIT
// Memory for the WebAssembly build. The exports are the functions of hotcue.h; nothing is imported.
//
// The allocator keeps a list of free blocks per size class, with four classes per power of two, and
// takes new blocks from the end of memory, which grows. A freed block returns to its own list and
// is never merged: the engine's blocks are few and large. The last block can grow in place, which
// suits the list that the scan of a document fills.
#ifdef __wasm__

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PAGE_BYTES 65536u
#define BYTES_MOST 0x40000000u
#define HEADER_BYTES 8u // keeps the payload aligned for a double
#define LEAST_BITS 5u   // log2 of the smallest size
#define CLASSES (4u * 32u)

typedef struct block {
    uint32_t class;
    struct block *next;
} block;

extern unsigned char __heap_base;

static block *free_blocks[CLASSES];
static uintptr_t top;

static uint32_t class_of(uint32_t bytes) {
    uint32_t last = bytes + HEADER_BYTES - 1u;
    last = last < 1u << LEAST_BITS ? 1u << LEAST_BITS : last;
    uint32_t bits = 31u - (uint32_t)__builtin_clz(last);
    return 4u * bits + (last >> (bits - 2u) & 3u);
}

// Returns the size of a block, including the header.
static uintptr_t size_of(uint32_t class) {
    return (uintptr_t)(class % 4u + 5u) << (class / 4u - 2u);
}

// Growing may copy the whole memory, so it grows by a quarter at least.
static bool grow_to(uintptr_t end) {
    uintptr_t room = __builtin_wasm_memory_size(0) * PAGE_BYTES;
    uintptr_t needed = end > room ? (end - room + PAGE_BYTES - 1) / PAGE_BYTES : 0;
    uintptr_t quarter = room / PAGE_BYTES / 4;
    return needed == 0 ||
           (quarter > needed && __builtin_wasm_memory_grow(0, quarter) != SIZE_MAX) ||
           __builtin_wasm_memory_grow(0, needed) != SIZE_MAX;
}

// Moves the end of the memory in use.
static bool move_top(uintptr_t from, uint32_t class) {
    uintptr_t end = from + size_of(class);
    if (end < from || !grow_to(end)) {
        return false;
    }
    top = end;
    return true;
}

static block *take_from_end(uint32_t class) {
    if (top == 0) {
        top = ((uintptr_t)&__heap_base + 15u) & ~(uintptr_t)15u;
    }
    block *taken = (block *)top;
    if (!move_top(top, class)) {
        return NULL;
    }
    taken->class = class;
    return taken;
}

// Takes a free block, at most twice as large.
static block *take_free(uint32_t class) {
    for (uint32_t larger = class; larger < class + 4u && larger < CLASSES; larger++) {
        block *found = free_blocks[larger];
        if (found != NULL) {
            free_blocks[larger] = found->next;
            return found;
        }
    }
    return NULL;
}

void *malloc(size_t bytes) {
    if (bytes > BYTES_MOST) {
        return NULL;
    }
    uint32_t class = class_of(bytes);
    block *found = take_free(class);
    found = found == NULL ? take_from_end(class) : found;
    return found == NULL ? NULL : (char *)found + HEADER_BYTES;
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
    block *old = (block *)(void *)((char *)memory - HEADER_BYTES);
    size_t room = size_of(old->class) - HEADER_BYTES;
    if (bytes <= room) {
        return memory;
    }
    if (bytes <= BYTES_MOST && (uintptr_t)memory + room == top &&
        move_top((uintptr_t)old, class_of(bytes))) {
        old->class = class_of(bytes);
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
typedef int hc__not_wasm; // ISO C requires a declaration in every file
#endif
