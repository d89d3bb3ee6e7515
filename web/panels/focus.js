// SPDX-License-Identifier: MIT
import { isAround } from '../dom.js';

/**
 * The focused element, if a panel that opens may take the focus: if it is in the
 * player or nowhere, or if a script opens the panel. A viewer who is typing elsewhere
 * in the page must not be interrupted.
 * @param {HTMLElement} overlay
 * @param {HTMLElement | undefined} media
 * @param {boolean} wanted whether a script opens the panel
 * @returns {HTMLElement | null}
 */
export function movableFocus(overlay, media, wanted) {
  const { activeElement, body } = overlay.ownerDocument;
  const active = activeElement ?? body;
  const ours = wanted || active === body || active === media || isAround(active, overlay);
  let inner = active;
  while (inner.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
  return ours ? /** @type {HTMLElement} */ (inner) : null;
}
