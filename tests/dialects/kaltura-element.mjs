// SPDX-License-Identifier: MIT
// An element without a page: the real engine and bridge on media that the test controls.
import { EventEmitter } from 'node:events';
import { Session } from '../../js-glue/session/session.js';
import { FakeMedia } from '../glue/fakes.mjs';
import { newEngine } from '../support/play.mjs';

EventEmitter.defaultMaxListeners = 0; // a signal has as many listeners as there are events to end

const BASE = 'https://page.test/';

/** An element as `<hotcue-overlay>`, for scripts. */
export class Element extends EventTarget {
  localName = 'hotcue-overlay';
  baseURI = BASE;
  media = new FakeMedia();
  ready = Promise.resolve(false);
  /** Documents by their address, which setAttribute('project') loads. @type {Record<string, string>} */
  static documents = {};
  /** @type {Map<string, string>} */
  #attributes = new Map();
  /** @type {Session | null} */
  #session = null;
  /** Types of events that a listener of the page prevents. @type {string[]} */
  prevented = [];
  /** What was opened. @type {string[]} */
  opened = [];

  hasAttribute(/** @type {string} */ name) {
    return this.#attributes.has(name);
  }

  setAttribute(/** @type {string} */ name, /** @type {string} */ value) {
    this.#attributes.set(name, value);
    if (name === 'project') this.ready = this.#fetch(value);
  }

  get project() {
    return this.#attributes.get('project') ?? '';
  }

  async #fetch(/** @type {string} */ address) {
    await null;
    const text = Element.documents[address];
    if (text !== undefined) return this.load(text);
    this.dispatch('error', { code: 'fetch', message: `${address}: HTTP status 404` });
    return false;
  }

  /** @param {string | object} document @returns {boolean} */
  load(document) {
    this.#session ??= new Session(newEngine(), /** @type {any} */ (this.media), {
      dispatch: (name, detail, _cancelable, time) => this.dispatch(name, detail, time),
      act: (name, detail) => void (name === 'browser:open' && this.opened.push(detail.href)),
    });
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    return this.#session.load(text, { base: BASE, lenient: true }).ok;
  }

  /** @param {string} name @param {any} detail @param {number} [time] */
  dispatch(name, detail, time) {
    const event = new CustomEvent(name, { detail, cancelable: true });
    this.dispatchEvent(Object.assign(event, { mediaTime: time }));
    const prevented = event.defaultPrevented;
    const copy = { type: name, detail, time: time ?? null, cancelable: true, prevented };
    this.dispatchEvent(new CustomEvent('hotcue:event', { detail: copy }));
    return !prevented;
  }

  dispatchEvent(/** @type {Event} */ event) {
    if (this.prevented.includes(event.type)) event.preventDefault();
    return super.dispatchEvent(event);
  }

  get currentVideo() {
    const session = this.#session;
    return session?.project?.videos[session.engine.video].id ?? null;
  }

  get interactions() {
    return [{ id: 'shoe', label: 'The shoe' }];
  }

  jump(/** @type {string} */ id, /** @type {number} */ time) {
    const session = /** @type {Session} */ (this.#session);
    const video = session.engine.findVideo(id);
    if (video < 0) this.dispatch('error', { code: 'unknown_target', message: id });
    else session.input('jump', video, time);
  }

  click(/** @type {string} */ id) {
    const session = /** @type {Session} */ (this.#session);
    session.input('click', session.engine.findItem(id));
  }

  reset() {
    this.#session?.input('reset');
  }

  /** As when it is removed from the page. */
  remove() {
    this.#session?.dispose();
    this.#session = null;
  }
}

/** Lets all promises settle. */
export const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)));
