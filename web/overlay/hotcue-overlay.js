// SPDX-License-Identifier: MIT
import './early.js';
import { define, windowOf } from '../dom.js';
import { FLAGS, reflecting, TEXTS, upgrade } from '../members.js';
import { WORDS } from '../words.js';
import { Parts } from './parts.js';
import { dress } from './styles.js';

export { EVENTS } from '../../js-glue/engine/tables.js';

/** @typedef {import('../../js-glue/session/session.js').LoadResult} LoadResult */

/**
 * `<hotcue-overlay for="video-id" project="project.json">` makes any video
 * interactive. It stays on top of the video's picture and dispatches the events
 * of docs/events.md. Failures are reported as `error` events, and the video
 * plays on.
 *
 * Attributes: `for`, the id of the media element, or of a player around it (default: the first one in the
 * overlay's parent); `project`, the URL of the document; `engine`, the URL of
 * engine.wasm; `integrity`, its hashes; `strict`, to refuse a document with errors instead of leaving out
 * the faulty parts; `surface`, the id of the element whose pointer events belong
 * to the video (default: the media element); `pause-hidden`, to pause when the
 * page is hidden; `label`, the overlay's accessible name; `query`, to set
 * variables from the page's query parameters: all, or only those named;
 * `credentials`, whether requests of `get` and `post` actions carry the visitor's
 * cookies: `omit` (default), `same-origin` or `include`.
 */
export class HotcueOverlay extends reflecting({ ...TEXTS, htmlFor: 'for' }, FLAGS) {
  static observedAttributes = ['for', 'project', 'label', 'surface'];

  /** The texts of the elements, for translation. Shared by all elements; change them before use. */
  static words = WORDS;

  #root = this.attachShadow({ mode: 'open' });
  /** The element's position: see Stage. */
  #box = { sheet: dress(this.#root, window) };
  #parts = new Parts(this, this.#root, this.#box);

  constructor() {
    super();
    if (!this.isConnected) upgrade(this);
  }

  // ---- The element ------------------------------------------------------------

  connectedCallback() {
    if (this.#parts.connection.running) {
      this.#parts.move();
      return;
    }
    upgrade(this);
    this.#parts.start();
  }

  disconnectedCallback() {
    // Frameworks move elements by removing and inserting them, some with promises in between.
    setTimeout(() => {
      if (!this.isConnected && this.#parts.connection.running) this.#parts.stop();
    });
  }

  adoptedCallback() {
    if (this.ownerDocument.defaultView) this.#box.sheet = dress(this.#root, windowOf(this));
  }

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    if (name === 'project') this.#parts.documents.fetch();
    else if (name === 'label') this.#parts.show?.name();
    else if (name === 'surface') this.#parts.show?.attach();
    else this.#parts.restart();
  }

  // ---- The public API ---------------------------------------------------------

  /** The media element under the overlay. Can be set instead of the `for` attribute. */
  get media() {
    return this.#parts.media;
  }

  set media(media) {
    const { anchor, media: before } = this.#parts;
    if (media === anchor.given) return;
    anchor.given = this.#parts.element(media);
    // Frameworks name the one that was found already.
    if (!before || before !== anchor.media) this.#parts.restart();
  }

  /** The element whose pointer events belong to the video. Can be set instead of the `surface` attribute. */
  get surface() {
    return this.#parts.anchor.surface ?? this.media;
  }

  set surface(surface) {
    this.#parts.anchor.givenSurface = this.#parts.element(surface);
    this.#parts.show?.attach();
  }

  /** Resolves to true when the last requested document was loaded, to false if that failed. Never rejects. */
  get ready() {
    return this.#parts.documents.ready;
  }

  /** Errors and warnings of the last document. */
  get diagnostics() {
    return this.#parts.documents.diagnostics;
  }

  /** Ids of the interactions that are on screen now. */
  get activeIds() {
    return this.#parts.show?.items.ids ?? [];
  }

  /**
   * The interactions of the current video that can be seen, and when they start.
   * @returns {{id: string, type: import('../items/item-view.js').Item['type'], label: string | null, start: number}[]} start in seconds
   */
  get interactions() {
    return this.#parts.interactions;
  }

