// SPDX-License-Identifier: MIT
import { Engine } from '../../js-glue/engine/engine.js';
import { HotcueError } from '../../js-glue/engine/error.js';
import { loadModule } from '../../js-glue/engine/loader.js';
import { Session } from '../../js-glue/session/session.js';
import { Bare } from './bare.js';
import { ENGINE_URL, UNICODE_URL } from './engine-url.js';
import { Show } from './show.js';

/**
 * @typedef {import('../../js-glue/session/session.js').Host} Host
 * The callbacks of a connection, in addition to those of a show.
 * @typedef {object} Hooks
 * @property {Host} host
 * @property {(error: unknown) => void} fail
 * @property {(media: HTMLMediaElement) => void} opened called when `show` is set
 * @property {() => void} closing called before `show` is disposed
 * @property {(media: HTMLMediaElement | null) => void} watch which media to show failures of
 * @typedef {import('./show.js').Owner & Hooks} Owner
 */

/**
 * An overlay's connection to its media, while it is in a page. It has an engine from the first
 * document on, and none before that or after a failure.
 */
export class Connection {
  #owner;
  /** Counts connections: work for an older one is dropped. */
  #turn = 0;
  /** The session of this connection, from the first document on. @type {Promise<Session | null> | null} */
  #session = null;
  /** @type {Bare | null} */
  #bare = null;
  /** @type {Show | null} */
  show = null;
  running = false;
  /** The error because of which there is no session. @type {unknown} */
  broken = null;
  /** Receives the lines of a recording. @type {((line: string) => void) | null} */
  write = null;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  start() {
    this.running = true;
    this.#turn++;
  }

  stop() {
    this.#unwatch();
    this.running = false;
    this.#turn++;
    this.#session = null;
    this.#close();
  }

  /** Loads the engine, once. Called for the first document only, so that an element without a project loads none. */
  begin() {
    if (this.running) this.#session ??= this.#begin(this.#turn);
    return this.#session;
  }

  /** @param {number} turn @returns {Promise<Session | null>} null if it failed or was dropped */
  async #begin(turn) {
    const { anchor, overlay } = this.#owner;
    const module = this.#fetch(); // while the media are still looked for
    module.catch(() => {}); // reported below
    const media = await anchor.wait();
    if (!media) {
      const which = overlay.hasAttribute('for') ? ` (for="${overlay.getAttribute('for')}")` : '';
      this.#break(new HotcueError('no_media', `no media element for this overlay${which}`));
    }
    if (turn !== this.#turn || !media) return null;
    const since = watchStart(media);
    try {
      const engine = await this.#start(await module);
      if (turn !== this.#turn) engine.dispose();
      else return this.#open(media, engine, since());
    } catch (error) {
      if (turn === this.#turn) {
        this.#break(error);
        this.watch(media);
      }
    } finally {
      since();
    }
    return null;
  }

  async #fetch() {
    await null; // attributes may be set one after the other
    return loadModule(this.engineUrl, { integrity: this.#owner.overlay.getAttribute('integrity') ?? '' });
  }

  /** @param {WebAssembly.Module} module @returns {Promise<Engine>} */
  async #start(module) {
    const engine = await Engine.create(module);
    if (!this.write) return engine;
    try {
      const { recorded } = await import('../../js-glue/record/recorder.js');
      return this.write ? recorded(engine, this.write) : engine;
    } catch (cause) {
      this.#owner.fail(new HotcueError('part_load', /** @type {Error} */ (cause).message));
      return engine;
    }
  }

  /** Reports why there is no session; the next load tries again. @param {unknown} error */
  #break(error) {
    this.broken = error;
    this.#session = null;
    this.#owner.fail(error);
  }

  get engineUrl() {
    const { overlay } = this.#owner;
    return new URL(overlay.getAttribute('engine') ?? ENGINE_URL, overlay.ownerDocument.baseURI).href;
  }

  /** The address of unicode.bin: beside an engine of the page's own. */
  get unicodeUrl() {
    return this.#owner.overlay.hasAttribute('engine') ? new URL('unicode.bin', this.engineUrl).href : UNICODE_URL;
  }

  /** @param {HTMLMediaElement} media @param {Engine} engine @param {number} since @returns {Session} */
  #open(media, engine, since) {
    this.#unwatch();
    const session = new Session(engine, media, this.#owner.host, since);
    this.show = new Show(media, session, this.#owner);
    this.#owner.opened(media);
    this.show.place();
    return session;
  }

  #close() {
    this.#owner.closing();
    this.show?.dispose();
    this.show = null;
  }

  /** Closes the session after a trap; the next document gets a new engine. */
  die() {
    const media = this.show?.media;
    this.show?.clear();
    this.#close();
    this.#session = null;
    if (media) this.watch(media);
  }

  /** Watches media without a session for failures. @param {HTMLMediaElement} media */
  watch(media) {
    const { overlay, root, box, above } = this.#owner;
    this.#unwatch();
    this.#bare = new Bare(media, overlay, box, this.#owner.fail);
    root.append(...above);
    this.#owner.watch(media);
    this.#bare.look();
  }

  #unwatch() {
    this.#owner.watch(null);
    this.#bare?.dispose();
    this.#bare = null;
  }
}

/**
 * Tracks the start time for an overlay that is still loading: the current time, or
 * the target of the last seek since.
 * @param {HTMLMediaElement} media
 * @returns {() => number} returns the time in seconds, and stops tracking
 */
function watchStart(media) {
  let time = media.currentTime || 0;
  const note = () => {
    time = media.currentTime;
  };
  media.addEventListener('seeking', note);
  return () => {
    media.removeEventListener('seeking', note);
    return time;
  };
}
