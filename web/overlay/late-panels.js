// SPDX-License-Identifier: MIT
import { HotcueError } from '../../js-glue/engine/error.js';
import { h } from '../dom.js';
import { addStyle } from './styles.js';

/**
 * @typedef {import('../panels/panels.js').Panels} Panels
 * @typedef {import('../panels/panels.js').Owner & Needs} Owner
 * @typedef {object} Needs
 * @property {ShadowRoot} root of the overlay
 * @property {(ids: string[]) => void} mark marks interactions that the video waits for
 * @property {() => HTMLElement | null} focused the focused element, if a panel may take the focus: movableFocus()
 */

/** Idle time that never comes is not waited for longer. Milliseconds. */
const IDLE_MAX_MS = 2000;

/** What the engine waits for once it has asked for a panel: the input that lets it continue without one. @type {Record<string, import('../../js-glue/engine/inputs.js').InputName>} */
const WITHOUT = { 'lead:request': 'leadCancel', 'action:modal': 'dialogClose', 'action:article': 'dialogClose' };

/** @typedef {{call: (panels: Panels) => void, without?: () => void}} Order without: carried out instead if there are no panels */

/**
 * The panels over the picture, whose code is loaded when one is needed, or in idle time before.
 * Until then their calls are kept. Without the code there is an `error` event, and the film
 * continues as if the viewer had closed the panel.
 */
export class LatePanels {
  #owner;
  /** @type {Panels | null} */
  #panels = null;
  /** @type {Promise<void> | null} */
  #loading = null;
  /** Calls before the panels are there. @type {Order[]} */
  #orders = [];
  /** Ids of the required clicks that the video waits for. @type {string[]} */
  #ids = [];
  element = h('div', { class: 'panels' });

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /** Loads the panels in idle time after the next frame. */
  prepare() {
    const load = () => this.#load();
    requestAnimationFrame(() => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(load, { timeout: IDLE_MAX_MS });
      else setTimeout(load);
    });
  }

  /** Called before an event is dispatched. @param {string} name */
  before(name) {
    this.#tell((panels) => panels.before(name));
  }

  /** Called after an event was dispatched and not prevented. @param {string} name @param {any} detail */
  after(name, detail) {
    if (name === 'interaction:blocked') this.#wait(detail.ids);
    else if (name === 'interaction:unblocked') this.#wait([]);
    else if (name === 'hotspot:click') this.#clicked(detail.hotspot.id);
    else if (name === 'tray:open') this.#openTray(detail.tray);
    else if (name === 'tray:close') this.#tell((panels) => panels.closeTray(detail.tray));
  }

  /** Carries out the default action of an intent. @param {string} name @param {any} detail */
  act(name, detail) {
    const input = WITHOUT[name];
    this.#ask((panels) => panels.act(name, detail), input && (() => this.#owner.input(input)));
  }

  /** What the tray lists may have changed. */
  refresh() {
    this.#tell((panels) => panels.refresh());
  }

  /** The viewer tried to play: shows again what the video waits for. */
  insist() {
    if (this.#ids.length > 0) this.#tell((panels) => panels.insist());
  }

  /** On Escape: closes the tray. Dialogs handle the key themselves. */
  leave() {
    this.#tell((panels) => panels.leave());
  }

  clear() {
    this.#wait([]);
    this.#tell((panels) => panels.clear());
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
    else this.#tell((panels) => panels.wait(ids));
  }

  /** @param {string} id */
  #clicked(id) {
    if (this.#ids.includes(id)) this.#wait(this.#ids.filter((other) => other !== id));
  }

  /** Calls panels that may be open. @param {(panels: Panels) => void} call */
  #tell(call) {
    if (this.#panels) call(this.#panels);
    else if (this.#orders.length > 0) this.#orders.push({ call });
  }

  /** Calls the panels, and loads them for that. @param {(panels: Panels) => void} call @param {() => void} [without] */
  #ask(call, without) {
    if (this.#panels) return call(this.#panels);
    this.#orders.push({ call, without });
    this.#load();
  }

  #load() {
    this.#loading ??= this.#import();
  }

  async #import() {
    const { root, fail } = this.#owner;
    try {
      const { Panels, PANEL_STYLE } = await import('../panels/panels.js');
      addStyle(root, PANEL_STYLE);
      const panels = new Panels(this.#owner);
      this.element.append(...panels.elements);
      this.#panels = panels;
    } catch (cause) {
      this.#loading = null;
      if (this.#orders.length > 0) fail(new HotcueError('part_load', /** @type {Error} */ (cause).message));
    }
    for (const { call, without } of this.#orders.splice(0)) {
      if (this.#panels) this.#try(call, this.#panels);
      else without?.();
    }
  }

  /** @param {(panels: Panels) => void} call @param {Panels} panels */
  #try(call, panels) {
    try {
      call(panels);
    } catch (error) {
      this.#owner.fail(error);
    }
  }
}
