// SPDX-License-Identifier: MIT
// What the graph changes in the document: videos, and ways between them. Each function changes a
// draft.
import { listOf, plainText } from '../model/document.js';
import { freeId, newInteraction, read, tidy, write } from '../model/item.js';
import { byVideo, startOf, targetField, videoName, waysOf } from '../model/ways.js';

/** @typedef {import('../model/document.js').ProjectDocument} ProjectDocument */
/** @typedef {import('../model/ways.js').Way} Way */

/** @param {string} text */
const slug = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'video';

/**
 * Adds a video, with an id of its own.
 * @param {ProjectDocument} document @param {{title: string, src: string, type?: string}} film src: '' for none
 * @returns {string} its id
 */
export function addVideo(document, { title, src, type }) {
  nameAll(document);
  const id = freeId(document.videos, slug(title));
  const sources = src === '' ? [] : [{ src, ...(type && { type }) }];
  document.videos.push({ id, title, ...(sources.length > 0 && { sources }), interactions: [] });
  return id;
}

/** The id that a video alone may go without is required of several. @param {ProjectDocument} document */
function nameAll({ videos }) {
  for (const video of videos)
    if (read(video, 'id', 'VIDEO') === undefined) video.id = freeId(videos, videos.length === 1 ? 'main' : 'video');
}

/**
 * Gives a video another title, id and token; what leads to it by an old name uses the new one.
 * @param {ProjectDocument} document @param {number} index @param {{title: string, id: string, token: string}} names '' for none
 */
export function renameVideo(document, index, { title, id, token }) {
  const video = document.videos[index];
  const old = { id: plainText(read(video, 'id', 'VIDEO')), token: plainText(read(video, 'token', 'VIDEO')) };
  const ways = waysOf(document).filter(({ to, kind }) => to === index && kind !== 'loop');
  const starts = startOf(document) === index && read(document, 'start', 'PROJECT') !== undefined;
  for (const [name, value] of Object.entries({ title, id, token }))
    if (value !== plainText(video[name])) write(video, name, value === '' ? undefined : value, 'VIDEO');
  for (const way of ways) {
    const byId = way.target === old.id;
    const stays = byId ? old.id === id : old.token === token;
    if (!stays) aim(document, way, byId || token === '' ? id : token);
  }
  if (starts && id !== '') document.start = id;
}

/** Leads a way to another target. @param {ProjectDocument} document @param {Way} way @param {string} target */
function aim(document, { from, item }, target) {
  const video = document.videos[from];
  if (item < 0) write(video.on_ended, 'value', target, 'ENDED');
  else {
    const interaction = listOf(video, 'interactions')[item];
    write(interaction, targetField(interaction), target);
  }
}

/**
 * @param {ProjectDocument} document @param {number} index
 * @param {boolean} withWays whether what leads there is deleted, too; else it leads nowhere
 */
export function deleteVideo(document, index, withWays) {
  const starts = startOf(document) === index;
  if (withWays) deleteWays(document, waysTo(document, index));
  document.videos.splice(index, 1);
  if (starts) delete document.start;
}

/** The ways that lead to a video from others. @param {ProjectDocument} document @param {number} index */
export const waysTo = (document, index) => waysOf(document).filter(({ to, from }) => to === index && from !== index);

/** Deletes what makes ways: interactions, and what happens at the end of videos. @param {ProjectDocument} document @param {readonly Way[]} ways */
export function deleteWays(document, ways) {
  for (const [from, own] of byVideo(ways)) {
    const video = document.videos[from];
    const gone = new Set(own.map(({ item }) => item));
    if (gone.has(-1)) delete video.on_ended;
    if (own.some(({ item }) => item >= 0))
      video.interactions = listOf(video, 'interactions').filter((_item, index) => !gone.has(index));
  }
}

/** @param {ProjectDocument} document @param {number} index */
export function setStart(document, index) {
  document.start = document.videos[index].id;
}

/** @typedef {{by: 'button' | 'switch' | 'ended', time: number, label: string}} Connection time: seconds, not for ended */

/**
 * Makes a way from a video to another.
 * @param {ProjectDocument} document @param {number} from @param {number} to @param {Connection} connection
 * @returns {number} index of the interaction; -1 for the end
 */
export function connect(document, from, to, { by, time, label }) {
  nameAll(document);
  const [video, target] = [document.videos[from], document.videos[to].id];
  if (by === 'ended') {
    video.on_ended = { action: 'switch', value: target };
    return -1;
  }
  if (!Array.isArray(video.interactions)) video.interactions = [];
  const made = newInteraction(by, { time: tidy(time), list: video.interactions });
  if (by === 'button') Object.assign(made, { value: label, click_action: 'video', click_value: target });
  else made.switch_video_id = target;
  return video.interactions.push(made) - 1;
}

/** What the button of a new way says. @param {ProjectDocument} document @param {number} to */
export const buttonLabel = ({ videos }, to) => videoName(videos[to], to);
