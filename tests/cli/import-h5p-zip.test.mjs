// SPDX-License-Identifier: MIT
// `.h5p` files: zip files that are as they should be, wrong, or made to do harm. What is inflated is
// measured in bytes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { Zip } from '../../js-glue/cli/importer/content/h5p/zip.js';
import { CONTENT_BYTES, MANIFEST_BYTES } from '../../js-glue/cli/importer/content/h5p.js';
import { Random } from '../property/generate.mjs';
import { content, entries, errors, imported, manifest, spot, zip } from './h5p.mjs';

const GOOD = content([spot('H5P.Text 1.1', { text: '<p>Hello</p>' })]);
const PLACE = { file: 'quiz.h5p', path: '' };
const MIB = 1024 * 1024;

/** What reading an entry gives: its size, or the code of the fault; and the bytes inflated. */
function read(bytes, name = 'content/content.json', limit = MIB) {
  let result;
  let inflated = 0;
  try {
    const file = new Zip(bytes, PLACE);
    try {
      result = file.read(name, limit)?.length ?? null;
    } catch (fault) {
      result = fault.code;
    }
    inflated = file.inflated;
  } catch (fault) {
    result = fault.code;
  }
  return { result, inflated };
}

describe('a package', () => {
  it('gives the same project as its content.json, but for the addresses of its files', () => {
    assert.deepEqual(imported(zip(entries(GOOD))).document, imported(GOOD).document);
    const inner = content([], { files: [{ path: 'videos/a b%20c.mp4#tmp', mime: 'video/mp4' }], poster: 0 });
    inner.interactiveVideo.assets = GOOD.interactiveVideo.assets;
    const { project, notes } = imported(zip(entries(inner)));
    assert.deepEqual(project.videos[0].sources, [{ src: 'content/videos/a%20b%20c.mp4', type: 'video/mp4' }]);
    assert.deepEqual(
      notes.map(({ file, path, code }) => `${file}${path} ${code}`),
      ['quiz.h5p/content/content.json/interactiveVideo/video/files/0/path inner_file'],
    );
    assert.deepEqual(imported(inner).project.videos[0].sources[0].src, 'videos/a%20b%20c.mp4');
    const options = { media: 'https://cdn.example/f.mp4' };
    assert.deepEqual(imported(zip(entries(inner)), options).project.videos[0].sources, [{ src: options.media }]);
    assert.deepEqual(imported(zip(entries(inner)), options).notes, []);
  });

  it('may be stored, have data descriptors, extra fields, a comment, and entries with any name', () => {
    const [h5p, , json] = entries(GOOD);
    const more = [
      { name: '../../etc/passwd', data: 'x' },
      { name: '/content/content.json', data: 'x' },
      { name: 'content/../h5p.json', data: 'x' },
      { name: 'x'.repeat(60_000), data: 'x' },
      { name: '', data: 'x' },
      { name: 'film.mp4', data: 'x', packed: deflateRawSync(Buffer.alloc(8 * MIB)), size: 8 * MIB },
      { name: 'locked', data: 'x', flags: 1, method: 99 },
    ];
    const files = {
      'data after the end': zip([
        h5p,
        { ...json, packed: Buffer.concat([deflateRawSync(Buffer.from(json.data)), Buffer.alloc(5000)]) },
      ]),
      stored: zip([
        { ...h5p, method: 0 },
        { ...json, method: 0 },
      ]),
      descriptors: zip([
        { ...h5p, descriptor: true },
        { ...json, descriptor: true },
      ]),
      extra: zip([h5p, { ...json, extra: Buffer.alloc(500, 1) }]),
      comment: zip([h5p, json], { comment: `PK\u0005\u0006${'x'.repeat(60)}` }),
      others: zip([...more, h5p, ...more, json]),
      many: zip([...Array.from({ length: 5000 }, (_, i) => ({ name: `${i}`, method: 0 })), h5p, json]),
    };
    const expected = imported(GOOD).document;
    for (const [name, file] of Object.entries(files)) {
      assert.deepEqual(errors(imported(file)), [], name);
      assert.equal(imported(file).document, expected, name);
      const size = JSON.stringify(GOOD).length;
      assert.ok(read(file).inflated <= size, `${name}: only what is needed is inflated`);
    }
  });

  it('that is newer is reported, and read', () => {
    const { document, notes } = imported(zip(entries(GOOD, 2)));
    assert.equal(document, imported(GOOD).document);
    assert.deepEqual(
      notes.map(({ file, path, code }) => `${file}${path} ${code}`),
      ['quiz.h5p/h5p.json/preloadedDependencies/0/majorVersion newer_version'],
    );
  });

  it('that is something else says what', () => {
    const json = { name: 'content/content.json', data: JSON.stringify(GOOD) };
    const course = { name: 'h5p.json', data: manifest(1, 'H5P.CoursePresentation') };
    assert.deepEqual(errors(imported(zip([course, json]))), ['quiz.h5p/h5p.json/mainLibrary unknown_format']);
    assert.deepEqual(errors(imported(zip([json]))), ['quiz.h5p unknown_format']);
    assert.deepEqual(errors(imported(zip([]))), ['quiz.h5p unknown_format']);
    const [h5p] = entries(GOOD);
    assert.deepEqual(errors(imported(zip([h5p]))), ['quiz.h5p unknown_format']);
    assert.deepEqual(errors(imported(zip([h5p, { ...json, data: '{"a":' }]))), [
      'quiz.h5p/content/content.json syntax',
    ]);
    assert.deepEqual(errors(imported(zip([h5p, { ...json, data: Buffer.from([0xff]) }]))), [
      'quiz.h5p/content/content.json syntax',
    ]);
    assert.deepEqual(errors(imported(zip([h5p, { ...json, data: '{"interactiveVideo":[]}' }]))), [
      'quiz.h5p/content/content.json/interactiveVideo wrong_type',
    ]);
  });
});

