// SPDX-License-Identifier: MIT
// What simulated viewers reached, for the author: what nobody reached first, and where it is.
import { listOf, plainText } from '../model/document.js';
import { labelOf, typeOf } from '../model/item.js';
import { videoName } from '../model/ways.js';

/** @typedef {import('../model/document.js').ProjectDocument} ProjectDocument */
/** @typedef {import('../../../js-glue/simulator/coverage.js').Coverage} Coverage */
/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} about its type and video, or what makes the way
 * @property {number} video index
 * @property {number} item index of the interaction in it; -1 for none
 * @property {number[]} counts of viewers: shown and clicked, or the only one
 * @property {string} missed why it is among the missed; '' if it is not
 */
/** @typedef {{rows: Row[], total: number, missed: number, unreached: number}} Table rows: the first ones; missed: also those that were seen and never clicked */
/** @typedef {{videos: Table, interactions: Table, ways: Table}} Report */

const CAUSES = { click: 'click', timed: 'by itself', ended: 'at its end', script: 'by the script' };

/** Where each interaction of a document without errors is, by its number in the project. @param {ProjectDocument} document @returns {{video: number, item: number}[]} */
const placesOf = ({ videos }) =>
  videos.flatMap((video, index) => listOf(video, 'interactions').map((_item, item) => ({ video: index, item })));

const NEVER = 'never reached';

/** A table with the missed rows first, else in order. @param {Row[]} rows @param {number} most of its rows @returns {Table} */
function tableOf(rows, most) {
  const [missed, others] = [rows.filter((row) => row.missed), rows.filter((row) => !row.missed)];
  const unreached = missed.filter((row) => row.counts[0] === 0).length;
  return { rows: [...missed, ...others].slice(0, most), total: rows.length, missed: missed.length, unreached };
}

/** @param {import('../../../js-glue/simulator/coverage.js').InteractionReach} reach */
function missedOf({ shown, clicked, clickable }) {
  if (shown === 0) return NEVER;
  return clickable && clicked === 0 ? 'never clicked' : '';
}

/** @param {Coverage} coverage @param {ProjectDocument} document the one that was simulated @param {number} most rows of a table @returns {Report} */
export function reportOf({ videos, interactions, ways }, document, most) {
  const places = placesOf(document);
  const names = document.videos.map(videoName);
  const indexes = new Map(videos.map(({ id }, index) => [id, index]));
  const items = new Map(interactions.map(({ video, id, index }) => [JSON.stringify([video, id]), places[index].item]));

  /** @param {number} video @param {number} item @returns {string} */
  const itemName = (video, item) => labelOf(listOf(document.videos[video], 'interactions')[item], item);
  /** @param {string} id of a video */
  const indexOf = (id) => /** @type {number} */ (indexes.get(id));
  /** @param {Coverage['interactions'][number]} reach @returns {Row} */
  const interactionRow = (reach) => {
    const { video, item } = places[reach.index];
    const counts = reach.clickable ? [reach.shown, reach.clicked] : [reach.shown];
    const about = `${typeOf(listOf(document.videos[video], 'interactions')[item])}, in ${names[video]}`;
    return { name: itemName(video, item), about, video, item, counts, missed: missedOf(reach) };
  };
  /** @param {Coverage['ways'][number]} way @returns {Row} */
  const wayRow = ({ from, to, kind, by, taken }) => {
    const video = indexOf(from);
    const item = by === null ? -1 : (items.get(JSON.stringify([from, by])) ?? -1);
    const about = item < 0 ? CAUSES[kind] : `${CAUSES[kind]}: “${itemName(video, item)}”`;
    const name = `${names[video]} → ${names[indexOf(to)]}`;
    return { name, about, video, item, counts: [taken], missed: taken === 0 ? 'never taken' : '' };
  };
  const videoRow = (/** @type {{reached: number}} */ { reached }, /** @type {number} */ video) => {
    const about = plainText(document.videos[video].id);
    return { name: names[video], about, video, item: -1, counts: [reached], missed: reached === 0 ? NEVER : '' };
  };
  return {
    videos: tableOf(videos.map(videoRow), most),
    interactions: tableOf(interactions.map(interactionRow), most),
    ways: tableOf(ways.map(wayRow), most),
  };
}
