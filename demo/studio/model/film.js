// SPDX-License-Identifier: MIT
// Which file is played for a video: the author's own, or the first source that the browser plays.
import { listOf, plainText } from './document.js';

/** Asked what it can play; the stage asks for each frame. @type {HTMLVideoElement | undefined} */
let probe;
/** @param {string} type a MIME type */
function canPlay(type) {
  probe ??= document.createElement('video');
  return probe.canPlayType(type) !== '';
}

/** @param {import('./studio.js').Studio} studio @param {number} [index] of the video; default: the open one @returns {string | null} an address; null if there is none */
export function filmOf(studio, index = studio.videoIndex) {
  const video = studio.document?.videos[index];
  const own = studio.films.get(plainText(video?.id));
  if (own) return own;
  const sources = listOf(video, /** @type {any} */ ('sources')).filter((source) => typeof source?.src === 'string');
  const found = sources.find(({ type }) => typeof type !== 'string' || canPlay(type)) ?? sources[0];
  if (!found) return null;
  try {
    const { href, protocol } = new URL(found.src, studio.base);
    return /^(https?|blob):$/.test(protocol) ? href : null;
  } catch {
    return null;
  }
}
