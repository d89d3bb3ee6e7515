// SPDX-License-Identifier: MIT
// The film of an Interactive Video: its files, its text tracks, its marks, its settings.
import { addChapters } from '../chapter.js';
import { isOn, itemsOf, numberOf, textOf } from './lenient.js';

/** @typedef {import('../../value.js').Value} Value */
/** @typedef {import('./scene.js').Scene} Scene */

const KINDS = ['subtitles', 'captions', 'descriptions', 'chapters', 'metadata'];
const HOSTS = /^https?:\/\/(?:[\w-]+\.)*(youtube|youtu|youtube-nocookie|vimeo)\.(?:com|be)\//i;

/** Behaviour that has no equal, by its field. */
const SETTINGS = {
  autoplay: 'it does not start by itself: give the player the attribute autoplay',
  preventSkipping: 'viewers may seek; playback waits for what is required only',
  deactivateSound: 'the sound is on: give the player the attribute muted',
  showRewind10: 'there is no button that goes back 10 seconds',
  showBookmarksmenuOnLoad: 'there is no menu of bookmarks',
  showSolutionButton: 'no question shows its solution',
  retryButton: 'a question is asked again only where a wrong answer leads back to it, or where it is required',
};

/** @param {Scene} scene @param {Value} film `interactiveVideo.video` */
export function addFilm(scene, film) {
  const { fields } = scene.video;
  const screen = film.at('startScreenOptions');
  fields.title ??= scene.text(screen.at('title')) || undefined;
  if (screen.at('poster').at('path').given) fields.poster = scene.file(screen.at('poster')) ?? undefined;
  for (const key of ['shortStartDescription', 'copyright']) {
    const text = scene.text(screen.at(key));
    if (text !== '') scene.lost(screen.at(key), `not shown: "${text.slice(0, 200)}"`);
  }
  addSources(scene, film.at('files'));
  const texts = film.at('textTracks');
  addTracks(scene, texts.isList ? texts : texts.at('videoTrack'));
}

/** @param {Scene} scene @param {Value} files */
function addSources(scene, files) {
  if (scene.video.fields.sources !== undefined) return; // of --media, or of another file
  const sources = itemsOf(files).flatMap((file) => {
    const src = scene.file(file);
    return src === null ? [] : [{ src, type: typeOf(scene, file, src) }];
  });
  if (sources.length > 0) scene.video.fields.sources = sources;
  else scene.lost(files, 'no film: the project plays what the page has');
}

/** The MIME type of a source. @param {Scene} scene @param {Value} file @param {string} src */
function typeOf(scene, file, src) {
  const host = HOSTS.exec(src)?.[1].toLowerCase();
  const type = host
    ? `video/${host.startsWith('yout') ? 'youtube' : host}`
    : textOf(file.at('mime')).trim().toLowerCase();
  if (['video/youtube', 'video/vimeo'].includes(type)) {
    scene.lost(file.at('path'), `plays only in a player for ${type.slice('video/'.length)}, such as <youtube-video>`);
  }
  return /^(?:video|audio|application)\/[\w.+-]+$/.test(type) && type !== 'video/unknown' ? type : undefined;
}

/** @param {Scene} scene @param {Value} list */
function addTracks(scene, list) {
  const tracks = itemsOf(list).flatMap((track) => {
    if (!track.at('track').at('path').given) return [];
    const src = scene.file(track.at('track'));
    const kind = textOf(track.at('kind'));
    const about = {
      srclang: textOf(track.at('srcLang')) || undefined,
      label: scene.text(track.at('label')) || undefined,
    };
    return src === null ? [] : [{ src, kind: KINDS.includes(kind) ? kind : 'subtitles', ...about }];
  });
  if (tracks.length > 0) scene.video.fields.tracks = tracks;
}

/** Bookmarks as chapters, and submit screens as cues. @param {Scene} scene @param {Value} assets */
export function addMarks(scene, assets) {
  const bookmarks = marksOf(scene, assets.at('bookmarks')).map(({ label, ...mark }, i) => ({
    ...mark,
    id: `bookmark-${i + 1}`,
    title: label,
  }));
  addChapters(bookmarks, assets.at('bookmarks').place, scene.context);
  for (const { label, start, place } of marksOf(scene, assets.at('endscreens'))) {
    scene.lost({ place }, 'the screen with the score, which is submitted there: it is a cue for the page');
    const id = scene.video.freeId('cues', 'endscreen');
    scene.video.cue({ id, time: start, custom_data: { endscreen: label } }, place);
  }
}

/** @param {Scene} scene @param {Value} list of `{time, label}` */
function marksOf(scene, list) {
  return itemsOf(list).flatMap((mark) => {
    const start = numberOf(mark.at('time'), null);
    const label = scene.text(mark.at('label'));
    if (start !== null && start >= 0) return [{ label, start, place: mark.place }];
    scene.lost(mark, `left out: no time, "${label}"`);
    return [];
  });
}

/** @param {Scene} scene @param {Value} settings `override` */
export function addSettings(scene, settings) {
  if (isOn(settings.at('loop'))) scene.video.fields.on_ended = { action: 'loop' };
  const start = numberOf(settings.at('startVideoAt'), 0);
  if (start > 0) {
    const jump = { id: scene.freeId('start'), type: 'jump', time: 0, jump_time: start, repeat: 'once' };
    scene.video.interaction(jump, settings.at('startVideoAt').place);
  }
  for (const [key, reason] of Object.entries(SETTINGS)) {
    const value = settings.at(key);
    if (value.given && value.raw !== false && !['', 'none', 'false', '0'].includes(String(value.raw))) {
      scene.lost(value, reason);
    }
  }
}

/** @param {Scene} scene @param {Value} summary `interactiveVideo.summary` */
export function addSummary(scene, summary) {
  const params = summary.at('task').at('params');
  const statements = itemsOf(params.at('summaries')).flatMap((each) => itemsOf(each.at('summary')));
  const texts = statements.map((each) => scene.text(each)).filter((text) => text !== '');
  if (texts.length === 0) return;
  const shown = texts.slice(0, 10).map((text) => `"${text.slice(0, 80)}"`);
  scene.lost(summary, `H5P.Summary at the end: its ${texts.length} statements, ${shown.join(', ')}`);
}
