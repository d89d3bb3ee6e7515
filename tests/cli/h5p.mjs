// SPDX-License-Identifier: MIT
// Samples of H5P Interactive Video, written by the semantics of its libraries, and zip files, also
// wrong ones.
import { deflateRawSync, crc32 as zlibCrc } from 'node:zlib';
import { newEngine } from '../../js-glue/cli/build.js';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { parseScript } from '../../js-glue/simulator/script.js';
import { Simulation } from '../../js-glue/simulator/simulation.js';

export const engine = await newEngine();

/** An interaction. @param {string} library @param {unknown} params */
export const spot = (library, params, { from = 5, to = 10, ...more } = {}) => ({
  x: 20,
  y: 30,
  width: 15,
  height: 8,
  duration: { from, to },
  libraryTitle: library.split(' ')[0].slice(4),
  action: { library, params, subContentId: 'c0ffee', metadata: { contentType: 'x', license: 'U' } },
  pause: false,
  displayType: 'poster',
  buttonOnMobile: false,
  visuals: { backgroundColor: 'rgb(255, 255, 255)', boxShadow: true },
  ...more,
});

/** A `content.json`. */
export const content = (interactions, { override = {}, bookmarks = [], endscreens = [], ...video } = {}) => ({
  interactiveVideo: {
    video: {
      files: [{ path: 'https://cdn.example/film.mp4', mime: 'video/mp4', copyright: { license: 'U' } }],
      startScreenOptions: { title: 'Film', hideStartTitle: false },
      textTracks: { videoTrack: [] },
      ...video,
    },
    assets: { interactions, bookmarks, endscreens },
    summary: {
      task: { library: 'H5P.Summary 1.10', params: { intro: '', summaries: [{ summary: [''] }] } },
      displayAt: 3,
    },
  },
  override: { autoplay: false, loop: false, preventSkipping: false, ...override },
  l10n: { defaultAdaptivitySeekLabel: 'Continue', continueWithVideo: 'Continue with video' },
});

export const choice = (text, correct, chosenFeedback = '') => ({
  text: `<div>${text}</div>`,
  correct,
  tipsAndFeedback: { tip: '', chosenFeedback, notChosenFeedback: '' },
});
export const multiChoice = (question, answers, more = {}) => ({
  question: `<p>${question}</p>`,
  answers,
  UI: { checkAnswerButton: 'Check it', tryAgainButton: 'Again' },
  behaviour: { type: 'auto', ...more },
});

/** Imports a content.json, or a package as bytes. */
export function imported(given, options = {}) {
  const bytes = given instanceof Uint8Array;
  const name = bytes ? 'quiz.h5p' : 'content.json';
  const text = bytes || typeof given === 'string' ? given : JSON.stringify(given);
  const { document, notes } = importFiles([{ name, content: text }], options, engine);
  return { document, notes, project: document === null ? null : JSON.parse(document) };
}

/** The interactions of what is imported, by id. */
export function parts(given, options) {
  const { project } = imported(given, options);
  return Object.fromEntries(project.videos[0].interactions.map((each) => [each.id, each]));
}

export const lost = ({ notes }) =>
  notes.filter(({ code }) => code === 'lost').map(({ path, message }) => `${path} ${message}`);
export const errors = ({ notes }) =>
  notes.filter(({ severity }) => severity === 'error').map(({ file, path, code }) => `${file}${path} ${code}`);

/** Plays a document of 100 seconds. @param {string} document @param {object[]} script @returns {string[]} what matters of its events */
export function play(document, script) {
  const lines = [];
  const { ok, effects } = engine.load(document);
  if (!ok) throw new Error('not valid');
  const simulation = new Simulation(engine, { duration: () => 100, write: (line) => lines.push(JSON.parse(line)) });
  simulation.open(effects);
  for (const step of parseScript(JSON.stringify(script))) {
    const reason = simulation.run(step);
    if (reason && step.name === 'click') lines.push({ t: NaN, event: `refused: ${step.value}` }); // an `until` may pause
  }
  const told = { 'player:pause': 'reason', 'player:seek': 'to', 'action:message': 'value', 'action:modal': 'value' };
  return lines.flatMap(({ t, event, ...rest }) => {
    if (event === 'player:play') return [`${t} play`];
    if (event.startsWith('refused')) return [event];
    return told[event] ? [`${t} ${event.split(':')[1]} ${rest[told[event]]}`] : [];
  });
}