  /** What `crm:map` events will report once the viewer's e-mail address is known, oldest first. */
  get heldCrm() {
    return this.#parts.session()?.engine.heldCrm() ?? [];
  }

  /** Id of the current video; null without a project. @returns {string | null} */
  get currentVideo() {
    return this.#parts.video?.id ?? null;
  }

  /**
   * Loads a project document, replacing the current one.
   * @param {string | Uint8Array | object} document JSON text, its UTF-8 bytes,
   *   or the parsed value
   * @param {{base?: string}} [options] base: URL that its relative addresses are
   *   resolved against; default: the page's
   * @returns {Promise<LoadResult>} never rejects
   */
  load(document, options) {
    return this.#parts.documents.take(document, options?.base ?? this.ownerDocument.baseURI);
  }

  /** Returns to the start video and clears all state, as if never played. */
  reset() {
    this.#parts.wishes.input('reset');
  }

  /** Sets a variable of the project. @param {string} name @param {string | number | boolean | null} value null unsets it */
  setVariable(name, value) {
    this.#parts.wishes.input('set', String(name), value);
  }

  /** Shows an interaction that is hidden by default. @param {string} id */
  show(id) {
    this.#parts.wishes.item(id, 'show', true);
  }

  /** Reverts show(). @param {string} id */
  hide(id) {
    this.#parts.wishes.item(id, 'show', false);
  }

  /** Clicks an interaction that is on screen. @param {string} id */
  click(id = '') {
    if (id) this.#parts.wishes.item(id, 'click');
    else super.click();
  }

  /**
   * Explains why an interaction is on screen or not: docs/simulation.md, "Explain".
   * @param {string} id
   * @returns {{id: string, active: boolean, reasons: string[]} | null} null for
   *   an unknown id, and without a project
   */
  explain(id) {
    const session = this.#parts.session();
    return session?.project ? session.engine.explain(session.engine.findItem(String(id))) : null;
  }

  /**
   * Whether what is really played is reported, by `player:quarter`, and the time that the viewer
   * sees the page is counted: docs/rules.md, T22. False by default.
   */
  get measuring() {
    return this.#parts.measuring;
  }

  set measuring(on) {
    this.#parts.measuring = Boolean(on);
  }

  /**
   * What was really played up to now: docs/rules.md, T22.
   * @returns {import('../../js-glue/engine/events.js').Measure | null} null without a project
   */
  measure() {
    return this.#parts.session()?.measure() ?? null;
  }

  /** Opens a tray. @param {string} name */
  openTray(name) {
    this.#parts.openTray(String(name));
  }

  /** Closes a tray. @param {string} name */
  closeTray(name) {
    this.#parts.wishes.input('trayClose', String(name));
  }

  /**
   * Repositions the overlay, after a change of layout that it can't observe:
   * docs/embedding.md, "What moves the overlay".
   */
  place() {
    this.#parts.show?.place();
  }

  /** Whether the tray `magic_menu` of the current video has entries. */
  get hasMenu() {
    return this.#parts.video?.menu === true;
  }

  /**
   * Submits the answer to `lead:request`, for a page with its own form.
   * @param {Record<string, string>} fields
   */
  submitLead(fields) {
    this.#parts.wishes.input('lead', fields);
  }

  /** Cancels `lead:request`: what waited for the form is dropped. */
  cancelLead() {
    this.#parts.wishes.input('leadCancel');
  }

  /**
   * Switches to a video.
   * @param {string} video id or token
   * @param {number} [time] seconds
   */
  jump(video, time = 0) {
    this.#parts.wishes.jump(video, time);
  }

  /**
   * Records the engine's inputs, for `hotcue replay`: docs/simulation.md, "Input
   * log". A log starts with the document, so the document is loaded again.
   * @returns {{readonly text: string, stop: () => string}} text: the log so far;
   *   stop(): ends the recording and returns the log
   */
  record() {
    return this.#parts.record();
  }
}

define('hotcue-overlay', HotcueOverlay);
