// SPDX-License-Identifier: MIT
// Copies, cuts and pastes interactions and cues by the browser's clipboard, as the text of a
// document: so they can go to another tab, another project, or an editor.
import { listOf, parseDocument, printDocument } from '../model/document.js';
import { read, readNumber, tidy, write } from '../model/item.js';
import { isTyping } from './keys.js';

/** @typedef {import('../model/studio.js').Studio} Studio */
/** @typedef {import('../model/studio.js').ListName} ListName */

/** Fields that are times in the film. */
const TIMES = ['time', 'end_time'];

/** What is selected, in the order of the document. @param {Studio} studio @returns {string} '' for nothing */
export function copied(studio) {
  const { list, indexes } = studio.selection;
  const items = [...indexes].sort((a, b) => a - b).map((index) => listOf(studio.video, list)[index]);
  return items.length === 0 ? '' : printDocument(/** @type {any} */ ({ interactions: [], [list]: items }));
}

/** Moves an interaction or a cue in time, with its keyframes. @param {any} item of its own @param {number} by seconds */
function shift(item, by) {
  for (const name of TIMES) if (read(item, name) !== undefined) write(item, name, tidy(readNumber(item, name, 0) + by));
  for (const frame of Array.isArray(item.keyframes) ? item.keyframes : [])
    if (frame !== null && typeof frame === 'object')
      write(frame, 'time', tidy(readNumber(frame, 'time', 0) + by), 'KEYFRAME');
}

/**
 * What a text gives to paste: a document, or a list of interactions.
 * @param {string} text @param {number} time seconds; when the first of them begins
 * @returns {{list: ListName, items: any[]} | null}
 */
export function pasted(text, time) {
  const video = parseDocument(text).document?.videos[0];
  for (const list of /** @type {const} */ (['interactions', 'cues'])) {
    const items = listOf(video, list).filter(
      (item) => item !== null && typeof item === 'object' && !Array.isArray(item),
    );
    if (items.length === 0) continue;
    const first = Math.min(...items.map((item) => readNumber(item, 'time', 0)));
    for (const item of items) if (first !== time) shift(item, time - first);
    return { list, items };
  }
  return null;
}

/** Whether the browser should do it: text is typed or marked. @param {ClipboardEvent} event */
const isText = (event) => isTyping(event) || !(getSelection()?.isCollapsed ?? true);

/**
 * @param {Studio} studio @param {EventTarget} page where the events come
 * @param {(text: string) => void} announce what was done, for screen readers
 * @returns {() => void} ends it
 */
export function watchClipboard(studio, page, announce) {
  /** @param {ClipboardEvent} event */
  const take = (event) => {
    const text = copied(studio);
    if (isText(event) || text === '' || event.defaultPrevented) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    const { length } = studio.selection.indexes;
    announce(`${length} ${event.type === 'cut' ? 'cut' : 'copied'}`);
    if (event.type === 'cut') studio.deleteSelected();
  };
  /** @param {ClipboardEvent} event */
  const put = (event) => {
    if (isTyping(event) || event.defaultPrevented || !studio.document) return;
    const found = pasted(event.clipboardData?.getData('text/plain') ?? '', tidy(studio.playhead.time));
    if (!found) return announce('The clipboard has no interactions');
    event.preventDefault();
    studio.add('Paste', found.list, found.items);
    announce(`${found.items.length} pasted`);
  };
  const listeners = /** @type {[string, any][]} */ ([
    ['copy', take],
    ['cut', take],
    ['paste', put],
  ]);
  for (const [type, listener] of listeners) page.addEventListener(type, listener);
  return () => {
    for (const [type, listener] of listeners) page.removeEventListener(type, listener);
  };
}
