// SPDX-License-Identifier: MIT
// Generates engine/src/base/unicode.bin, Unicode's properties for \p{…} in patterns,
// from the Unicode data of the JavaScript engine: its regular expressions determine
// which names exist, and which code points each matches. The file format is
// described in engine/src/base/properties.h.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import properties from 'unicode-property-aliases-ecmascript';
import valuesOf from 'unicode-property-value-aliases-ecmascript';
import { varint } from './varint.mjs';

const LIMIT = 0x110000;
const HEAD = 'hotcue unicode 1\n';
const characters = Array.from({ length: LIMIT }, (_, c) => String.fromCodePoint(c));

/** @param {string} expression inside \p{} @returns {number[] | null} bounds of its ranges; null if it is invalid */
function boundsOf(expression) {
  let pattern;
  try {
    pattern = new RegExp(`^\\p{${expression}}$`, 'u');
  } catch {
    return null;
  }
  const bounds = [];
  let inside = false;
  for (const [c, character] of characters.entries()) {
    if (pattern.test(character) === inside) continue;
    inside = !inside;
    bounds.push(c);
  }
  return inside ? [...bounds, LIMIT] : bounds;
}

/** @param {number[]} bytes @returns {number[]} */
const sized = (bytes) => [...varint(bytes.length), ...bytes];

/** Groups aliases by their canonical name. @param {Iterable<[string, string]>} aliases @returns {[string, Set<string>][]} */
function gathered(aliases) {
  /** @type {Map<string, Set<string>>} */
  const names = new Map();
  for (const [alias, name] of aliases) names.set(name, (names.get(name) ?? new Set([name])).add(alias));
  return [...names];
}

/** All names of each set of code points, by its bounds. @type {Map<string, {bounds: number[], names: string[]}>} */
const records = new Map();

/** @param {string} expression @param {string[]} names all its aliases */
function add(expression, names) {
  const bounds = boundsOf(expression);
  if (!bounds) return;
  const key = String(bounds);
  records.set(key, { bounds, names: [...(records.get(key)?.names ?? []), ...names] });
}

const single = [...properties, ['Any', 'Any'], ['ASCII', 'ASCII'], ['Assigned', 'Assigned']];
for (const [name, names] of gathered(single)) add(name, [...names]);
/** Prefixes of values, by property; '' for none. */
const WORDS = {
  General_Category: ['', 'General_Category=', 'gc='],
  Script: ['Script=', 'sc='],
  Script_Extensions: ['Script_Extensions=', 'scx='],
};
for (const [property, words] of Object.entries(WORDS)) {
  for (const [name, names] of gathered(valuesOf.get(property))) {
    add(
      `${property}=${name}`,
      words.flatMap((word) => [...names].map((alias) => word + alias)),
    );
  }
}

const bytes = Uint8Array.from([
  ...Buffer.from(HEAD),
  ...[...records.values()].flatMap(({ bounds, names }) => [
    ...sized([...Buffer.from(names.map((name) => `${name}}`).join(''))]),
    ...sized(bounds.flatMap((bound, i) => varint(bound - (bounds[i - 1] ?? 0)))),
  ]),
]);
writeFileSync(new URL('../../engine/src/base/unicode.bin', import.meta.url), bytes);
console.log(
  `Unicode ${process.versions.unicode}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} by gzip`,
);
