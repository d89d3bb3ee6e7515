// SPDX-License-Identifier: MIT
import { Engine } from '../../js-glue/engine/engine.js';
import { HotcueError } from '../../js-glue/engine/error.js';
import { resolved } from '../../js-glue/engine/url.js';
import { Session } from '../../js-glue/session/session.js';
import { pictureOf } from '../stage/inside.js';
import { Bare } from './bare.js';
import { engineUrlOf, loadEngineOf } from './early.js';
import { UNICODE_URL } from './engine-url.js';
import { partError } from './late-code.js';
import { Show } from './show.js';

/**
 * @typedef {import('../../js-glue/session/session.js').Host} Host
 * The callbacks of a connection, in addition to those of a show.
 * @typedef {object} Hooks
 * @property {Host} host
 * @property {(error: unknown) => void} fail
 * @property {(media: HTMLMediaElement) => void} opened called when `show` is set
 * @property {() => void} closing called before `show` is disposed
 * @property {() => void} freed the media were taken by another overlay, and are free now
 * @property {(media: HTMLMediaElement | null) => void} watch which media to show failures of
 * @typedef {import('./show.js').Owner & Hooks} Owner
 */

/** Which overlays want a film; the first has it. By what draws its picture. @type {WeakMap<HTMLElement, Connection[]>} */
const queues = new WeakMap();

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
  /** The queue that it is in. @type {Connection[]} */
  #queue = [];
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
    // While the media are still looked for; a turn later, as attributes may be set one after the other.
    const module = Promise.resolve(overlay).then(loadEngineOf);
    module.catch(() => {}); // reported below
    const media = await anchor.wait();
    if (!media) {
      this.leave();
      const id = overlay.getAttribute('for');
      this.#break(new HotcueError('no_media', `no media element${id ? ` (for="${id}")` : ''}`));
    }
    if (turn !== this.#turn || !media) return null;
    if (!this.#claim(media)) {
      this.#break(new HotcueError('media_taken', 'another overlay has this media element'));
      return null;
    }
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

  /** @param {WebAssembly.Module} module @returns {Promise<Engine>} */
  async #start(module) {
    const engine = await Engine.create(module);
    if (!this.write) return engine;
    try {
      const { recorded } = await import('../../js-glue/record/recorder.js');
      if (this.write) return recorded(engine, this.write);
    } catch (cause) {
      this.#owner.fail(partError(cause));
    }
    return engine;
  }

  /** Queues for media, which one overlay has at a time. @param {HTMLMediaElement} media @returns {boolean} whether it is this one */
  #claim(media) {
    const native = pictureOf(media);
    if (this.#queue !== queues.get(native)) this.leave();
    this.#queue = queues.get(native) ?? [];
    queues.set(native, this.#queue);
    if (!this.#queue.includes(this)) this.#queue.push(this);
    return this.#queue[0] === this;
  }

  /** Whether another overlay has the media. */
  get isOther() {
    return this.#queue.indexOf(this) > 0;
  }

  /** Lets the next overlay have the media. */
  leave() {
    const place = this.#queue.indexOf(this);
    if (place >= 0) this.#queue.splice(place, 1);
    const [next] = this.#queue;
    if (place === 0 && next) next.#owner.freed();
    this.#queue = [];
  }

  /** Reports why there is no session; the next load tries again. @param {unknown} error */
  #break(error) {
    this.broken = error;
    this.#session = null;
    this.#owner.fail(error);
  }

  /** The address of unicode.bin: beside an engine of the page's own. */
  get unicodeUrl() {
    const { overlay } = this.#owner;
    return overlay.hasAttribute('engine') ? resolved('unicode.bin', engineUrlOf(overlay)) : UNICODE_URL;
  }

  /** @param {HTMLMediaElement} media @param {Engine} engine @param {number} since @returns {Session} */
  #open(media, engine, since) {
    this.#unwatch();
    this.broken = null;
    const session = new Session(engine, media, this.#owner.host, since);
    this.show = new Show(media, session, this.#owner);
    this.#owner.opened(media);
    this.show.place();
    return session;
  }

  #close() {
    this.#owner.closing();
    this.show?.session.dispose();
    this.show?.dispose();
    this.show = null;
  }

  /** Around overlay or media there is another page now: puts the same session on the screen there. */
  move() {
    const { show } = this;
    if (!this.#owner.overlay.ownerDocument.defaultView) return; // a parsed page that is not yet shown
    if (!show) {
      if (this.#bare) this.watch(this.#bare.media);
      return;
    }
    show.dispose();
    this.show = new Show(show.media, show.session, this.#owner);
    this.show.copy(show);
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
