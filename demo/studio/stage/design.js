// SPDX-License-Identifier: MIT
// The document that the stage shows: what is visible of the open video, in its place and with its
// looks, but without behaviour, so that nothing pauses, hides or jumps under the author's hands.
import { isVisible, read, windowOf } from '../model/item.js';

/** @typedef {import('../model/document.js').Interaction} Interaction */

const KEPT = [
  ...['type', 'time', 'end_time', 'pos_top', 'pos_left', 'pos_width', 'pos_height', 'z_index', 'keyframes'],
  ...['value', 'caption', 'show_caption', 'color', 'background_color', 'border_color', 'border_radius'],
  ...['border_width', 'font_size', 'text_align', 'hotspot_points', 'points_space', 'hotspot_image', 'hotspot_ring'],
  ...['hotspot_ring_width', 'hotspot_alignment', 'hotspot_radius', 'hotspot_hover', 'spotlight'],
];
/** Shown at once and at rest; all can be hit, as the author selects them. */
const STILL = { click_action: 'track', transition: 'none', animation: 'none' };
const TEMPLATED = ['value', 'caption', 'hotspot_image'];
const TEMPLATE = /\{\{([\s\S]*?)\}\}/g;

/** If there are more, only those of a stretch of the film are shown, so that each step of a drag stays fast. */
const MANY = 300;
const STRETCH_S = 2;

/** @typedef {{text: string, names: string[]}} Part text: its fields as JSON, without an id; names: of variables in its texts */
/** Interactions that did not change are the same objects, and are looked at once. @type {WeakMap<Interaction, Part>} */
const parts = new WeakMap();
/** When they are on screen; null: never, as they are not drawn. @type {WeakMap<Interaction, [from: number, to: number] | null>} */
const windows = new WeakMap();

/** @param {Interaction} item @returns {Part} */
function makePart(item) {
  const fields = KEPT.map((name) => [name, read(item, name)]).filter(([, value]) => value !== undefined);
  const texts = TEMPLATED.map((name) => read(item, name)).filter((value) => typeof value === 'string');
  const names = texts.flatMap((text) => [...text.matchAll(TEMPLATE)].map(([, name]) => name.trim()));
  return { text: JSON.stringify({ ...Object.fromEntries(fields), ...STILL }).slice(1), names };
}

/** @template Value @param {WeakMap<Interaction, Value>} kept @param {Interaction} item @param {(item: Interaction) => Value} make */
function once(kept, item, make) {
  const known = kept.get(item);
  if (known !== undefined) return known;
  const made = make(item);
  kept.set(item, made);
  return made;
}

/** @param {Interaction} item */
function windowIn(item) {
  if (item === null || typeof item !== 'object') return null;
  return once(windows, item, () => (isVisible(item) ? windowOf(item) : null));
}

/** The number of the stretch of film that a time is in. @param {number} time seconds */
export const stretchOf = (time) => Math.floor(time / STRETCH_S);

/** Whether there are so many that not all are shown at once. @param {Interaction[]} interactions */
export const areMany = (interactions) => interactions.length > MANY;

/** Which are shown. @param {Interaction[]} interactions @param {number} stretch @param {readonly number[]} always indexes */
function shown(interactions, stretch, always) {
  const [from, to] = [stretch * STRETCH_S, (stretch + 1) * STRETCH_S];
  const all = !areMany(interactions);
  const chosen = new Set(always);
  return [...interactions.keys()].filter((index) => {
    const window = windowIn(interactions[index]);
    return window && (all || (window[0] <= to && window[1] >= from) || chosen.has(index));
  });
}

/** What texts show for a variable: its initial value, else its template. @param {any} variables of the document @param {string} name */
function shownFor(variables, name) {
  const value = variables?.[name];
  return ['string', 'number', 'boolean'].includes(typeof value) ? value : `{{${name}}}`;
}

/**
 * @param {import('../model/document.js').ProjectDocument | null} document
 * @param {import('../model/document.js').Video | undefined} video
 * @param {Interaction[]} interactions of the video
 * @param {{stretch?: number, always?: readonly number[]}} [which] of many: those of the stretch, and the ones with these indexes
 * @returns {{text: string, count: number}} text: JSON; the id of each interaction is its index; count: how many there are
 */
export function designOf(document, video, interactions, { stretch = 0, always = [] } = {}) {
  const names = new Set();
  const items = shown(interactions, stretch, always).map((index) => {
    const part = once(parts, interactions[index], makePart);
    for (const name of part.names) names.add(name);
    return `{"id":"${index}",${part.text}`;
  });
  const variables = Object.fromEntries([...names].map((name) => [name, shownFor(document?.variables, name)]));
  const design = (/** @type {any} */ of) => JSON.stringify(of?.design ?? {});
  const videos = `[{"id":"stage","design":${design(video)},"interactions":[${items.join(',')}]}]`;
  const text = `{"variables":${JSON.stringify(variables)},"design":${design(document)},"videos":${videos}}`;
  return { text, count: items.length };
}
