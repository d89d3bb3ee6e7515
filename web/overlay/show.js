// SPDX-License-Identifier: MIT

import { Items } from '../items/items.js';
import { outline } from '../items/shape.js';
import { Ground } from '../pointer/ground.js';
import { Pointer } from '../pointer/pointer.js';
import { Cover } from '../stage/cover.js';
import { glaze } from '../stage/glass.js';
import { pictureOf } from '../stage/inside.js';
import { Stage } from '../stage/stage.js';
import { TopLayer } from '../stage/top-layer.js';
import { setTracks } from '../stage/tracks.js';

/** @typedef {import('../../js-glue/session/session.js').Session} Session */

/**
 * What a show gets from its overlay.
 * @typedef {object} Owner
 * @property {HTMLElement} overlay
 * @property {ShadowRoot} root of the overlay
 * @property {{sheet: CSSStyleSheet}} box see Stage
 * @property {import('./anchor.js').Anchor} anchor
 * @property {import('./late-code.js').LateCode} code what comes after the first interaction
 * @property {Element[]} above elements above the stage
 */

/** A session on screen: everything that lives from connecting the overlay to disconnecting it. */
export class Show {
  #owner;
  #topLayer;
  #stage;
  #cover;
  #pointer;
  /** @type {import('../stage/captions.js').Captions | null} */
  #captions = null;
  #hovered = -1;
  /** @type {import('../items/tooltip.js').Tooltip | null} */
  tooltip = null;
  media;
  session;
  items;

