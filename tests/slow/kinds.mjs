// SPDX-License-Identifier: MIT
// Documents built to be slow or large, of any size: each kind scales one thing that may
// cost more than it seems.

const BOX = { pos_left: 10, pos_top: 10, pos_width: 20, pos_height: 10 };
const LONG = 65_536;

/** @param {object} fields */
const item = (fields) => ({ type: 'text', time: 0, ...BOX, click_action: 'track', ...fields });
const hotspot = (fields) => item({ type: 'hotspot', points_space: 'video', ...fields });
const cue = (id, time = 9) => ({ id, time });
const set = (name, value) => ({ type: 'variable', time: 1, variable_name: name, variable_value: value });
const when = (operator, value) => ({ when: { variable: 'a', operator, value } });

/** @template T @param {number} n @param {(i: number) => T} each @returns {T[]} */
const many = (n, each) => Array.from({ length: n }, (_, i) => each(i));
const members = (n, each) => Object.fromEntries(many(n, each));

/** A document of one video. @param {object[]} interactions @param {{cues?: object[]}} [more] of the project, and cues */
const film = (interactions, { cues = [], ...more } = {}) => ({ videos: [{ id: 'main', interactions, cues }], ...more });
const films = (n, each) => ({ videos: many(n, (i) => ({ id: `v${i}`, ...each(i) })) });
/** The same with the variable `a`. @param {unknown} a @param {object[]} interactions */
const filmWith = (a, interactions) => film(interactions, { variables: { a } });
const longFilm = (interactions) => filmWith('a'.repeat(LONG), interactions);
/** A pattern for each item. @param {number} n @param {(i: number) => string} pattern */
const patterns = (n, pattern) =>
  filmWith(
    'none',
    many(n, (i) => item(when('regex', pattern(i)))),
  );
/** A document with unknown fields below one key. @param {string} key @param {number} n */
const unknown = (key, n) => film([], { trays: { [key]: members(n, (i) => [`u${i}`, 1]) } });

/** @param {number} n @param {number} [turns] how often it goes round; if more than once, it crosses itself */
const circle = (n, turns = 1) =>
  many(n, (i) => [Math.cos, Math.sin].map((f) => Number((50 + 40 * f((i * turns * 2 * Math.PI) / n)).toFixed(2))));
/** Sides next to each other along their whole length, without crossing. @param {number} n */
const zigzag = (n) => [...many(n, (i) => [(i % 2) * 100, (i % 2) * 50 + i / 10]), [101, 80], [101, -1], [-1, -1]];
const spelled = (points) => points.map((point) => point.join(',')).join(' ');
/** @param {number} n @param {(digits: string) => string} write as JSON */
const numbers = (n, write) =>
  JSON.stringify(
    filmWith(
      0,
      many(n, (i) => item({ time: i, pos_left: '@' })),
    ),
  ).replaceAll('"@"', write('7'.repeat(1000)));

/**
 * @typedef {object} Kind
 * @property {string} name
 * @property {number} n documents are made of this size, mostly some hundred kilobytes, and of twice the size
 * @property {(n: number) => object | string} make the document, or its text
 */

