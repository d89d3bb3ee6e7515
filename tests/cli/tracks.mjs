// SPDX-License-Identifier: MIT
// WebVTT files that are written by the standard, and damaged ones. Runs in a page, too.

/** @param {number} seconds @param {boolean} [hours] whether hours are written even if there are none */
export function timestamp(seconds, hours = true) {
  const milliseconds = Math.round(seconds * 1000);
  const two = (/** @type {number} */ number) => String(Math.floor(number)).padStart(2, '0');
  const rest = `${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`;
  return hours || milliseconds >= 3_600_000 ? `${two(milliseconds / 3_600_000)}:${rest}` : rest;
}

const LINES = [
  'plain text',
  '{"a": 1.0, "b": [1e3, "é"]}',
  '<v Ann>Hello</v> &amp; <00:01.000>you',
  'NOTE',
  'STYLE',
  ' space ',
  '漢字 😀',
  '->',
  '-- >',
  'WEBVTT',
  '1',
  '\u2028',
  '\ttab',
];
const SETTINGS = ['', ' align:start', '\tline:0 position:10%,line-left', ' nonsense'];
const COMMENTS = [
  'NOTE',
  'NOTE words',
  'NOTE\nlines\nof words',
  'STYLE\n::cue { color: red }',
  'REGION\nid:a\nwidth:40%',
];

/**
 * A file that the standard calls valid, but for cues that overlap and are out of order.
 * @param {import('../property/generate.mjs').Random} random
 */
export function randomTrack(random) {
  /** @type {{id: string, start: number, end: number, text: string}[]} */
  const cues = [];
  const blocks = random.list(0, 8, (n) => {
    if (random.chance(0.2)) return random.pick(COMMENTS);
    const start = random.whole(0, random.pick([5000, 4_000_000, 500_000_000])) / 1000;
    const end = start + random.whole(-2000, 9000) / 1000;
    const text = random.list(0, 3, () => random.pick(LINES)).join('\n');
    const id = random.pick(['', `id ${n}`, `${n}`, 'WEBVTT x', '- ->']);
    const [first, second] = [start, Math.max(0, end)].map((time) => Math.round(time * 1000) / 1000);
    cues.push({ id, start: first, end: second, text });
    const gap = random.pick([' ', '\t', '  ']);
    const times = `${timestamp(first, random.chance(0.5))}${gap}-->${gap}${timestamp(second, random.chance(0.5))}`;
    return `${id}${id && '\n'}${times}${random.pick(SETTINGS)}${text && '\n'}${text}`;
  });
  const header = random.pick(['WEBVTT', 'WEBVTT - a title', 'WEBVTT\tx', 'WEBVTT\nKind: metadata\nLanguage: en']);
  const parts = [header, ...blocks].map((block) => block + '\n'.repeat(random.whole(2, 4)));
  const text = parts.join('').replace(/\n+$/, random.pick(['', '\n', '\n\n\n']));
  return { text: random.pick(['', '\uFEFF']) + text.replaceAll('\n', random.pick(['\n', '\r\n', '\r'])), cues };
}

const DAMAGE = [
  '',
  '\n',
  '\r',
  '\n\n',
  '-->',
  ' --> ',
  ':',
  '.',
  '0',
  '99',
  '\0',
  '<',
  'WEBVTT',
  'NOTE\n',
  'STYLE\n',
  '00:00.000 --> 00:01.000',
  'x\n00:59:59.999 --> 60:00.000\n',
  '00:00.000-->00:01.000x\n',
  '\f',
  '\u00A0',
];

/** A file with parts deleted, doubled or put in. @param {import('../property/generate.mjs').Random} random */
export function damaged(random) {
  let { text } = randomTrack(random);
  for (let times = random.whole(1, 6); times > 0; times--) {
    const at = random.whole(0, text.length);
    const end = at + random.whole(0, 12);
    const put = random.chance(0.3) ? text.slice(at, end).repeat(2) : random.pick(DAMAGE);
    text = text.slice(0, at) + put + text.slice(random.chance(0.5) ? at : end);
  }
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
