// SPDX-License-Identifier: MIT

import { HotcueError } from '../engine/error.js';
import { MediaBridge } from '../media/media.js';
import { calm } from './calm.js';
import { Dispatcher } from './dispatcher.js';
import { tellAll } from './subscribers.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 * @typedef {import('../engine/engine.js').Diagnostic} Diagnostic
 * @typedef {import('../media/media.js').Video} Video
 */

/**
 * What a session tells whoever shows it. Only `dispatch` must be there.
 * @typedef {object} Host
 * @property {(name: keyof import('../engine/events.js').HotcueEventDetails, detail: any, cancelable: boolean, mediaTime?: number) => boolean} dispatch
 *   an event, as named in docs/events.md, and the media time it belongs to;
 *   false when it is an intent that the page takes over, or an error of a
 *   document that it has dealt with
 * @property {(diagnostics: Diagnostic[]) => void} [diagnosed] what was found in a
 *   document, less the errors that the page has dealt with
 * @property {(name: string, detail: any) => void} [act] the default action of
 *   an intent that nobody took over: `browser:open`, `action:…`
 * @property {() => void} [clear] another document: nothing of the old one shows
 * @property {(item: number, shown: boolean, id: string) => void} [show] before the event that tells it
 * @property {(item: number) => void} [redraw]
 * @property {() => void} [relist] what an open tray lists may be other now, or look other, or the tray was closed
 * @property {() => void} [timed] after each input, and when another picture is on
 *   screen: moving interactions may be elsewhere
 * @property {(video: Video, own: boolean) => void} [source] another video
 *   is in the element, or the page's own again
 * @property {(astray: boolean) => void} [astray] the media are on their way back from where
 *   the viewer may not be yet, or are back: nobody is to see what is there
 * @property {() => void} [died] the engine is gone; the media play on
 */

/** @typedef {{ok: boolean, diagnostics: Diagnostic[], needsUnicode?: boolean}} LoadResult */

/** One engine on one media element, for one host: an interactive video without a screen. */
export class Session {
  #engine;
  /** The same, for questions. */
  #questions;
  #dead = false;
  #bridge;
  #dispatcher;
  /** @type {Host} */
  #host;
  /** @type {Set<import('./subscribers.js').Subscriber>} */
  #subscribers = new Set();
  #base = '';
  /** @type {any} */
  #project = null;

