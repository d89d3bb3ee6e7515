// SPDX-License-Identifier: MIT
#include "base/memory.h"

#include <string.h>

#include "base/allocator.h"

#define ALIGNMENT 8u
// A power of two including the headers of the block and of the allocator (wasm.c).
#define BLOCK_BYTES (16384u - 2 * ALIGNMENT)
#define LEAST_BYTES (256u - ALIGNMENT)

typedef struct hc_arena_block {
    struct hc_arena_block *next;
    double first; // aligns what follows
} hc_arena_block;

bool hc__str_equal(hc_str a, hc_str b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

hc_str hc__str_of(const char *terminated) {
    return (hc_str){terminated, terminated == NULL ? 0 : (uint32_t)strlen(terminated)};
}

static bool add_block(hc_arena *arena, size_t bytes) {
    size_t capacity = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    hc_arena_block *block = hc__malloc(offsetof(hc_arena_block, first) + capacity);
    if (block == NULL) {
        arena->failed = true;
        return false;
    }
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used = 0;
    arena->capacity = capacity;
    return true;
}

void *hc__arena_take(hc_arena *arena, size_t bytes) {
    bytes = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    bool fits = arena->blocks != NULL && bytes <= arena->capacity - arena->used;
    if (!fits && !add_block(arena, bytes)) {
        return NULL;
    }
    char *memory = (char *)&arena->blocks->first + arena->used;
    arena->used += bytes;
    return memory;
}

void *hc__arena_alloc(hc_arena *arena, size_t count, size_t size) {
    if (size != 0 && count > (SIZE_MAX / 2 - ALIGNMENT) / size) {
        arena->failed = true;
        return NULL;
    }
    void *memory = hc__arena_take(arena, count * size);
    if (memory != NULL) {
        memset(memory, 0, count * size);
    }
    return memory;
}

hc_str hc__arena_copy(hc_arena *arena, hc_str text) {
    char *copy = text.data == NULL ? NULL : hc__arena_take(arena, text.size + 1u);
    if (copy == NULL) {
        return (hc_str){NULL, 0};
    }
    memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return (hc_str){copy, text.size};
}

void hc__arena_free(hc_arena *arena) {
    while (arena->blocks != NULL) {
        hc_arena_block *next = arena->blocks->next;
        hc__free(arena->blocks);
        arena->blocks = next;
    }
    *arena = (hc_arena){0};
}

static bool grow(hc_bytes *bytes, uint32_t more) {
    if (bytes->failed || more > UINT32_MAX / 2 - bytes->size) {
        bytes->failed = true;
        return false;
    }
    uint32_t needed = bytes->size + more;
    uint32_t capacity = bytes->capacity + bytes->capacity / 2;
    capacity = capacity < LEAST_BYTES ? LEAST_BYTES : capacity;
    capacity = capacity < needed ? needed : capacity;
    char *data = hc__realloc(bytes->data, capacity);
    if (data == NULL) {
        bytes->failed = true;
        return false;
    }
    bytes->data = data;
    bytes->capacity = capacity;
    return true;
}

HC_NOINLINE char *hc__bytes_reserve(hc_bytes *bytes, uint32_t more) {
    bool fits = !bytes->failed && more <= bytes->capacity - bytes->size;
    return fits || grow(bytes, more) ? bytes->data + bytes->size : NULL;
}

char *hc__bytes_end(const hc_bytes *bytes) {
    return bytes->data == NULL ? NULL : bytes->data + bytes->size; // adding to NULL is undefined
}

HC_NOINLINE void hc__bytes_append(hc_bytes *bytes, hc_str text) {
    if (text.size == 0) {
        return;
    }
    char *end = hc__bytes_reserve(bytes, text.size);
    if (end != NULL) {
        if (text.size <= 64) {
            hc__copy_short(end, text.data, text.size);
        } else {
            memcpy(end, text.data, text.size);
        }
        bytes->size += text.size;
    }
}

void hc__bytes_print(hc_bytes *bytes, const char *terminated) {
    hc__bytes_append(bytes, hc__str_of(terminated));
}

HC_NOINLINE void hc__bytes_append_char(hc_bytes *bytes, char c) {
    char *end = hc__bytes_reserve(bytes, 1);
    if (end != NULL) {
        *end = c;
        bytes->size++;
    }
}

void hc__bytes_free(hc_bytes *bytes) {
    hc__free(bytes->data);
    *bytes = (hc_bytes){0};
}
