// SPDX-License-Identifier: MIT
import { readAnswer } from './answer.js';
import { askedWait, remaining, waitAfter } from './back-off.js';
import { room, send } from './keepalive.js';
import { bytesOf } from './record.js';

/** @typedef {import('./record.js').Row} Row */

/**
 * An address that records are sent to.
 * @typedef {object} Target
 * @property {string} url
 * @property {Record<string, string>} [headers]
 * @property {boolean} single one record a request, its body alone
 */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Headers} headers
 * @property {string} text
 */

/** Of one request: the relay's own limits are 64 KiB and 500 records. */
const BATCH_MAX_BYTES = 60 * 1024;
const BATCH_MAX_ROWS = 500;
/** What the envelope adds to the records. */
const ENVELOPE_BYTES = bytesOf('{"records":[]}');
/** A server that does not answer is taken to be down. */
export const PATIENCE_MS = 30_000;
/** When another tab sends, and this one can't wait for it. */
const BUSY_MS = 5000;

/** Delivers the rows to one address, one request at a time, in order. */
export class Sender {
  #target;
  #queue;
  #around;
  #outbox;
  /** On their way from this tab. @type {Set<string>} */
  #flying = new Set();
  /** Rows that the server would not take alone, and has taken no other since. @type {Set<string>} */
  #suspects = new Set();
  /**
   * Whether it has taken one since it last refused one alone: then the next is refused for what
   * it is. If it takes none, something else is wrong, as the address or its set-up.
   */
  #proven = false;
  #size;
  /** @type {Promise<void> | null} */
  #running = null;
  #again = false;
  #urgent = false;
  /** @type {(() => void) | null} */
  #cancel = null;

  /** @param {Target} target @param {import('./queue.js').Queue} queue @param {import('./outbox.js').Surroundings} around @param {Pick<import('./outbox.js').Outbox, 'count' | 'warn'>} outbox */
  constructor(target, queue, around, outbox) {
    this.#target = target;
    this.#queue = queue;
    this.#around = around;
    this.#outbox = outbox;
    this.#size = this.#most;
  }

