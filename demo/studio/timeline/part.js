// SPDX-License-Identifier: MIT
// The base class of the timeline's parts, which are drawn again when the view changes.
import { Panel } from '../shell/panel.js';

export class TimelinePart extends Panel {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** Set by the timeline before the element is connected. */
    this.view = /** @type {import('./view.js').TimelineView} */ (/** @type {unknown} */ (undefined));
  }

  connectedCallback() {
    super.connectedCallback();
    this.view.addEventListener('change', this.#draw);
    light.addEventListener('change', this.#draw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.view.removeEventListener('change', this.#draw);
    light.removeEventListener('change', this.#draw);
  }

  #draw = () => this.requestUpdate();

  /** A colour of the theme, for canvases. @param {string} name of a custom property */
  colour(name) {
    return getComputedStyle(this).getPropertyValue(name).trim();
  }

  /** Says something to users of screen readers, and to all what can't be seen. @param {string} message */
  say(message) {
    this.dispatchEvent(new CustomEvent('say', { detail: message, bubbles: true, composed: true }));
  }
}

const light = matchMedia('(prefers-color-scheme: dark)');

/**
 * Makes a canvas as large as the screen's pixels need, and empty.
 * @param {HTMLCanvasElement} canvas @param {number} width CSS pixels @param {number} height
 * @returns {CanvasRenderingContext2D} which draws in CSS pixels
 */
export function prepare(canvas, width, height) {
  const ratio = Math.min(devicePixelRatio || 1, 3);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    [canvas.width, canvas.height] = [across, down];
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
