// SPDX-License-Identifier: MIT

/** Scroll bars are narrower. CSS pixels. */
const SCROLL_BAR = 20;

/**
 * The size of a player: width by height of the picture, and the height of the controls in CSS pixels.
 * @typedef {{aspectRatio: number, controls: number}} Size
 */

/**
 * Gives an iframe the height of its player, at most that of the window, whatever its width becomes.
 * @param {HTMLIFrameElement} iframe
 * @returns {(size: Size) => void} called for the size of the player in it
 */
export function fit(iframe) {
  /** @type {Size | null} */
  let size = null;
  /** The last two widths. */
  let [last, before] = [0, 0];

  const set = () => {
    const width = iframe.clientWidth;
    // With and without a scroll bar of the page, by turns: the narrower one stays.
    const flips = width === before && Math.abs(width - last) < SCROLL_BAR;
    if (!size || !width || width === last || flips) return;
    [last, before] = [width, last];
    iframe.style.height = `min(${Math.round(width / size.aspectRatio + size.controls)}px, 100vh)`;
  };

  new ResizeObserver(() => requestAnimationFrame(set)).observe(iframe);
  return (given) => {
    size = given;
    last = before = 0;
    set();
  };
}
