// SPDX-License-Identifier: MIT

import { HotcueError } from '../engine/error.js';
import { MediaBridge } from '../media/media.js';
import { calm } from './calm.js';
import { Dispatcher } from './dispatcher.js';
import { notify } from './subscribers.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 * @typedef {import('../engine/engine.js').Diagnostic} Diagnostic
 * @typedef {import('../media/media.js').Video} Video
 */

/**
 * The callbacks of a session. Only `dispatch` is required.
 * @typedef {object} Host
 * @property {(name: keyof import('../engine/events.js').HotcueEventDetails, detail: any, cancelable: boolean, mediaTime?: number) => boolean} dispatch
 *   called for each event (see docs/events.md), with its media time in seconds;
 *   returns false if the page takes over an intent, or has handled an error of a
 *   document
 * @property {(diagnostics: Diagnostic[]) => void} [diagnosed] the diagnostics of a
 *   document, without errors that the page has handled
 * @property {(name: string, detail: any) => void} [act] carries out the default action
 *   of an intent that the page didn't take over: `browser:open`, `action:…`
 * @property {() => void} [clear] another document was loaded: remove everything of the old one
 * @property {(item: number, shown: boolean, id: string) => void} [show] called before the show or hide event
 * @property {(item: number) => void} [redraw] an interaction looks different now
 * @property {() => void} [relist] what an open tray lists may have changed, or the tray was closed
 * @property {() => void} [timed] after each input, and when another picture is on
 *   screen: interactions may have moved
 * @property {(video: Video, own: boolean) => void} [source] another video was put into
 *   the element; `own` for the page's own source
 * @property {(astray: boolean) => void} [astray] true while the media return from a
 *   position that the viewer must not see, so cover them; false once they are back
 * @property {() => void} [died] the engine trapped; the media play on
 */

/**
 * @typedef {{ok: boolean, diagnostics: Diagnostic[], needsUnicode?: boolean, superseded?: boolean}} LoadResult
 * superseded: another document was requested before this one was loaded
 */

/** One engine on one media element, for one host: an interactive video without a user interface. */
export class Session {
  #engine;
  /** The same engine for queries, which don't throw after a trap. */
  #queries;
  #dead = false;
  #bridge;
  #dispatcher;
  /** @type {Host} */
  #host;
  /** @type {Set<import('./subscribers.js').Subscriber>} */
  #subscribers = new Set();
  #base = '';
  #measuring = false;
  /** Whether the viewer sees the page. */
  #visible = true;
  /** Up to when wall time was passed on. Milliseconds. */
  #dwelt = 0;
  /** @type {any} */
  #project = null;

