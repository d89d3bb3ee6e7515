// SPDX-License-Identifier: MIT
// `hotcue import` as a command.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newEngine } from '../../js-glue/cli/build.js';
import { FORMAT_NAMES, FORMATS, hasOption } from '../../js-glue/cli/importer/formats.js';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { OPTIONS, OptionError } from '../../js-glue/cli/importer/options.js';
import { Random } from '../property/generate.mjs';
import { labelme, shape, square, story, topmost, WRITERS } from './importing.mjs';

const COMMAND = fileURLToPath(new URL('../../js-glue/hotcue.mjs', import.meta.url));

const importing = readFileSync(new URL('../../docs/importing.md', import.meta.url), 'utf8');

describe('hotcue import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-import-'));
  after(() => rmSync(folder, { recursive: true }));

  const hotcue = (args, input = '') => {
    const options = { input, encoding: 'utf8', cwd: folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], /** @type {any} */ (options));
    return { code: status, out: String(stdout), err: String(stderr) };
  };
  const file = (name, content) => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };
  const lines = (text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)); // prettier-ignore

  it('prints a project that is valid', () => {
    const path = file('still.json', labelme(shape('a', square(0)), shape('p', [[1, 1]], { shape_type: 'point' })));
    const { code, out, err } = hotcue(['import', path]);
    assert.equal(code, 0, err);
    assert.deepEqual(
      lines(err).map((line) => [line.file, line.severity, line.code, line.path]),
      [['still.json', 'warning', 'left_out', '/shapes/1']],
    );
    assert.deepEqual(hotcue(['validate', '-'], out), { code: 0, out: '', err: '' });
    assert.deepEqual(hotcue(['import', '-'], JSON.stringify(labelme(shape('a', square(0))))).out, out);
    assert.equal(hotcue(['hit', file('still.project.json', out), '--at', '5'], '10 40\n40 40\n').out, 'a\n-\n');
  });

  it('prints moving hotspots that are valid, and hit where the story has them', () => {
    for (let seed = 0; seed < 4; seed++) {
      const told = story(new Random(seed));
      for (const [format, write] of Object.entries(WRITERS)) {
        const files = write(told);
        const paths = Object.entries(files).map(([name, content]) => file(name.replace('/', '-'), content));
        const { code, out, err } = hotcue(['import', ...paths, '--fps', '25']);
        if (told.objects.length === 0) continue;
        assert.equal(code, 0, `${format} ${seed}: ${err}`);
        assert.doesNotMatch(hotcue(['validate', '-'], out).out, /"error"/);
        const path = file('project.json', out);
        for (const [k, number] of told.numbers.entries()) {
          if (format !== 'labelme' || k % 3 !== 0) continue;
          const points = Array.from({ length: 40 }, (_, i) => [(i * 37) % 100, (i * 23) % 100]);
          const answers = hotcue(['hit', path, '--at', `${number / 25}`], points.map((p) => p.join(' ')).join('\n'));
          for (const [i, answer] of answers.out.trimEnd().split('\n').entries()) {
            assert.equal(
              answer.replace(/^(\w+-\d+).*$/, '$1'),
              topmost(told, k, points[i]),
              `${seed} ${number} ${points[i]}`,
            );
          }
        }
      }
    }
  });

  it('is a function, too, of files in memory', async () => {
    const engine = await newEngine();
    const content = JSON.stringify(labelme(shape('a', square(0)), shape('p', [[1, 1]], { shape_type: 'point' })));
    const path = file('memory.json', content);
    const { out, err } = hotcue(['import', path]);
    const imported = importFiles([{ name: path, content }], {}, engine);
    assert.equal(`${imported.document}\n`, out);
    assert.deepEqual(imported.notes, lines(err));
    const bytes = new TextEncoder().encode(content);
    const twice = [1, 2].map((n) => ({ name: `${n}.json`, content: bytes }));
    assert.throws(() => importFiles(twice, {}, engine), OptionError);
    const { document, notes } = importFiles([...twice, { name: 'x.json', content: '{' }], { fps: 2 }, engine);
    assert.equal(document, null);
    assert.ok(notes.some(({ file, code }) => file === 'x.json' && code === 'syntax'));
  });

  it('exits with 1 for errors, and prints no project', () => {
    const bad = file('bad.json', labelme(shape('a', square(0)), shape('b', [])));
    const { code, out, err } = hotcue(['import', bad]);
    assert.deepEqual([code, out], [1, '']);
    assert.deepEqual(Object.keys(lines(err)[0]), ['file', 'severity', 'code', 'path', 'message']);
    for (const content of [labelme(), Buffer.from([0xff]).toString('latin1')]) {
      assert.equal(hotcue(['import', file('nothing.json', content)]).code, 1);
    }
    writeFileSync(join(folder, 'bytes.json'), Buffer.from([0x7b, 0xff, 0x7d]));
    assert.equal(lines(hotcue(['import', 'bytes.json']).err)[0].code, 'syntax');
  });

  it('tells what the engine refuses by where it came from', () => {
    const far = shape('far', square(900)); // to the right, nine times as far as the frame is wide
    const { code, err } = hotcue(['import', file('far.json', labelme(shape('a', square(0)), far))]);
    assert.equal(code, 1);
    assert.deepEqual(
      lines(err).map((line) => [line.file, line.code, line.path]),
      [['far.json', 'out_of_range', '/shapes/1']],
    );
  });

  it('has each format and each option in its help, and each option of a format by a flag', () => {
    const { out } = hotcue(['import', '--help']);
    for (const [name, { options, endings }] of Object.entries(FORMATS)) {
      assert.match(out, new RegExp(`^  ${name} `, 'm'));
      assert.ok(endings.length > 0 && options.every((option) => Object.hasOwn(OPTIONS, option)), name);
      const words = new RegExp(`\\b${name}\\b`);
      assert.match(importing, words, `docs/importing.md has ${name}`);
    }
    for (const [name, { flag, value = '' }] of Object.entries(OPTIONS)) {
      assert.ok(out.includes(`  --${flag} ${value}`), flag);
      assert.ok(importing.includes(`--${flag}`), `docs/importing.md has --${flag}`);
      const having = FORMAT_NAMES.filter((format) => hasOption(format, /** @type {any} */ (name)));
      assert.ok(having.length > 0, `a format has ${name}`);
    }
    for (const line of out.split('\n')) assert.ok(line.length < 80, line);
  });

  it('rejects an option that no file of its formats has', () => {
    const still = file('still.json', labelme(shape('a', square(0))));
    const list = file('list.txt', '0:00 A\n0:10 B\n');
    const ofOne = hotcue(['import', list, '--fps', '3']);
    assert.equal(ofOne.code, 2);
    assert.match(
      ofOne.err,
      /^hotcue import: --fps is an option of coco, labelme, via.*; the format here is chapters$/m,
    );
    assert.equal(hotcue(['import', still, '--cue-ends']).code, 2);
    assert.equal(hotcue(['import', still, list, '--fps', '3', '--chapters', 'c.vtt']).code, 0);
    const media = JSON.parse(hotcue(['import', still, '--media', 'https://films.example/a.mp4']).out);
    assert.deepEqual(media.videos[0].sources, [{ src: 'https://films.example/a.mp4' }]);
  });

  it('reads content of other players, by name and from standard input', () => {
    const track = (...texts) =>
      `WEBVTT\n\n${texts.map((text, i) => `00:0${i}.000 --> 00:09.000\n${text}\n\n`).join('')}`;
    const metadata = file('metadata.vtt', track('{"b":1.0,"a":[]}', 'text'));
    const film = file('film.vtt', track('Intro'));
    const unknown = hotcue(['import', metadata, film]);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /film\.vtt: it does not say what it contains; --kind is required/);
    const both = hotcue([
      'import',
      metadata,
      film,
      '--kind',
      'film.vtt=chapters',
      '--chapters',
      'film.vtt',
      '--cue-ends',
    ]);
    assert.deepEqual([both.code, both.err], [0, '']);
    assert.match(both.out, /\{ "b": 1\.0, "a": \[\] \}/);
    assert.deepEqual(hotcue(['validate', '-'], both.out), { code: 0, out: '', err: '' });
    const piped = hotcue(['import', '-', '--kind', 'chapters'], track('Intro'));
    assert.deepEqual([piped.code, lines(piped.err)[0].file], [0, '-']);
    const captions = hotcue(['import', film, '--kind=captions']);
    assert.deepEqual(
      [captions.code, captions.out, lines(captions.err).map(({ code }) => code)],
      [1, '', ['lost', 'nothing_found']],
    );
    for (const [name, bytes] of Object.entries({
      'picture.png': [0x89, 0x50, 0x4e, 0x47, 0xff],
      'empty.txt': [],
      'nul.json': [0, 0],
    })) {
      writeFileSync(join(folder, name), Buffer.from(bytes));
      const { code, out, err } = hotcue(['import', name]);
      assert.deepEqual([code, out, lines(err).length], [1, '', 1], name);
    }
  });

  it('exits with 2 for bad use', () => {
    const good = file('f1.json', labelme(shape('a', square(0))));
    const other = file('f2.json', labelme(shape('a', square(0))));
    for (const args of [
      [],
      ['missing.json'],
      ['-', '-'],
      [good, other],
      [good, '--format', 'xml'],
      [good, '--fps', '0'],
      [good, '--fps', '30/0'],
      [good, '--fps', 'x'],
      [good, '--fps', '1/2/3'],
      [good, '--start', '-1'],
      [good, '--start', '1.5'],
      [good, '--bridge', 'x'],
      [good, '--tolerance', '-1'],
      [good, '--size', '100'],
      [good, '--size', '0x10'],
      [good, '--loudly'],
      [good, '--media', ''],
      [good, '--kind', 'subtitles'],
      [good, '--kind', 'other.vtt=chapters'],
      [good, '--h5p-second', 'maybe'],
      [good, '--duration', 'a=0'],
      ['.'],
    ]) {
      const { code, out, err } = hotcue(['import', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, /^hotcue import: /, args.join(' '));
    }
    assert.equal(hotcue(['import', good, '--format', 'coco']).code, 1);
    assert.equal(hotcue(['import', good, '--format', 'labelme']).code, 0);
  });
});
