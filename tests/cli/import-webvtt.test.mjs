// SPDX-License-Identifier: MIT
// `hotcue import` of WebVTT: tracks written by the standard, and damaged ones. What a browser makes
// of the same files is compared in tests/browser/studio-files.test.mjs.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newEngine } from '../../js-glue/cli/build.js';
import { plainText } from '../../js-glue/cli/importer/content/cue-text.js';
import { parseWebvtt } from '../../js-glue/cli/importer/content/webvtt.js';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { OptionError } from '../../js-glue/cli/importer/options.js';
import { LINES_MAX } from '../../js-glue/cli/importer/report.js';
import { Random } from '../property/generate.mjs';
import { damaged, randomTrack, timestamp } from './tracks.mjs';

describe('import of WebVTT', () => {
  /** @type {import('../../js-glue/engine/engine.js').Engine} */
  let engine;
  before(async () => {
    engine = await newEngine();
  });
  after(() => engine.dispose());

  /** @param {Record<string, string | Uint8Array>} files @param {import('../../js-glue/cli/importer/options.js').ImportOptions} [options] */
  function read(files, options = {}) {
    const list = Object.entries(files).map(([name, content]) => ({ name, content }));
    const { document, notes } = importFiles(list, options, engine);
    const [video] = document ? JSON.parse(document).videos : [{}];
    const told = notes.map(({ file, path, code }) => `${file}${path} ${code}`);
    return { document, notes, told, cues: video.cues ?? [], tracks: video.tracks, sources: video.sources };
  }
  /** @param {...string} blocks */
  const vtt = (...blocks) => `WEBVTT\n\n${blocks.join('\n\n')}\n`;
  const cue = (start, end, text, id = '') => `${id}${id && '\n'}${timestamp(start)} --> ${timestamp(end)}\n${text}`;

  it('finds the cues that were written, whatever the line ends and the blocks around them', () => {
    for (let seed = 0; seed < 300; seed++) {
      const { text, cues } = randomTrack(new Random(seed));
      const found = parseWebvtt(text.replace(/^\uFEFF/, ''));
      assert.deepEqual(
        found.cues.map(({ id, start, end, text: payload }) => ({ id, start, end, text: payload })),
        cues,
        `seed ${seed}`,
      );
      assert.deepEqual(found.skipped, [], `seed ${seed}`);
    }
  });

  it('gives the engine the custom data as they were written', () => {
    const payloads = [
      '{"b":1.0,"a":[1e3,-0,0.10,12345678901234567890],"z":{"2":1,"1":2}}',
      '{ "a" : "\\u00e9\\ud83d\\ude00 --\\u003e" ,\n "b":\t[ ] }',
      '"text"',
      '7',
      'null',
      'plain <i>text</i> &amp; an arrow, →',
      '  spaces  ',
      '',
      '007',
      `[${'"emoji 😀",'.repeat(5000)}0]`,
    ];
    const { document, cues } = read({ 'metadata.vtt': vtt(...payloads.map((text, i) => cue(i, i + 1, text))) });
    assert.ok(document);
    const within = (/** @type {string} */ text) =>
      text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part[0] === '"' ? part : ''));
    const whole = within(document);
    for (const [i, payload] of payloads.entries()) {
      const isJson = i < 5 || i === 9;
      const written = isJson ? within(payload) : JSON.stringify(payload);
      assert.ok(whole.includes(`"time":${i},"custom_data":${written}}`), `payload ${i}`);
      assert.deepEqual(cues[i].custom_data, isJson ? JSON.parse(payload) : payload);
    }
    assert.deepEqual(engine.load(document).diagnostics, []);
  });

  it('keeps as text, and reports, JSON that a project can not have', () => {
    const deep = (/** @type {number} */ levels) => '['.repeat(levels) + ']'.repeat(levels);
    const texts = [
      '{"a":1,"a":2}',
      '{"a":1e999}',
      '["\\ud800"]',
      '{"a":',
      deep(28),
      '['.repeat(200_000),
      '{"\\udfff":1}',
    ];
    const { cues, notes } = read(
      { 'metadata.vtt': vtt(...texts.map((text, i) => cue(i, i + 1, text))) },
      { cueEnds: true },
    );
    const starts = cues.filter(({ id }) => !id.endsWith('-end'));
    assert.deepEqual(
      starts.map((each) => each.custom_data),
      texts,
    );
    assert.deepEqual(
      notes.map(({ code }) => code),
      texts.map(() => 'changed'),
    );
    const deepest = read({ 'metadata.vtt': vtt(cue(0, 1, deep(27))) }, { cueEnds: true });
    assert.deepEqual([deepest.cues[0].custom_data, deepest.notes], [JSON.parse(deep(27)), []]);
  });

  it('makes a cue of each start and, on request, of each end', () => {
    const file = {
      'metadata.vtt': vtt(
        cue(5, 6, '"b"', 'same'),
        cue(1, 9, '"a"', 'same'),
        cue(1, 20, '"first"'),
        cue(3, 3, '"c"', ' '),
      ),
    };
    const short = read(file);
    assert.deepEqual(
      short.cues.map(({ id, time, custom_data }) => [id, time, custom_data]),
      [
        ['cue-1', 1, 'first'],
        ['same', 1, 'a'],
        ['cue-3', 3, 'c'],
        ['same-2', 5, 'b'],
      ],
    );
    assert.deepEqual(short.told, ['metadata.vtt/15 lost', 'metadata.vtt/4 changed', 'metadata.vtt lost']);
    const both = read(file, { cueEnds: true, media: 'film.mp4' });
    assert.deepEqual(
      both.cues.filter(({ id }) => id.endsWith('-end')).map(({ id, time, custom_data }) => [id, time, custom_data]),
      [
        ['cue-1-end', 20, 'first'],
        ['same-end', 9, 'a'],
        ['same-2-end', 6, 'b'],
      ],
    );
    assert.deepEqual(both.sources, [{ src: 'film.mp4' }]);
  });

  it('takes a title of a chapter as it is read, and names the track for the seek bar', () => {
    const files = {
      'film.chapters.vtt': vtt(
        cue(0, 10, '<v Ann>One</v> &amp; <00:00:02.000><c.red>two</c>\n<lang en>three', 'a'),
        cue(10, 10, '<ruby>漢<rt>kan</rt></ruby>&#x41;&#66;&lt;&unknown;&nbsp;'),
        cue(20, 30, ''),
      ),
    };
    const { cues, tracks, told } = read(files, { chapters: 'c.vtt' });
    assert.deepEqual(cues, [
      { id: 'a', time: 0, custom_data: { title: 'One & two three', end_time: 10 } },
      { id: 'chapter-2', time: 10, custom_data: { title: '漢AB<&unknown;' } },
      { id: 'chapter-3', time: 20, custom_data: { title: '', end_time: 30 } },
    ]);
    assert.deepEqual(tracks, [{ src: 'c.vtt', kind: 'chapters', default: true }]);
    assert.deepEqual(told, ['film.chapters.vtt/8 lost', 'film.chapters.vtt/11 no_title']);
    assert.deepEqual(read(files).told.at(-1), 'film.chapters.vtt lost');
    assert.equal(plainText('a <b'), 'a');
    assert.equal(plainText('<rt>x</ruby>y &amp;lt; &#0; &#xd800; &#x110000;'), 'y &lt; &#0; &#xd800; &#x110000;');
  });

  it('puts several files of one film together', () => {
    const { cues, told } = read(
      {
        'meta.vtt': vtt(cue(1, 2, '{"a":1}', '1')),
        'chapters.vtt': vtt(cue(0, 9, 'Intro', '1')),
        'list.txt': '0:00 A\n0:09 B',
      },
      { cueEnds: true, chapters: 'chapters.vtt' },
    );
    assert.deepEqual(
      cues.map(({ id }) => id),
      ['1', '1-end', '1-2', 'chapter-1', 'chapter-2'],
    );
    assert.deepEqual(told, ['chapters.vtt/4 changed']);
  });

  it('knows what a file is by option, header, name or content; else it asks', () => {
    const title = cue(0, 5, 'Title');
    const kind = (name, text, options = {}) => {
      const { cues, told } = read({ [name]: text }, { cueEnds: true, chapters: 'x.vtt', ...options });
      if (told.some((line) => line.endsWith('nothing_found'))) return 'captions';
      return cues[0].custom_data?.title === undefined ? 'metadata' : 'chapters';
    };
    assert.equal(kind('a.vtt', `WEBVTT\nKind: chapters\nLanguage: en\n\n${title}`, { cueEnds: undefined }), 'chapters');
    assert.equal(
      kind('chapters.vtt', `WEBVTT Kind: captions\n\n${title}`, { cueEnds: undefined, chapters: undefined }),
      'captions',
    );
    assert.equal(kind('x/film-Chapters.en.vtt', vtt(title)), 'chapters');
    assert.equal(kind('film.metadata.vtt', vtt(title)), 'metadata');
    assert.equal(kind('film.subtitles.vtt', vtt(title)), 'captions');
    assert.equal(kind('film.vtt', vtt(title, cue(6, 7, '[1]'))), 'metadata');
    assert.equal(kind('film.vtt', vtt(cue(0, 5, '<v Ann>Hello'))), 'captions');
    assert.equal(kind('film.vtt', vtt('STYLE\n::cue { color: red }', title)), 'captions');
    assert.equal(kind('film.vtt', vtt('00:00.000 --> 00:01.000 align:start\nHello')), 'captions');
    assert.equal(kind('film.vtt', vtt(title), { kinds: { '': 'chapters' } }), 'chapters');
    assert.equal(
      kind('meta.vtt', vtt(cue(0, 5, '{}')), { kinds: { 'meta.vtt': 'chapters', '': 'metadata' } }),
      'chapters',
    );
    for (const name of ['film.vtt', 'subchapterss.vtt']) {
      assert.throws(
        () => read({ [name]: vtt(title) }),
        (error) => error instanceof OptionError && error.missing === 'kinds' && error.files[0] === name,
      );
    }
    assert.throws(() => read({ 'film.vtt': vtt(title) }, { kinds: { 'other.vtt': 'chapters' } }), OptionError);
  });

  it('never throws on a damaged file, and reports a line of it', () => {
    for (let seed = 0; seed < 400; seed++) {
      const random = new Random(seed);
      const text = damaged(random);
      const lines = text.split(/\r\n|\r|\n/).length;
      const { document, notes } = read({ 'metadata.vtt': text }, { format: 'webvtt' });
      for (const { path, severity } of notes) {
        assert.ok(path === '' || Number(path.slice(1)) <= lines, `seed ${seed}: ${path}`);
        if (document !== null) assert.equal(severity, 'warning');
      }
      if (document !== null) assert.deepEqual(engine.load(document).diagnostics, [], `seed ${seed}`);
    }
  });

  it('reports lines that are no cues, and files that are none', () => {
    const { cues, told } = read({
      'metadata.vtt': vtt(
        'NOTE\ncomment',
        'STYLE\nx',
        cue(0, 1, '"a"'),
        '0:00.000 --> 00:01.000\nbad',
        'text\nwithout times',
        'id\n00:00 --> 1',
      ),
    });
    assert.equal(cues.length, 1);
    assert.deepEqual(told, [
      'metadata.vtt/12 lost',
      'metadata.vtt/15 lost',
      'metadata.vtt/19 lost',
      'metadata.vtt lost',
    ]);
    const nearly = [
      '00:00.000 --> 00:01.0000',
      '00:60.000 --> 01:01.000',
      '60:00.000 --> 60:01.000',
      '00:00.000 --> 1:00.000',
    ];
    assert.deepEqual(parseWebvtt(vtt(...nearly)).skipped, [3, 5, 7, 9]);
    assert.equal(parseWebvtt(vtt(cue(0, 1, 'a\0b'))).cues[0].text, 'a\uFFFDb');
    assert.deepEqual(read({ 'a.vtt': 'WEBVTTx\n\n00:00.000 --> 00:01.000\n' }).told, ['a.vtt unknown_format']);
    assert.deepEqual(read({ 'a.vtt': 'text' }, { format: 'webvtt' }).told, ['a.vtt syntax']);
    assert.deepEqual(read({ 'a.vtt': 'WEBVTT' }).told, ['a.vtt nothing_found']);
    assert.deepEqual(read({ 'a.vtt': new Uint8Array([87, 69, 66, 86, 84, 84, 10, 10, 0xff]) }).told, ['a.vtt syntax']);
    const [{ message }] = read({ 'a.srt': '1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n' }).notes;
    assert.match(message, /SubRip/);
    const segment = `WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n${cue(0, 1, '{}')}`;
    assert.deepEqual(read({ 'a.vtt': segment }, { cueEnds: true }).told, ['a.vtt lost']);
  });

  it('lists a limited number of what is damaged, and counts the rest', () => {
    const { notes, told } = read(
      { 'metadata.vtt': vtt(...Array(LINES_MAX + 7).fill('damaged'), cue(0, 1, '{}')) },
      { cueEnds: true },
    );
    assert.equal(notes.length, LINES_MAX + 1);
    assert.deepEqual([told.at(-1), notes.at(-1)?.message], ['metadata.vtt too_many', '7 more are not listed']);
  });

  it('reads each line once', () => {
    // The steps are counted by what is taken from the text: each line is tested for an arrow a fixed number of times.
    const count = (/** @type {string} */ text) => {
      let tests = 0;
      const { test } = RegExp.prototype;
      RegExp.prototype.test = function (line) {
        tests++;
        return test.call(this, line);
      };
      try {
        parseWebvtt(text);
      } finally {
        RegExp.prototype.test = test;
      }
      return tests;
    };
    const blocks = ['x --> y\n', 'id\nx --> y\n', 'STYLE\n', `${cue(0, 1, 'text')}\n`, 'a\nb\nc --> d\n', 'a\n\n'];
    for (const block of blocks) {
      const [once, twice] = [2000, 4000].map((times) => count(`WEBVTT\n\n${block.repeat(times)}`));
      assert.ok(once > 2000 && twice <= 2 * once + 10, `${JSON.stringify(block)}: ${once} and ${twice}`);
    }
  });
});