/** @type {[name: string, n: number, make: (n: number) => object | string][]} */
const ROWS = [
  // Reading.
  ['interactions', 800, (n) => film(many(n, (i) => item({ time: i })))],
  ['interactions without an id, and errors', 800, (n) => film(many(n, () => item({ time: 'x', end_time: 'y' })))],
  ['videos', 2000, (n) => films(n, () => ({}))],
  [
    'videos that lead to each other',
    1000,
    (n) => films(n, (i) => ({ on_ended: { action: 'switch', value: `v${i + 1}` } })),
  ],
  ['one long key above 1,000 warnings', 100_000, (n) => unknown('k'.repeat(n), 1000)],
  ['unknown fields', 8000, (n) => unknown('k', n)],
  ['keys with escapes', 300, (n) => film(many(n, (i) => item({ [`${'é~/'.repeat(80)}${i}`]: 1 })))],
  ['keys of one object', 10_000, (n) => film([], { custom_data: members(n, (i) => [`k${i}`, i]) })],
  ['keys that begin alike', 300, (n) => film([], { custom_data: members(n, (i) => [`${'k'.repeat(500)}${i}`, i]) })],
  ['keys given twice', 8000, (n) => `{"videos":[],"custom_data":{${many(n, (i) => `"k${i >> 1}":1`)}}}`],
  ['empty arrays', 40_000, (n) => film([], { custom_data: many(n, () => []) })],
  ['deep arrays', 2000, (n) => `{"videos":[],"custom_data":[${many(n, () => '['.repeat(28) + ']'.repeat(28))}]}`],
  ['an escaped text', 60_000, (n) => `{"videos":[{"id":"a","title":"${'\\u00e9'.repeat(n)}"}]}`],
  ['numbers of many digits', 100, (n) => numbers(n, (digits) => `1.${digits}`)],
  ['numbers as texts of many digits', 100, (n) => numbers(n, (digits) => `"1.${digits}"`)],
  ['names of cues', 4000, (n) => film([], { cues: many(n, (i) => cue(`c${i}`)) })],
  ['names that begin alike', 200, (n) => film([], { cues: many(n, (i) => cue(`${'c'.repeat(500)}${i}`)) })],
  ['names given twice', 4000, (n) => film([], { cues: many(n, (i) => cue(`c${i >> 1}`)) })],
  ['names of one character each', 400, (n) => film([], { cues: many(n, (i) => cue('c'.repeat(i))) })],
  ['variables', 2000, (n) => film([], { variables: members(n, (i) => [`v${i}`, i]) })],
  ['trays', 120, (n) => film(many(n, (i) => item({ in_tray: true, tray_type: `${'t'.repeat(500)}${i}` })))],
  // Polygons, texts, styles.
  ['points', 100, (n) => film(many(n, () => hotspot({ hotspot_points: circle(200) })))],
  ['points as text', 100, (n) => film(many(n, () => hotspot({ hotspot_points: spelled(circle(200)) })))],
  ['points of one polygon as text', 2000, (n) => film([hotspot({ hotspot_points: spelled(circle(n)) })])],
  ['polygons that cross themselves', 50, (n) => film(many(n, () => hotspot({ hotspot_points: circle(256, 101) })))],
  ['polygons of long sides', 50, (n) => film(many(n, () => hotspot({ hotspot_points: spelled(zigzag(252)) })))],
  [
    'keyframes times points',
    1500,
    (n) => film([hotspot({ hotspot_points: circle(n), keyframes: many(n, (i) => ({ time: i, left: 1 })) })]),
  ],
  ['keyframes', 1500, (n) => film([item({ keyframes: many(n, (i) => ({ time: i, left: i % 80 })) })])],
  ['keyframes of polygons', 100, (n) => film([movingPolygon(n)])],
  ['words of a text', 30_000, (n) => film([item({ value: 'a b '.repeat(n) })])],
  ['texts without a space', 30, (n) => film(many(n, () => item({ value: 'x'.repeat(4000) })))],
  ['colours', 800, (n) => film(many(n, (i) => item({ color: `rgb(${i % 256} 0 0 / 50%)`, background_color: 'red' })))],
  // Conditions.
  ['a deep condition', 200, (n) => film(many(n, () => item({ when: nested(12) })))],
  [
    'a broad condition',
    4000,
    (n) => film([item({ when: { any: many(n, (i) => ({ variable: `v${i % 9}`, operator: 'exists' })) } })]),
  ],
  ['patterns of many alternatives', 100, (n) => patterns(n, (i) => `${'a|'.repeat(240)}${i}`)],
  ['patterns of many classes', 100, (n) => patterns(n, (i) => `${'[ab]'.repeat(120)}${i}`)],
  ['patterns of many ranges', 30, (n) => patterns(n, (i) => `[${'a-z'.repeat(600)}]${i}`)],
  ['patterns of many groups', 100, (n) => patterns(n, (i) => `${'(a)'.repeat(160)}${i}`)],
  ['patterns of deep groups', 200, (n) => patterns(n, (i) => `${'('.repeat(60)}a${')'.repeat(60)}${i}`)],
  ['patterns that repeat', 60, (n) => patterns(n, (i) => `(a?){900}${i}`)],
  ['patterns of properties', 60, (n) => patterns(n, (i) => `\\p{L}${i}`)],
  ['patterns that are wrong', 500, (n) => patterns(n, (i) => `${'(a)'.repeat(60)}(${i}`)],
  // Inputs.
  ['all at one time', 1500, (n) => film(many(n, () => item({ time: 1, value: 'x' })))],
  ['cues at one time', 8000, (n) => film([], { cues: many(n, (i) => cue(`c${i}`, 1)) })],
  [
    'variables that are set times what reads them',
    250,
    (n) => film([...many(n, (i) => set('a', i % 2)), ...many(n, () => item(when('==', 1)))]),
  ],
  [
    'trays times what is in them',
    250,
    (n) =>
      film([
        ...many(n, (i) => item({ time: 90, in_tray: true, id: `t${i}` })),
        ...many(n, () => ({ type: 'resourceTray', time: 1 })),
      ]),
  ],
  ['variables that take a long one', 2000, (n) => longFilm(many(n, (i) => set(`v${i}`, '{{a}}')))],
  [
    'a variable that doubles',
    500,
    (n) =>
      filmWith(
        'ab',
        many(n, () => set('a', '{{a}}{{a}}')),
      ),
  ],
  ['one pattern against a long text', 4, (n) => longFilm(many(n, (i) => item(when('regex', `(a?){900}b${i}`))))],
  [
    'a pattern from a template',
    400,
    (n) =>
      film(
        many(n, () => item(when('regex', '{{p}}'))),
        { variables: { a: 'a'.repeat(LONG), p: '(a?){900}b' } },
      ),
  ],
  [
    'patterns put together anew',
    400,
    (n) =>
      film(
        many(n, () => item(when('regex', '{{p}}'))),
        { variables: { a: 'x', p: 'a|'.repeat(900) } },
      ),
  ],
  [
    'parts of a long text',
    400,
    (n) =>
      filmWith(
        '\u{1f600}'.repeat(LONG / 4),
        many(n, (i) => item(when('contains', `q${i}`))),
      ),
  ],
  [
    'parts of a text with long beginnings',
    400,
    (n) => longFilm(many(n, () => item(when('contains', `${'a'.repeat(100)}b`)))),
  ],
  ['texts compared', 10, (n) => longFilm(many(n, () => item(when('==', `${'A'.repeat(20_000)}b`))))],
  [
    'long decimals compared',
    400,
    (n) =>
      film(
        many(n, () => item(when('<', '{{d}}'))),
        { variables: { a: 1, d: `1.${'7'.repeat(60_000)}` } },
      ),
  ],
  ['templates of one text', 10_000, (n) => filmWith('x', [item({ value: '{{a}}'.repeat(n) })])],
  ['templates of a long variable', 400, (n) => longFilm(many(n, () => item({ value: '{{a}}' })))],
  [
    'templates of a URL',
    100,
    (n) =>
      filmWith(
        'é'.repeat(LONG / 2),
        many(n, () => item({ type: 'image', value: 'https://example.org/?a={{a}}' })),
      ),
  ],
  [
    'URLs that are sent',
    400,
    (n) =>
      filmWith(
        'é'.repeat(10_000),
        many(n, () => ({ type: 'redirect', time: 1, redirect_url: 'https://example.org/?a={{a}}' })),
      ),
  ],
  [
    'a number of blanks',
    400,
    (n) => filmWith(' '.repeat(LONG), [item({ click_action: 'phone', click_value: `5${'{{a}}'.repeat(n)}` })]),
  ],
  [
    'values on a click',
    400,
    (n) =>
      longFilm(
        many(n, () => item({ click_action: 'post', click_value: '/', variable_name: 'b', variable_value: '{{a}}' })),
      ),
  ],
  ['jumps in a circle', 1000, (n) => film(many(n, (i) => ({ type: 'jump', time: 1 + i / n, jump_time: 0 })))],
  [
    'jumps that lead to jumps',
    1000,
    (n) => film(many(n, (i) => ({ type: 'jump', time: i + 1, jump_time: (i * 7919) % n }))),
  ],
  ['pauses of playback', 1000, (n) => film(many(n, () => item({ time: 1, click_required: true, end_time: 2 })))],
  ['polygons on each other', 100, (n) => film(many(n, () => hotspot({ hotspot_points: circle(60) })))],
  ['polygons that move', 100, (n) => film(many(n, () => movingPolygon(2, 40)))],
];

function movingPolygon(frames, vertices = 100) {
  return hotspot({
    hotspot_points: circle(vertices),
    keyframes: many(frames, (i) => ({ time: i, points: circle(vertices) })),
  });
}

function nested(levels) {
  const leaf = { variable: 'a', operator: 'exists' };
  return levels === 0 ? leaf : { [levels % 2 ? 'all' : 'any']: [nested(levels - 1), leaf] };
}

/** @type {Kind[]} */
export const KINDS = ROWS.map(([name, n, make]) => ({ name, n, make }));

/** @param {Kind} kind @param {number} n @returns {string} */
export function textOf({ make }, n) {
  const made = make(n);
  return typeof made === 'string' ? made : JSON.stringify(made);
}
