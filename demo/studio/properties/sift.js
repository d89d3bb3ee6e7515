// SPDX-License-Identifier: MIT
// Problems in the order and the words in which they are listed.
import { labelOf, read } from '../model/item.js';
import { keysOf, placeOf } from '../model/places.js';
import { labelFor } from './words.js';

/** @typedef {import('../model/problems.js').Diagnostic} Diagnostic */
/** @typedef {import('../model/document.js').ProjectDocument} ProjectDocument */

/** A place for people: the video, the interaction or cue, the field. @param {ProjectDocument | null} document @param {string} path @returns {string[]} */
export function placeInWords(document, path) {
  const place = placeOf(document, path);
  if (!document || !place) return keysOf(path);
  const video = place.video === null ? undefined : document.videos[place.video];
  const words = video
    ? [String(read(video, 'title', 'VIDEO') ?? video.id ?? `Video ${Number(place.video) + 1}`)]
    : ['Project'];
  if (place.list) words.push(labelOf(video?.[place.list]?.[place.index], place.index));
  const object = place.list ? (place.list === 'cues' ? 'CUE' : 'INTERACTION') : video ? 'VIDEO' : 'PROJECT';
  return place.field ? [...words, labelFor(place.field, object)] : words;
}

/** Errors first, else in the order of the document. @param {readonly Diagnostic[]} list @param {string} severity '' for both @param {string} words that each must contain @param {ProjectDocument | null} document */
export function sifted(list, severity, words, document) {
  const wanted = words.trim().toLowerCase();
  const isWanted = (/** @type {Diagnostic} */ { message, code, path }) =>
    [message, code, path, ...placeInWords(document, path)].join(' ').toLowerCase().includes(wanted);
  const fit = list.filter(
    (each) => (severity === '' || each.severity === severity) && (wanted === '' || isWanted(each)),
  );
  return [...fit.filter((each) => each.severity === 'error'), ...fit.filter((each) => each.severity !== 'error')];
}
