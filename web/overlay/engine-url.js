// SPDX-License-Identifier: MIT
// The files beside the bundle. Bundlers find them by this very form of new URL().

export const ENGINE_URL = new URL('./engine.wasm', import.meta.url).href;
export const UNICODE_URL = new URL('./unicode.bin', import.meta.url).href;
