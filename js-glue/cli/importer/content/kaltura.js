// SPDX-License-Identifier: MIT
// Files of Kaltura's players. One file may hold several of them, as an answer of its API to
// several requests does.
import { isCuePoint, readCuePoints } from './kaltura-cue-points.js';
import { isGraph, readGraph } from './kaltura-graph.js';
import { isPath, readPath } from './kaltura-path.js';
import { KalturaProject } from './kaltura-project.js';
import { quoted } from './members.js';

/** @typedef {import('../value.js').Value} Value */

/**
 * What a part of a file can be.
 * @type {{is: (value: Value) => boolean, read: (value: Value, project: KalturaProject) => void}[]}
 */
const PARTS = [
  { is: isPath, read: readPath },
  { is: isGraph, read: readGraph },
  { is: (value) => value.isList && value.list().some(isCuePoint), read: readCuePoints },
];

/** Members in which answers of the API hold what was asked for. */
const WRAPPERS = ['result', 'objects', 'path', 'graph', 'data'];

/** @typedef {{value: Value, part: typeof PARTS[number] | null}} Found a part is null for what is none of them */

/** @param {Value} value @returns {Found | null} */
function found(value) {
  const part = PARTS.find(({ is }) => is(value));
  if (part) return { value, part };
  const wrapper = value.isObject ? WRAPPERS.map((name) => value.at(name)).find((inner) => inner.given) : undefined;
  return wrapper && typeof wrapper.raw === 'object' ? found(wrapper) : null;
}

/** @param {Value} document @returns {Found[]} */
function partsOf(document) {
  const whole = found(document);
  if (whole) return [whole];
  if (!document.isList) return [];
  const parts = document.list().map((value) => found(value) ?? { value, part: null });
  return parts.some(({ part }) => part) ? parts : [];
}

/** @param {import('../source.js').Source} source */
export const isKaltura = (source) => source.looksLikeJson && partsOf(source.json).length > 0;

/** @param {import('../source.js').Source} source @param {import('../formats.js').Context} context */
export function readKaltura(source, context) {
  const parts = partsOf(source.json);
  if (parts.length === 0) source.json.fail('unknown_format', "not one of Kaltura's formats");
  for (const { value, part } of parts) {
    if (part) context.report.keep(() => part.read(value, new KalturaProject(context)));
    else context.report.lost(value.place, `not content of a player: ${quoted(value.at('objectType').raw)}`);
  }
}
