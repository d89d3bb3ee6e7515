// SPDX-License-Identifier: MIT
// Compares download sizes with their budgets; fails if one is exceeded.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, DIST } from '../run/build.mjs';
import { Failure, isMain, script } from '../run/steps.mjs';
import { setUp } from '../setup/setup.mjs';

const KB = 1024;

/**
 * Raise a budget only with the reason written in docs/architecture.md, "Budgets".
 */
const BUDGETS = [
  { what: 'engine.wasm', bytes: 58 * KB, parts: ['engine.wasm'] },
  { what: 'loader + bridge + dispatcher', bytes: 11 * KB, parts: ['hotcue-engine.js'] },
  { what: 'all that <hotcue-overlay> needs', bytes: 95.5 * KB, parts: ['engine.wasm', 'hotcue-overlay.js'] },
];

const read = (name) => readFileSync(join(DIST, name));
const gzipBytes = (bytes) => gzipSync(bytes, { level: 9 }).length;
const inKb = (bytes) => `${(bytes / KB).toFixed(2)} KB`;

async function importsOfEngine() {
  const module = await WebAssembly.compile(read('engine.wasm'));
  return WebAssembly.Module.imports(module).map(({ module: from, name }) => `${from}.${name}`);
}

/** Prints the sizes. @throws {Failure} listing the budgets that are exceeded */
export async function reportSizes() {
  const exceeded = [];
  const row = (what, ...cells) => console.log(`  ${what.padEnd(32)}${cells.map((cell) => cell.padStart(12)).join('')}`);
  row('gzip -9', 'size', 'budget', 'left');
  for (const { what, bytes, parts } of BUDGETS) {
    const size = parts.reduce((sum, name) => sum + gzipBytes(read(name)), 0);
    row(what, inKb(size), inKb(bytes), inKb(bytes - size));
    if (size > bytes) exceeded.push(`${what}: ${size - bytes} bytes too many`);
  }
  const imports = await importsOfEngine();
  row('imports of engine.wasm', String(imports.length), '0');
  if (imports.length > 0) exceeded.push(`engine.wasm imports ${imports.join(', ')}`);
  if (exceeded.length > 0) throw new Failure(`Over budget:\n  ${exceeded.join('\n  ')}`);
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await setUp('build');
    await build();
    await reportSizes();
  });
}
