// SPDX-License-Identifier: MIT
// What a document says, in the old player's terms. Pure functions.
import { idOf, objects, videosOf } from './element-document.js';
import { customDataOf } from './kaltura-events.js';

/** @typedef {import('./kaltura-events.js').KalturaNode} KalturaNode */
/** @typedef {{id: string, name?: string, customData: string | null, nodeId: string}} KalturaHotspot */
/** @typedef {{customData: string, id: string, nodeId: string}} KalturaCue */
/** @typedef {{settings: {startNodeId: string}, nodes: KalturaNode[], hotspots: KalturaHotspot[], cues: KalturaCue[]}} KalturaData */

/** Types of interactions that are on screen. */
const VISIBLE = ['button', 'image', 'text', 'hotspot'];

/** @param {any} part @param {any} absent */
const dataOf = ({ custom_data: customData }, absent) => customDataOf({ customData }, absent);

/**
 * Reads a document: its videos, what can be clicked on them, and their cues.
 * @param {any} document parsed JSON, which may be anything
 * @returns {KalturaData | null} null if it has no video
 */
export function dataOfDocument(document) {
  const videos = videosOf(document);
  if (videos.length === 0) return null;
  const start = idOf(document.start);
  const begins = videos.find(({ id, token }) => start !== undefined && [id, idOf(token)].includes(start));
  return {
    settings: { startNodeId: (begins ?? videos[0]).id },
    nodes: videos.map(nodeOf),
    hotspots: videos.flatMap(hotspotsOf),
    cues: videos.flatMap(cuesOf),
  };
}

/** @param {any} part @param {object} [reference] @returns {any} */
const named = (part, reference = {}) => ({
  id: String(part.id),
  ...reference,
  ...((part.name ?? part.title) && { name: String(part.name ?? part.title) }),
  customData: dataOf(part, null),
});

/** @param {any} video @returns {KalturaNode} */
function nodeOf(video) {
  const xref = idOf(video.token);
  return named(video, xref === undefined ? {} : { xref });
}

/** @param {any} video @returns {KalturaHotspot[]} */
function hotspotsOf({ id: nodeId, interactions }) {
  const visible = objects(interactions).filter(({ type }) => VISIBLE.includes(String(type).toLowerCase()));
  return visible.filter(({ id }) => idOf(id) !== undefined).map((each) => ({ ...named(each), nodeId }));
}

/** @param {any} video @returns {KalturaCue[]} */
const cuesOf = ({ id: nodeId, cues }) =>
  objects(cues).map((cue, i) => ({ customData: dataOf(cue, ''), id: idOf(cue.id) ?? `cue-${i}`, nodeId }));