describe('a harmful zip file', () => {
  const name = 'content/content.json';
  /** More than the limit by what one piece may become. */
  const MOST = MIB + 1024 * 1032 + 64 * 1024;
  const zeros = deflateRawSync(Buffer.alloc(40 * MIB));

  it('stops at the limit, whatever sizes it claims', () => {
    for (const size of [40 * MIB, MIB, 10, 0]) {
      const { result, inflated } = read(zip([{ name, packed: zeros, size }]));
      assert.equal(result, 'too_large', `${size}`);
      assert.ok(inflated <= MOST, `${inflated} bytes inflated`);
      if (size > MIB) assert.equal(inflated, 0);
    }
    const stored = zip([{ name, method: 0, data: Buffer.alloc(2 * MIB) }]);
    assert.deepEqual(read(stored), { result: 'too_large', inflated: 0 });
    assert.deepEqual(read(zip([{ name, method: 0, data: Buffer.alloc(2 * MIB), size: 5 }])).result, 'too_large');
    assert.ok(CONTENT_BYTES <= 16 * MIB && MANIFEST_BYTES <= MIB);
    const [h5p] = entries(GOOD);
    assert.deepEqual(errors(imported(zip([h5p, { name, packed: zeros, size: 9 }]))), ['quiz.h5p too_large']);
    assert.deepEqual(errors(imported(zip([{ name: 'h5p.json', packed: zeros, size: 9 }]))), ['quiz.h5p too_large']);
  });

  it('is not opened, if it is inside another', () => {
    const inner = zip([{ name, packed: zeros, size: 9 }]);
    const { result, inflated } = read(
      zip([
        { name: 'nested.zip', data: inner },
        { name, data: inner },
      ]),
    );
    assert.equal(result, inner.length);
    assert.equal(inflated, inner.length);
  });

  it('with a lie is refused', () => {
    const data = 'hello, hello, hello';
    const good = { name, data };
    const packed = deflateRawSync(Buffer.from(data));
    const wrong = {
      'a size that is too small': zip([{ ...good, size: 5 }]),
      'a size that is too large': zip([{ ...good, size: 50 }]),
      'another checksum': zip([{ ...good, crc: 7 }]),
      'data that end too soon': zip([{ ...good, packed: packed.subarray(0, packed.length - 3), size: 19 }]),
      'data that are no deflate': zip([{ ...good, packed: Buffer.from([0xff, 0xff, 0xff]) }]),
      'no data': zip([{ ...good, packed: Buffer.alloc(0) }]),
      'data past the directory': zip([{ ...good, packedSize: 5000 }]),
      'a header of another name': zip([{ ...good, localName: 'content/content.jsom' }]),
      'a header elsewhere': zip([{ ...good, start: 3 }]),
      'a header past the end': zip([{ ...good, start: 0xfffffff0 }]),
      'the header of another entry, as where entries overlap': zip([
        { name: 'x', data },
        { ...good, start: 0 },
      ]),
      'more entries than it has': zip([good], { count: 5 }),
      'a directory past its end': zip([good], { size: 5000 }),
      'a directory at another place': zip([good], { start: 0 }),
      'a directory that begins past the end': zip([good], { start: 0xfffffff0 }),
    };
    for (const [lie, bytes] of Object.entries(wrong)) {
      const { result, inflated } = read(bytes);
      assert.equal(result, 'syntax', lie);
      assert.ok(inflated <= 50, lie);
    }
  });

  it('with what cannot be read says what', () => {
    const data = 'hello';
    const cases = [
      ['unsupported', zip([{ name, data, flags: 1 }])],
      ['unsupported', zip([{ name, data, method: 12 }])],
      ['unsupported', zip([{ name, data, method: 99, flags: 1 }])],
      ['unsupported', zip([{ name, data, size: 0xffffffff }])],
      ['unsupported', zip([{ name, data, packedSize: 0xffffffff }])],
      ['unsupported', zip([{ name, data }], { count: 0xffff })],
      ['unsupported', zip([{ name, data }], { start: 0xffffffff })],
      [
        'duplicate_entry',
        zip([
          { name, data },
          { name, data: 'other' },
        ]),
      ],
    ];
    for (const [code, bytes] of cases) assert.deepEqual(read(bytes), { result: code, inflated: 0 });
  });

  it('that is cut off anywhere, or changed anywhere, is refused or read as it was', () => {
    const whole = zip(entries(GOOD));
    const expected = imported(GOOD).document;
    const random = new Random(1);
    for (let i = 0; i < 100; i++) {
      const cut = whole.slice(0, random.whole(2, whole.length - 1));
      const { document, notes } = imported(cut);
      assert.deepEqual([document, notes.length, notes[0].severity], [null, 1, 'error']);
      const changed = whole.slice();
      for (let k = random.whole(1, 4); k > 0; k--) changed[random.whole(2, whole.length - 1)] = random.whole(0, 255);
      const result = imported(changed);
      if (result.document === null) assert.equal(errors(result).length, 1);
      else assert.equal(result.document, expected);
    }
  });
});
