// SPDX-License-Identifier: MIT
// `hotcue import` of lists of chapters in text.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newEngine } from '../../js-glue/cli/build.js';
import { listOf } from '../../js-glue/cli/importer/content/chapter-list.js';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { Random } from '../property/generate.mjs';

describe('import of a list of chapters', () => {
  /** @type {import('../../js-glue/engine/engine.js').Engine} */
  let engine;
  before(async () => {
    engine = await newEngine();
  });
  after(() => engine.dispose());

  /** @param {string | Uint8Array} content @param {import('../../js-glue/cli/importer/options.js').ImportOptions} [options] */
  function read(content, options = { chapters: 'c.vtt' }) {
    const { document, notes } = importFiles([{ name: 'list.txt', content }], options, engine);
    const cues = document ? JSON.parse(document).videos[0].cues : [];
    return {
      chapters: cues.map(({ time, custom_data: { title, end_time } }) => [
        time,
        title,
        ...(end_time === undefined ? [] : [end_time]),
      ]),
      told: notes.map(({ path, code }) => `${path} ${code}`),
    };
  }

  it('reads times and titles as authors write them', () => {
    const lines = {
      '0:00 Intro': [0, 'Intro'],
      '00:00:01 - Start': [1, 'Start'],
      '[00:01:02] - Title': [62, 'Title'],
      '(1:02:03) Title – with a dash': [3723, 'Title – with a dash'],
      '• 1:02:04 | Title: the second': [3724, 'Title: the second'],
      '- 75:00 Over an hour': [4500, 'Over an hour'],
      '3. 1:20:00: Numbered': [4800, 'Numbered'],
      '▶ 1:21:00 → Arrow': [4860, 'Arrow'],
      '1:22:00.500\tTab': [4920.5, 'Tab'],
      '1:23:00 – 1:24:00 Range': [4980, 'Range', 5040],
      '[1:25:00-1:26:00] Range': [5100, 'Range', 5160],
      '  100:00:00   Long  film ': [360_000, 'Long  film'],
      '100:00:01': [360_001, ''],
    };
    const found = read(Object.keys(lines).join('\n'));
    assert.deepEqual(found.chapters, Object.values(lines));
    assert.deepEqual(found.told, ['/13 no_title']);
  });

  it('reads lists with the time behind the title', () => {
    const text = '﻿Chapters\r\n\r\n* Intro 0:00\r\n* The middle – 1:02\r\n2) The end (1:02:03)\r\n';
    assert.deepEqual(read(text), {
      chapters: [
        [0, 'Intro'],
        [62, 'The middle'],
        [3723, 'The end'],
      ],
      told: ['/1 lost'],
    });
    const utf16 = new Uint8Array(Buffer.from('\uFEFF0:00 Añb\n0:10 😀', 'utf16le'));
    assert.deepEqual(read(utf16).chapters, [
      [0, 'Añb'],
      [10, '😀'],
    ]);
  });

  it('names what is not of the list: once around it, each line in it', () => {
    const text =
      'My film\nhttps://x.example\n\n0:00 Intro\nwith words\nmeet at 7:30\n\n0:30 B\n0:20 C\n0:20 D\nthanks\n';
    const { chapters, told } = read(text, {});
    assert.deepEqual(chapters, [
      [0, 'Intro'],
      [20, 'C'],
      [20, 'D'],
      [30, 'B'],
    ]);
    assert.deepEqual(told, ['/1 lost', '/5 lost', '/6 lost', '/9 changed', '/10 changed', ' lost']);
    assert.deepEqual(read('0:05 A\n0:09 B', { format: 'chapters', chapters: 'c.vtt' }).told, ['/1 changed']);
    assert.deepEqual(read('words', { format: 'chapters' }).told, [' nothing_found']);
    for (const other of [
      '0:05 A\n0:09 B',
      '0:00 A',
      'words',
      '',
      '0:00:00,000 --> 0:00:01,000\n0:00 --> 0:02',
      '1:60 A\n0:99 B',
      '0:00 A\n1:60:00 B',
      '12:34:56:78 A\n0:00A',
    ]) {
      assert.deepEqual(read(other).told, [' unknown_format'], other);
    }
  });

  it('finds each entry of a random list, in one of the forms', () => {
    const forms = [
      (time, title) => `${time} ${title}`,
      (time, title) => `[${time}] - ${title}`,
      (time, title) => `• (${time}) – ${title}`,
      (time, title) => `${time}: ${title}`,
    ];
    const behind = [(time, title) => `${title} ${time}`, (time, title) => `- ${title} – (${time})`];
    for (let seed = 0; seed < 300; seed++) {
      const random = new Random(seed);
      const form = random.pick(random.chance(0.3) ? behind : forms);
      let at = 0;
      const wanted = random.list(2, 9, (n) => {
        if (n > 0) at += random.whole(1, 5000);
        return [at, random.pick(['Intro', '漢字 & <b>', 'a: b', 'One, two', 'x.y'])];
      });
      const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
      const time = (/** @type {number} */ s) =>
        s >= 3600
          ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
          : `${Math.floor(s / 60)}:${two(s % 60)}`;
      const text = wanted.map(([start, title]) => form(time(start), title)).join(random.pick(['\n', '\r\n', '\n\n']));
      assert.deepEqual(read(text), { chapters: wanted, told: [] }, `seed ${seed}`);
    }
  });

  it('never throws on random text, and takes long lines for prose', () => {
    const parts = [
      '0:00',
      '1:02:03',
      ' ',
      '\n',
      '-',
      '–',
      '[',
      ')',
      '•',
      'Title',
      '-->',
      '{',
      '1.',
      ':',
      '\0',
      '\u2028',
      '9'.repeat(400),
      ' - '.repeat(30),
    ];
    for (let seed = 0; seed < 500; seed++) {
      const random = new Random(seed);
      const text = random.list(0, 40, () => random.pick(parts)).join('');
      const { entries, others } = listOf(text);
      const lines = text.split('\n').filter((line) => line.trim() !== '').length;
      assert.equal(entries.length + others.length, lines, `seed ${seed}`);
      read(text, { format: 'chapters' });
    }
    assert.equal(listOf(`0:00 ${'x'.repeat(1000)}\n0:00 A`).entries.length, 1);
  });
});
