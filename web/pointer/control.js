// SPDX-License-Identifier: MIT

/** What a viewer operates: elements of HTML, and those that are such by `tabindex` or `role`. */
const CONTROL =
  'a[href], button, input, select, textarea, label, summary, [contenteditable], ' +
  '[tabindex]:not([tabindex="-1"]), [role$=button], [role$=box], [role=slider], [role=switch], [role=link], ' +
  '[role=option], [role=radio], [role=tab], [role*=menu], [role=toolbar], [role=dialog]';

/**
 * Whether an event is on a control inside the surface. An element around the media is none, even
 * if it is focusable: players have such.
 * @param {Event} event
 * @param {Element} surface
 * @param {Element} media
 */
export function isOnControl(event, surface, media) {
  const path = event.composedPath();
  const inner = path.slice(0, Math.max(0, path.indexOf(surface)));
  const around = ancestors(media);
  return inner.some((node) => node instanceof Element && node.matches(CONTROL) && !around.has(node));
}

/** An element and those around it, as they are laid out: through slots and shadow roots. @param {Element} element */
function ancestors(element) {
  const all = new Set();
  for (let node = /** @type {any} */ (element); node; node = node.assignedSlot ?? node.parentNode ?? node.host) {
    all.add(node);
  }
  return all;
}
