// SPDX-License-Identifier: MIT
// The document that the stage shows: what is visible of the open video, in its place and with its
// looks, but without behaviour, so that nothing pauses, hides or jumps under the author's hands.
import { isVisible, read } from '../model/item.js';

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

/** @typedef {{text: string, names: string[]}} Part text: its fields as JSON, without an id; names: of variables in its texts */
/** Interactions that did not change are the same objects, and are written once. @type {WeakMap<Interaction, Part>} */
const parts = new WeakMap();

/** @param {Interaction} item @returns {Part} */
function makePart(item) {
  const fields = KEPT.map((name) => [name, read(item, name)]).filter(([, value]) => value !== undefined);
  const texts = TEMPLATED.map((name) => read(item, name)).filter((value) => typeof value === 'string');
  const names = texts.flatMap((text) => [...text.matchAll(TEMPLATE)].map(([, name]) => name.trim()));
  return { text: JSON.stringify({ ...Object.fromEntries(fields), ...STILL }).slice(1), names };
}

/** @param {Interaction} item */
function partOf(item) {
  const part = parts.get(item) ?? makePart(item);
  parts.set(item, part);
  return part;
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
 * @returns {string} JSON; the id of each interaction is its index
 */
export function designText(document, video, interactions) {
  const names = new Set();
  const items = [];
  for (const [index, item] of interactions.entries()) {
    if (item === null || typeof item !== 'object' || !isVisible(item)) continue;
    const part = partOf(item);
    for (const name of part.names) names.add(name);
    items.push(`{"id":"${index}",${part.text}`);
  }
  const variables = Object.fromEntries([...names].map((name) => [name, shownFor(document?.variables, name)]));
  const design = (/** @type {any} */ of) => JSON.stringify(of?.design ?? {});
  return `{"variables":${JSON.stringify(variables)},"design":${design(document)},"videos":[{"id":"stage","design":${design(
    video,
  )},"interactions":[${items.join(',')}]}]}`;
}
