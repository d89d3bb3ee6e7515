// SPDX-License-Identifier: MIT
// hc_engine_create_with(): all memory of an engine comes from its host.
#include <stdlib.h>
#include <string.h>

#include "counted.h"
#include "rich.h"

static const char SMALL[] = "[{\"type\":\"pause\",\"time\":1}]";

#define POOL_BYTES (8u << 20)
#define POOL_HEAD 16u

// A bump allocator that records the size of each block.
typedef struct pool {
    uint64_t live, bytes, calls, refuse_at;
    size_t used;
    char *memory;
} pool;

static void pool_give(pool *p, const char *memory) {
    size_t size = 0;
    ENSURE(memory > p->memory && memory < p->memory + POOL_BYTES);
    memcpy(&size, memory - POOL_HEAD, sizeof size);
    p->bytes -= size;
    p->live--;
}

static void *pool_reallocate(void *context, void *memory, size_t bytes) {
    pool *p = context;
    if (bytes == 0) {
        pool_give(p, memory);
        return NULL;
    }
    size_t room = (bytes + POOL_HEAD + 15u) & ~(size_t)15u;
    if (++p->calls == p->refuse_at || room > POOL_BYTES - p->used) {
        return NULL;
    }
    char *taken = p->memory + p->used + POOL_HEAD;
    p->used += room;
    memcpy(taken - POOL_HEAD, &bytes, sizeof bytes);
    p->bytes += bytes;
    p->live++;
    if (memory != NULL) {
        size_t size = 0;
        memcpy(&size, (char *)memory - POOL_HEAD, sizeof size);
        memcpy(taken, memory, size < bytes ? size : bytes);
        pool_give(p, memory);
    }
    return taken;
}

// Two engines used alternately, each with a pool of its own.
static void all_memory_is_the_hosts(void) {
    scenario rich = rich_scenario();
    pool pools[2] = {{.memory = malloc(POOL_BYTES)}, {.memory = malloc(POOL_BYTES)}};
    hc_engine *engines[2];
    allocations_begin(0, 0);
    for (uint32_t i = 0; i < 2; i++) {
        engines[i] = hc_engine_create_with(&(hc_allocator){pool_reallocate, &pools[i]});
        ENSURE(engines[i] != NULL && load(engines[i], rich.json, HC_STRICT) == HC_OK);
    }
    for (uint32_t step = 0; step < 2 * rich.count; step++) {
        hc_engine *engine = engines[step % 2];
        feed(engine, &rich.steps[step / 2]);
        hc_item_text(engine, 0);
        hc_item_find(engine, "go", 2);
        hc_item_hit(engine, 10, 10);
    }
    load(engines[0], HC_STR(SMALL), HC_STRICT);
    hc_text_reserve(engines[0], 1000);
    hc_engine_destroy(engines[0]);
    ENSURE(pools[0].live == 0 && pools[0].bytes == 0 && pools[1].live > 0);
    hc_engine_destroy(engines[1]);
    ENSURE(pools[1].live == 0 && pools[1].bytes == 0 && pools[1].calls > 50);
    uint64_t others = allocations_end().count;
    ENSURE_SAY(others == 0, "%llu", (unsigned long long)others);
    free(pools[0].memory);
    free(pools[1].memory);
}

static void what_the_host_refuses_is_no_memory(void) {
    pool p = {.memory = malloc(POOL_BYTES), .refuse_at = 1};
    hc_allocator allocator = {pool_reallocate, &p};
    ENSURE(hc_engine_create_with(&allocator) == NULL);
    hc_engine *engine = hc_engine_create_with(&allocator);
    ENSURE(engine != NULL);
    p.refuse_at = p.calls + 1;
    ENSURE(load(engine, HC_STR(SMALL), HC_STRICT) == HC_ERR_MEMORY);
    ENSURE(load(engine, HC_STR(SMALL), HC_STRICT) == HC_OK);
    hc_engine_destroy(engine);
    ENSURE(p.live == 0 && p.bytes == 0);
    free(p.memory);
}

void host_memory_tests(void) {
    RUN(all_memory_is_the_hosts);
    RUN(what_the_host_refuses_is_no_memory);
}
