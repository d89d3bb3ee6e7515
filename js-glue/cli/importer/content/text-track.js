// SPDX-License-Identifier: MIT
// WebVTT files of metadata and of chapters. Captions are no content of a project.

import { Fault } from '../report.js';
import { addChapters } from './chapter.js';
import { plainText } from './cue-text.js';
import { customData } from './payload.js';
import { isWebvttText, parseWebvtt } from './webvtt.js';

/** @typedef {import('./webvtt.js').Webvtt} Webvtt */
/** @typedef {import('./webvtt.js').TrackCue} TrackCue */
/** @typedef {import('../source.js').Source} Source */
/** @typedef {import('../formats.js').Context} Context */
/** @typedef {import('../options.js').TrackKind} TrackKind */

const CAPTIONS = /** @type {const} */ ({ captions: 'captions', subtitles: 'captions', descriptions: 'captions' });
/** What a header or a file name may call it. @type {Record<string, TrackKind>} */
const WORDS = { metadata: 'metadata', chapters: 'chapters', chapter: 'chapters', ...CAPTIONS };
const IN_NAME = new RegExp(`(?:^|[^a-z])(${Object.keys(WORDS).join('|')})(?![a-z])`, 'i');

/** @param {Source} source */
export const isWebvtt = (source) => isWebvttText(source.text);

/** @param {Source} source @param {Context} context @throws {Fault} */
export function readWebvtt(source, context) {
  if (!isWebvtt(source)) throw new Fault(source.place, 'syntax', 'expected WEBVTT on the first line');
  const track = parseWebvtt(source.text);
  const kind = kindOf(track, source, context.options.kinds ?? {});
  if (kind === null) return context.need('kinds', source.file);
  if (kind !== 'captions') reportDamage(track, source, context);
  READERS[kind](track, source, context);
}

/**
 * What a track is: as the options say, else its header (`Kind: chapters`), its file name, or what
 * only one kind has.
 * @param {Webvtt} track
 * @param {Source} source
 * @param {Record<string, TrackKind>} kinds
 * @returns {TrackKind | null} null if nothing shows it
 */
function kindOf({ header, cues, styled }, { file, path }, kinds) {
  for (const name of [file, '']) if (Object.hasOwn(kinds, name)) return kinds[name];
  const stated = header.map((line) => /^Kind:\s*(\w+)/i.exec(line)?.[1].toLowerCase() ?? '');
  const named = IN_NAME.exec(path?.replace(/^.*[\\/]/, '') ?? '')?.[1].toLowerCase() ?? '';
  const word = [...stated, named].find((each) => Object.hasOwn(WORDS, each));
  if (word) return WORDS[word];
  if (cues.some(({ text }) => /^\s*[[{]/.test(text) && customData(text).reason === null)) return 'metadata';
  if (styled || cues.some(({ settings, text }) => settings !== '' || /<v[.\s]/.test(text))) return 'captions';
  return cues.length > 0 ? null : 'metadata';
}

/** The line of a file. @param {Source} source @param {number} line */
const placeOf = ({ file }, line) => ({ file, path: `/${line}` });

/** @param {Webvtt} track @param {Source} source @param {Context} context */
function reportDamage({ header, cues, skipped }, source, { report }) {
  if (header.some((line) => line.startsWith('X-TIMESTAMP-MAP'))) {
    report.lost(source.place, 'X-TIMESTAMP-MAP is ignored: times count from the beginning of the film');
  }
  for (const line of skipped) report.lost(placeOf(source, line), 'left out: not a cue, as it has no valid times');
  for (const { start, end, line } of cues) {
    if (end <= start) report.lost(placeOf(source, line), `the end, ${end} s, is not after the start, ${start} s`);
  }
}

/** Cues in the order of a browser: by start, longer ones first. @param {TrackCue[]} cues */
const inTime = (cues) => cues.toSorted((a, b) => a.start - b.start || b.end - a.end);

/** @type {Record<TrackKind, (track: Webvtt, source: Source, context: Context) => void>} */
const READERS = { metadata: readMetadata, chapters: readChapters, captions: refuseCaptions };

/** @param {Webvtt} track @param {Source} source @param {Context} context */
function readMetadata({ cues }, source, { draft, report, options: { cueEnds = false } }) {
  if (cues.length === 0) return;
  const video = draft.main(source.place);
  for (const [i, { id, start, end, text, line }] of inTime(cues).entries()) {
    const place = placeOf(source, line);
    const { data, reason } = customData(text);
    if (reason)
      report.warning(place, 'changed', `the data become a text, as they are not the JSON of a project: ${reason}`);
    const own = freeId(video, id, `cue-${i + 1}`, place, report);
    video.cue({ id: own, time: start, custom_data: data }, place);
    if (cueEnds && end > start)
      video.cue({ id: freeId(video, '', `${own}-end`, place, report), time: end, custom_data: data }, place);
  }
  if (!cueEnds) report.lost(source.place, 'the ends of its cues: --cue-ends makes a cue of each, too');
}

/** @param {Webvtt} track @param {Source} source @param {Context} context */
function readChapters({ cues }, source, context) {
  const chapters = inTime(cues).map(({ id, start, end, text, line }, i) => ({
    ...{ id: id.trim() || `chapter-${i + 1}`, title: plainText(text), start },
    ...{ end: end > start ? end : undefined, place: placeOf(source, line) },
  }));
  addChapters(chapters, source.place, context);
}

/** @param {Webvtt} _track @param {Source} source @param {Context} context */
function refuseCaptions(_track, { path, place }, { report }) {
  const track = JSON.stringify({ kind: 'captions', src: path ?? 'captions.vtt', srclang: 'en', label: 'English' });
  report.lost(place, `captions are not imported: name the file in the "tracks" of the video, as in ${track}`);
}

/**
 * @param {import('../draft.js').VideoDraft} video
 * @param {string} id as written; '' if there is none
 * @param {string} otherwise
 * @param {import('../report.js').Place} place
 * @param {import('../report.js').Report} report
 */
function freeId(video, id, otherwise, place, report) {
  const free = video.freeId('cues', id.trim() === '' ? otherwise : id);
  if (id.trim() !== '' && free !== id)
    report.warning(place, 'changed', `the id "${id}" is taken: it becomes "${free}"`);
  return free;
}
