// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { control } from './controls.js';

/** What media-chrome's range asks the controller for: a preview of a time in seconds, or with null for none. */
const PREVIEW = 'mediapreviewrequest';

/** The seek bar, with the marks above it. @param {HTMLElement} marks @returns {HTMLElement} */
export function seekBar(marks) {
  const range = control('media-time-range');
  /** @type {number | null} */
  let last = null;
  range.addEventListener(PREVIEW, (/** @type {any} */ { detail }) => {
    last = detail ?? last;
  });
  // media-chrome 4.19 asks for nothing where the pointer comes back within the second that it left.
  range.addEventListener('pointerenter', () => {
    const again = new CustomEvent(PREVIEW, { bubbles: true, composed: true, detail: last });
    if (last !== null) range.dispatchEvent(again);
  });
  return h('div', { class: 'seek' }, range, marks);
}
