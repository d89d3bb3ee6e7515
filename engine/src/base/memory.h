// SPDX-License-Identifier: MIT
// Memory: slices of text, an arena that is freed as a whole, a growing buffer.
#ifndef HC_MEMORY_H
#define HC_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// A slice of text owned by someone else, not NUL-terminated. data is NULL if the text is absent,
// which differs from empty.
typedef struct hc_str {
    const char *data;
    uint32_t size;
} hc_str;

// For functions with many callers, where inlining costs more than a call.
#define HC_NOINLINE __attribute__((noinline))

#define HC_STR(literal) ((hc_str){(literal), (uint32_t)(sizeof(literal) - 1)})

// Copies a text that is usually short, and returns the end of the copy: in WebAssembly a call of
// memcpy() would take longer. The last word overlaps the one before.
static inline char *hc__copy_short(char *to, const char *from, uint32_t bytes) {
    char *end = to + bytes;
    if (bytes >= 8) {
        const char *last = from + bytes - 8;
        for (; from < last; to += 8, from += 8) {
            memcpy(to, from, 8);
        }
        memcpy(end - 8, last, 8);
    } else if (bytes >= 4) {
        memcpy(to, from, 4);
        memcpy(end - 4, from + bytes - 4, 4);
    } else {
        while (to < end) {
            *to++ = *from++;
        }
    }
    return end;
}

bool hc__str_equal(hc_str a, hc_str b);
hc_str hc__str_of(const char *terminated); // NULL gives an absent slice

// Returns the end of a text. Adding even 0 to the null pointer of an absent one is undefined.
static inline const char *hc__str_end(hc_str text) {
    return text.size > 0 ? text.data + text.size : text.data;
}

// An arena allocates memory that is freed all at once. Zero-initialise it.
// `failed` stays set after a failed allocation.
typedef struct hc_arena {
    struct hc_arena_block *blocks;
    size_t used, capacity; // of the newest block
    bool failed;
} hc_arena;

void *hc__arena_alloc(hc_arena *arena, size_t count, size_t size); // zeroed, or NULL
void *hc__arena_take(hc_arena *arena, size_t bytes);               // the same, not zeroed
// Returns a NUL-terminated copy; absent if the text is, or when out of memory.
hc_str hc__arena_copy(hc_arena *arena, hc_str text);

void hc__arena_free(hc_arena *arena);

// A growing buffer. Zero-initialise it. After a failed allocation `failed` stays set and appends do
// nothing, so one check at the end is enough.
typedef struct hc_bytes {
    char *data;
    uint32_t size, capacity;
    bool failed;
} hc_bytes;

char *hc__bytes_reserve(hc_bytes *bytes, uint32_t more); // space at the end, or NULL
char *hc__bytes_end(const hc_bytes *bytes);              // NULL if nothing was ever reserved
void hc__bytes_append(hc_bytes *bytes, hc_str text);
void hc__bytes_print(hc_bytes *bytes, const char *terminated);
void hc__bytes_append_char(hc_bytes *bytes, char c);
void hc__bytes_free(hc_bytes *bytes);

// Lists of structs in an hc_bytes.
#define HC_LIST_AT(list, type) ((type *)(void *)(list).data)
#define HC_LIST_COUNT(list, type) ((list).size / (uint32_t)sizeof(type))
#define HC_LIST_END(list, type) ((type *)(void *)hc__bytes_end(&(list)))
#define HC_LIST_ADD(list, item)                                                                    \
    do {                                                                                           \
        char *place_ = hc__bytes_reserve((list), (uint32_t)sizeof(item));                          \
        if (place_ != NULL) {                                                                      \
            memcpy(place_, &(item), sizeof(item));                                                 \
            (list)->size += (uint32_t)sizeof(item);                                                \
        }                                                                                          \
    } while (0)

#endif
