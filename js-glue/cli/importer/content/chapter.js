// SPDX-License-Identifier: MIT
// Chapters of a film: cues, and a track for the seek bar.

/**
 * @typedef {object} Chapter
 * @property {string} id the wanted one
 * @property {string} title
 * @property {number} start seconds
 * @property {number} [end] seconds
 * @property {import('../report.js').Place} place
 */

/**
 * @param {Chapter[]} chapters
 * @param {import('../report.js').Place} place the file
 * @param {import('../formats.js').Context} context
 */
export function addChapters(chapters, place, { draft, report, options }) {
  if (chapters.length === 0) return;
  const video = draft.main(place);
  for (const { id, title, start, end, place: from } of chapters) {
    const free = video.freeId('cues', id);
    if (free !== id) report.warning(from, 'changed', `the id "${id}" is taken: it becomes "${free}"`);
    if (title === '') report.warning(from, 'no_title', 'the chapter has no title');
    video.cue({ id: free, time: start, custom_data: { title, end_time: end } }, from);
  }
  const track = { src: options.chapters, kind: 'chapters', default: true };
  if (options.chapters) video.fields.tracks = [...(video.fields.tracks ?? []), track];
  else report.lost(place, 'the seek bar shows chapters of a WebVTT file, whose address --chapters gives');
}
