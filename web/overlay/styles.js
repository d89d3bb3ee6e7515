// SPDX-License-Identifier: MIT
import { sheet } from '../dom.js';
import { FAILURE_STYLE } from '../style/failure-style.js';
import { OVERLAY_STYLE } from '../style/overlay-style.js';

/** @typedef {typeof globalThis} View a window */

/** The style sheets that all overlays of a window share. @type {WeakMap<View, CSSStyleSheet[]>} */
const shared = new WeakMap();

/**
 * Gives an overlay its style sheets, in whatever document it is.
 * @param {ShadowRoot} root
 * @param {View} view the document's window
 * @returns {CSSStyleSheet} the overlay's own
 */
export function dress(root, view) {
  const sheets = shared.get(view) ?? [OVERLAY_STYLE, FAILURE_STYLE].map((text) => sheet(text, view));
  shared.set(view, sheets);
  const own = sheet('', view);
  root.adoptedStyleSheets = [...sheets, own];
  return own;
}
