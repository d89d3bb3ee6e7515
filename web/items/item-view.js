// SPDX-License-Identifier: MIT
import { safeUrl } from '../../js-glue/engine/url.js';
import { h, svg } from '../dom.js';
import { called } from '../words.js';
import { cutOut, outline, pathOf } from './shape.js';
import { setTabStop } from './text-fit.js';

/**
 * A visible interaction, as Engine.item() returns it; docs/architecture.md, "What the
 * overlay draws".
 * @typedef {object} Item
 * @property {string} id
 * @property {number} index
 * @property {number} start seconds
 * @property {'button' | 'image' | 'text' | 'hotspot'} type
 * @property {string | null} label its accessible name: the first of its texts that is not blank
 * @property {string} action
 * @property {boolean} inert
 * @property {{left: number, top: number, width: number, height: number}} box percent of the frame
 * @property {number} zIndex
 * @property {[number, number][][] | null} rings percent of the frame
 * @property {boolean} moving
 * @property {string | null} text
 * @property {string | null} image
 * @property {string | null} tooltip
 * @property {string | null} caption
 * @property {Record<string, string | null>} style
 * @property {{ring: boolean, ringWidth: number | null, alignment: number, radius: number | null, hover: boolean}} [hotspot]
 * @property {boolean} spotlight
 * @property {boolean} clicked
 * @property {boolean} disabled
 */

/**
 * The frame and the overlay around it, in pixels of the overlay.
 * @typedef {object} Room
 * @property {import('../stage/stage.js').Box} frame
 * @property {{width: number, height: number}} box size of the overlay
 */

/** Gap between a caption and its item, and between a caption and the edge. CSS pixels. */
const GAP_PX = 4;
/** Fields of `style`, and the custom properties of overlay-style.js that they set. */
const STYLES = {
  color: '--_color',
  backgroundColor: '--_background',
  borderColor: '--_border-color',
  borderRadius: '--_radius',
  borderWidth: '--_border-width',
  fontSize: '--_font-size',
  textAlign: '--_align',
};
const PIXELS = /^(\d*\.?\d+)(px)?$/i;
const STATES = /** @type {const} */ (['clicked', 'disabled', 'inert']);
/** States that don't come from the engine. */
const PASSING = ['hover', 'waiting'];

/** One interaction on the stage: a button, or a plain element if it can't be clicked. */
export class ItemView {
  /** @type {Item} */
  #item;
  #base;
  #click;
  /** Draws a polygon. @type {SVGSVGElement | null} */
  #drawing = null;
  /** @type {HTMLElement | null} */
  #caption = null;

  /** @type {HTMLElement} */
  element;
  /** Where it first appeared, which determines the focus order. @type {Item['box']} */
  place;

  /**
   * @param {Item} item
   * @param {string} base URL that its image's address is resolved against
   * @param {() => void} click by keyboard or assistive technology
   */
  constructor(item, base, click) {
    this.#item = item;
    this.#base = base;
    this.#click = click;
    this.place = outline(item);
    this.element = item.inert ? h('div') : this.#button();
    this.update(item);
  }

  get item() {
    return this.#item;
  }

  /** Whether it can be clicked, and therefore focused. */
  get live() {
    return !this.#item.inert && !this.#item.disabled && !this.covered;
  }

  /** Whether a panel covers all of it. */
  get covered() {
    return this.element.inert;
  }

  /** @param {boolean} covered */
  cover(covered) {
    if (covered !== this.covered) this.element.inert = covered;
  }

  /** Redraws it. @param {Item} item */
  update(item) {
    this.#item = item;
    const { element } = this;
    const passing = PASSING.filter((state) => element.classList.contains(state));
    element.className = `item ${item.type}${item.rings ? ' polygon' : ''}`;
    for (const state of STATES) if (item[state]) element.classList.add(state);
    element.setAttribute('part', element.className);
    element.classList.add(...passing, ...looksOf(item));
    element.dataset.id = item.id;
    this.#setPlace(outline(item));
    this.#setStyle();
    this.#setNames();
    element.replaceChildren(...this.#content());
  }

  /**
   * Moves it.
   * @param {ArrayLike<number>} shape from Engine.shape()
   */
  move(shape) {
    const { box, rings } = this.#item;
    [box.left, box.top, box.width, box.height] = [shape[0], shape[1], shape[2], shape[3]];
    let at = 4;
    for (const ring of rings ?? []) {
      for (const point of ring) {
        point[0] = shape[at++];
        point[1] = shape[at++];
      }
    }
    const place = outline(this.#item);
    this.#setPlace(place);
    if (rings && this.#drawing) setShape(this.#drawing, rings, place);
    const image = rings && this.element.querySelector('img');
    if (image) image.style.setProperty('clip-path', cutOut(rings, place));
  }

  /**
   * Finds a position for its caption: below it, else above it, else on it; always
   * inside the overlay.
   * @param {Room} room
   * @returns {(() => void) | null} moves the caption there; null without a caption
   */
  measureCaption({ frame, box }) {
    const caption = this.#caption;
    if (!caption) return null;
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.element;
    const [width, height] = [caption.offsetWidth, caption.offsetHeight + GAP_PX];
    const top = frame.top + offsetTop;
    const place = top + offsetHeight + height <= box.height ? 'below' : top >= height ? 'above' : 'on';
    const left = frame.left + offsetLeft + (offsetWidth - width) / 2;
    const shift = Math.max(GAP_PX, Math.min(left, box.width - width - GAP_PX)) - left;
    return () => {
      caption.className = `caption ${place}`;
      caption.style.setProperty('translate', `${shift}px`);
    };
  }

  /** Sets its stacking position. @param {number} layer */
  lift(layer) {
    const z = String(layer);
    if (this.element.style.zIndex !== z) this.element.style.setProperty('z-index', z);
  }

  /** @param {boolean} hovered */
  hover(hovered) {
    this.element.classList.toggle('hover', hovered);
  }

  /** Whether the video waits for a click on it. @param {boolean} waiting */
  wait(waiting) {
    this.element.classList.toggle('waiting', waiting);
  }

  #button() {
    const button = h('button', { type: 'button' });
    // Only keys and assistive technology click the button itself, as presses are
    // handled in pointer.js. Elements around the overlay must not see the click.
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#click();
    });
    return button;
  }

