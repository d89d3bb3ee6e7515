// SPDX-License-Identifier: MIT

/** engine.wasm is next to the bundle. */
export const ENGINE_URL = new URL('./engine.wasm', import.meta.url).href;