  /** @param {HTMLMediaElement} media @param {Session} session @param {Owner} owner */
  constructor(media, session, owner) {
    const { overlay, root, box, above, code } = owner;
    this.#owner = owner;
    this.media = media;
    this.session = session;
    this.#topLayer = new TopLayer(media, overlay); // before the stage, whose measuring depends on it
    const picture = pictureOf(media);
    this.#stage = new Stage(
      picture,
      overlay,
      box,
      () => (session.engine.alive ? session.engine : null),
      () => this.#onMoved(),
    );
    const { element } = this.#stage;
    this.name();
    this.#cover = new Cover(picture, element);
    glaze(media, picture, element);
    this.items = new Items(element, {
      item: (index) => session.engine.item(index),
      layer: (index) => session.engine.layer(index),
      shape: (index) => session.engine.shape(index),
      base: () => session.base,
      click: (index) => session.input('click', index),
      room: () => this.#stage,
      away: () => this.giveFocusAway(),
      drawn: () => this.#pointer.refresh(), // what is under it has changed
      late: () => code.ask(),
    });
    this.#pointer = this.#makePointer();
    root.append(...above);
    if (code.late) this.complete(code.late);
  }

  /** Called once, when the late code is there. @param {import('./late-code.js').Late} late */
  complete({ Captions, Spotlight, TextScroll, Tooltip }) {
    const { root, above } = this.#owner;
    this.#captions = new Captions(this.media, this.#stage.element, root);
    this.tooltip = new Tooltip();
    above[0].before(this.tooltip.element);
    this.#scrollTexts(TextScroll);
    this.items.complete(new Spotlight());
    this.#showTooltip();
  }

  /** Called for each pointer, once the code for it is there. @param {import('./late-code.js').Late['TextScroll']} TextScroll */
  #scrollTexts(TextScroll) {
    this.#pointer.scroll = new TextScroll(this.#surface, this.#stage.element);
  }

  /** Takes the accessible name from the attribute. */
  name() {
    const { element } = this.#stage;
    element.setAttribute('aria-label', this.#owner.overlay.getAttribute('label') ?? 'Interactive elements');
  }

  /** Whether the media have moved since. */
  get isAstray() {
    return this.#stage.isAstray;
  }

  /** Shows what another show of the session did. @param {Show} other */
  copy({ items }) {
    this.place();
    this.items.copy(items);
  }

  /** Removes everything; the session stays. */
  dispose() {
    this.#pointer.dispose();
    this.#cover.dispose();
    this.items.dispose();
    this.#stage.dispose();
    this.#topLayer.dispose();
    this.#captions?.dispose();
    this.tooltip?.element.remove();
  }

  /** Measures where the picture is, and moves the overlay there. */
  place() {
    this.#stage.place();
  }

  /** Removes everything of the old document. */
  clear() {
    this.items.clear();
    this.#hovered = -1;
    this.#pointer.forget();
    this.tooltip?.hide();
  }

  /** Rectangles that panels should not hide if there is room elsewhere. */
  get scene() {
    const items = [...this.#stage.element.querySelectorAll('.item')].map((item) => item.getBoundingClientRect());
    return [...items, ...(this.#captions?.rects ?? [])];
  }

  /** @param {HTMLElement | null} panel the panel over the picture */
  underlie(panel) {
    this.items.cover(panel);
    this.#pointer.refresh();
  }

  /** @param {import('../../js-glue/media/media.js').Video} video @param {boolean} own */
  take(video, own) {
    setTracks(this.media, video, own, this.session.base);
  }

  /** @param {boolean} astray whether the media are at a position that the viewer must not see */
  hide(astray) {
    this.#cover.put(astray);
  }

  /** @param {number} index @param {boolean} shown @param {string} id */
  draw(index, shown, id) {
    if (shown) this.items.show(index, id);
    else this.items.hide(index);
    if (!shown && index === this.#hovered) this.#hover(-1);
  }

  /** Draws moving interactions where they are hit, and moves what is attached to them. */
  move() {
    if (!this.session.engine.alive || !this.items.move(this.session.engine)) return;
    this.#follow();
  }

  /** The frame has moved: moves what is on it. */
  #onMoved() {
    this.items.fit();
    this.#captions?.place();
    this.#follow();
  }

  // ---- Pointer and focus ------------------------------------------------------

  /** Notes a click in a panel by a pointer. @param {MouseEvent} event */
  note(event) {
    if (!this.#stage.element.contains(/** @type {Node} */ (event.target))) this.#pointer.note(event);
  }

  /** Attaches the pointer to another surface. */
  attach() {
    const { late } = this.#owner.code;
    this.#pointer.dispose();
    this.#pointer = this.#makePointer();
    if (late) this.#scrollTexts(late.TextScroll);
  }

  get #surface() {
    return this.#owner.anchor.surface ?? this.media;
  }

  #makePointer() {
    const { overlay } = this.#owner;
    const surface = this.#surface;
    const owner = {
      overlay,
      surface,
      media: pictureOf(this.media), // those around it are no controls
      hover: (/** @type {number} */ item) => this.#hover(item),
      held: (/** @type {number} */ x, /** @type {number} */ y) => (this.tooltip?.holds(x, y) ? this.#hovered : -1),
      focus: () => this.giveFocusAway(),
    };
    const parts = { session: this.session, stage: this.#stage, items: this.items };
    return new Pointer(surface, this.#stage.element, new Ground(owner, parts));
  }

  /** @param {EventTarget | null} target the focused element */
  focus(target) {
    const keyboard = target instanceof HTMLElement && target.matches(':focus-visible');
    const index = keyboard ? this.items.indexOf(target) : -1;
    if (index >= 0 || target === null) this.#hover(index);
  }

  /** Moves the focus to the video, else to the stage: the focused item was removed, and there is no other. */
  giveFocusAway() {
    this.media.focus({ preventScroll: true });
    if (!this.media.matches(':focus')) this.#stage.element.focus({ preventScroll: true });
  }

  /** @param {number} index */
  #hover(index) {
    if (index === this.#hovered) return;
    this.#hovered = index;
    this.items.hover(index);
    this.#showTooltip();
    if (this.session.project) this.session.input('hover', index);
  }

  /** Moves what is attached to items. */
  #follow() {
    this.#pointer.refresh();
    if (this.tooltip?.element.hidden === false) this.#showTooltip();
  }

  #showTooltip() {
    const { tooltip } = this;
    const item = this.items.get(this.#hovered)?.item;
    if (!item?.tooltip) return tooltip?.hide();
    if (!tooltip) return this.#owner.code.ask();
    const { left, top, width, height } = outline(item);
    const { frame, box } = this.#stage;
    const place = {
      left: frame.left + (left / 100) * frame.width,
      top: frame.top + (top / 100) * frame.height,
      width: (width / 100) * frame.width,
      height: (height / 100) * frame.height,
    };
    tooltip.show(item.tooltip, place, box);
  }
}
