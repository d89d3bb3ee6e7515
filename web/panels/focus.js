// SPDX-License-Identifier: MIT
import { isAround } from '../dom.js';

/**
 * What has the focus, if a panel that opens may take it: it is in the player
 * or nowhere, or a script asked for the panel. Whoever writes elsewhere in
 * the page goes on writing.
 * @param {HTMLElement} overlay
 * @param {HTMLElement | undefined} media
 * @param {boolean} wanted by a script
 * @returns {HTMLElement | null}
 */
export function movableFocus(overlay, media, wanted) {
  const active = document.activeElement ?? document.body;
  const ours = wanted || active === document.body || active === media || isAround(active, overlay);
  let inner = active;
  while (inner.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
  return ours ? /** @type {HTMLElement} */ (inner) : null;
}
