// SPDX-License-Identifier: MIT
// Saves a document to the API: one request at a time, and again for what was changed meanwhile.
// It knows neither page nor network; what it asks for is passed to it.
import { parseDocument, printDocument } from '../model/document.js';
import { currentOf, Failure } from './api.js';
import { merge } from './merge.js';
import { same, within } from './pairs.js';

/**
 * Where a document is on the server, and what was stored there last.
 * @typedef {object} Link
 * @property {string} id of the project; '' until it is created
 * @property {string} etag of `base`; '' until it is read
 * @property {string} base the document that was read or stored last
 * @property {{key: string, text: string} | null} creating the text that it is created with, until that is answered
 */
/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').Stored} Stored */
/** @typedef {'idle' | 'saving' | 'away' | 'refused' | 'locked' | 'gone' | 'conflict'} SaverState locked: another token is needed; gone: it is no longer on the server */

/**
 * What the saver asks of its page.
 * @typedef {object} Host
 * @property {() => string} read the current text
 * @property {(label: string, text: string) => void} replace puts another document in place of the current one
 * @property {() => void} saved the current text is on the server
 * @property {() => void} changed the state or the link has
 * @property {(text: string) => string} outgoing what is sent of a text
 * @property {() => string} key a new, unguessable one
 * @property {(seconds: number, signal: AbortSignal) => Promise<void>} wait until the time is over or the signal comes
 */

/** Before the next try, seconds. */
const WAITS = [1, 2, 4, 8, 15, 30];
const BROKEN = new Failure(422, { message: 'The JSON text is broken: repair it, then save.' });

/** @param {string} text */
const documentOf = (text) => parseDocument(text).document;

export class Saver {
  /** @type {SaverState} */
  state = 'idle';
  /** Why, unless it is idle or saving. @type {Failure | null} */
  failure = null;
  /** In state conflict: what is on the server. @type {Stored | null} */
  theirs = null;
  /** @type {Link | null} */
  link;
  /** @type {Api | null} */
  api = null;

  #host;
  #wanted = false;
  #stopped = false;
  /** Sent, and perhaps stored: there was no answer. @type {string | null} */
  #unanswered = null;
  #tries = 0;
  #waiting = new AbortController();
  /** @type {Promise<void> | null} */
  #running = null;

  /** @param {Host} host @param {Link | null} [link] */
  constructor(host, link = null) {
    this.#host = host;
    this.link = link;
  }

  /** Whether something is being sent, or will be. */
  get busy() {
    return this.#running !== null;
  }

