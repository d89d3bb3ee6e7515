// SPDX-License-Identifier: MIT
// The module compiles, whatever type its server gives it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadModule } from '../../js-glue/engine/loader.js';

const bytes = readFileSync(new URL('../../dist/engine.wasm', import.meta.url));

/** A response that can be compiled while it streams as browsers do: of exactly this type. */
const TYPES = [
  ...['application/wasm', 'Application/WASM', 'application/wasm; charset=utf-8', 'application/wasm;'],
  ...['application/wasm, application/wasm', 'text/plain', 'application/octet-stream', ''],
];

for (const type of TYPES) {
  test(`engine.wasm as ${type || 'no type'}`, async () => {
    const response = new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } });
    assert.ok((await loadModule(response)) instanceof WebAssembly.Module);
  });
}
