// SPDX-License-Identifier: MIT
// A project document as the studio edits it: the value of its JSON, of which nothing is lost.
import { eachCustomData } from './json-places.js';
import { printExactly, readExactly, Written } from './written.js';

/** @typedef {Record<string, any>} Interaction */
/** @typedef {Record<string, any>} Cue */
/** @typedef {{id?: any, interactions?: Interaction[], cues?: Cue[], [field: string]: any}} Video */
/** @typedef {{videos: Video[], [field: string]: any}} ProjectDocument */

/** JSON.rawJSON and the source of values are young: without them long numbers are rounded, as by any page. */
const { rawJSON } = /** @type {{rawJSON?: (text: string) => object}} */ (/** @type {unknown} */ (JSON));

/** Keeps a number that JavaScript would round or rewrite as its text. @param {string} _key @param {any} value @param {{source?: string}} [context] */
export function keepNumber(_key, value, context) {
  if (typeof value !== 'number' || !rawJSON || context?.source === undefined) return value;
  return JSON.stringify(value) === context.source ? value : rawJSON(context.source);
}

/** Reads JSON; of its numbers nothing is lost. @param {string} text @throws {SyntaxError} */
export const readJson = (text) => JSON.parse(text, /** @type {any} */ (keepNumber));

/** A number, also one that is kept as its text. @param {any} value */
export const plainNumber = (value) =>
  value !== null && typeof value === 'object' && typeof value.rawJSON === 'string' ? Number(value.rawJSON) : value;

/** A text, or a number as it was written, as an id may be. @param {any} value @returns {string} '' for null and undefined */
export const plainText = (value) => String(value?.rawJSON ?? value ?? '');

/** A document's value; custom data that JavaScript would change are Written. @param {string} text @throws {SyntaxError} */
function readDocument(text) {
  const value = readJson(text);
  if (/custom_data|\\u/.test(text)) {
    eachCustomData(text, value, (holder, written) => {
      holder.custom_data = readExactly(written);
    });
  }
  return value;
}

/** Fields that belong to the project where a document of one video has them side by side with the video's. */
const OF_PROJECT = ['$schema', 'hotcue', 'id', 'title', 'custom_data', 'variables', 'design', 'lead_form', 'trays'];

/** The long form of a document of one video: docs/format.md, "A first project". @param {any} value @returns {ProjectDocument | null} null: it is no document */
function longForm(value) {
  if (Array.isArray(value)) return { videos: [{ id: 'main', interactions: value }] };
  if (value === null || typeof value !== 'object') return null;
  if (Array.isArray(value.videos)) return value;
  if (value.videos !== undefined) return null;
  const entries = Object.entries(value);
  const project = Object.fromEntries(entries.filter(([name]) => OF_PROJECT.includes(name)));
  const video = Object.fromEntries(entries.filter(([name]) => !OF_PROJECT.includes(name)));
  return { ...project, videos: [{ id: 'main', interactions: [], ...video }] };
}

/**
 * @param {string} text JSON
 * @returns {{document: ProjectDocument | null, text: string | null}} document: null if only its text can be edited, as it
 *   is broken or no project; text: null if the document is not as it was written, but in its long form
 */
export function parseDocument(text) {
  try {
    const value = readDocument(text);
    const document = longForm(value);
    const fit = document?.videos.every((video) => video !== null && typeof video === 'object' && !Array.isArray(video));
    return fit ? { document, text: document === value ? text : null } : { document: null, text };
  } catch {
    return { document: null, text };
  }
}

/** @param {any} object */
const isWritten = (object) => object?.custom_data instanceof Written;
/** Whether a video has custom data that are kept as text. @param {any} video */
const hasWritten = (video) => isWritten(video) || LISTS.some((list) => listOf(video, list).some(isWritten));

/** @param {ProjectDocument} document or a video alone, in its short form */
export function printDocument(document) {
  const exactly = hasWritten(document) || (Array.isArray(document.videos) && document.videos.some(hasWritten));
  return `${exactly ? printExactly(document, 2) : JSON.stringify(document, null, 2)}\n`;
}

/** The document that a new project begins with. @returns {ProjectDocument} */
export const emptyDocument = () => ({
  hotcue: 1,
  title: 'A new project',
  videos: [{ id: 'main', title: 'Main', interactions: [], cues: [] }],
});

/** @type {readonly ('interactions' | 'cues')[]} */
const LISTS = ['interactions', 'cues'];

/** The list of a video's things; empty where it has none, or something else. @param {Video | undefined} video @param {'interactions' | 'cues'} list @returns {any[]} */
export const listOf = (video, list) => (Array.isArray(video?.[list]) ? video[list] : []);
