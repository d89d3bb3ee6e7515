// SPDX-License-Identifier: MIT
import { sheet } from '../dom.js';
import { OVERLAY_STYLE } from '../style/overlay-style.js';
import { PANEL_STYLE } from '../style/panel-style.js';

/** @type {CSSStyleSheet[] | undefined} */
let sheets;

/** The style sheets that all overlays share. Made for the first one: on a server there is none. */
export function overlayStyles() {
  sheets ??= [OVERLAY_STYLE, PANEL_STYLE].map(sheet);
  return sheets;
}
