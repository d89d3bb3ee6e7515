// SPDX-License-Identifier: MIT
// What the engine says, as answers of the API.
import { TooMuch } from '../store/authoring.mjs';
import { Taken } from '../store/change.mjs';
import { ApiError } from './errors.mjs';
import { canonical } from './fields.mjs';
import { compact, entriesOf, isArray } from './raw-json.mjs';

/** @typedef {import('../../../js-glue/engine/engine.js').Diagnostic} Diagnostic */
/** @typedef {import('./engine-pool.mjs').EnginePool} EnginePool */

/** The first name in a JSON Pointer that is not a place in a list. @param {string} path */
function fieldIn(path) {
  const name = path.split('/').find((part) => part !== '' && !/^\d+$/.test(part));
  return name === undefined ? null : canonical(name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** @param {{severity: string}} diagnostic */
const isError = ({ severity }) => severity === 'error';

/**
 * @param {string} code
 * @param {Partial<Diagnostic>[]} diagnostics with an error
 * @returns {ApiError} 400 for what is no JSON, else 422
 */
export function invalid(code, diagnostics) {
  const first = /** @type {Diagnostic} */ (diagnostics.find((each) => isError(/** @type {Diagnostic} */ (each))));
  const broken = first.code === 'syntax';
  const more = { field: broken ? null : fieldIn(first.path), diagnostics };
  const place = first.path ? `${first.path}: ` : '';
  return new ApiError(broken ? 400 : 422, broken ? 'invalid_json' : code, `${place}${first.message}`, more);
}

/** Bodies up to this length are read in this thread. */
const SMALL_BYTES = 16 * 1024;
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What the engine would read. What it refuses inside of values comes to light when these are checked.
 * @param {Uint8Array} body
 * @returns {string | null} null: nothing it would read, or a name is there twice
 */
function readSmall(body) {
  try {
    const text = DECODER.decode(body);
    const value = JSON.parse(text);
    const json = compact(text);
    return entriesOf(json).length === Object.keys(value).length || isArray(json) ? json : null;
  } catch {
    return null;
  }
}

/**
 * The body's JSON, without white space between its parts.
 * @param {EnginePool} engine @param {unknown} body @param {'{' | '['} begin what it has to be
 * @returns {Promise<string>} @throws {ApiError}
 */
export async function readJson(engine, body, begin) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const small = bytes.length <= SMALL_BYTES ? readSmall(bytes) : null;
  const { diagnostics, text } = small === null ? await engine.ask('read', bytes) : { diagnostics: [], text: small };
  if (text === null) throw invalid('invalid_json', diagnostics);
  if (!text.startsWith(begin))
    throw new ApiError(422, 'wrong_type', `the body must be an ${begin === '{' ? 'object' : 'array'}`);
  return text;
}

/**
 * @param {EnginePool} engine @param {string | Uint8Array} text of a document @param {string} [code]
 * @throws {ApiError} if it has errors
 */
export async function splitDocument(engine, text, code = 'invalid_document') {
  const { diagnostics, parts } = await engine.ask('split', text);
  if (!parts) throw invalid(code, diagnostics);
  checkIds(parts.videos);
  for (const { interactions } of parts.videos) checkIds(interactions);
  return { parts, diagnostics };
}

/** Ids are looked up in an index, which has no room for more. */
const ID_BYTES_MAX = 1024;

/** @param {{id: string}[]} list @throws {ApiError} 422 */
export function checkIds(list) {
  if (list.some(({ id }) => Buffer.byteLength(id) > ID_BYTES_MAX))
    throw new ApiError(422, 'id_too_long', `an id may have ${ID_BYTES_MAX} bytes`, { field: 'id' });
}

/** An error of the store's that the request is to blame for. @param {unknown} error @returns {never} */
export function refuseChange(error) {
  if (error instanceof Taken) throw new ApiError(409, 'id_taken', 'the id is taken', { field: 'id' });
  if (!(error instanceof TooMuch)) throw error;
  const message = error.code === 'too_many' ? 'the project has too many elements' : 'the project is over 16 MiB';
  throw new ApiError(422, error.code, message, {
    diagnostics: [{ severity: 'error', code: error.code, path: '', message }],
  });
}
