// SPDX-License-Identifier: MIT
import { isAround } from '../dom.js';
import { isOnControl } from './control.js';
import { PressGuard } from './press-guard.js';

/**
 * @typedef {import('./presses.js').Point} Point
 * @typedef {import('../items/items.js').Items} Items
 * @typedef {import('../stage/stage.js').Stage} Stage
 * @typedef {import('../../js-glue/session/session.js').Session} Session
 */

/** A touch that hits nothing clicks the nearest target within this distance. CSS pixels. */
const FINGER_PX = 12;

/**
 * @typedef {object} Owner
 * @property {HTMLElement} overlay
 * @property {HTMLElement} surface
 * @property {HTMLElement} media what draws the picture
 * @property {(item: number) => void} hover
 * @property {(clientX: number, clientY: number) => number} held the item whose tooltip is at a point; -1 for none
 * @property {() => void} focus focuses the video
 */

/** Hit-tests interactions for a Pointer, and carries out its clicks and hovers. */
export class Ground {
  #owner;
  #session;
  #stage;
  #items;
  #guard = new PressGuard();

  /** @param {Owner} owner @param {{session: Session, stage: Stage, items: Items}} show */
  constructor(owner, { session, stage, items }) {
    this.#owner = owner;
    this.#session = session;
    this.#stage = stage;
    this.#items = items;
    stage.element.append(this.#guard.element);
  }

  dispose() {
    this.#guard.dispose();
  }

  /** @param {Point} point @param {boolean} finger whether it is a touch @returns {number} the item to click; -1 for none */
  hit(point, finger) {
    const item = this.#find(point, finger);
    return this.#items.get(item)?.covered ? -1 : item;
  }

  /**
   * What the engine hits; else the element under the pointer, which CSS animations may
   * have moved; else a small target, or for touch the nearest one.
   * @param {Point} point
   * @param {boolean} finger
   */
  #find({ clientX, clientY, target }, finger) {
    if (!this.#session.project) return -1;
    const point = this.#stage.toPercent(clientX, clientY);
    if (!point) return -1;
    const { engine } = this.#session;
    const { width, height } = this.#stage.size;
    const item = engine.hit(point.x, point.y);
    if (item >= 0) return item;
    const drawn = target instanceof Element ? this.#items.indexOf(target.closest('.item')) : -1;
    const small = drawn >= 0 ? drawn : this.#items.nearSmall(point, { width, height });
    if (small >= 0 || !finger) return small;
    return engine.hitNear(point.x, point.y, (FINGER_PX / width) * 100, (FINGER_PX / height) * 100);
  }

  /** The item hovered. A pointer on a tooltip, or on its way there, still hovers over the tooltip's item. @param {Point} point */
  over({ clientX, clientY }) {
    const held = this.#owner.held(clientX, clientY);
    if (held >= 0) return held;
    const point = this.#session.project && this.#stage.toPercent(clientX, clientY);
    const item = point ? this.#session.engine.hitHover(point.x, point.y) : -1;
    return item >= 0 && !this.#items.get(item)?.covered ? item : this.hit({ clientX, clientY }, false);
  }

  /** @param {number} item */
  live(item) {
    return this.#items.get(item)?.live ?? false;
  }

  /** @param {number} item */
  click(item) {
    this.#session.input('click', item);
  }

  /** @param {number} item */
  hover(item) {
    this.#owner.hover(item);
  }

  /** @param {Point} point @param {number} reach */
  guard({ clientX, clientY }, reach) {
    const place = this.#stage.toPercent(clientX, clientY);
    if (place) this.#guard.stand(place, reach);
  }

  /** Moves the focus to the video, as a press beside the items would. @param {Event} event */
  pressed(event) {
    event.preventDefault();
    this.#owner.focus();
  }

  approach() {
    this.#stage.place();
  }

  /** @param {Event} event */
  own(event) {
    return event.composedPath().includes(this.#owner.overlay);
  }

  /** @param {Event} event */
  barred(event) {
    return isOnControl(event, this.#owner.surface, this.#owner.media);
  }

  /** Whether the pointer only moves between surface and stage, not to a panel above. @param {PointerEvent} event */
  stays({ relatedTarget, clientX, clientY }) {
    const { overlay, surface } = this.#owner;
    const inner = relatedTarget === overlay;
    const to = inner ? overlay.shadowRoot?.elementFromPoint(clientX, clientY) : relatedTarget;
    if (!(to instanceof Element)) return false;
    return isAround(isAround(overlay, to) ? this.#stage.element : surface, to);
  }
}
