// SPDX-License-Identifier: MIT
// What a document contains about its videos, in the terms of Mindstamp's player. Pure functions.
import { idOf, videosOf } from './element-document.js';

/**
 * What no event contains about a video.
 * @typedef {object} Facts
 * @property {string | undefined} title
 * @property {string | undefined} token
 * @property {Map<string, string>} labels the internal labels of its interactions, by id
 */

/**
 * @param {any} document parsed JSON, which may be anything
 * @returns {Map<string, Facts>} by the id of the video
 */
export function factsOf(document) {
  return new Map(
    videosOf(document).map(({ id, title, token, interactions }) => [
      id,
      { title: idOf(title), token: idOf(token), labels: labelsOf(interactions) },
    ]),
  );
}

/** @param {unknown} interactions @returns {Map<string, string>} */
function labelsOf(interactions) {
  const labels = new Map();
  for (const [index, each] of (Array.isArray(interactions) ? interactions : []).entries()) {
    const label = idOf(each?.internal_label) ?? idOf(each?.label);
    if (label !== undefined) labels.set(idOf(each.id) ?? `i${index}`, label); // the engine's default ids
  }
  return labels;
}
