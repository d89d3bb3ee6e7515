// SPDX-License-Identifier: MIT
import { consentAtFirst, WAITING_MAX } from './consent.js';
import { makeRecord, toRecord, toRow } from './record.js';
import { Viewing } from './tap.js';
import { targetsOf } from './targets.js';
import { uuid } from './uuid.js';

/** @typedef {import('../../js-glue/engine/events.js').HotcueAnyEvent} HotcueAnyEvent */
/** @typedef {import('./record.js').AnalyticsRecord} AnalyticsRecord */
/** @typedef {import('./record.js').Draft} Draft */
/** @typedef {import('./record.js').Row} Row */
/** @typedef {import('./tap.js').Identity} Identity */

/**
 * Turns the events of a viewing into records.
 * @typedef {object} Adapter
 * @property {string} name
 * @property {(tap: import('./tap.js').Tap) => Tapped} connect called once for each element
 * @typedef {object} Tapped
 * @property {(event: HotcueAnyEvent) => Iterable<Draft> | void} on called for each event of docs/events.md
 * @property {() => Iterable<Draft> | void} [leave] what remains to be reported, before the document or the page goes
 * @property {() => Iterable<Draft> | void} [back] the page that was left has come back from the history, as it was
 * @property {(record: AnalyticsRecord, identity: Identity) => AnalyticsRecord | null} [complete]
 *   fills in a record that is held; null, or one with `hold`: it still is
 */

/**
 * @typedef {object} Options
 * @property {string} [relay] its address; without it and a route of its own, a record is an event and no more
 * @property {Adapter[]} adapters
 * @property {'given' | 'required'} [consent] `required`: nothing is stored or sent before consent(true)
 * @property {('gpc' | 'dnt')[]} [signals] of the browser that count as a refusal: Global Privacy Control, Do Not Track
 * @property {Record<string, {url: string, headers?: Record<string, string>}>} [routes] routes that are sent to a server of their own
 */

/**
 * How the delivery is doing. `queued` and `held` are those of all tabs; `sent`, `refused` and
 * `dropped` those of this page since it was loaded.
 * @typedef {object} State
 * @property {number} queued records that wait to be sent
 * @property {number} held records that wait to be completed
 * @property {number} waiting records that wait for consent, in memory
 * @property {number} sent accepted by their servers
 * @property {number} refused by their servers
 * @property {number} dropped lost: malformed, or the oldest of too many
 * @property {'indexeddb' | 'memory'} storage
 * @property {import('./consent.js').Consent} consent
 * @property {boolean} online
 */

/** The delivery of what happens in an element. It emits `change` when its state may have changed. */
export class Delivery extends EventTarget {
  #element;
  #outbox;
  #now;
  #consent;
  #targets;
  #viewing;
  /** @type {{adapter: string, tapped: Tapped}[]} */
  #tapped = [];
  /** What waits for consent. @type {Row[]} */
  #waiting = [];
  /** Ends the listening. */
  #end = new AbortController();

