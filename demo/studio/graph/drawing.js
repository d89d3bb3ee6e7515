// SPDX-License-Identifier: MIT
// What the board draws of a project.
import { listOf, plainText } from '../model/document.js';
import { filmOf } from '../model/film.js';
import { byVideo, startOf, unreachableOf, waysOf } from '../model/ways.js';
import { graphOf, placesOf } from './layout.js';
import { descriptionOf } from './words.js';

/** @typedef {import('../model/studio.js').Studio} Studio */

/** First frames are shown of at most so many films. */
const FRAMES_MOST = 40;

/** @param {Studio} studio with a document @param {Record<string, import('./layout.js').Place>} put where the author put nodes @returns {import('./board.js').Drawing} */
export function drawingOf(studio, put) {
  const document = /** @type {import('../model/document.js').ProjectDocument} */ (studio.document);
  const { nodes, edges } = graphOf(document);
  const [start, lost, out] = [startOf(document), unreachableOf(studio), byVideo(waysOf(document))];
  const all = nodes.map((node) => {
    const ways = out.get(node.video) ?? [];
    const marks = {
      start: node.video === start,
      lost: lost.has(node.video),
      open: node.video === studio.videoIndex,
    };
    const facts = `${counted(listOf(document.videos[node.video], 'interactions'), 'interaction')}, ${counted(ways, 'way')}`;
    return {
      ...node,
      ...marks,
      facts,
      description: descriptionOf(document, ways, marks),
      ...pictureOf(studio, node.video),
    };
  });
  return { document, nodes: all, edges, places: placesOf(nodes, edges, put) };
}

/** @param {readonly any[]} list @param {string} word */
const counted = ({ length }, word) => `${length} ${word}${length === 1 ? '' : 's'}`;

/** @param {Studio} studio @param {number} index @returns {{picture: string, film: string}} */
function pictureOf(studio, index) {
  const video = studio.document?.videos[index];
  const picture = studio.films.has(plainText(video?.id)) ? '' : addressOf(video?.poster, studio.base);
  const isShown = picture === '' && index >= 0 && index < FRAMES_MOST;
  return { picture, film: isShown ? (filmOf(studio, index) ?? '') : '' };
}

/** The author's own file for a video. @param {Studio} studio @param {number} index @returns {Promise<File | null>} */
export async function ownFilm({ document, films }, index) {
  const video = document?.videos[index];
  const film = films.get(plainText(video?.id));
  if (film === undefined) return null;
  const blob = await (await fetch(film)).blob();
  const [source] = listOf(video, /** @type {any} */ ('sources'));
  return new File([blob], plainText(source?.src) || 'film', { type: blob.type });
}

/** @param {any} address @param {string} base @returns {string} '' if it is none of a picture */
function addressOf(address, base) {
  if (typeof address !== 'string' || address.trim() === '') return '';
  try {
    const { href, protocol } = new URL(address, base);
    return /^(https?|blob):$/.test(protocol) ? href : '';
  } catch {
    return '';
  }
}
