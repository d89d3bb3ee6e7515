// SPDX-License-Identifier: MIT
import { h } from '../dom.js';

/**
 * @typedef {import('../panels/panels.js').Panels} Panels
 * @typedef {import('../panels/panels.js').Owner & Needs} Owner
 * @typedef {object} Needs
 * @property {import('./late-code.js').LateCode} code
 * @property {(ids: string[]) => void} mark marks interactions that the video waits for
 * @property {() => HTMLElement | null} focused the focused element, if a panel may take the focus: movableFocus()
 */

/** What the engine waits for once it has asked for a panel: the input that lets it continue without one. @type {Record<string, import('../../js-glue/engine/inputs.js').InputName>} */
const WITHOUT = { 'lead:request': 'leadCancel', 'action:modal': 'dialogClose', 'action:article': 'dialogClose' };

/**
 * The panels over the picture, which come with the late code. Until then their calls are kept;
 * without it, the film continues as if the viewer had closed the panel.
 */
export class LatePanels {
  #owner;
  /** @type {Panels | null} */
  #panels = null;
  /** Ids of the required clicks that the video waits for. @type {string[]} */
  #ids = [];
  element = h('div', { class: 'panels' });

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /** Called once, when the code is there. @param {import('./late-code.js').Late} late */
  arrive({ Panels }) {
    this.#panels = new Panels(this.#owner);
    this.element.append(...this.#panels.elements);
  }

  /** Called before an event is dispatched. @param {string} name */
  before(name) {
    this.#pass((panels) => panels.before(name));
  }

  /** Called after an event was dispatched and not prevented. @param {string} name @param {any} detail */
  after(name, detail) {
    if (name === 'interaction:blocked') this.#wait(detail.ids);
    else if (name === 'interaction:unblocked') this.#wait([]);
    else if (name === 'hotspot:click') this.#clicked(detail.hotspot.id);
    else if (name === 'tray:open') this.#openTray(detail.tray);
    else if (name === 'tray:close') this.#pass((panels) => panels.closeTray(detail.tray));
  }

  /** Carries out the default action of an intent. @param {string} name @param {any} detail */
  act(name, detail) {
    const input = WITHOUT[name];
    this.#ask((panels) => panels.act(name, detail), input && (() => this.#owner.input(input)));
  }

  /** What the tray lists may have changed. */
  refresh() {
    this.#pass((panels) => panels.refresh());
  }

  /** The viewer tried to play: shows again what the video waits for. */
  insist() {
    if (this.#ids.length > 0) this.#pass((panels) => panels.insist());
  }

  /** On Escape: closes the tray. Dialogs handle the key themselves. */
  leave() {
    this.#pass((panels) => panels.leave());
  }

  clear() {
    this.#wait([]);
    this.#pass((panels) => panels.clear());
  }

  /** @param {string} tray */
  #openTray(tray) {
    const focused = this.#owner.focused(); // now, as a script may be opening it
    this.#ask(
      (panels) => panels.openTray(tray, focused),
      () => this.#owner.input('trayClose', tray),
    );
  }

  /** @param {string[]} ids */
  #wait(ids) {
    this.#ids = ids;
    this.#owner.mark(ids);
    if (ids.length > 0) this.#ask((panels) => panels.wait(ids));
    else this.#pass((panels) => panels.wait(ids));
  }

  /** @param {string} id */
  #clicked(id) {
    if (this.#ids.includes(id)) this.#wait(this.#ids.filter((other) => other !== id));
  }

  /** Calls panels that may be open. @param {(panels: Panels) => void} call */
  #pass(call) {
    if (this.#panels || this.#owner.code.wanted) this.#ask(call);
  }

  /** Calls the panels, and loads them for that. @param {(panels: Panels) => void} call @param {() => void} [without] */
  #ask(call, without) {
    this.#owner.code.ask(() => call(/** @type {Panels} */ (this.#panels)), without);
  }
}