  /**
   * @param {HTMLElement} element
   * @param {Options} options
   * @param {import('./outbox.js').Outbox} outbox
   * @param {() => number} now ms
   */
  constructor(element, { relay, adapters, consent, signals = [], routes = {} }, outbox, now) {
    super();
    this.#element = element;
    this.#outbox = outbox;
    this.#now = now;
    this.#consent = consentAtFirst(consent, signals, navigator);
    this.#targets = targetsOf(relay, routes, element.ownerDocument.baseURI);
    this.#viewing = new Viewing(element);
    const tap = this.#viewing.tap(now);
    /** @type {any} */ (element).measuring = true;
    for (const { name, connect } of adapters) {
      this.#attempt(() => this.#tapped.push({ adapter: name, tapped: connect(tap) }));
    }
    const { signal } = this.#end;
    element.addEventListener('hotcue:event', (event) => this.#hear(/** @type {CustomEvent} */ (event).detail), {
      signal,
    });
    for (const type of ['online', 'offline']) addEventListener(type, () => this.#change(), { signal });
    outbox.addEventListener('change', () => this.#change(), { signal });
    outbox.addEventListener('forget', () => this.#forgotten(), { signal });
    if (this.#consent === 'given') this.#begin();
  }

  /** @returns {State} */
  get state() {
    const { storage, counts } = this.#outbox;
    const online = navigator.onLine !== false;
    return { ...counts, waiting: this.#waiting.length, storage, consent: this.#consent, online };
  }

  /**
   * What the viewer has decided. A refusal also forgets what is stored.
   * @param {boolean} given
   */
  consent(given) {
    this.#consent = given ? 'given' : 'refused';
    if (given) this.#begin();
    else this.forget();
    this.#change();
  }

  /** Says who the viewer is, and completes the records that were held for it. @param {Identity} identity */
  identify(identity) {
    this.#viewing.identity = { ...this.#viewing.identity, ...identity };
    return this.#complete();
  }

  /** Sends all that waits. Resolves when nothing more can be sent now. Never rejects. */
  flush() {
    return this.#consent === 'given' ? this.#outbox.flush() : Promise.resolve();
  }

  /** Deletes all records that are not sent, in all tabs, and who the viewer is. */
  forget() {
    return this.#outbox.forget();
  }

  /** Ends the tap. What is queued is still sent. */
  stop() {
    if (this.#end.signal.aborted) return;
    this.leave();
    this.#end.abort();
    this.dispatchEvent(new Event('stop'));
  }

  /** Lets the adapters report what remains: the page is going away. */
  leave() {
    for (const { adapter, tapped } of this.#tapped) this.#attempt(() => this.#post(adapter, tapped.leave?.()));
  }

  /** The page has come back from the history, as it was. */
  back() {
    for (const { adapter, tapped } of this.#tapped) this.#attempt(() => this.#post(adapter, tapped.back?.()));
  }

  /** @param {HotcueAnyEvent} event */
  #hear(event) {
    if (/** @type {string} */ (event.type) === 'analytics') return;
    const known = this.#viewing.follow(event);
    if (event.type === 'viewer:reset') this.#newViewer();
    for (const { adapter, tapped } of this.#tapped) this.#attempt(() => this.#post(adapter, tapped.on(event)));
    if (event.type === 'project:unload') this.leave();
    if (known) this.#complete();
  }

  /** What was held for the last viewer is not about the next one. */
  #newViewer() {
    this.#waiting = this.#waiting.filter(({ hold }) => !hold);
    this.#outbox.forgetHeld();
  }

  /** @param {string} adapter @param {Iterable<Draft> | void} drafts */
  #post(adapter, drafts) {
    for (const draft of drafts ?? []) {
      const record = this.#attempt(() => makeRecord(adapter, draft, uuid(), this.#now()));
      if (!record) this.#outbox.count('dropped', 1);
      else if (this.#announce(record)) this.#keep(record, draft.push);
    }
  }

  /** @param {AnalyticsRecord} record @returns {boolean} false if the page takes it over */
  #announce(record) {
    const far = { bubbles: true, composed: true };
    const detail = { record: structuredClone(record) };
    const event = new CustomEvent('analytics', { detail, cancelable: true, ...far });
    const allowed = this.#element.dispatchEvent(Object.assign(event, { mediaTime: this.#viewing.mediaTime }));
    const copy = { type: 'analytics', detail, time: this.#viewing.mediaTime, cancelable: true, prevented: !allowed };
    this.#element.dispatchEvent(new CustomEvent('hotcue:event', { detail: copy, ...far }));
    return allowed;
  }

  /** @param {AnalyticsRecord} record @param {Draft['push']} push */
  #keep(record, push) {
    if (push) return this.#consent === 'given' && this.#attempt(() => push(record));
    const url = this.#targets(record.route)?.url;
    if (!url) return;
    const row = toRow(record, url);
    if (this.#consent === 'given') return this.#outbox.take(row);
    if (this.#consent === 'required') this.#waiting.push(row);
    if (this.#consent === 'refused' || this.#waiting.length > WAITING_MAX) {
      this.#waiting.shift();
      this.#outbox.count('dropped', 1);
    }
    this.#change();
  }

  /** The viewer consents: from now on something may be stored. */
  #begin() {
    for (const target of this.#targets.all) this.#outbox.sender(target).soon(0);
    this.#outbox.open();
    for (const row of this.#waiting.splice(0)) this.#outbox.take(row);
    this.#complete();
  }

  /** Completes what is held, as far as that is possible now. */
  async #complete() {
    if (this.#consent !== 'given') return;
    for (const row of await this.#outbox.held()) this.#attempt(() => this.#completeOne(row));
  }

  /** @param {Row} row */
  #completeOne(row) {
    const tapped = this.#tapped.find(({ adapter }) => adapter === row.adapter)?.tapped;
    const record = tapped?.complete?.(toRecord(row), { ...this.#viewing.identity });
    if (!record) return;
    const { id, time } = toRecord(row);
    const checked = makeRecord(row.adapter, record, id, time);
    const url = this.#targets(checked.route)?.url;
    if (url) this.#outbox.complete(row, toRow(checked, url));
  }

  #forgotten() {
    this.#waiting = [];
    this.#viewing.identity = {};
    this.#viewing.session = uuid();
    this.#change();
  }

  #change() {
    this.dispatchEvent(new Event('change'));
  }

  /** Reports what an adapter throws; nothing else is lost. @template T @param {() => T} work @returns {T | undefined} */
  #attempt(work) {
    try {
      return work();
    } catch (error) {
      console.error('Hotcue: analytics:', error);
      return undefined;
    }
  }
}