  get #most() {
    return this.#target.single ? 1 : BATCH_MAX_ROWS;
  }

  /** Sends in a while, with what else comes until then. @param {number} ms */
  soon(ms) {
    if (this.#cancel) return;
    this.#cancel = this.#around.later(() => {
      this.#cancel = null;
      this.flush();
    }, ms);
  }

  /** No timer remains. */
  stop() {
    this.#cancel?.();
    this.#cancel = null;
  }

  /**
   * Sends all that waits, until that fails.
   * @param {boolean} [urgent] even after failures, unless the server has named a time
   * @returns {Promise<void>} when nothing more can be sent now
   */
  flush(urgent = false) {
    this.#urgent ||= urgent;
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run() {
    while (this.#again) {
      this.#again = false;
      this.stop();
      const wait = await this.#around.alone(this.#target.url, () => this.#step());
      if (wait === 0) this.#again = true;
      else if (wait !== Infinity) this.soon(wait ?? BUSY_MS);
    }
  }

  /** Sends one request. @returns {Promise<number>} ms until the next; Infinity if there is nothing more to send */
  async #step() {
    const pause = await this.#queue.pause(this.#target.url);
    const wait = remaining(pause, this.#around.now());
    const urgent = this.#urgent && !pause?.asked;
    this.#urgent = false;
    if (wait > 0 && !urgent) return wait;
    const rows = await this.#next();
    if (rows.length === 0) return Infinity;
    await this.#deliver(rows);
    return 0;
  }

  async #next() {
    const count = this.#size + this.#suspects.size + this.#flying.size;
    const except = (/** @type {string} */ id) => this.#resting(id);
    const rows = await this.#queue.take(this.#target.url, count, except);
    if (rows.length > 0 || this.#suspects.size === 0) return fit(rows.slice(0, this.#size), BATCH_MAX_BYTES);
    this.#suspects.clear(); // nothing else is left to send
    return (await this.#queue.take(this.#target.url, this.#flying.size + 1, except)).slice(0, 1);
  }

  /** Sends at once what this tab has: the page is going away. */
  leave() {
    const { url, single } = this.#target;
    const later = this.#queue.asked(url);
    const own = this.#queue.own(url).filter(({ id, key }) => !(this.#resting(id) || (later && key !== undefined)));
    const rows = fit(own.slice(0, BATCH_MAX_ROWS), room());
    if (!single && rows.length > 0) this.#deliver(rows);
    if (single) for (const row of rows) this.#deliver([row]);
  }

  /** Whether a row must not be sent now. @param {string} id */
  #resting(id) {
    return this.#flying.has(id) || this.#suspects.has(id);
  }

  /** @param {Row[]} rows */
  async #deliver(rows) {
    const ids = rows.map(({ id }) => id);
    for (const id of ids) this.#flying.add(id);
    this.#around.broadcast({ taking: ids });
    const answer = await this.#post(rows);
    await this.#settle(rows, readAnswer(answer, ids, this.#target.single), answer);
    this.#around.broadcast({ taking: ids }); // again, for a tab that was still writing them
    for (const id of ids) this.#flying.delete(id);
  }

  /** @param {Row[]} rows @returns {Promise<Answer | null>} null if there was none */
  async #post(rows) {
    const { url, headers, single } = this.#target;
    const body = single
      ? JSON.stringify(JSON.parse(rows[0].wire).body)
      : `{"records":[${rows.map(({ wire }) => wire).join(',')}]}`;
    const own = single
      ? { 'Content-Type': 'application/json', 'Idempotency-Key': rows[0].id, ...headers }
      : { 'Content-Type': 'text/plain;charset=UTF-8' };
    const giving = new AbortController();
    const cancel = this.#around.later(() => giving.abort(), PATIENCE_MS);
    /** @type {RequestInit} */
    const init = { method: 'POST', body, headers: own, credentials: 'omit', cache: 'no-store', signal: giving.signal };
    try {
      const response = await send(this.#around.fetch, url, init, bytesOf(body));
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch {
      return null;
    } finally {
      cancel();
    }
  }

  /** @param {Row[]} rows @param {import('./answer.js').Verdict} verdict @param {Answer | null} answer */
  async #settle(rows, { accepted, refused, doubt }, answer) {
    const { now, random } = this.#around;
    const { url } = this.#target;
    if (doubt && rows.length === 1 && this.#proven) refused.set(rows[0].id, `status ${answer?.status}`);
    const done = rows.filter(({ id }) => accepted.has(id) || refused.has(id));
    if (done.length > 0) await this.#queue.remove(done);
    for (const [, reason] of refused) this.#outbox.warn(`${url} refused a record: ${reason}`);
    this.#outbox.count('sent', accepted.size);
    this.#outbox.count('refused', refused.size);
    if (done.length > 0) {
      this.#proven = accepted.size > 0;
      this.#suspects.clear();
      this.#size = Math.min(this.#most, this.#size * 2);
      return this.#queue.setPause(url, null);
    }
    if (doubt && rows.length > 1) {
      this.#size = Math.ceil(rows.length / 2);
      return undefined;
    }
    if (doubt) this.#suspects.add(rows[0].id);
    const failures = ((await this.#queue.pause(url))?.failures ?? 0) + 1;
    const asked = answer && askedWait(answer.headers, now());
    const wait = Math.max(waitAfter(failures, random()), asked ?? 0);
    if (answer && !doubt) this.#outbox.warn(`${url} answered ${answer.status}`);
    return this.#queue.setPause(url, { failures, at: now(), wait, asked: typeof asked === 'number' });
  }
}

/** As many of the first rows as fit. @param {Row[]} rows @param {number} bytes */
function fit(rows, bytes) {
  let left = bytes - ENVELOPE_BYTES;
  const over = rows.findIndex(({ wire }) => {
    left -= bytesOf(wire) + 1;
    return left < 0;
  });
  return over < 0 ? rows : rows.slice(0, over);
}
