// SPDX-License-Identifier: MIT
#include "load/tree.h"

#include <cJSON.h>
#include <string.h>

#include "base/allocator.h"
#include "base/ascii.h"
#include "base/number.h"
#include "load/cjson_glue.h"

// ---- Memory ---------------------------------------------------------------

// While a document is parsed, cJSON allocates its nodes in an arena, contiguously and freed as a
// whole. Other trees are small, and are freed by cJSON_Delete().
#ifdef __wasm__
static hc_arena *arena_of_tree; // a module has one thread
#else
static _Thread_local hc_arena *arena_of_tree;
#endif

void *hc__cjson_malloc(size_t bytes) {
    return arena_of_tree == NULL ? hc__malloc(bytes) : hc__arena_take(arena_of_tree, bytes);
}

void hc__cjson_free(void *memory) {
    if (arena_of_tree == NULL) {
        hc__free(memory);
    }
}

// ---- Numbers --------------------------------------------------------------

double hc__cjson_strtod(const char *text, char **end) {
    double number = 0;
    *end = (char *)(uintptr_t)(text + hc__number_read(text, &number));
    return number;
}

// ---- Parsing --------------------------------------------------------------

// cJSON reads at most 63 characters of a number. Longer numbers are shortened in a copy of the
// document, padded with spaces.
#define CJSON_NUMBER_CHARACTERS 63u

static bool is_long_number(hc_str text) {
    return text.size > CJSON_NUMBER_CHARACTERS &&
           (text.data[0] == '-' || hc__is_digit(text.data[0]));
}

static void shorten_number(char *text, uint32_t size) {
    double value = 0;
    char shorter[HC_NUMBER_BYTES];
    hc__number_parse((hc_str){text, size}, &value);
    memset(text, ' ', size);
    memcpy(text, shorter, hc__number_format(value, shorter));
}

cJSON *hc__tree_parse(hc_str json, const hc_bytes *spans, hc_arena *arena) {
    char *copy = NULL;
    for (uint32_t i = 0; i < HC_LIST_COUNT(*spans, hc_span); i++) {
        const hc_span *span = &HC_LIST_AT(*spans, const hc_span)[i];
        if (!is_long_number((hc_str){json.data + span->start, span->end - span->start})) {
            continue;
        }
        if (copy == NULL) {
            copy = hc__malloc(json.size);
            if (copy == NULL) {
                return NULL;
            }
            memcpy(copy, json.data, json.size);
        }
        shorten_number(copy + span->start, span->end - span->start);
    }
    arena_of_tree = arena;
    cJSON *root = cJSON_ParseWithLengthOpts(copy == NULL ? json.data : copy, json.size, NULL, 0);
    arena_of_tree = NULL;
    hc__free(copy);
    return root;
}

// ---- Numbering ------------------------------------------------------------

// A walk in document order, in which nodes have the order of their spans. The recursion is bounded
// by the document's depth limit. Paths are maintained only in a second walk, which reports
// duplicate keys and is rarely needed.
typedef struct walk {
    hc_reader *reader;
    int next; // index of the next span
    bool reports;
} walk;

static void number_nodes(walk *w, cJSON *node);

// Objects with more keys use hc_names to find duplicates.
#define FEW_KEYS 64u

// The keys of an object visited so far.
typedef struct key_set {
    cJSON *object;
    uint64_t seen; // one bit for each of the 64 hash values of a key
    bool many;
    hc_names table; // of the keys, if there are many
} key_set;

static uint64_t kind_of(const char *key) {
    size_t size = strlen(key);
    uint32_t last = size > 0 ? (unsigned char)key[size - 1] : 0;
    return (uint64_t)1 << (((uint32_t)size * 5u + (unsigned char)key[0] * 3u + last) & 63u);
}

// Whether an earlier key is the same; only keys with the same hash are compared. A key with U+0000,
// which cJSON truncates, is not the same as any other.
static bool has_twin(const walk *w, key_set *keys, const cJSON *node) {
    if (keys->many) {
        return !hc__names_add(&keys->table, hc__str_of(node->string), 0);
    }
    uint64_t kind = kind_of(node->string);
    bool met = (keys->seen & kind) != 0;
    keys->seen |= kind;
    const cJSON *other = met ? keys->object->child : node;
    while (other != node &&
           (strcmp(other->string, node->string) != 0 || hc__read_span(w->reader, other)->nul_key)) {
        other = other->next;
    }
    return other != node;
}

// Whether the key is a duplicate; reports it in the second walk.
static bool is_twice(const walk *w, cJSON *node, key_set *keys) {
    const hc_span *span = hc__read_span(w->reader, node);
    if (span->nul_key && node->string != NULL) {
        node->string[0] = 1; // matches no field, nor any name an author would use
        return false;
    }
    if (!has_twin(w, keys, node)) {
        return false;
    }
    if (w->reports) {
        hc__diagnose(w->reader->list, HC_CODE_DUPLICATE_KEY, &w->reader->path, span->key,
                     "given twice", HC_STR(""));
    }
    return true;
}

static void push_step(hc_reader *reader, const cJSON *child, uint32_t index) {
    if (child->string != NULL) {
        hc__read_enter_member(reader, child);
    } else {
        hc__path_push_index(&reader->path, index);
    }
}

static void number_children(walk *w, cJSON *node) {
    key_set keys = {.object = node};
    keys.many = cJSON_IsObject(node) && (uint32_t)cJSON_GetArraySize(node) > FEW_KEYS;
    bool twice = false;
    uint32_t index = 0;
    for (cJSON *child = node->child; child != NULL; child = child->next) {
        if (w->reports) {
            push_step(w->reader, child, index++);
        }
        number_nodes(w, child);
        twice = hc__read_span(w->reader, child)->twice || twice;
        twice = (child->string != NULL && is_twice(w, child, &keys)) || twice;
        if (w->reports) {
            hc__path_pop(&w->reader->path);
        }
    }
    hc__read_span(w->reader, node)->twice = twice;
    w->reader->arena->failed = w->reader->arena->failed || keys.table.list.failed;
    hc__names_free(&keys.table);
}

static void number_nodes(walk *w, cJSON *node) {
    node->valueint = w->next++;
    if (node->child != NULL) {
        number_children(w, node);
    }
}

void hc__tree_number(hc_reader *reader, cJSON *root) {
    walk w = {.reader = reader};
    number_nodes(&w, root);
    if (hc__read_span(reader, root)->twice) {
        w = (walk){.reader = reader, .reports = true};
        number_nodes(&w, root);
    }
}