  /**
   * @param {Engine} engine the session's own from now on
   * @param {HTMLMediaElement} media
   * @param {Host} host
   * @param {number} [since] the media time from which the session counts
   */
  constructor(engine, media, host, since = 0) {
    this.#engine = engine;
    this.#questions = calm(engine, (error) => this.#die(error));
    this.#host = host;
    this.#bridge = new MediaBridge(
      media,
      this.#questions,
      {
        input: (name, a, b) => this.#put(name, a, b),
        shown: () => host.timed?.(),
        source: (video, own) => host.source?.(video, own),
        astray: (astray) => host.astray?.(astray),
        error: (code, message) => this.#report({ code, message }),
      },
      since,
    );
    this.#dispatcher = new Dispatcher(engine, {
      event: (effect) => this.#event(effect),
      command: (effect) => this.#command(effect),
      failed: (error) => this.#report(error),
      died: (error) => this.#die(error),
    });
  }

  /** For questions only; inputs go through input(). */
  get engine() {
    return this.#questions;
  }

  /** hc_project(), null before load(). */
  get project() {
    return this.#project;
  }

  /** What relative addresses in the document start from. */
  get base() {
    return this.#base;
  }

  /**
   * Loads a document in place of the one before. Refused, everything stays as
   * it was. Each error in it is an `error` event, in both modes. Not to be
   * called by a listener: await something first. With `needsUnicode` nothing has
   * happened: hand the engine what loadUnicode() gives, and load again.
   * @param {string | Uint8Array} document JSON text
   * @param {{lenient?: boolean, base: string}} options
   * @returns {LoadResult}
   * @throws {Error} when the engine is gone
   */
  load(document, { lenient = true, base }) {
    let result;
    try {
      result = this.#engine.load(document, { lenient });
    } catch (error) {
      if (!this.#engine.alive) this.#die(error);
      throw error;
    }
    const { ok, diagnostics, effects, needsUnicode } = result;
    this.#diagnose(diagnostics);
    if (ok) this.#open(base, effects);
    if (this.#dead) throw new HotcueError('wasm_trap', 'the engine failed');
    return { ok, diagnostics, needsUnicode };
  }

  /** @param {Diagnostic[]} diagnostics */
  #diagnose(diagnostics) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const left = errors.filter(({ code, path, message }) => this.#tell('error', { code, path, message }, true));
    const silent = errors.length > 0 && left.length === 0; // the page looks after its documents
    const rest = diagnostics.filter((each) => each.severity === 'warning' || left.includes(each));
    if (!silent) this.#host.diagnosed?.(rest);
  }

  /** @param {string} base @param {readonly Effect[]} effects */
  #open(base, effects) {
    this.#base = base;
    this.#project = this.#questions.project();
    if (this.#dead) return;
    this.#host.clear?.();
    this.#dispatcher.handOut(effects);
    this.#bridge.open(this.#project, base);
  }

  /**
   * An input of the viewer or the page; its effects are carried out before this
   * returns, unless a listener makes it.
   * @param {import('../engine/inputs.js').InputName} name
   * @param {any} [a]
   * @param {any} [b]
   * @param {any} [c]
   */
  input(name, a, b, c) {
    if (!this.#dispatcher.busy) this.#bridge.catchUp();
    this.#put(name, a, b, c);
  }

  /** @param {import('../engine/inputs.js').InputName} name @param {any} [a] @param {any} [b] @param {any} [c] */
  #put(name, a, b, c) {
    this.#dispatcher.input(name, a, b, c);
    this.#bridge.settle();
    if (this.#project) this.#host.timed?.();
  }

  /**
   * Tells of every event, in order, each as soon as the host's dispatch() has answered, and
   * before its default action: `time` is the media time it belongs to, in seconds, null for an
   * error that belongs to none; `cancelable` whether the host was asked, `prevented` whether
   * it has taken the event over. What a subscriber throws is an `error` event, as what
   * dispatch() throws is, and takes nothing from the others; thrown at an `error` event, it is
   * dropped, as telling it would go round.
   * @param {import('./subscribers.js').Subscriber} fn twice the same counts once
   * @returns {() => void} ends it
   */
  subscribe(fn) {
    this.#subscribers.add(fn);
    return () => this.#subscribers.delete(fn);
  }

  /** The media could not be loaded, or not go on: once more, from where they were. */
  retry() {
    this.#bridge.retry();
  }

  /** Gives the document up, with its events, and everything else. */
  dispose() {
    if (this.#project && this.#engine.alive) this.#dispatcher.input('unload');
    this.#bridge.dispose();
    this.#engine.dispose();
    this.#project = null;
  }

  /** @param {any} type @param {any} detail @param {boolean} [cancelable] @param {number} [time] seconds */
  #tell(type, detail, cancelable = false, time = undefined) {
    let allowed = true;
    try {
      allowed = this.#host.dispatch(type, detail, cancelable, time);
      return allowed;
    } finally {
      const event = { type, detail, time: time ?? null, cancelable, prevented: !allowed };
      const errors = tellAll(this.#subscribers, event);
      if (type !== 'error') for (const error of errors) this.#report(error);
    }
  }

  /** @param {Effect} effect */
  #event(effect) {
    const { name, detail, intent, item, time } = effect;
    if (name === 'interaction:show' || name === 'interaction:hide')
      this.#host.show?.(item, name === 'interaction:show', detail.id);
    const allowed = this.#tell(name, detail, intent, time);
    if (intent && allowed) this.#host.act?.(name, detail);
    return allowed;
  }

  /** @param {Effect} effect */
  #command(effect) {
    if (effect.name === 'redraw') this.#host.redraw?.(effect.item);
    else if (effect.name === 'relist') this.#host.relist?.();
    else this.#bridge.command(effect);
  }

  /** @param {unknown} error */
  #report(error) {
    const { code = 'internal', message } = /** @type {import('../engine/error.js').HotcueError} */ (error);
    this.#tell('error', { code, message });
  }

  /** @param {unknown} error */
  #die(error) {
    if (this.#dead) return;
    this.#dead = true;
    this.#bridge.dispose();
    this.#project = null;
    this.#host.died?.();
    this.#report(error);
  }
}