// ---- Zip files --------------------------------------------------------------

const crc32 = zlibCrc ?? crc;

/** node:zlib has crc32() since 20.15. @param {Uint8Array} bytes */
function crc(bytes) {
  let rest = -1;
  for (const byte of bytes) {
    rest ^= byte;
    for (let i = 0; i < 8; i++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}

/**
 * Writes a zip file, as wrong as wanted.
 * @param {{name: string, data?: Uint8Array | string, method?: number, flags?: number, size?: number, packed?: Uint8Array,
 *   packedSize?: number, crc?: number, localName?: string, start?: number, descriptor?: boolean, extra?: Uint8Array}[]} entries
 * @param {{count?: number, size?: number, start?: number, comment?: string}} [end]
 */
export function zip(entries, end = {}) {
  const chunks = [];
  let at = 0;
  const push = (...buffers) => {
    for (const buffer of buffers) {
      chunks.push(buffer);
      at += buffer.length;
    }
  };
  const directory = entries.map((entry) => {
    const {
      name,
      data = '',
      method = 8,
      flags = 0,
      localName = name,
      descriptor = false,
      extra = Buffer.alloc(0),
    } = entry;
    const bytes = Buffer.from(data);
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes);
    const [size, packedSize] = [entry.size ?? bytes.length, entry.packedSize ?? packed.length];
    const check = entry.crc ?? crc32(bytes);
    const start = entry.start ?? at;
    const bits = flags | (descriptor ? 8 : 0);
    if (entry.start === undefined) {
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0);
      local.writeUInt16LE(20, 4);
      local.writeUInt16LE(bits, 6);
      local.writeUInt16LE(method, 8);
      if (!descriptor)
        for (const [value, place] of [
          [check, 14],
          [packedSize, 18],
          [size, 22],
        ])
          local.writeUInt32LE(value, place);
      local.writeUInt16LE(Buffer.byteLength(localName), 26);
      local.writeUInt16LE(extra.length, 28);
      push(local, Buffer.from(localName), extra, packed);
      if (descriptor) {
        const after = Buffer.alloc(16);
        for (const [value, place] of [
          [0x08074b50, 0],
          [check, 4],
          [packedSize, 8],
          [size, 12],
        ])
          after.writeUInt32LE(value, place);
        push(after);
      }
    }
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    record.writeUInt16LE(20, 6);
    record.writeUInt16LE(bits, 8);
    record.writeUInt16LE(method, 10);
    for (const [value, place] of [
      [check, 16],
      [packedSize, 20],
      [size, 24],
      [start, 42],
    ])
      record.writeUInt32LE(value, place);
    record.writeUInt16LE(Buffer.byteLength(name), 28);
    record.writeUInt16LE(extra.length, 30);
    return Buffer.concat([record, Buffer.from(name), extra]);
  });
  const start = at;
  push(...directory);
  const last = Buffer.alloc(22);
  const comment = Buffer.from(end.comment ?? '');
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(end.count ?? entries.length, 8);
  last.writeUInt16LE(end.count ?? entries.length, 10);
  last.writeUInt32LE(end.size ?? at - start, 12);
  last.writeUInt32LE(end.start ?? start, 16);
  last.writeUInt16LE(comment.length, 20);
  push(last, comment);
  return new Uint8Array(Buffer.concat(chunks));
}

export const manifest = (major = 1, mainLibrary = 'H5P.InteractiveVideo') =>
  JSON.stringify({
    title: 'Film',
    mainLibrary,
    preloadedDependencies: [{ machineName: 'H5P.InteractiveVideo', majorVersion: major, minorVersion: 27 }],
  });

/** A package's entries. */
export const entries = (given, major) => [
  { name: 'h5p.json', data: manifest(major) },
  { name: 'content/videos/film.mp4', data: 'not a film', method: 0 },
  { name: 'content/content.json', data: JSON.stringify(given) },
];
