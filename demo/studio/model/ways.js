// SPDX-License-Identifier: MIT
// The ways from video to video of a project, by the names that docs/format.md gives videos, and
// which videos they lead to.
import { listOf, plainText } from './document.js';
import { isVisible, read, readNumber, typeOf } from './item.js';

/** @typedef {import('./document.js').ProjectDocument} ProjectDocument */
/** @typedef {import('./document.js').Video} Video */
/**
 * @typedef {object} Way
 * @property {number} from index of a video
 * @property {number} to index of a video; -1 if there is none: the target is unknown, known only during playback, or back
 * @property {'click' | 'timed' | 'ended' | 'loop' | 'back'} kind
 * @property {number} item index of the interaction in its video; -1 for the end of the video
 * @property {string} target as written; '' for loop and back
 */

/** What a video is called where people read it. @param {Video} video @param {number} index */
export const videoName = (video, index) =>
  plainText(read(video, 'title', 'VIDEO') ?? read(video, 'id', 'VIDEO') ?? `Video ${index + 1}`);

const wordOf = (/** @type {any} */ value) => plainText(value).trim().toLowerCase();

/** The videos by id, and by token where no id is the same. @param {ProjectDocument} document @returns {Map<string, number>} */
function namesOf({ videos }) {
  const names = new Map();
  for (const field of ['id', 'token'])
    for (const [index, video] of videos.entries()) {
      const name = plainText(read(video, field, 'VIDEO'));
      if (name !== '' && !names.has(name)) names.set(name, index);
    }
  if (videos.length === 1 && plainText(read(videos[0], 'id', 'VIDEO')) === '') names.set('main', 0);
  return names;
}

/** @param {Map<string, number>} names @param {string} target an id, a token, or `Title ---TOKEN` */
function find(names, target) {
  const dashes = target.lastIndexOf('---');
  const found = names.get(target) ?? (dashes < 0 ? undefined : names.get(target.slice(dashes + 3).trim()));
  return found ?? -1;
}

/** Whether a target is known only when the way is taken. @param {Way} way */
export const isTemplate = ({ target }) => /\{\{.*\}\}/s.test(target);

/** Whether a way leads nowhere. @param {Way} way */
export const isBroken = (way) => way.to < 0 && way.kind !== 'back' && !isTemplate(way);

/** The field in which an interaction names a video; '' if it leads to none. @param {any} item */
export function targetField(item) {
  const type = typeOf(item).toLowerCase();
  if (type === 'switch')
    return ['switch_video_id', 'switch_video_token'].find((name) => read(item, name) !== undefined) ?? 'click_value';
  return isVisible(item) && wordOf(read(item, 'click_action')) === 'video' ? 'click_value' : '';
}

/** @param {any} item @returns {Pick<Way, 'kind' | 'target'> | null} */
function wayOfItem(item) {
  if (item === null || typeof item !== 'object') return null;
  const field = targetField(item);
  if (field !== '') return { kind: isVisible(item) ? 'click' : 'timed', target: plainText(read(item, field)) };
  const back = isVisible(item) && wordOf(read(item, 'click_action')) === 'back';
  return back ? { kind: 'back', target: '' } : null;
}

/** @param {Video} video @returns {Pick<Way, 'kind' | 'target'> | null} */
function wayOfEnd({ on_ended }) {
  const action = wordOf(read(on_ended, 'action', 'ENDED'));
  if (action === 'loop') return { kind: 'loop', target: '' };
  return action === 'switch' ? { kind: 'ended', target: plainText(read(on_ended, 'value', 'ENDED')) } : null;
}

/** Those of the documents that were asked about: a document does not change. @type {WeakMap<ProjectDocument, Way[]>} */
const known = new WeakMap();

/** All ways of a document, video by video: its interactions', then that of its end. @param {ProjectDocument} document @returns {Way[]} */
export function waysOf(document) {
  const ways = known.get(document) ?? gather(document);
  if (Object.isFrozen(document)) known.set(document, ways);
  return ways;
}

/** @param {ProjectDocument} document @returns {Way[]} */
function gather(document) {
  const names = namesOf(document);
  return document.videos.flatMap((video, from) => {
    const found = listOf(video, 'interactions').map(wayOfItem);
    return [...found, wayOfEnd(video)].flatMap((way, item) => {
      if (!way) return [];
      const to = way.kind === 'loop' ? from : way.kind === 'back' ? -1 : find(names, way.target);
      return [{ ...way, from, to, item: item < found.length ? item : -1 }];
    });
  });
}

/** Ways by the video that they begin in. @param {readonly Way[]} ways @returns {Map<number, Way[]>} */
export function byVideo(ways) {
  const groups = new Map();
  for (const way of ways) {
    const group = groups.get(way.from);
    if (group) group.push(way);
    else groups.set(way.from, [way]);
  }
  return groups;
}

/** When a way can be taken, for people. @param {ProjectDocument} document @param {Way} way @returns {number} seconds; Infinity: at the end */
export const timeOfWay = ({ videos }, { from, item }) =>
  item < 0 ? Number.POSITIVE_INFINITY : readNumber(listOf(videos[from], 'interactions')[item], 'time', 0);

/** The video that plays first. @param {ProjectDocument} document @returns {number} its index; -1 if `start` names none */
export function startOf(document) {
  const start = plainText(read(document, 'start', 'PROJECT'));
  return start === '' ? 0 : (namesOf(document).get(start) ?? -1);
}

/**
 * The videos that no way leads to from the start. As in the engine's warning there are none if a
 * way that can be taken has a template for its target; unlike it, a faulty way hides none.
 * @param {ProjectDocument} document @returns {number[]} indexes, ascending
 */
export function unreachable(document) {
  const start = startOf(document);
  if (start < 0) return [];
  const bySource = byVideo(waysOf(document));
  const reached = new Set([start]);
  for (const video of reached)
    for (const way of bySource.get(video) ?? []) {
      if (way.to < 0 && isTemplate(way)) return [];
      if (way.to >= 0) reached.add(way.to);
    }
  return [...document.videos.keys()].filter((index) => !reached.has(index));
}

/** The videos that the engine says nothing leads to; those of unreachable() while it has not answered, or something has an error. @param {import('./studio.js').Studio} studio @returns {Set<number>} */
export function unreachableOf({ document, problems }) {
  if (!document) return new Set();
  const asked = problems.current && problems.failure === '';
  if (!asked || problems.list.some(({ severity }) => severity === 'error')) return new Set(unreachable(document));
  const paths = problems.list.filter(({ code }) => code === 'unreachable_video').map(({ path }) => path);
  return new Set(paths.map((path) => Number(/^\/videos\/(\d+)/.exec(path)?.[1] ?? -1)));
}
