// SPDX-License-Identifier: MIT
import { fitTexts } from './text-fit.js';

/** Fits texts to their boxes, again whenever a box is resized or a font has loaded. */
export class FittedTexts {
  /** Sizes of observed elements; '' until the observer's first report, which is not a resize. @type {Map<Element, string>} */
  #sizes = new Map();
  #observer = new ResizeObserver((entries) => {
    const resized = entries.filter(({ target, borderBoxSize: [{ inlineSize, blockSize }] }) => {
      const size = `${inlineSize} ${blockSize}`;
      const before = this.#sizes.get(target);
      this.#sizes.set(target, size);
      return before && before !== size;
    });
    fitTexts(resized.map(({ target }) => /** @type {HTMLElement} */ (target)));
  });
  #fontsCame = () => fitTexts(/** @type {HTMLElement[]} */ ([...this.#sizes.keys()]));

  constructor() {
    document.fonts.addEventListener('loadingdone', this.#fontsCame);
  }

  /** @param {HTMLElement[]} elements of items, in the document */
  fit(elements) {
    for (const element of fitTexts(elements)) {
      if (this.#sizes.has(element)) continue;
      this.#sizes.set(element, '');
      this.#observer.observe(element, { box: 'border-box' });
    }
  }

  /** @param {HTMLElement} element to be removed */
  remove(element) {
    this.#sizes.delete(element);
    this.#observer.unobserve(element);
  }

  dispose() {
    this.#observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.#fontsCame);
  }
}
