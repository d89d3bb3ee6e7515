// SPDX-License-Identifier: MIT
import { define, sheet } from '../dom.js';
import { FLAGS, reflecting, TEXTS, upgrade } from '../members.js';
import { WORDS } from '../words.js';
import { Parts } from './parts.js';
import { overlayStyles } from './styles.js';

export { EVENTS } from '../../js-glue/engine/tables.js';

/** @typedef {import('../../js-glue/session/session.js').LoadResult} LoadResult */

/**
 * `<hotcue-overlay for="video-id" project="project.json">`: makes any video
 * interactive. It lies on the video's picture, wherever that is, and dispatches
 * the events of docs/events.md on itself. Whatever goes wrong is an `error`
 * event; the video plays on.
 *
 * Attributes: `for`, the id of the media element (default: one beside it);
 * `project`, the address of the document; `engine`, that of engine.wasm;
 * `strict`, to refuse a document with an error instead of leaving out what is
 * faulty; `surface`, the id of the element whose clicks are looked at
 * (default: the media element); `pause-hidden`, to pause when the page goes to
 * the background; `label`, what assistive technology calls the overlay;
 * `query`, to pass on the page's query parameters as variables, all or those
 * that it names; `credentials`, whether requests of `get` and `post` carry the
 * visitor's cookies: `omit` (default), `same-origin`, `include`.
 */
export class HotcueOverlay extends reflecting({ ...TEXTS, htmlFor: 'for' }, FLAGS) {
  static observedAttributes = ['for', 'project', 'surface'];

  /** What the elements say, to be changed: see words.js. */
  static words = WORDS;

  #root = this.attachShadow({ mode: 'open' });
  /** The element's own place: see Stage. */
  #box = sheet('');
  #parts = new Parts(this, this.#root, this.#box);

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [...overlayStyles(), this.#box];
    if (!this.isConnected) upgrade(this);
  }

  // ---- The element ------------------------------------------------------------

  connectedCallback() {
    if (this.#parts.connection.running) return; // moved: everything is still there
    upgrade(this);
    this.#parts.start();
  }

  disconnectedCallback() {
    // Frameworks move elements by taking them out and putting them back.
    queueMicrotask(() => {
      if (!this.isConnected && this.#parts.connection.running) this.#parts.stop();
    });
  }

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    if (name === 'project') this.#parts.documents.fetch();
    else if (name === 'surface') this.#parts.show?.attach();
    else this.#parts.restart();
  }

  // ---- What a page may ask ----------------------------------------------------

  /** The media element under the overlay. May be set, in place of `for`. */
  get media() {
    return this.#parts.media;
  }

  set media(media) {
    if (media === this.#parts.anchor.given) return;
    this.#parts.anchor.given = media;
    this.#parts.restart();
  }

  /** The element whose clicks are looked at. May be set, in place of the attribute. */
  get surface() {
    return this.#parts.anchor.surface ?? this.media;
  }

  set surface(surface) {
    this.#parts.anchor.givenSurface = surface;
    this.#parts.show?.attach();
  }

  /** Resolves when the last document asked for was accepted (true) or failed (false). Never rejects. */
  get ready() {
    return this.#parts.documents.ready;
  }

  /** What was found in the last document, warnings too. */
  get diagnostics() {
    return this.#parts.documents.diagnostics;
  }

  /** Ids of the interactions that show now. */
  get activeIds() {
    return this.#parts.show?.items.ids ?? [];
  }

  /** The current video's id; null without a project. @returns {string | null} */
  get currentVideo() {
    return this.#parts.video?.id ?? null;
  }

  /**
   * Loads a project document in place of the one before.
   * @param {string | Uint8Array | object} document JSON text, its UTF-8 bytes,
   *   or what JSON.parse() would give
   * @param {{base?: string}} [options] what its relative addresses start from;
   *   default: the page
   * @returns {Promise<LoadResult>}
   */
  load(document, options) {
    return this.#parts.documents.take(document, options?.base ?? this.ownerDocument.baseURI);
  }

  /** Back to the start video, as if never played. */
  reset() {
    this.#parts.wishes.input('reset');
  }

  /** Sets a variable of the project. @param {string} name @param {string | number | boolean | null} value null forgets it */
  setVariable(name, value) {
    this.#parts.wishes.input('set', name, value);
  }

  /** Shows an interaction that is hidden by default. @param {string} id */
  show(id) {
    this.#parts.wishes.item(id, 'show', true);
  }

  /** Takes show() back. @param {string} id */
  hide(id) {
    this.#parts.wishes.item(id, 'show', false);
  }

  /** Clicks an interaction that shows. @param {string} id */
  click(id = '') {
    if (id) this.#parts.wishes.item(id, 'click');
    else super.click();
  }

  /**
   * Why an interaction is on screen, or why not: docs/simulation.md, "Explain".
   * @param {string} id
   * @returns {{id: string, active: boolean, reasons: string[]} | null} null
   *   for an unknown id, and before a project is loaded
   */
  explain(id) {
    const session = this.#parts.session();
    return session?.project ? session.engine.explain(session.engine.findItem(id)) : null;
  }

  /** Opens a tray. @param {string} name */
  openTray(name) {
    this.#parts.openTray(name);
  }

  /** Closes a tray. @param {string} name */
  closeTray(name) {
    this.#parts.wishes.input('trayClose', name);
  }

  /**
   * Measures anew where the picture is, after a change that nothing tells of:
   * docs/embedding.md, "What moves the overlay".
   */
  place() {
    this.#parts.show?.place();
  }

  /** Whether the current video has something in the tray `magic_menu`. */
  get hasMenu() {
    return this.#parts.video?.menu === true;
  }

  /**
   * Answers `lead:request`, for a page with a form of its own.
   * @param {Record<string, string>} fields
   */
  submitLead(fields) {
    this.#parts.wishes.input('lead', fields);
  }

  /** The viewer doesn't want to: what waited for the form is dropped. */
  cancelLead() {
    this.#parts.wishes.input('leadCancel');
  }

  /**
   * Goes to a video.
   * @param {string} video id or token
   * @param {number} [time] seconds
   */
  jump(video, time = 0) {
    this.#parts.wishes.jump(video, time);
  }

  /**
   * Records all that the engine hears, for `hotcue replay`: docs/simulation.md,
   * "Input log". A log begins with its document, so that is loaded anew.
   * @returns {{readonly text: string, stop: () => string}} the log so far;
   *   stop() ends it and returns it
   */
  record() {
    return this.#parts.record();
  }
}

define('hotcue-overlay', HotcueOverlay);
