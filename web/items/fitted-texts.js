// SPDX-License-Identifier: MIT
import { fitTexts } from './text-fit.js';

/** Fits texts to their boxes, again whenever a box is resized or a font has loaded. */
export class FittedTexts {
  /** Sizes of observed elements; '' until the observer's first report, which is not a resize. @type {Map<Element, string>} */
  #sizes = new Map();
  #observer;
  #fonts;
  #fontsCame = () => fitTexts(/** @type {HTMLElement[]} */ ([...this.#sizes.keys()]));

  /** @param {Document} document that the texts are in */
  constructor(document) {
    const { fonts, defaultView } = document;
    this.#observer = new (defaultView ?? window).ResizeObserver((entries) => this.#resized(entries));
    this.#fonts = fonts;
    fonts.addEventListener('loadingdone', this.#fontsCame);
  }

  /** @param {ResizeObserverEntry[]} entries */
  #resized(entries) {
    const resized = entries.filter(({ target, borderBoxSize: [{ inlineSize, blockSize }] }) => {
      const size = `${inlineSize} ${blockSize}`;
      const before = this.#sizes.get(target);
      this.#sizes.set(target, size);
      return before && before !== size;
    });
    fitTexts(resized.map(({ target }) => /** @type {HTMLElement} */ (target)));
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
    this.#fonts.removeEventListener('loadingdone', this.#fontsCame);
  }
}
