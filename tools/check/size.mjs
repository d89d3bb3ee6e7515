// SPDX-License-Identifier: MIT
// Compares download sizes with their budgets; fails if one is exceeded.
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, DIST } from '../run/build.mjs';
import { BUNDLES } from '../run/bundles.mjs';
import { Failure, isMain, script } from '../run/steps.mjs';
import { setUp } from '../setup/setup.mjs';

const KB = 1024;

/**
 * Budgets of compressed sizes, with gzip. `from` stands for scripts with all that they import
 * statically; what it imports later doesn't delay the first interaction. `beside` stands for what
 * a page has already. Raise a budget only with the reason written in docs/architecture.md,
 * "Budgets".
 * @type {{what: string, bytes: number, from?: string | string[], beside?: string, wasm?: boolean}[]}
 */
const BUDGETS = [
  { what: 'engine.wasm', bytes: 53.8 * KB, wasm: true },
  { what: 'loader + bridge + dispatcher', bytes: 11.05 * KB, from: 'hotcue-engine.js' },
  { what: 'until the first interaction', bytes: 85.15 * KB, from: 'hotcue-overlay.js', wasm: true },
  { what: 'the same, with controls', bytes: 126.9 * KB, from: 'hotcue-player.js', wasm: true },
  ...Object.keys(BUNDLES)
    .filter((name) => name.startsWith('adapters/'))
    .map((what) => ({ what, bytes: 2 * KB, from: `${what}.js`, beside: 'hotcue-overlay.js' })),
  { what: 'analytics, with HubSpot', bytes: 10.25 * KB, from: ['analytics/analytics.js', 'analytics/hubspot.js'] },
  ...['crm', 'data-layer', 'hubspot', 'xapi'].map((name) => ({
    ...{ what: `analytics/${name}`, bytes: (name === 'xapi' ? 3 : 2.25) * KB },
    ...{ from: `analytics/${name}.js`, beside: 'analytics/analytics.js' },
  })),
  { what: 'media-events', bytes: 1.75 * KB, from: 'dialects/media-events.js', beside: 'hotcue-overlay.js' },
  { what: 'dialects/mindstamp', bytes: 4 * KB, from: 'dialects/mindstamp.js', beside: 'dialects/media-events.js' },
  { what: 'embed', bytes: 2 * KB, from: 'embed/embed.js' },
  { what: 'embed-page', bytes: 5 * KB, from: 'embed/embed-page.js', beside: 'hotcue-player.js' },
  { what: 'dialects/kaltura', bytes: 5.25 * KB, from: 'dialects/kaltura.js', beside: 'dialects/media-events.js' },
];

const STATIC_IMPORT = /(?:from|import) ?"(\.[^"]+)"/g;

const read = (name) => readFileSync(join(DIST, name));
const gzipBytes = (bytes) => gzipSync(bytes, { level: 9 }).length;
const inKb = (bytes) => `${(bytes / KB).toFixed(2)} KB`;

/** A script and those that it imports statically. @param {string} name @returns {string[]} */
export function withImports(name, seen = new Set()) {
  if (seen.has(name)) return [];
  seen.add(name);
  const imports = [...read(name).toString().matchAll(STATIC_IMPORT)].map(([, to]) => posix.join(dirname(name), to));
  return [name, ...imports.flatMap((each) => withImports(each, seen))];
}

/** @param {string} file */
async function importsOf(file) {
  const module = await WebAssembly.compile(read(file));
  return WebAssembly.Module.imports(module).map(({ module: from, name }) => `${from}.${name}`);
}

/** Prints the sizes. @throws {Failure} listing the budgets that are exceeded */
export async function reportSizes() {
  const exceeded = [];
  const row = (what, ...cells) => console.log(`  ${what.padEnd(32)}${cells.map((cell) => cell.padStart(12)).join('')}`);
  row('', 'gzip -9', 'budget', 'left', 'brotli');
  for (const { what, bytes, from, beside, wasm } of BUDGETS) {
    const there = new Set(beside ? withImports(beside) : []);
    const seen = new Set();
    const scripts = [from ?? []].flat().flatMap((name) => withImports(name, seen));
    const files = [...(wasm ? ['engine.wasm'] : []), ...scripts.filter((name) => !there.has(name))].map(read);
    const size = files.reduce((sum, file) => sum + gzipBytes(file), 0);
    const brotli = files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
    row(what, inKb(size), inKb(bytes), inKb(bytes - size), inKb(brotli));
    if (size > bytes) exceeded.push(`${what}: ${size - bytes} bytes too many`);
  }
  for (const file of ['engine.wasm', 'engine-full.wasm']) {
    const imports = await importsOf(file);
    row(`imports of ${file}`, String(imports.length), '0');
    if (imports.length > 0) exceeded.push(`${file} imports ${imports.join(', ')}`);
  }
  if (exceeded.length > 0) throw new Failure(`Over budget:\n  ${exceeded.join('\n  ')}`);
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await setUp('build');
    await build();
    await reportSizes();
  });
}
