// SPDX-License-Identifier: MIT
import { sheet, windowOf } from '../dom.js';
import { FAILURE_STYLE } from '../style/failure-style.js';
import { OVERLAY_STYLE } from '../style/overlay-style.js';

/** @typedef {typeof globalThis} View a window */

/** The style sheets that all overlays of a window share, by their texts. @type {WeakMap<View, Map<string, CSSStyleSheet>>} */
const shared = new WeakMap();

/** Style sheets that an overlay got later. @type {WeakMap<ShadowRoot, string[]>} */
const added = new WeakMap();

/** @param {string} text @param {View} view */
function sharedSheet(text, view) {
  const sheets = shared.get(view) ?? new Map();
  shared.set(view, sheets);
  if (!sheets.has(text)) sheets.set(text, sheet(text, view));
  return sheets.get(text);
}

/**
 * Gives an overlay its style sheets, in whatever document it is.
 * @param {ShadowRoot} root
 * @param {View} view the document's window
 * @returns {CSSStyleSheet} the overlay's own
 */
export function dress(root, view) {
  const texts = [OVERLAY_STYLE, FAILURE_STYLE, ...(added.get(root) ?? [])];
  const own = sheet('', view);
  root.adoptedStyleSheets = [...texts.map((text) => sharedSheet(text, view)), own];
  return own;
}

/** Gives an overlay more style sheets, once, before its own. @param {ShadowRoot} root @param {string[]} texts */
export function addStyles(root, texts) {
  const own = /** @type {CSSStyleSheet} */ (root.adoptedStyleSheets.at(-1));
  const sheets = texts.map((text) => sharedSheet(text, windowOf(root.host)));
  added.set(root, texts);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, -1), ...sheets, own];
}
