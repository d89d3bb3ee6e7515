// SPDX-License-Identifier: MIT
import { documentText, refusal } from '../../js-glue/engine/document-text.js';
import { HotcueError } from '../../js-glue/engine/error.js';
import { loadUnicode } from '../../js-glue/engine/loader.js';
import { isOn } from '../members.js';

/**
 * @typedef {import('../../js-glue/engine/engine.js').Diagnostic} Diagnostic
 * @typedef {import('../../js-glue/session/session.js').LoadResult} LoadResult
 * @typedef {import('../../js-glue/session/session.js').Session} Session
 */

/**
 * A document, the URL that its relative addresses are resolved against, and its name in messages.
 * @typedef {{text: string | Uint8Array, base: string, name: string}} Source
 */

/**
 * @typedef {object} Owner
 * @property {HTMLElement} overlay
 * @property {import('./connection.js').Connection} connection
 * @property {(error: unknown) => void} fail
 * @property {() => void} loaded
 * @property {() => void} failed the last document requested failed to load
 */

/** Reasons for a failed load for which there is no event. */
const superseded = () => ({
  ...refusal(new HotcueError('superseded', 'another document was requested since')),
  superseded: true,
});
const unconnected = () => new HotcueError('not_connected', 'the element is not in a page');

/** Loads an overlay's documents, each replacing the one before. */
export class Documents {
  #owner;
  /** Counts loads: only the latest takes effect. */
  #loads = 0;
  /** The last document, for the next connection. @type {Source | null} */
  #source = null;
  /** @type {Promise<boolean>} */
  ready = Promise.resolve(false);
  /** @type {Diagnostic[]} */
  diagnostics = [];

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /** The name of the current document. */
  get name() {
    return this.#source?.name ?? '';
  }

  /** Whether there is a document to load. @returns {boolean} */
  get wanted() {
    return this.#source !== null || this.#owner.overlay.hasAttribute('project');
  }

  /** Loads the last document again. */
  again() {
    if (this.#source) this.#expect(this.#load(this.#source).then(({ ok }) => ok));
    else this.#expect(this.#fetch());
  }

  /** Loads the document of the `project` attribute. */
  fetch() {
    this.#source = null;
    if (this.#owner.connection.running) this.again();
  }

  /**
   * See HotcueOverlay.load().
   * @param {string | Uint8Array | object} document
   * @param {string} base URL that its relative addresses are resolved against
   */
  take(document, base) {
    const loaded = this.#attempt(() =>
      this.#load({ text: documentText(document), base, name: 'the document of load()' }),
    );
    this.#expect(loaded.then(({ ok }) => ok));
    return loaded;
  }

  /** Drops pending loads. */
  giveUp() {
    this.#loads++;
  }

  /** @param {Promise<boolean>} ready */
  #expect(ready) {
    this.ready = ready;
    ready.then((ok) => {
      if (!ok && ready === this.ready) this.#owner.failed();
    });
  }

  async #fetch() {
    const { overlay, connection, fail } = this.#owner;
    const address = overlay.getAttribute('project');
    if (address === null) return false;
    const load = ++this.#loads;
    const begun = connection.begin(); // loads the engine in parallel
    try {
      const base = new URL(address, overlay.ownerDocument.baseURI).href;
      const response = await fetch(base, { credentials: 'same-origin' });
      if (!response.ok) throw new Error(`HTTP status ${response.status}`);
      const text = new Uint8Array(await response.arrayBuffer());
      if (load !== this.#loads) return false;
      return (await this.#load({ text, base: response.url || base, name: address }, begun)).ok;
    } catch (cause) {
      if (load === this.#loads) fail(new HotcueError('fetch', `${address}: ${/** @type {Error} */ (cause).message}`));
      return false;
    }
  }

  /** Refuses what is not a document; the current one stays. @param {() => Promise<LoadResult>} load */
  #attempt(load) {
    try {
      return load();
    } catch (error) {
      this.#owner.fail(error);
      const refused = refusal(error);
      this.diagnostics = refused.diagnostics;
      return Promise.resolve(refused);
    }
  }

  /** @returns {LoadResult} of a load that was given up */
  #dropped() {
    return this.#owner.connection.running ? superseded() : refusal(unconnected());
  }

  /** @param {Source} source @param {Promise<Session | null> | null} [begun] @returns {Promise<LoadResult>} */
  async #load(source, begun = this.#owner.connection.begin()) {
    const { overlay, connection, fail, loaded } = this.#owner;
    const load = ++this.#loads;
    const lenient = !isOn(overlay, 'strict');
    this.#source = source;
    const session = await begun;
    if (load !== this.#loads) return this.#dropped();
    if (!session) return refusal(connection.running ? connection.broken : unconnected());
    try {
      const attempt = () => session.load(source.text, { lenient, base: source.base });
      let result = attempt();
      if (result.needsUnicode) {
        const table = await loadUnicode(connection.unicodeUrl);
        if (load !== this.#loads) return this.#dropped();
        session.engine.unicode(table);
        result = attempt();
      }
      this.diagnostics = result.diagnostics;
      if (result.ok) loaded();
      return result;
    } catch (error) {
      if (session.engine.alive) fail(error); // the session reports a trap
      return refusal(error);
    }
  }
}
