// SPDX-License-Identifier: MIT

/** engine.wasm lies beside the module that asks for it. */
export const ENGINE_URL = new URL('./engine.wasm', import.meta.url).href;
