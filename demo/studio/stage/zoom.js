// SPDX-License-Identifier: MIT
// How large the picture is drawn, and which part of it is in view. 1 is as large as fits.

export const STEPS = [0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8];
const [LEAST] = STEPS;
const MOST = STEPS[STEPS.length - 1];
/** Around the picture, for handles on its edges. CSS pixels. */
const MARGIN_PX = 20;

export class Zoom {
  scale = 1;
  /** Width by height of the film. */
  ratio = 16 / 9;
  #view;
  #frame;
  #changed;
  #sizes;

  /** @param {HTMLElement} view what scrolls @param {HTMLElement} frame the picture in it @param {() => void} changed */
  constructor(view, frame, changed) {
    this.#view = view;
    this.#frame = frame;
    this.#changed = changed;
    this.#sizes = new ResizeObserver(() => this.layout());
    this.#sizes.observe(view);
  }

  dispose() {
    this.#sizes.disconnect();
  }

  /** Gives the picture its size. */
  layout() {
    const { offsetWidth, offsetHeight } = this.#view; // without scroll bars, which come and go with the size
    const [width, height] = [Math.max(offsetWidth - 2 * MARGIN_PX, 1), Math.max(offsetHeight - 2 * MARGIN_PX, 1)];
    const fit = Math.min(width, height * this.ratio);
    this.#frame.style.setProperty('width', `${fit * this.scale}px`);
    this.#frame.style.setProperty('height', `${(fit / this.ratio) * this.scale}px`);
    this.#changed();
  }

  /**
   * @param {number} scale
   * @param {{clientX: number, clientY: number}} [at] the point that stays where it is; default: the middle of the view
   */
  to(scale, at = this.#middle) {
    const before = this.#frame.getBoundingClientRect();
    const [x, y] = [(at.clientX - before.left) / before.width, (at.clientY - before.top) / before.height];
    this.scale = Math.min(Math.max(scale, LEAST), MOST);
    this.layout();
    const after = this.#frame.getBoundingClientRect();
    this.pan(after.left + x * after.width - at.clientX, after.top + y * after.height - at.clientY);
  }

  /** To the next step. @param {1 | -1} direction */
  step(direction) {
    const steps = direction > 0 ? STEPS : [...STEPS].reverse();
    const next = steps.find((each) => (each - this.scale) * direction > 1e-3);
    if (next) this.to(next);
  }

  /** @param {number} dx CSS pixels @param {number} dy */
  pan(dx, dy) {
    this.#view.scrollBy(dx, dy);
  }

  get #middle() {
    const { left, top, width, height } = this.#view.getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  }
}
