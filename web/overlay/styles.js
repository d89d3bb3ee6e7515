// SPDX-License-Identifier: MIT
import { sheet } from '../dom.js';
import { FAILURE_STYLE } from '../style/failure-style.js';
import { OVERLAY_STYLE } from '../style/overlay-style.js';

/** @type {CSSStyleSheet[] | undefined} */
let sheets;

/** The style sheets that all overlays share; created lazily, as a server has no CSSStyleSheet. */
export function overlayStyles() {
  sheets ??= [OVERLAY_STYLE, FAILURE_STYLE].map(sheet);
  return sheets;
}
