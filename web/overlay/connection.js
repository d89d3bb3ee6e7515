// SPDX-License-Identifier: MIT
import { Engine } from '../../js-glue/engine/engine.js';
import { HotcueError } from '../../js-glue/engine/error.js';
import { recorded } from '../../js-glue/record/recorder.js';
import { Session } from '../../js-glue/session/session.js';
import { Bare } from './bare.js';
import { ENGINE_URL } from './engine-url.js';
import { Show } from './show.js';

/**
 * @typedef {import('../../js-glue/session/session.js').Host} Host
 * What a connection needs of its overlay, beside what a show does.
 * @typedef {object} Hooks
 * @property {Host} host
 * @property {(error: unknown) => void} fail
 * @property {(media: HTMLMediaElement) => void} opened there is a show
 * @property {() => void} closing
 * @property {(media: HTMLMediaElement | null) => void} watch these media may fail
 * @typedef {import('./show.js').Owner & Hooks} Owner
 */

/**
 * An overlay on its media, from when it comes into a page until it is taken out: with an engine
 * as soon as there is a document, without one as long as there is none, or it has failed.
 */
export class Connection {
  #owner;
  /** Counts connections: what belongs to an older one is given up. */
  #turn = 0;
  /** Of this connection, from the first document on. @type {Promise<Session | null> | null} */
  #session = null;
  /** @type {Bare | null} */
  #bare = null;
  /** @type {Show | null} */
  show = null;
  running = false;
  /** Why there is no session. @type {unknown} */
  broken = null;
  /** Takes a recording's lines. @type {((line: string) => void) | null} */
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

  /** An element without a project loads no engine. Without a connection, the next one loads the document. */
  begin() {
    if (this.running) this.#session ??= this.#begin(this.#turn);
    return this.#session;
  }

  /** @param {number} turn @returns {Promise<Session | null>} null when it failed or was given up */
  async #begin(turn) {
    const { anchor, overlay } = this.#owner;
    const media = await anchor.wait();
    if (!media) {
      const which = overlay.hasAttribute('for') ? ` (for="${overlay.getAttribute('for')}")` : '';
      this.#break(new HotcueError('no_media', `no media element for this overlay${which}`));
    }
    if (turn !== this.#turn || !media) return null;
    const since = watchStart(media);
    try {
      const engine = await Engine.create(this.engineUrl);
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

  /** There is no session; the next load tries again. @param {unknown} error */
  #break(error) {
    this.broken = error;
    this.#session = null;
    this.#owner.fail(error);
  }

  get engineUrl() {
    const { overlay } = this.#owner;
    return new URL(overlay.getAttribute('engine') ?? ENGINE_URL, overlay.ownerDocument.baseURI).href;
  }

  /** @param {HTMLMediaElement} media @param {Engine} engine @param {number} since @returns {Session} */
  #open(media, engine, since) {
    this.#unwatch();
    const heard = this.write ? recorded(engine, this.write) : engine;
    const session = new Session(heard, media, this.#owner.host, since);
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

  /** The engine is gone: the next document gets a new one. */
  die() {
    const media = this.show?.media;
    this.show?.clear();
    this.#close();
    this.#session = null;
    if (media) this.watch(media);
  }

  /** @param {HTMLMediaElement} media that no session looks after */
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
 * Where a media element is now, or was put since: what an overlay that is
 * still loading counts from.
 * @param {HTMLMediaElement} media
 * @returns {() => number} tells it, and looks no longer
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
