// SPDX-License-Identifier: MIT

/** Minimum font size. CSS pixels. */
const LEAST_PX = 12;
/** Bisection steps between the minimum and the desired font size. */
const STEPS = 5;
/** Tolerance, as scrollWidth and the like are whole pixels. */
const ROUNDING_PX = 1;
/** Text of a lower luminance, out of 255, counts as dark. */
const LIGHT = 128;

/** @typedef {{element: HTMLElement, label: HTMLElement, size: number}} Text */

/**
 * Shrinks texts to fit their boxes, down to a readable minimum; if that is not
 * enough, their padding is reduced, and finally they scroll. All are measured
 * together, so that the number of layouts doesn't depend on that of texts.
 * @param {Iterable<HTMLElement>} elements of items
 * @returns {HTMLElement[]} those that have a text
 */
export function fitTexts(elements) {
  const texts = [...elements].flatMap((element) => {
    const label = /** @type {HTMLElement | null} */ (element.querySelector(':scope > .label'));
    return label ? [{ element, label, size: 0 }] : [];
  });
  if (texts.length === 0) return [];
  for (const { element } of texts) {
    element.classList.remove('snug', 'scrolls', 'tight', 'on-light');
    element.classList.add('fitting');
    element.style.removeProperty('--_fit');
  }
  const large = texts.filter((text) => !fits(text));
  for (const text of large) text.size = Number.parseFloat(getComputedStyle(text.element).fontSize);
  for (const text of large) setSize(text, LEAST_PX);
  const small = large.filter((text) => fits(text));
  squeeze(large.filter((text) => !small.includes(text)));
  enlarge(small);
  for (const { element } of texts) {
    element.classList.remove('fitting');
    setTabStop(element);
  }
  return texts.map(({ element }) => element);
}

/**
 * Makes items focusable that scroll or have a tooltip; buttons are anyway.
 * @param {HTMLElement} element of an item
 */
export function setTabStop(element) {
  if (element.localName === 'button') return;
  if (element.matches('.scrolls, [data-tells]')) element.tabIndex = 0;
  else element.removeAttribute('tabindex');
}

/** Sets the largest font size that fits. @param {Text[]} texts that fit at the minimum size */
function enlarge(texts) {
  const ranges = texts.map((text) => ({ text, low: LEAST_PX, high: text.size }));
  for (let step = 0; step < STEPS; step++) {
    for (const { text, low, high } of ranges) setSize(text, (low + high) / 2);
    const found = ranges.map(({ text }) => fits(text));
    for (const [i, range] of ranges.entries()) range[found[i] ? 'low' : 'high'] = (range.low + range.high) / 2;
  }
  for (const { text, low } of ranges) setSize(text, low);
}

/** Reduces the padding; lets texts scroll that still don't fit. @param {Text[]} texts that don't fit at the minimum size */
function squeeze(texts) {
  for (const { element } of texts) element.classList.add('snug');
  const left = texts.filter((text) => !fits(text));
  const tight = left.filter(({ label }) => label.scrollWidth > label.clientWidth + ROUNDING_PX);
  for (const { element } of tight) element.classList.add('tight'); // a word is wider than a line
  const scrolling = left.filter((text) => !fits(text));
  const dark = scrolling.filter(({ element }) => isDark(getComputedStyle(element).color));
  for (const { element } of scrolling) element.classList.add('scrolls');
  for (const { element } of dark) element.classList.add('on-light');
}

/** @param {Text} text */
function fits({ label }) {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = label;
  return scrollWidth <= clientWidth + ROUNDING_PX && scrollHeight <= clientHeight + ROUNDING_PX;
}

/** @param {Text} text @param {number} size */
function setSize({ element }, size) {
  element.style.setProperty('--_fit', `${size}px`);
}

/** @param {string} colour a computed value, rgb() or rgba() */
function isDark(colour) {
  const [red = 255, green = 255, blue = 255] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return 0.3 * red + 0.6 * green + 0.1 * blue < LIGHT;
}
