// SPDX-License-Identifier: MIT
import { h } from './dom.js';
import { parsePosition } from './object-position.js';

/** @typedef {import('../js-glue/engine.js').Engine} Engine */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */

/** CSS object-fit, numbered as hc_stage() wants it. */
const FITS = ['contain', 'cover', 'fill', 'none', 'scale-down'];
/** How far apart the probes are: rectangles are told in 64ths of a pixel. */
const PROBE_PX = 1000;
const MEDIA_EVENTS = ['loadedmetadata', 'resize', 'enterpictureinpicture', 'leavepictureinpicture'];

/**
 * Keeps the overlay on the picture: the overlay's element on the content box
 * of the media element, the stage in it on the frame. Kept current by
 * observers and events, never by polling.
 *
 * Three probes of no size in the overlay tell how its coordinates lie in the
 * window, whatever its ancestors do to them: move, scroll, scale or rotate.
 */
export class Stage {
  #media;
  #style;
  /** @type {() => Engine | null} */
  #engine;
  #probes;
  #observer;
  #place = () => this.place();
  /** The overlay's box in its containing block. @type {Box} */
  #box = { left: 0, top: 0, width: 0, height: 0 };
  /** The frame in the overlay. @type {Box} */
  #frame = { left: 0, top: 0, width: 0, height: 0 };

  /** What is placed in percent of the frame goes in here. */
  element = h('div', { class: 'stage', part: 'stage', role: 'group', tabindex: '-1' });

