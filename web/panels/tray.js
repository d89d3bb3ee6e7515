// SPDX-License-Identifier: MIT
import { safeUrl } from '../../js-glue/engine/url.js';
import { closeButton, h, keepKeys } from '../dom.js';
import { called, WORDS } from '../words.js';

/** @typedef {import('../items/item-view.js').Item} Item */

/** How keys move the focus among the entries. */
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
/** Actions after which the tray stays open, as the viewer may want another entry. */
const STAYS = new Set(['track', 'copy']);

/**
 * The callbacks of an open tray.
 * @typedef {object} Keeper
 * @property {() => Item[] | null} items the current entries; null if the tray is no longer open
 * @property {(item: Item) => void} click
 * @property {() => void} closed called when the viewer closes it
 * @property {() => void} strayed called when the focus was lost
 */

/** The open tray: a panel over the video that lists interactions as buttons. One at a time. */
export class Tray {
  /** The name of the open tray; '' for none. */
  name = '';
  element = h('section', { class: 'tray', part: 'tray', role: 'dialog', hidden: '', tabindex: '-1' });
  #list = h('ul', { role: 'list' });
  /** @type {Keeper | null} */
  #keeper = null;
  #base = '';
  /** @type {HTMLElement | null} the element that had the focus before */
  #before = null;
  #covers;

  /** @param {(tray: HTMLElement | null) => void} covers called with the panel over the picture; null for none */
  constructor(covers) {
    this.#covers = covers;
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    keepKeys(this.element);
  }

  /**
   * @param {string} name
   * @param {string} title
   * @param {string} base URL that addresses of images are resolved against
   * @param {Keeper} keeper
   * @param {HTMLElement | null} before the focused element; null if the tray may not take the focus
   */
  open(name, title, base, keeper, before) {
    this.close();
    const { element } = this;
    this.name = name;
    this.#keeper = keeper;
    this.#base = base;
    this.#before = before;
    element.classList.toggle('end', name === 'end_menu');
    element.setAttribute('aria-label', title);
    const head = h(
      'div',
      { class: 'head' },
      h('h2', { dir: 'auto' }, title),
      closeButton(() => this.leave()),
    );
    element.replaceChildren(head, this.#list);
    this.refresh();
    if (!this.#keeper) return; // refresh() has closed it
    element.hidden = false;
    if (before) this.#focusOn(0);
    this.#covers(element);
  }

  /** Draws the entries again. The focus stays on the same entry, or at its index if that is gone. */
  refresh() {
    if (!this.#keeper) return;
    const items = this.#keeper.items();
    if (!items) return this.close();
    const before = this.#entries;
    const at = before.indexOf(/** @type {HTMLElement} */ (this.#focused));
    const entries = items.map((item) => h('li', {}, this.#entry(item)));
    this.#list.replaceChildren(...(entries.length > 0 ? entries : [h('li', { class: 'empty' }, WORDS.empty)]));
    if (at < 0) return;
    const same = this.#entries.findIndex(({ dataset }) => dataset.id === before[at].dataset.id);
    this.#focusOn(same < 0 ? at : same);
  }

  /** Closes it on behalf of the viewer, and calls `closed`. */
  leave() {
    const keeper = this.#keeper;
    this.close();
    keeper?.closed();
  }

  /** Closes it without calling `closed`. */
  close() {
    const keeper = this.#keeper;
    if (!keeper) return;
    const focused = this.element.matches(':focus-within');
    this.#keeper = null;
    this.name = '';
    this.element.hidden = true;
    this.element.replaceChildren();
    this.#covers(null);
    if (!focused) return;
    this.#before?.focus({ preventScroll: true });
    const { activeElement, body } = this.element.ownerDocument;
    if (activeElement === body) keeper.strayed();
  }

  /** @returns {HTMLElement[]} */
  get #entries() {
    return [...this.element.querySelectorAll('button')].filter((button) => button.matches('.entry'));
  }

  get #focused() {
    return this.element.querySelector(':focus');
  }

  /** @param {number} at */
  #focusOn(at) {
    const entries = this.#entries;
    const entry = entries[Math.max(0, Math.min(at, entries.length - 1))];
    (entry ?? this.element).focus({ preventScroll: entry === undefined });
  }

  /** @param {Item} item */
  #entry(item) {
    const { id, type, text, image, caption, clicked, disabled, inert } = item;
    const words = text ?? called(item);
    const address = image ? safeUrl(image, this.#base) : null;
    const picture = address ? [h('img', { src: address.href, alt: '' })] : [];
    const more = caption && caption !== words ? [h('small', {}, caption)] : [];
    const content = [...picture, h('span', { class: 'words', dir: 'auto' }, words, ...more)];
    if (inert) return h('div', { class: `entry ${type}`, part: 'tray-item', 'data-id': id }, ...content);
    const entry = h('button', { type: 'button', class: `entry ${type}`, part: 'tray-item', 'data-id': id }, ...content);
    if (words !== called(item)) entry.setAttribute('aria-label', called(item));
    entry.classList.toggle('clicked', clicked);
    if (disabled) entry.setAttribute('aria-disabled', 'true');
    else entry.addEventListener('click', () => this.#choose(item));
    return entry;
  }

  /** @param {Item} item */
  #choose(item) {
    const keeper = this.#keeper;
    // A panel opened by the click later restores the focus to where it was before the tray.
    if (!STAYS.has(item.action)) this.#before?.focus({ preventScroll: true });
    keeper?.click(item);
    if (this.#keeper !== keeper) return; // the click has closed or replaced it
    if (!STAYS.has(item.action)) this.leave();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { key } = event;
    const step = STEPS[/** @type {'Home'} */ (key)];
    if (key === 'Escape') this.leave();
    else if (step === undefined) return;
    else this.#focusOn(this.#entries.indexOf(/** @type {HTMLElement} */ (this.#focused)) + step);
    event.preventDefault();
  }
}
