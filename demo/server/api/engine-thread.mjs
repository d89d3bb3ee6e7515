// SPDX-License-Identifier: MIT
// The engine, in a thread of its own: it answers one question after the other.
import { existsSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from '../../../js-glue/engine/engine.js';
import { loadModule } from '../../../js-glue/engine/loader.js';
import { newId } from './ids.mjs';
import { hasNoVideos, partsOf } from './parts.mjs';
import { compact, membersOf, objectOf } from './raw-json.mjs';

/**
 * @typedef {import('../../../js-glue/engine/engine.js').Diagnostic} Diagnostic
 * @typedef {object} Questions what is asked, and answered
 * @property {(text: string | Uint8Array) => {diagnostics: Diagnostic[], text: string | null}} read
 *   whether it is JSON, whatever it says; text: without white space, null if it is invalid
 * @property {(text: string) => {diagnostics: Diagnostic[]}} check a document
 * @property {(text: string | Uint8Array) => {diagnostics: Diagnostic[], parts: import('./parts.mjs').DocumentParts | null}} split
 *   a document, also one without videos; parts: null if it has errors
 */

const MEMORY_BYTES_MAX = 64 * 1024 * 1024; // an engine's memory never shrinks: beyond, a new one is made
const NO_JSON = ['syntax', 'duplicate_key', 'too_deep', 'too_large'];
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

const { dist } = workerData;
const file = ['engine-full.wasm', 'engine.wasm'].map((name) => `${dist}/${name}`).find(existsSync);
const module = await loadModule(readFileSync(file ?? `${dist}/engine.wasm`));
let engine = new Engine(module);

const unicode = () => (existsSync(`${dist}/unicode.bin`) ? readFileSync(`${dist}/unicode.bin`) : null);

/** @param {string | Uint8Array} document */
function load(document) {
  if (!engine.alive || engine.memoryBytes > MEMORY_BYTES_MAX) {
    engine.dispose();
    engine = new Engine(module);
  }
  const first = engine.load(document);
  if (!first.needsUnicode) return first;
  engine.unicode(unicode());
  return engine.load(document);
}

/** @param {string | Uint8Array} text */
const textOf = (text) => (typeof text === 'string' ? text : DECODER.decode(text));

/** The same document with a video, so that the rest can be checked. @param {string} text */
const withVideo = (text) => objectOf(membersOf(text).set('videos', '[{"id":"main"}]'));

/** @type {Questions} */
const ANSWERS = {
  read(text) {
    const diagnostics = load(text).diagnostics.filter(({ code }) => NO_JSON.includes(code));
    return { diagnostics, text: diagnostics.length > 0 ? null : compact(textOf(text)) };
  },
  check: (text) => ({ diagnostics: load(text).diagnostics }),
  split(text) {
    const { ok, diagnostics } = load(text);
    if (ok) return { diagnostics, parts: partsOf(compact(textOf(text)), newId) };
    if (diagnostics.some(({ code }) => NO_JSON.includes(code))) return { diagnostics, parts: null };
    const whole = compact(textOf(text));
    if (!hasNoVideos(whole)) return { diagnostics, parts: null };
    const again = load(withVideo(whole));
    const parts = again.ok ? partsOf(whole, newId) : null;
    return {
      diagnostics: again.diagnostics.map(({ offset, line, column, ...rest }) => /** @type {any} */ (rest)),
      parts,
    };
  },
};

parentPort?.on('message', ({ question, text }) => {
  try {
    parentPort?.postMessage({ answer: ANSWERS[/** @type {keyof Questions} */ (question)](text) });
  } catch (error) {
    const { code = 'internal', message } = /** @type {{code?: string, message: string}} */ (error);
    parentPort?.postMessage({ failure: { code, message } });
  }
});
