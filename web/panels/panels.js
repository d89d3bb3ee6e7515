// SPDX-License-Identifier: MIT
import { HotcueError } from '../../js-glue/engine/error.js';
import { h } from '../dom.js';
import { takeSide, wayDown } from '../stage/room.js';
import { WORDS } from '../words.js';
import { act } from './actions.js';
import { AudioNote } from './audio.js';
import { Dialog } from './dialog.js';
import { leadForm } from './lead-form.js';
import { Message } from './message.js';
import { Tray } from './tray.js';
import { Waiting } from './waiting.js';

/**
 * @typedef {import('../../js-glue/session/session.js').Session} Session
 * @typedef {import('../../js-glue/engine/inputs.js').InputName} InputName
 * @typedef {import('../items/item-view.js').Item} Item
 * @typedef {import('./lead-form.js').LeadForm} LeadForm
 */

/**
 * The callbacks of the panels, provided by their overlay.
 * @typedef {object} Owner
 * @property {() => Session | null} session
 * @property {(name: InputName, a?: any) => void} input
 * @property {() => RequestCredentials} credentials of the requests of actions
 * @property {(error: unknown) => void} fail
 * @property {() => void} strayed called when the focus was lost
 * @property {(panel: HTMLElement | null) => void} cover called with the panel over the picture; null for none
 * @property {() => import('../stage/room.js').Rect[]} scene rectangles that should stay visible
 */

/** Events after which a message refers to what is no longer on screen. */
const LEAVES_THE_SCENE = new Set(['player:seek', 'node:exit', 'project:reset', 'project:unload']);
const SEEK = 'player:seek';
/** Leaving a video doesn't close a dialog, which the viewer may be reading. */
const LEAVES_THE_VIDEO = 'node:exit';

/** Default titles of trays; read late, as a page may change WORDS. */
const titles = () => ({ magic_menu: WORDS.magic_menu, end_menu: WORDS.end_menu });

/** Looks up a name from a document, which may be `constructor` or the like. @param {any} table @param {string} name */
const own = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

/** @type {LeadForm} for a project without a form */
const NO_FORM = { title: null, text: null, consent: null, fields: [] };

/** Everything over the picture except interactions: messages, notices, trays, dialogs. */
export class Panels {
  #owner;
  #message;
  #waiting = new Waiting();
  #audio;
  #tray;
  #dialog;
  #foot;
  #read = () => this.#owner.input('dialogClose');
  #cancelled = () => this.#owner.input('leadCancel');
  elements;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
    this.#message = new Message(owner.strayed);
    this.#audio = new AudioNote(owner.strayed);
    this.#tray = new Tray(owner.cover);
    this.#dialog = new Dialog(owner.strayed);
    this.#foot = h('div', { class: 'foot' }, this.#waiting.element, this.#audio.element);
    this.elements = [this.#message.element, this.#foot, this.#tray.element, this.#dialog.element];
  }

  /** Called before an event is dispatched. @param {string} name */
  before(name) {
    if (!LEAVES_THE_SCENE.has(name)) return;
    this.#message.hide();
    if (name === SEEK) return;
    this.#audio.stop();
    this.#tray.close();
    if (name !== LEAVES_THE_VIDEO) this.#dialog.close(); // the engine has dropped it
  }

  /** Carries out the default action of an intent. @param {string} name @param {any} detail */
  act(name, detail) {
    if (name === 'lead:request') this.#ask();
    else act(name.slice('action:'.length), detail, this.#room);
  }

  /** What the tray lists may have changed. */
  refresh() {
    this.#tray.refresh();
  }

  /** The viewer tried to play: shows again what the video waits for. */
  insist() {
    this.#waiting.insist();
  }

  /** On Escape: closes the tray. Dialogs handle the key themselves. */
  leave() {
    this.#tray.leave();
  }

  clear() {
    this.#message.hide();
    this.#audio.stop();
    this.#tray.close();
    this.#dialog.close();
  }

  /** @returns {import('./actions.js').Room} */
  get #room() {
    return {
      base: this.#owner.session()?.base ?? document.baseURI,
      credentials: this.#owner.credentials(),
      nameOf: (id) => this.#labelOf(id),
      say: (text) => this.#say(text),
      show: (title, content, kind) => this.#dialog.show(title, content, kind, this.#read),
      play: (address, name) => this.#play(address, name),
      fail: this.#owner.fail,
    };
  }

  /** @param {string} text */
  #say(text) {
    this.#message.show(text);
    this.#findRoom(() => {
      const { style, firstElementChild: box } = this.#message.element;
      style.setProperty('--_down', '0px');
      if (!box) return;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const end = this.#foot.getBoundingClientRect().top; // top of the notices
      const down = wayDown({ left, right, top, bottom }, this.#owner.scene(), end);
      style.setProperty('--_down', `${down}px`);
    });
  }

  /** Places a panel now, and again once everything is drawn that the same click has shown. @param {() => void} place */
  #findRoom(place) {
    place();
    requestAnimationFrame(place);
  }

  /** @param {string} address @param {string} name */
  #play(address, name) {
    this.#audio.play(address, name, (cause) => {
      this.#say(WORDS.audioFailed);
      this.#owner.fail(new HotcueError('audio_failed', /** @type {Error} */ (cause).message));
    });
  }

  // ---- Interactions -----------------------------------------------------------

  /** @param {string} id @returns {Item | null} */
  #item(id) {
    const engine = this.#owner.session()?.engine;
    const index = engine?.findItem(id) ?? -1;
    return index < 0 ? null : (engine?.item(index) ?? null);
  }

  /** The visible text of an interaction, else its label. @param {string | null} id @returns {string} '' for none */
  #labelOf(id) {
    const item = id === null ? null : this.#item(id);
    return item?.text ?? item?.label ?? '';
  }

  /** Shows which required clicks the video waits for. @param {string[]} ids */
  wait(ids) {
    this.#waiting.show(ids.map((id) => this.#labelOf(id) || WORDS[this.#item(id)?.type ?? 'button']));
  }

  // ---- Trays and the form -----------------------------------------------------

  /** @param {string} name */
  closeTray(name) {
    if (name === this.#tray.name) this.#tray.close();
  }

  /** @param {string} name @param {HTMLElement | null} focused the focused element; null if the tray may not take the focus */
  openTray(name, focused) {
    const session = this.#owner.session();
    const title = own(session?.engine.project()?.trays ?? {}, name)?.title ?? own(titles(), name) ?? WORDS.menu;
    const keeper = {
      items: () => /** @type {Item[] | null} */ (session?.engine.trayItems(name)?.map((id) => this.#item(id)) ?? null),
      click: (/** @type {Item} */ { index }) => this.#owner.input('click', index),
      closed: () => this.#owner.input('trayClose', name),
      strayed: this.#owner.strayed,
    };
    this.#tray.open(name, title, session?.base ?? '', keeper, focused);
    const { element } = this.#tray;
    this.#findRoom(() => {
      if (element.hidden) return;
      takeSide(element, element, 'beside', this.#owner.scene());
      this.#owner.cover(element);
    });
  }

  #ask() {
    /** @type {LeadForm} */
    const form = this.#owner.session()?.engine.project()?.leadForm ?? NO_FORM;
    const submit = (/** @type {Record<string, string>} */ fields) => {
      this.#dialog.close();
      this.#owner.input('lead', fields);
    };
    const content = leadForm(form, submit, () => this.#dialog.leave());
    this.#dialog.show(form.title ?? WORDS.formTitle, [content], 'lead', this.#cancelled);
  }
}