  /** @param {Item['box']} box */
  #setPlace(box) {
    const { style } = this.element;
    style.setProperty('--_left', String(box.left));
    style.setProperty('--_top', String(box.top));
    style.setProperty('--_width', String(box.width));
    style.setProperty('--_height', String(box.height));
  }

  #setStyle() {
    for (const [field, property] of Object.entries(STYLES)) {
      const value = this.#item.style[field];
      if (value === null || value === undefined) this.element.style.removeProperty(property);
      else this.element.style.setProperty(property, scaled(value, unitOf(property)));
    }
    const { ringWidth, radius } = this.#item.hotspot ?? {};
    if (ringWidth != null) this.element.style.setProperty('--_border-width', scaled(String(ringWidth)));
    if (radius != null) this.element.style.setProperty('--_radius', scaled(String(radius), unitOf('--_radius')));
  }

  /** Sets the accessible name: the visible text, unless the author gives another. */
  #setNames() {
    const { text, tooltip, caption, disabled, inert } = this.#item;
    const { element } = this;
    const visible = text ?? caption;
    const label = called(this.#item);
    const tells = inert && tooltip !== null;
    const role = visible ? (tells ? 'note' : null) : 'img';
    element.toggleAttribute('data-tells', tells);
    setTabStop(element);
    setAttribute(element, 'role', inert ? role : null);
    setAttribute(element, 'aria-label', label === visible || (inert && !role) ? null : label);
    setAttribute(element, 'aria-description', tooltip && tooltip !== label ? tooltip : null);
    setAttribute(element, 'aria-disabled', disabled && !inert ? 'true' : null);
  }

  #content() {
    const { text, image, caption, rings } = this.#item;
    const address = image ? safeUrl(image, this.#base) : null;
    const content = [];
    if (address) content.push(this.#image(address.href));
    this.#drawing = rings ? drawing() : null;
    if (rings && this.#drawing) {
      setShape(this.#drawing, rings, outline(this.#item));
      content.push(this.#drawing);
    }
    if (text) content.push(h('span', { class: 'label', part: 'label', dir: 'auto' }, text));
    this.#caption = caption ? h('span', { class: 'caption', part: 'caption', dir: 'auto' }, caption) : null;
    if (this.#caption) content.push(this.#caption);
    return content;
  }

  /** The image; a hotspot's is clipped to its polygon. @param {string} src */
  #image(src) {
    const image = h('img', { src, alt: '', part: 'image', draggable: 'false' });
    const { hotspot, rings } = this.#item;
    if (hotspot?.alignment) image.style.setProperty('object-position', placeOf(hotspot.alignment));
    if (rings) image.style.setProperty('clip-path', cutOut(rings, outline(this.#item)));
    return image;
  }
}

/** Classes for transition, animation and hotspot looks. The engine only lets known words through. @param {Item} item */
function looksOf({ style, hotspot }) {
  const looks = [];
  if (style.transition) looks.push(`enter-${style.transition}`);
  if (style.animation) looks.push(`move-${style.animation}`);
  if (hotspot && !hotspot.ring) looks.push('ringless');
  if (hotspot && !hotspot.hover) looks.push('calm');
  return looks;
}

/** A polygon, drawn twice: the fill with its ring, and above it the line. */
function drawing() {
  /** @param {string} name */
  const path = (name) => svg('path', { class: name, part: name, 'vector-effect': 'non-scaling-stroke' });
  return svg(
    'svg',
    { class: 'drawing', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    path('ring'),
    path('shape'),
  );
}

/**
 * @param {SVGSVGElement} drawing
 * @param {NonNullable<Item['rings']>} rings
 * @param {Item['box']} box
 */
function setShape(drawing, rings, { left, top, width, height }) {
  const d = pathOf(rings);
  drawing.setAttribute('viewBox', `${left} ${top} ${width || 1} ${height || 1}`);
  for (const path of drawing.children) path.setAttribute('d', d);
}

/** One of nine positions, numbered like a telephone keypad. @param {number} key 1 to 9 */
function placeOf(key) {
  const [x, y] = [(key - 1) % 3, Math.floor((key - 1) / 3)];
  return `${x * 50}% ${y * 50}%`;
}

/** The unit of a length: exact for corners, as they are hit-tested; with a minimum for lines and texts, to stay visible. @param {string} property */
const unitOf = (property) => (property === '--_radius' ? '--_unit' : '--_pixel');

/**
 * Converts a document's pixels, which refer to a frame whose smaller side has 720, so
 * that a layout looks the same at every size.
 * @param {string} value valid lengths, a colour or a word
 */
function scaled(value, unit = '--_pixel') {
  const lengths = value.split(/\s+/);
  return lengths.map((each) => each.replace(PIXELS, `calc($1 * var(${unit}))`)).join(' ');
}

/** @param {Element} element @param {string} name @param {string | null} value null removes it */
function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
