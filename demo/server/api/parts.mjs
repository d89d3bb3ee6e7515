// SPDX-License-Identifier: MIT
// A document in the parts that are stored: the project's own fields, its videos', and each
// interaction. All of it is JSON text, as the author wrote it.
import { canonicalMembers, isAbsent, PROJECT, VIDEO } from './fields.mjs';
import { arrayOf, elementsOf, isArray, membersOf, objectOf } from './raw-json.mjs';

/**
 * @typedef {{id: string, body: string}} InteractionPart body: with its id
 * @typedef {object} VideoPart
 * @property {string} id
 * @property {string | null} token the document's own
 * @property {string} fields an object, without id, token and interactions
 * @property {number} items cues, sources and tracks, which count as interactions do
 * @property {InteractionPart[]} interactions
 * @typedef {{fields: string, videos: VideoPart[]}} DocumentParts fields: an object, without videos
 */

/** Of what a document's text has more than its parts: names, brackets, a token. */
const VIDEO_BYTES = 120;

/** @param {string | undefined} text JSON @returns {string | null} the text of an id; null: not given */
export const idOf = (text) => (text === undefined || isAbsent(text) ? null : String(JSON.parse(text)));

/** @param {Map<string, string>} members @param {string} name */
function taken(members, name) {
  const value = members.get(name);
  members.delete(name);
  return value;
}

/** An interaction's text with its id in front. @param {Map<string, string>} members @param {string} id */
export function interactionPart(members, id) {
  const rest = canonicalMembers(members);
  rest.delete('id');
  return { id, body: objectOf([['id', JSON.stringify(id)], ...rest]) };
}

/** @param {string[]} list @param {() => string} newId for an id that the engine's would repeat */
function interactionParts(list, newId) {
  const members = list.map(membersOf);
  const ids = members.map((each) => idOf(each.get('id')));
  const known = new Set(ids);
  return members.map((each, i) => {
    let id = ids[i] ?? `i${i}`; // as the engine calls it
    if (ids[i] === null) {
      if (known.has(id)) id = newId();
      known.add(id);
    }
    return interactionPart(each, id);
  });
}

/** @param {Map<string, string>} members */
const itemsIn = (members) =>
  ['cues', 'sources', 'tracks'].reduce((sum, name) => sum + elementsOf(members.get(name) ?? '').length, 0);

/** @param {Map<string, string>} members of a valid video @param {() => string} newId @returns {VideoPart} */
function videoPart(members, newId) {
  const id = idOf(taken(members, 'id')) ?? 'main';
  const token = idOf(taken(members, 'token'));
  const interactions = interactionParts(elementsOf(taken(members, 'interactions') ?? ''), newId);
  return { id, token, items: itemsIn(members), fields: objectOf(members), interactions };
}

/** Whether the document is one video, whose fields stand beside the project's. @param {Map<string, string>} members */
const isShort = (members) =>
  isAbsent(members.get('videos') ?? 'null') && !isAbsent(members.get('interactions') ?? 'null');

/** Whether a document has no videos, as a new project. @param {string} text */
export function hasNoVideos(text) {
  const members = membersOf(text);
  const videos = members.get('videos') ?? 'null';
  return text.startsWith('{') && !isShort(members) && (isAbsent(videos) || videos === '[]');
}

/**
 * @param {string} text a valid document, or one without videos
 * @param {() => string} newId
 * @returns {DocumentParts}
 */
export function partsOf(text, newId) {
  if (isArray(text)) return { fields: '{}', videos: [videoPart(new Map([['interactions', text]]), newId)] };
  const members = membersOf(text);
  if (!isShort(members)) {
    const videos = elementsOf(taken(members, 'videos') ?? '');
    return { fields: objectOf(members), videos: videos.map((video) => videoPart(membersOf(video), newId)) };
  }
  const entries = [...members];
  const isVideos = (/** @type {[string, string]} */ [name]) => VIDEO.has(name) && !PROJECT.has(name);
  const project = entries.filter((entry) => !isVideos(entry) && entry[0] !== 'videos');
  return { fields: objectOf(project), videos: [videoPart(new Map(entries.filter(isVideos)), newId)] };
}

/** @param {{id: string, token: string | null, fields: string, interactions: {body: string}[]}} video */
function videoText({ id, token, fields, interactions }) {
  return objectOf([
    ['id', JSON.stringify(id)],
    ...(token === null ? [] : /** @type {[string, string][]} */ ([['token', JSON.stringify(token)]])),
    ...membersOf(fields),
    ['interactions', arrayOf(interactions.map(({ body }) => body))],
  ]);
}

/**
 * The document's text.
 * @param {{fields: string, videos: {id: string, token: string | null, fields: string, interactions: {body: string}[]}[]}} parts
 * @param {string} [start] id of the video to start with, instead of the document's own
 */
export function documentOf({ fields, videos }, start) {
  const members = membersOf(fields);
  if (start !== undefined) members.set('start', JSON.stringify(start));
  return objectOf([...members, ['videos', arrayOf(videos.map(videoText))]]);
}

/** @param {string} text */
export const bytesOf = (text) => Buffer.byteLength(text) + 1;

/** What counts towards the limits of a project. @param {Pick<VideoPart, 'fields' | 'items' | 'interactions'>} video */
export const weightOf = ({ fields, items, interactions }) => ({
  items: items + interactions.length,
  bytes: interactions.reduce((sum, { body }) => sum + bytesOf(body), bytesOf(fields) + VIDEO_BYTES),
});