  /** Saves the current text, and what has become of it by then. @returns {Promise<void>} until all is saved, or something must be decided */
  save() {
    this.#wanted = true;
    this.#waiting.abort();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (!this.#stopped) this.#host.changed();
    });
    return this.#running;
  }

  /** Another document is opened: nothing more comes from this one. */
  stop() {
    this.#stopped = true;
    this.#waiting.abort();
  }

  async #run() {
    while (this.#wanted && !this.#stopped && this.api) {
      this.#wanted = false;
      this.#enter('saving');
      try {
        await this.#send(this.api, this.#host.read());
        this.#tries = 0;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (!this.#stopped) await this.#fail(error);
      }
    }
  }

  /** @param {SaverState} state @param {Failure | null} [failure] */
  #enter(state, failure = null) {
    [this.state, this.failure] = [state, failure];
    this.#host.changed();
  }

  /** @param {Api} api @param {string} text */
  async #send(api, text) {
    if (!documentOf(text)) throw BROKEN;
    if (!this.link?.id) await this.#create(api, text);
    const { id, etag, creating } = /** @type {Link} */ (this.link);
    if (etag === '') return this.#stored(creating?.text ?? text, await api.read(id));
    const sent = this.#host.outgoing(text);
    try {
      const stored = await api.write(id, sent, etag);
      this.#unanswered = null;
      this.#stored(text, stored);
    } catch (error) {
      if (error instanceof Failure && error.passes) this.#unanswered = sent;
      throw error;
    }
  }

  /** @param {Api} api @param {string} text */
  async #create(api, text) {
    const creating = this.link?.creating ?? { key: this.#host.key(), text };
    const link = { id: '', etag: '', base: '', creating };
    this.#link(link);
    try {
      this.#link({ ...link, id: await api.create(this.#host.outgoing(creating.text), creating.key) });
    } catch (error) {
      if (error instanceof Failure && !error.passes) this.#link(null); // nothing was created
      throw error;
    }
  }

  /** @param {Link | null} link */
  #link(link) {
    this.link = link;
    if (!this.#stopped) this.#host.changed();
  }

  /** A text is on the server, perhaps with new ids and addresses, which are taken over. @param {string} text @param {Stored} stored */
  #stored(text, stored) {
    this.#link({ id: stored.id, etag: stored.etag, base: stored.text, creating: null });
    if (this.#stopped) return;
    const theirs = documentOf(stored.text);
    const mine = documentOf(this.#host.read());
    if (mine && !same(mine, theirs)) {
      const { document } = merge(documentOf(text), mine, theirs);
      if (!same(document, mine)) this.#host.replace('Save', printDocument(document));
    }
    if (same(documentOf(this.#host.read()), theirs)) this.#host.saved();
    else this.#wanted = true; // it was changed meanwhile
    this.#enter('idle');
  }

  /** @param {Failure} failure */
  async #fail(failure) {
    if (failure.status === 412) return this.#meet(failure);
    if (failure.status === 404 && this.link?.id) return this.#enter('gone', failure);
    if (failure.status === 401 || failure.status === 403) return this.#enter('locked', failure);
    if (!failure.passes) return this.#enter('refused', failure);
    this.#waiting = new AbortController();
    this.#wanted = true;
    this.#enter('away', failure);
    await this.#host.wait(failure.wait ?? WAITS[Math.min(this.#tries++, WAITS.length - 1)], this.#waiting.signal);
  }

  /** Somebody else has saved: their changes are taken over, unless something is in dispute. @param {Failure} failure */
  #meet(failure) {
    const link = /** @type {Link} */ (this.link);
    this.theirs = currentOf(failure, link.id);
    const theirs = this.theirs && documentOf(this.theirs.text);
    const sent = this.#unanswered === null ? null : documentOf(this.#unanswered);
    // What is there is what was sent before its answer was lost.
    if (sent && theirs && within(sent, theirs)) this.link = { ...link, base: /** @type {string} */ (this.#unanswered) };
    this.#unanswered = null;
    const merged = this.merged();
    if (!merged || merged.conflicts.length > 0) return this.#enter('conflict', failure);
    this.#take(merged.document);
    this.#wanted = true;
  }

  /**
   * In state conflict: the current document with what is on the server.
   * @param {Record<string, import('./merge.js').Side>} [choices] by id of a conflict
   * @returns {import('./merge.js').Merged | null} null if one of them can't be read
   */
  merged(choices) {
    const [base, mine, theirs] = [this.link?.base, this.#host.read(), this.theirs?.text].map((text) =>
      documentOf(text ?? ''),
    );
    return mine && theirs && merge(base, mine, theirs, choices);
  }

  /** In state conflict: saves the document that was made of both. @param {import('../model/document.js').ProjectDocument} document of merged() */
  resolve(document) {
    this.#take(document);
    return this.save();
  }

  /** @param {import('../model/document.js').ProjectDocument} document */
  #take(document) {
    const { id, etag, text } = /** @type {Stored} */ (this.theirs);
    this.theirs = null;
    this.#link({ id, etag, base: text, creating: null });
    if (!same(document, documentOf(this.#host.read()))) this.#host.replace('Merge', printDocument(document));
  }

  /** In state gone: the next save() creates it anew. */
  forget() {
    this.#link(null);
    this.#enter('idle');
  }
}