  /**
   * @param {Engine} engine owned by the session from now on
   * @param {HTMLMediaElement} media
   * @param {Host} host
   * @param {number} [since] the media time at which the session starts
   */
  constructor(engine, media, host, since = 0) {
    this.#engine = engine;
    this.#queries = calm(engine, (error) => this.#die(error));
    this.#host = host;
    this.#bridge = new MediaBridge(
      media,
      this.#queries,
      {
        input: (name, a, b) => this.#put(name, a, b),
        shown: () => host.timed?.(),
        wanted: (request) => this.#wants(request),
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

  /** For queries only; use input() for inputs. */
  get engine() {
    return this.#queries;
  }

  /** The project, see Engine.project(); null before load(). */
  get project() {
    return this.#project;
  }

  /** The URL that relative addresses in the document are resolved against. */
  get base() {
    return this.#base;
  }

  /**
   * Loads a document and replaces the previous one. If it is refused, nothing
   * changes. Each error in it is emitted as an `error` event, in both modes. Must not
   * be called directly in a listener: await something first. If `needsUnicode` is
   * set, nothing was loaded: pass the result of loadUnicode() to the engine, and load
   * again.
   * @param {string | Uint8Array} document JSON text
   * @param {{lenient?: boolean, base: string}} options
   * @returns {LoadResult}
   * @throws {Error} if the engine trapped or is disposed
   */
  load(document, { lenient = true, base }) {
    const last = this.#measuring ? this.#lastWords() : [];
    let result;
    try {
      result = this.#engine.load(document, { lenient });
    } catch (error) {
      if (!this.#engine.alive) this.#die(error);
      throw error;
    }
    const { ok, diagnostics, effects, needsUnicode } = result;
    this.#diagnose(diagnostics);
    if (ok) this.#open(base, [...last, ...effects]);
    if (this.#dead) throw new HotcueError('wasm_trap', 'the engine failed');
    return { ok, diagnostics, needsUnicode };
  }

  /** @param {Diagnostic[]} diagnostics */
  #diagnose(diagnostics) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const left = errors.filter(({ code, path, message }) => this.#emit('error', { code, path, message }, true));
    const silent = errors.length > 0 && left.length === 0; // the page handled all of them
    const rest = diagnostics.filter((each) => each.severity === 'warning' || left.includes(each));
    if (!silent) this.#host.diagnosed?.(rest);
  }

  /** @param {string} base @param {readonly Effect[]} effects */
  #open(base, effects) {
    this.#base = base;
    this.#project = this.#queries.project();
    if (this.#dead) return;
    this.#host.clear?.();
    this.#dispatcher.handOut(effects);
    if (this.#measuring) this.#dispatcher.input('measuring', true);
    this.#bridge.open(this.#project, base);
  }

  /**
   * Makes an input of the viewer or the page. Its effects are carried out before this
   * returns; if called by a listener, later.
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
    // Ticks that don't reach C stay as cheap as they are.
    if (this.#measuring && (name !== 'tick' || a >= this.#queries.quietUntil)) this.#feed();
    this.#dispatcher.input(name, a, b, c);
    this.#bridge.settle();
    if (this.#project) this.#host.timed?.();
  }

  /** Whether `player:quarter` is emitted and wall time counted: docs/rules.md, T22. Holds for later documents, too. */
  get measuring() {
    return this.#measuring;
  }

  set measuring(on) {
    this.#feed();
    this.#measuring = on;
    if (this.#project) this.#put('measuring', on);
  }

  /** Whether the viewer sees the page; true by default. @param {boolean} visible */
  set visible(visible) {
    this.#feed();
    this.#visible = visible;
  }

  /** Passes on how much wall time has passed. */
  #feed() {
    const now = performance.now(); // unlike Date.now() it never jumps
    const seconds = (now - this.#dwelt) / 1000;
    this.#dwelt = now;
    if (this.#measuring && this.#visible && this.#project) this.#dispatcher.input('dwell', seconds);
  }

  /** What was really played up to now; null without a project. */
  measure() {
    this.#feed();
    if (!this.#dispatcher.busy) this.#bridge.catchUp();
    return this.#project ? this.#queries.measure() : null;
  }

  /** The event of the viewing session that another document ends. @returns {any[]} */
  #lastWords() {
    const detail = this.measure();
    return detail ? [{ name: 'measure', detail, time: this.#queries.time }] : [];
  }

  /**
   * Calls `fn` for every event, in order, each after the host's dispatch() has returned and
   * before its default action. `time` is the event's media time in seconds, null for an
   * error without one; `cancelable` is whether the host could take the event over, and
   * `prevented` whether it did. If a subscriber throws, the others are still called and the
   * exception is emitted as an `error` event, as for dispatch(); if it throws on an `error`
   * event, the exception is dropped, to avoid a loop.
   * @param {import('./subscribers.js').Subscriber} fn added once, even if passed again
   * @returns {() => void} unsubscribes
   */
  subscribe(fn) {
    this.#subscribers.add(fn);
    return () => this.#subscribers.delete(fn);
  }

  /** Reloads media that failed, and continues at the same time. */
  retry() {
    this.#bridge.retry();
  }

  /** Unloads the document, with its events, and releases everything. */
  dispose() {
    if (this.#project && this.#engine.alive) {
      this.#feed();
      this.#dispatcher.input('unload');
    }
    this.#bridge.dispose();
    this.#engine.dispose();
    this.#project = null;
  }

  /** @param {any} type @param {any} detail @param {boolean} [cancelable] @param {number} [time] seconds @returns {boolean} false if the host takes over */
  #emit(type, detail, cancelable = false, time = undefined) {
    let allowed = true;
    try {
      allowed = this.#host.dispatch(type, detail, cancelable, time);
      return allowed;
    } finally {
      const event = { type, detail, time: time ?? null, cancelable, prevented: !allowed };
      const errors = notify(this.#subscribers, event);
      if (type !== 'error') for (const error of errors) this.#report(error);
    }
  }

  /** @param {import('../media/media.js').SourceRequest} request @returns {boolean} false if the host loads the source */
  #wants(request) {
    try {
      return this.#emit('media:source', request, true, request.time);
    } catch (error) {
      this.#report(error); // a host that fails gets its film all the same
      return true;
    }
  }

  /** @param {Effect} effect */
  #event(effect) {
    const { name, detail, intent, item, time } = effect;
    if (name === 'interaction:show' || name === 'interaction:hide')
      this.#host.show?.(item, name === 'interaction:show', detail.id);
    const allowed = this.#emit(name, detail, intent, time);
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
    this.#emit('error', { code, message });
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
