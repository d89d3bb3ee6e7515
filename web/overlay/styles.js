// SPDX-License-Identifier: MIT
import { sheet } from '../dom.js';
import { OVERLAY_STYLE } from '../style/overlay-style.js';
import { PANEL_STYLE } from '../style/panel-style.js';

/** @type {CSSStyleSheet[] | undefined} */
let sheets;

/** The style sheets that all overlays share; created lazily, as a server has no CSSStyleSheet. */
export function overlayStyles() {
  sheets ??= [OVERLAY_STYLE, PANEL_STYLE].map(sheet);
  return sheets;
}