  /**
   * @param {HTMLElement} media
   * @param {HTMLElement} overlay with a shadow root
   * @param {CSSStyleDeclaration} style the overlay's own
   * @param {() => Engine | null} engine who knows geometry
   */
  constructor(media, overlay, style, engine) {
    this.#media = /** @type {HTMLVideoElement} */ (media);

    this.#style = style;
    this.#engine = engine;
    this.#probes = [0, 1, 2].map(() => h('span', { class: 'probe' }));
    this.#probes[1].style.setProperty('left', `${PROBE_PX}px`);
    this.#probes[2].style.setProperty('top', `${PROBE_PX}px`);
    overlay.shadowRoot?.append(...this.#probes, this.element);
    this.#observer = new ResizeObserver(this.#place);
    for (const watched of new Set([media, media.parentElement, overlay.parentElement, document.documentElement])) {
      if (watched) this.#observer.observe(watched);
    }
    for (const type of MEDIA_EVENTS) media.addEventListener(type, this.#place);
    document.addEventListener('fullscreenchange', this.#place);
    addEventListener('resize', this.#place);
    // What scrolls one may not scroll the other.
    if (media.parentNode !== overlay.parentNode)
      addEventListener('scroll', this.#place, { capture: true, passive: true });
  }

  dispose() {
    this.#observer.disconnect();
    for (const type of MEDIA_EVENTS) this.#media.removeEventListener(type, this.#place);
    document.removeEventListener('fullscreenchange', this.#place);
    removeEventListener('resize', this.#place);
    removeEventListener('scroll', this.#place, { capture: true });
    for (const element of [...this.#probes, this.element]) element.remove();
  }

  /** The frame's size in CSS pixels of the overlay. */
  get size() {
    return { width: this.#frame.width, height: this.#frame.height };
  }

  /** Where the frame is in the overlay, in CSS pixels. */
  get frame() {
    return this.#frame;
  }

  /** The overlay's size in CSS pixels. */
  get box() {
    return this.#box;
  }

  /** Measures, and moves the overlay and the stage where they belong. */
  place() {
    const engine = this.#engine();
    const inPicture = document.pictureInPictureElement === this.#media;
    this.#style.setProperty('visibility', inPicture ? 'hidden' : 'visible');
    if (!engine || inPicture) return;
    const css = getComputedStyle(this.#media);
    const content = contentBox(this.#media, css);
    this.#cover(content);
    this.#setFrame(this.#measureFrame(engine, content, css));
  }

  /**
   * @param {number} clientX
   * @param {number} clientY
   * @returns {{x: number, y: number} | null} percent of the frame; null
   *   beside the media's content box
   */
  toPercent(clientX, clientY) {
    const { left, top, width, height } = this.#frame;
    const local = this.#toLocal(clientX, clientY);
    if (!local || !(width > 0 && height > 0)) return null;
    const { x, y } = local;
    if (x < 0 || y < 0 || x > this.#box.width || y > this.#box.height) return null;
    return { x: ((x - left) / width) * 100, y: ((y - top) / height) * 100 };
  }

  /**
   * Moves the overlay onto the media's content box. The middle of a box stays
   * the middle of its bounding rectangle however it is turned.
   * @param {Content} content
   */
  #cover({ width, height, offsetX, offsetY }) {
    const rect = this.#media.getBoundingClientRect();
    const middle = this.#toLocal(rect.left + rect.width / 2, rect.top + rect.height / 2);
    if (!middle) return;
    const left = this.#box.left + middle.x + offsetX - width / 2;
    const top = this.#box.top + middle.y + offsetY - height / 2;
    this.#box = { left, top, width, height };
    setBox(this.#style, this.#box);
  }

  /** @param {Engine} engine @param {Content} content @param {CSSStyleDeclaration} css @returns {Box} */
  #measureFrame(engine, { width, height }, css) {
    const { videoWidth, videoHeight } = this.#media;
    if (!videoWidth || !videoHeight) return { left: 0, top: 0, width, height };
    const fit = Math.max(0, FITS.indexOf(css.objectFit));
    const natural = { width: videoWidth, height: videoHeight };
    return engine.stage(fit, { width, height }, natural, parsePosition(css.objectPosition));
  }

  /** @param {Box} frame */
  #setFrame(frame) {
    this.#frame = frame;
    setBox(this.element.style, frame);
  }

  /** @param {number} clientX @param {number} clientY pixels of the window; returned in pixels of the overlay */
  #toLocal(clientX, clientY) {
    const [origin, right, down] = this.#probes.map((probe) => probe.getBoundingClientRect());
    const a = (right.left - origin.left) / PROBE_PX;
    const b = (right.top - origin.top) / PROBE_PX;
    const c = (down.left - origin.left) / PROBE_PX;
    const d = (down.top - origin.top) / PROBE_PX;
    const determinant = a * d - b * c;
    if (!determinant) return null; // not displayed
    const x = clientX - origin.left;
    const y = clientY - origin.top;
    return { x: (d * x - c * y) / determinant, y: (a * y - b * x) / determinant };
  }
}

/** @typedef {{width: number, height: number, offsetX: number, offsetY: number}} Content */

/**
 * The content box, before any transform; its middle from the middle of the
 * border box.
 * @param {HTMLElement} element
 * @param {CSSStyleDeclaration} css
 * @returns {Content}
 */
function contentBox(element, css) {
  /** @param {string} side */
  const edge = (side) =>
    (Number.parseFloat(css.getPropertyValue(`border-${side}-width`)) || 0) +
    (Number.parseFloat(css.getPropertyValue(`padding-${side}`)) || 0);
  const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'].map(edge);
  const inner = css.boxSizing === 'border-box' ? { x: left + right, y: top + bottom } : { x: 0, y: 0 };
  const width = Number.parseFloat(css.width) - inner.x;
  const height = Number.parseFloat(css.height) - inner.y;
  return {
    width: width >= 0 ? width : element.clientWidth,
    height: height >= 0 ? height : element.clientHeight,
    offsetX: (left - right) / 2,
    offsetY: (top - bottom) / 2,
  };
}

/** @param {CSSStyleDeclaration} style @param {Box} box */
function setBox(style, box) {
  for (const [name, value] of Object.entries(box)) {
    const pixels = `${Math.round(value * 1000) / 1000}px`;
    if (style.getPropertyValue(name) !== pixels) style.setProperty(name, pixels);
  }
}
