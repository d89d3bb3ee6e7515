// SPDX-License-Identifier: MIT
// What only the WebAssembly build needs. The exports are the functions of
// hotcue.h; nothing is imported.
#ifdef __wasm__

#include <stddef.h>

// The allocator tells its host when memory grows, by an import if nobody else
// takes the call. The host looks at memory.buffer anyway.
void emscripten_notify_memory_growth(size_t memory_index);

void emscripten_notify_memory_growth(size_t memory_index) {
    (void)memory_index;
}

#else
typedef int hc__not_wasm; // ISO C wants a declaration in every file
#endif
