// SPDX-License-Identifier: MIT
// Compares the grammar of style values with Chromium's: a document's colour is valid if
// CSS accepts it, and means the same; every valid length is one in CSS.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rows } from '../../tools/generate/schema.mjs';
import { Random } from '../property/generate.mjs';
import { newEngine } from '../support/play.mjs';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser();
const COLOURS = 20_000;
const LENGTHS = 4000;
const NAMES = [...rows('engine/schema/colors.def', 'HC_COLOR').map(([name]) => name), 'transparent', 'currentcolor'];

// ---- Values -----------------------------------------------------------------

/** @param {Random} random */
function number(random) {
  const plain = random.pick(['0', '1', '.5', '5.', '12.25', '100', '255', '300', '1e2', '1E-1', '2e', '007', '359.9']);
  return random.pick(['', '', '', '', '+', '-', '- ']) + plain;
}

/** @param {Random} random @param {string} unit */
const part = (random, unit) =>
  random.chance(0.06) ? random.pick(['none', 'NONE', 'none1', 'x', '']) : `${number(random)}${unit}`;

/** A colour function, mostly valid. @param {Random} random */
function colourFunction(random) {
  const name = random.pick(['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'RGB', 'Hsl', 'rgb ', 'hwba']);
  const hue = random.pick(['', '', 'deg', 'grad', 'rad', 'turn', 'TURN', 'px', '%']);
  const rest = random.pick(['%', '%', '', 'deg']);
  const units = name.toLowerCase().startsWith('h') ? [hue, rest, rest] : [rest, rest, rest];
  if (random.chance(0.1)) units[random.whole(0, 2)] = random.pick(['', '%', 'em']);
  const comma = random.chance(0.5);
  const separator = () => {
    const kind = random.chance(0.04) ? !comma : comma;
    return kind ? random.pick([',', ', ', ' ,', ' , ']) : random.pick([' ', '  ', '\t', '\n', '']);
  };
  const slash = random.chance(0.05) ? !comma : comma;
  const count = random.chance(0.05) ? random.pick([2, 4]) : 3;
  const parts = Array.from({ length: count }, (_, i) => (i > 0 ? separator() : '') + part(random, units[i % 3]));
  const opacity = random.chance(0.5)
    ? (slash ? ',' : random.pick(['/', ' / ', '/ '])) + part(random, random.pick(['', '%']))
    : '';
  return `${name}(${random.pick(['', ' '])}${parts.join('')}${opacity}${random.pick(['', ' '])})`;
}

const hex = (random) =>
  `#${Array.from({ length: random.whole(2, 9) }, () => random.pick([...'0123456789abcdefABCDEF'])).join('')}`;

/** A colour name in any case, sometimes misspelt. @param {Random} random */
function colourName(random) {
  const name = [...random.pick(NAMES)];
  if (random.chance(0.2)) name[random.whole(0, name.length - 1)] = random.pick([...'aeiox']);
  return name.map((c) => (random.chance(0.1) ? c.toUpperCase() : c)).join('');
}

/** @param {Random} random */
function colour(random) {
  const text = random.pick([colourFunction, colourFunction, colourFunction, hex, colourName])(random);
  if (!random.chance(0.05)) return text;
  const at = random.whole(0, text.length);
  return (
    text.slice(0, at) +
    random.pick([',', '(', ')', ' ', ';', '1', '.', '-', 'e', '#']) +
    text.slice(at + random.whole(0, 1))
  );
}

/** A length as in docs/format.md. @param {Random} random */
function length(random) {
  const digits = () => String(random.whole(0, 10 ** random.whole(1, 4)));
  const value = random.pick([digits, () => `.${digits()}`, () => `${digits()}.${digits()}`])();
  return value + random.pick(['', 'px', 'em', 'rem', '%', 'vw', 'vh', 'cqw', 'cqh', 'pt', 'PX', 'Em']);
}

// ---- The engine -------------------------------------------------------------

const BOX = { pos_left: 0, pos_top: 0, pos_width: 50, pos_height: 50 };
const engine = newEngine();

/** The style values that the engine accepts; null for invalid ones. @param {string} field @param {string} view @param {string[]} values */
function readBy(field, view, values) {
  const items = values.map((value) => ({ type: 'text', time: 0, click_action: 'none', ...BOX, [field]: value }));
  const { ok } = engine.load(JSON.stringify(items));
  assert.ok(ok);
  engine.ready(9);
  return values.map((_value, i) => engine.item(i).style[view]);
}

/** @template T @param {number} count @param {(random: Random) => T} make */
function some(count, make) {
  const random = new Random(21);
  return [...new Set(Array.from({ length: count }, () => make(random)))];
}

/** Whether saturation or lightness is out of range, whose meaning depends on the browser. @param {string} text */
function isBeyond(text) {
  const [, ...parts] = text.match(/none|[+-]?\.?\d[\d.]*(?:e[+-]?\d+)?/gi) ?? [];
  return /^hsl/i.test(text) && parts.slice(0, 2).some((each) => Number(each) < 0 || Number(each) > 100);
}

// ---- Tests ------------------------------------------------------------------

test('a colour is what CSS takes for one, and means the same', async (t) => {
  // CSS closes open brackets at the end, and accepts numbers that are too large.
  const isWhole = (text) => text.split('(').length === text.split(')').length && !/e\+?\d{3}/i.test(text);
  const texts = [...NAMES, ...some(COLOURS, colour)].filter(isWhole);
  const read = readBy('color', 'color', texts);
  const film = await theatre.show(t, '/t/player.html', { project: [] });
  const known = await film.do(
    (pairs) => {
      const element = document.body.appendChild(document.createElement('p'));
      element.parentElement.style.color = '#123456';
      const computed = (text) => {
        element.style.color = '';
        element.style.color = text;
        return getComputedStyle(element)
          .color.match(/[\d.e-]+/g)
          .map(Number);
      };
      return pairs.map(([text, value]) =>
        CSS.supports('color', text) ? [computed(text), value && computed(value)] : null,
      );
    },
    texts.map((text, i) => [text, read[i]]),
  );
  const counts = { good: 0, bad: 0 };
  for (const [i, text] of texts.entries()) {
    const value = read[i];
    assert.equal(value !== null, known[i] !== null, `${text}: ${value}`);
    counts[value === null ? 'bad' : 'good']++;
    if (!known[i] || isBeyond(text)) continue;
    const [[r, g, b, a = 1], [r2, g2, b2, a2 = 1]] = known[i];
    const off = Math.max(Math.abs(r - r2), Math.abs(g - g2), Math.abs(b - b2), 100 * Math.abs(a - a2));
    assert.ok(off <= 1, `${text} is ${known[i][0]}, ${value} is ${known[i][1]}`);
  }
  assert.ok(counts.good > 4000 && counts.bad > 4000, JSON.stringify(counts));
});

test('every length is one of CSS, and up to four are radii', async (t) => {
  const lengths = some(LENGTHS, length);
  const random = new Random(4);
  const radii = Array.from({ length: LENGTHS }, () =>
    Array.from({ length: random.whole(1, 4) }, () => random.pick(lengths)),
  );
  const texts = radii.map((list) => list.join(random.pick([' ', '  ', '\t'])));
  assert.deepEqual(readBy('border_width', 'borderWidth', lengths), lengths);
  assert.deepEqual(readBy('border_radius', 'borderRadius', texts), texts);
  const film = await theatre.show(t, '/t/player.html', { project: [] });
  const refused = await film.do(
    (lists) => {
      const inPixels = (text) => text.replace(/(?<=[\d.])(?=\s|$)/g, 'px');
      return lists.filter((text) => !CSS.supports('border-radius', inPixels(text)));
    },
    [...lengths, ...texts],
  );
  assert.deepEqual(refused, []);
});
