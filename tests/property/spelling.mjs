// SPDX-License-Identifier: MIT
// Unusual JSON: all ways to write the same document, and keys that are awkward
// somewhere on their way.

/** @typedef {import('./generate.mjs').Random} Random */

const PIECES = [
  ...['~', '/', '~0', '~1', '\\', '"', '\\/', '\\"', '//', '~~', '', ' ', 'a', 'type', 'é', '\u{1F600}', '\uFFFF'],
  ...['\0', '\u0001', '\u001F', '\u007F', '\n', '\t', '\b', '\u2028', 'u002f', '\\u007e', '%2F', '#', '0', '-', '01'],
];

/** @param {Random} random */
export function awkwardKey(random) {
  if (random.chance(0.02)) return '~/k'.repeat(60);
  return Array.from({ length: random.whole(0, 4) }, () => random.pick(PIECES)).join('');
}

/** @param {Random} random */
const space = (random) => (random.chance(0.1) ? random.pick([' ', '\n', '\t', '\r\n', '  ']) : '');

/** @type {Record<string, string>} */
const SHORT = { '"': '\\"', '\\': '\\\\', '/': '\\/', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** @param {string} text @param {Random} random */
function spellText(text, random) {
  const escapes = random.chance(0.5) ? 0.3 : 0;
  const spelled = Array.from({ length: text.length }, (_, i) => {
    const unit = text[i];
    const code = text.charCodeAt(i);
    const must = code < 0x20 || unit === '"' || unit === '\\';
    // Surrogates are escaped both or not at all.
    if (code >= 0xd800 && code < 0xe000 ? escapes === 0 : !must && !random.chance(escapes)) return unit;
    if (unit in SHORT && random.chance(0.5)) return SHORT[unit];
    const digits = code.toString(16).padStart(4, '0');
    return `\\u${random.chance(0.5) ? digits : digits.toUpperCase()}`;
  });
  return `"${spelled.join('')}"`;
}

/**
 * @param {any} value of JSON.parse()
 * @param {Random} random
 * @returns {string}
 */
export function spell(value, random) {
  const pad = () => space(random);
  /** @param {string[]} parts @param {string} brackets */
  const join = (parts, [open, close]) => open + (parts.join(`${pad()},${pad()}`) || pad()) + close;
  if (typeof value === 'string') return spellText(value, random);
  if (Array.isArray(value))
    return join(
      value.map((each) => pad() + spell(each, random) + pad()),
      '[]',
    );
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, each]) => `${pad()}${spellText(key, random)}${pad()}:${pad()}${spell(each, random)}${pad()}`,
  );
  return join(members, '{}');
}
