// SPDX-License-Identifier: MIT
import { h, windowOf } from '../dom.js';
import { parsePosition } from './object-position.js';

/** @typedef {import('../../js-glue/engine/engine.js').Engine} Engine */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */

/** Values of CSS object-fit; the indices are those of hc_stage_fit(). */
const FITS = ['contain', 'cover', 'fill', 'none', 'scale-down'];
/** Distance of the probes; large, as browsers round rectangles to 1/64 pixel. */
const PROBE_PX = 1000;
const MEDIA_EVENTS = ['loadedmetadata', 'resize', 'enterpictureinpicture', 'leavepictureinpicture'];
/** Whether getBoundingClientRect() under CSS `zoom` is in window pixels, as pointer events are. WebKit divides it by the zoom, but not the scroll offset. */
const ZOOMS_RECTANGLES = 'currentCSSZoom' in (globalThis.Element?.prototype ?? {});
const SIDES = /** @type {const} */ (['left', 'top', 'width', 'height']);
/** After these events the layout of the media may have changed. */
const STYLE_EVENTS = [
  ...['transitionrun', 'transitionend', 'transitioncancel', 'animationstart', 'animationend', 'animationcancel'],
  ...['load', 'scroll'],
];

/**
 * Keeps the overlay on the picture: the overlay's element covers the content box
 * of the media element, and the stage in it covers the frame. It follows changes
 * by observers and events, never by polling; docs/embedding.md, "What moves the
 * overlay", lists what they miss.
 *
 * Three empty probes in the overlay give the mapping of its coordinates to the
 * window, however its ancestors move, scroll, scale or rotate it.
 */
export class Stage {
  #media;
  #view;
  #sheet;
  /** The content of the sheet. */
  #rule = '';
  /** @type {() => Engine | null} */
  #engine;
  #probes;
  /** What draws the picture, and its ancestors, across shadow roots. @type {Set<Node>} */
  #around;
  /** Those of them that are not ancestors of the overlay, so may move without it. @type {Element[]} */
  #apart;
  #sizes;
  #attributes = new MutationObserver(() => this.#placeSoon());
  #end = new AbortController();
  /** The id of the pending animation frame, 0 for none. */
  #frameRequest = 0;
  #moved;
  /** The overlay's box in its containing block. @type {Box} */
  #box = { left: 0, top: 0, width: 0, height: 0 };
  /** The video frame, in pixels of the overlay. @type {Box} */
  #frame = { left: 0, top: 0, width: 0, height: 0 };

  /** Contains everything that is positioned in percent of the frame. */
  element = h('div', { class: 'stage', part: 'stage', role: 'group', tabindex: '-1' });

  /**
   * @param {HTMLElement} media what draws the picture: see pictureOf()
   * @param {HTMLElement} overlay with a shadow root
   * @param {{sheet: CSSStyleSheet}} box for the overlay's position
   * @param {() => Engine | null} engine which computes the frame
   * @param {() => void} moved called when the frame has moved
   */
  constructor(media, overlay, box, engine, moved) {
    this.#media = /** @type {HTMLVideoElement} */ (media);
    this.#view = windowOf(overlay); // observers of another window would sleep while that is hidden
    this.#sizes = new this.#view.ResizeObserver(() => this.place());
    this.#sheet = box.sheet;
    this.#engine = engine;
    this.#probes = [0, 1, 2].map(() => h('span', { class: 'probe' }));
    this.#probes[1].style.setProperty('left', `${PROBE_PX}px`);
    this.#probes[2].style.setProperty('top', `${PROBE_PX}px`);
    overlay.shadowRoot?.append(...this.#probes, this.element);
    this.#moved = moved;
    const overlayAround = new Set(ancestors(overlay));
    this.#around = new Set(ancestors(media));
    this.#apart = /** @type {Element[]} */ (
      [...this.#around].filter((node) => isElement(node) && !overlayAround.has(node))
    );
    this.#observe(overlay, new Set([...this.#around, ...overlayAround]));
  }

  /** @param {HTMLElement} overlay @param {Set<Node>} around ancestors of media and overlay */
  #observe(overlay, around) {
    const { signal } = this.#end;
    const { document } = this.#view;
    for (const watched of new Set([
      this.#media,
      this.#media.parentElement,
      overlay.parentElement,
      document.documentElement,
    ])) {
      if (watched) this.#sizes.observe(watched);
    }
    for (const node of around) {
      if (isElement(node) && node !== overlay) this.#attributes.observe(node, { attributes: true });
      else if (node !== overlay) this.#listen(node);
    }
    const place = () => this.place();
    for (const type of MEDIA_EVENTS) this.#media.addEventListener(type, place, { signal });
    document.addEventListener('fullscreenchange', place, { signal });
    this.#view.addEventListener('resize', place, { signal });
  }

