// SPDX-License-Identifier: MIT
// Ways in words: for labels, lists and screen readers.
import { listOf } from '../model/document.js';
import { labelOf } from '../model/item.js';
import { isBroken, isTemplate, timeOfWay, videoName } from '../model/ways.js';

/** @typedef {import('../model/document.js').ProjectDocument} ProjectDocument */
/** @typedef {import('../model/ways.js').Way} Way */

/** @param {number} seconds @returns {string} m:ss, with tenths where there are any */
export function clock(seconds) {
  const tenths = Math.round(seconds * 10);
  const [minutes, rest] = [Math.floor(tenths / 600), tenths % 600];
  return `${minutes}:${(rest / 10).toFixed(rest % 10 === 0 ? 0 : 1).padStart(rest % 10 === 0 ? 2 : 4, '0')}`;
}

/** @param {ProjectDocument} document @param {Way} way */
const itemName = ({ videos }, { from, item }) => labelOf(listOf(videos[from], 'interactions')[item], item);

/** What makes a way. @param {ProjectDocument} document @param {Way} way */
export function causeOf(document, way) {
  if (way.kind === 'loop') return 'repeats at its end';
  if (way.item < 0) return 'at its end';
  const time = clock(timeOfWay(document, way));
  return way.kind === 'timed' ? `by itself at ${time}` : `click on “${itemName(document, way)}”, ${time}`;
}

/** Where a way leads. @param {ProjectDocument} document @param {Way} way */
export function goalOf({ videos }, way) {
  if (way.kind === 'back') return 'back to where the viewer came from';
  if (way.to >= 0) return videoName(videos[way.to], way.to);
  if (isTemplate(way)) return `the video that ${way.target} names`;
  return way.target === '' ? 'no video' : `no video: “${way.target}” is unknown`;
}

/** The label of an edge. @param {ProjectDocument} document @param {readonly Way[]} ways */
export function edgeLabel(document, ways) {
  if (ways.length > 1) return ways[0].kind === 'back' ? `back (${ways.length})` : `${ways.length} ways`;
  const [way] = ways;
  if (way.kind === 'back') return 'back';
  if (way.item < 0) return way.kind === 'loop' ? 'repeats' : 'at its end';
  const name = way.kind === 'timed' ? 'by itself' : shortened(itemName(document, way));
  return `${name}, ${clock(timeOfWay(document, way))}`;
}

/** @param {string} text */
const shortened = (text) => (text.length > 18 ? `${text.slice(0, 17)}…` : text);

/** So many ways are listed beside a video; all are in the list of ways. */
const TOLD = 8;

/** Ways in words, the first of many. @param {ProjectDocument} document @param {readonly Way[]} ways @returns {string} */
export function waysInWords(document, ways) {
  const words = ways.slice(0, TOLD).map((way) => {
    return `${causeOf(document, way)}: ${goalOf(document, way)}${isBroken(way) ? ' (broken)' : ''}`;
  });
  return `${words.join('; ')}${ways.length > TOLD ? `; and ${ways.length - TOLD} more` : ''}`;
}

/** A node for screen readers. @param {ProjectDocument} document @param {readonly Way[]} ways that begin in it @param {{start: boolean, lost: boolean}} marks */
export function descriptionOf(document, ways, { start, lost }) {
  const marks = [start && 'The project starts here.', lost && 'Nothing leads here.'].filter(Boolean);
  const out = ways.length > 0 ? `Ways: ${waysInWords(document, ways)}.` : 'No ways lead on from here.';
  return [...marks, out].join(' ');
}
