// SPDX-License-Identifier: MIT
// An element without a page: a real session on a fake media element, and the real events on an
// event target. For all that listens to an element.
import { Session } from '../../js-glue/session/session.js';
import { Events } from '../../web/overlay/events.js';
import { FakeMedia } from '../glue/fakes.mjs';
import { newEngine, wasmOfPages } from '../support/play.mjs';
import { DURATION, hotspotId } from './documents.mjs';

const nothing = () => {};

/** What a listener needs of `<hotcue-player>`. */
export class Element extends EventTarget {
  isConnected = true;
  localName = 'hotcue-player';
  ownerDocument = {
    baseURI: 'https://page.test/',
    title: 'The page',
    cookie: '',
    location: { href: 'https://page.test/', search: '' },
  };
  media = new FakeMedia();
  /** Events that are prevented. */
  taken = new Set();
  /** Carries out what the page did not take over. @type {(name: string, detail: any) => void} */
  act = nothing;
  #session;

  constructor() {
    super();
    const parts = {
      overlay: this,
      panels: { before: nothing, after: nothing },
      failure: { note: nothing, show: nothing },
      begun: nothing,
    };
    const events = new Events(/** @type {any} */ (parts));
    this.media.load(DURATION);
    this.#session = new Session(newEngine(wasmOfPages), /** @type {any} */ (this.media), {
      dispatch: (name, detail, cancelable, time) => events.dispatch(name, detail, cancelable, time),
      act: (name, detail) => this.act(name, detail),
    });
  }

  /** @param {string} document */
  load(document) {
    const { ok, diagnostics } = this.#session.load(document, { base: 'https://page.test/' });
    if (!ok) throw new Error(`the document is refused: ${JSON.stringify(diagnostics[0])}`);
    this.media.flush();
  }

  /** The document is unloaded, and no timer is left. */
  close() {
    this.#session.dispose();
  }

  set measuring(/** @type {boolean} */ on) {
    this.#session.measuring = on;
  }

  measure() {
    return this.#session.measure();
  }

  /** @param {(event: any) => void} fn */
  subscribe(fn) {
    return this.#session.subscribe(fn);
  }

  hasAttribute() {
    return false;
  }

  get heldCrm() {
    return [];
  }

  play() {
    this.media.viewer.play();
    this.media.flush();
  }

  /** @param {string} id */
  click(id) {
    this.#session.input('click', this.#session.engine.findItem(id));
  }

  /** @param {number} time */
  seek(time) {
    this.media.viewer.seek(time);
    this.media.flush();
  }
}

/**
 * Plays a document of the table: each hotspot is clicked, each cue passed forwards and backwards.
 * @param {string} document
 * @param {readonly unknown[]} values
 * @param {(element: Element) => void} attach called before there is a document
 * @param {{cues?: boolean, element?: Element}} [options]
 */
export function perform(document, values, attach, { cues = true, element = new Element() } = {}) {
  attach(element);
  element.load(document);
  element.play();
  for (const i of values.keys()) element.click(hotspotId(i));
  if (cues) for (const time of [values.length + 5, 0]) element.seek(time);
  element.close();
}