  /** @param {Node} root a document or a shadow root, which most of these events don't leave */
  #listen(root) {
    const listener = (/** @type {Event} */ { type, target }) => {
      // A style sheet or image has loaded; or scrolling may move media and overlay differently.
      const all = type === 'load' || (type === 'scroll' && this.#apart.length > 1);
      if (all || this.#around.has(/** @type {Node} */ (target))) this.#placeSoon();
    };
    for (const type of STYLE_EVENTS) {
      root.addEventListener(type, listener, { capture: true, passive: true, signal: this.#end.signal });
    }
  }

  /** Places before the next paint, and before each one while an animation moves the media without the overlay. */
  #placeSoon() {
    this.#frameRequest ||= this.#view.requestAnimationFrame(() => {
      this.#frameRequest = 0;
      this.place();
      const running = this.#apart.some((element) =>
        element.getAnimations().some(({ playState }) => playState === 'running'),
      );
      if (running) this.#placeSoon();
    });
  }

  /** Whether the media have moved in the page since. */
  get isAstray() {
    const now = ancestors(this.#media);
    return now.length !== this.#around.size || now.some((node) => !this.#around.has(node));
  }

  dispose() {
    this.#end.abort();
    this.#sizes.disconnect();
    this.#attributes.disconnect();
    this.#view.cancelAnimationFrame(this.#frameRequest);
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

  /** Measures the media element, and moves the overlay and the stage. */
  place() {
    const engine = this.#engine();
    const inPicture = /** @type {Document} */ (this.#media.getRootNode()).pictureInPictureElement === this.#media;
    if (inPicture) this.#setHost('visibility: hidden');
    if (inPicture) return;
    const css = getComputedStyle(this.#media);
    const content = contentBox(this.#media, css);
    this.#cover(content);
    if (engine) this.#setFrame(this.#measureFrame(engine, content, css));
  }

  /**
   * Converts a point of the window.
   * @param {number} clientX
   * @param {number} clientY
   * @returns {{x: number, y: number} | null} percent of the frame; null outside
   *   the media's content box
   */
  toPercent(clientX, clientY) {
    const { left, top, width, height } = this.#frame;
    const zoom = this.#zoom;
    const { scrollX, scrollY } = this.#view;
    const local = this.#toLocal((clientX + scrollX) / zoom - scrollX, (clientY + scrollY) / zoom - scrollY);
    if (!local || !(width > 0 && height > 0)) return null;
    const { x, y } = local;
    if (x < 0 || y < 0 || x > this.#box.width || y > this.#box.height) return null;
    return { x: ((x - left) / width) * 100, y: ((y - top) / height) * 100 };
  }

  /** The factor between window pixels and those of rectangles, under CSS `zoom`. */
  get #zoom() {
    if (ZOOMS_RECTANGLES) return 1;
    let zoom = 1;
    for (const node of ancestors(this.element)) {
      if (isElement(node)) zoom *= Number(getComputedStyle(node).getPropertyValue('zoom')) || 1;
    }
    return zoom;
  }

  /**
   * Moves the overlay onto the media's content box, by its centre, which is the
   * centre of the bounding rectangle under any rotation.
   * @param {Content} content
   */
  #cover({ width, height, offsetX, offsetY }) {
    const rect = this.#media.getBoundingClientRect();
    const middle = this.#toLocal(rect.left + rect.width / 2, rect.top + rect.height / 2);
    if (!middle) return;
    const left = this.#box.left + middle.x + offsetX - width / 2;
    const top = this.#box.top + middle.y + offsetY - height / 2;
    this.#box = { left, top, width, height };
    this.#setHost(
      Object.entries(this.#box)
        .map(([name, value]) => `${name}: ${inPixels(value)}`)
        .join('; '),
    );
  }

  /**
   * Sets the overlay's style. The whole sheet is replaced, as WebKit doesn't repaint
   * if only a declaration changes.
   * @param {string} rule
   */
  #setHost(rule) {
    if (rule === this.#rule) return;
    this.#rule = rule;
    this.#sheet.replaceSync(`:host { ${rule} }`);
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
    const old = this.#frame;
    this.#frame = frame;
    setBox(this.element.style, frame);
    if (SIDES.some((side) => old[side] !== frame[side])) this.#moved();
  }

  /** Converts window pixels to pixels of the overlay; null if it isn't displayed. @param {number} clientX @param {number} clientY */
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

/** @param {Node} node @returns {Node[]} itself and its ancestors, across shadow roots */
function ancestors(node) {
  const host = node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && /** @type {ShadowRoot} */ (node).host;
  const above = node.parentNode ?? host;
  return [node, ...(above ? ancestors(above) : [])];
}

/** Whether a node, of whatever window, is an element. @param {Node} node @returns {node is Element} */
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

/** @typedef {{width: number, height: number, offsetX: number, offsetY: number}} Content */

/**
 * The size of the content box, before any transform, and the offset of its centre
 * from that of the border box.
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
    const pixels = inPixels(value);
    if (style.getPropertyValue(name) !== pixels) style.setProperty(name, pixels);
  }
}

/** @param {number} value */
function inPixels(value) {
  return `${Math.round(value * 1000) / 1000}px`;
}
