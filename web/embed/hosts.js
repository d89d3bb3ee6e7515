// SPDX-License-Identifier: MIT
import { isPlain, limiter } from './plain.js';
import { kindOf, METHODS, SETTABLE } from './protocol.js';

/** Whether a member may be quoted: another kind may not even become a text. @param {unknown} member */
const isWord = (member) => typeof member === 'string' && member.length < 64;

/** Scripts of one page that may connect: each has its own port. */
const HOSTS_MAX = 8;

/**
 * @typedef {object} Owner
 * @property {() => {[name: string]: any}} all the values of all properties
 * @property {() => {[name: string]: any}} changes those that have changed
 * @property {(name: string, given: any[]) => unknown} call
 * @property {(name: string, value: any) => void} set
 * @property {(session: number) => void} left
 * @property {(code: string, message: string) => void} fail
 */

/** The scripts that are connected, and what is sent to them: one message for all that happens at a time. */
export class Hosts {
  #owner;
  /** By session. @type {Map<number, MessagePort>} */
  #ports = new Map();
  /** What is to be sent; `to` null: to all. @type {{to: MessagePort | null, item: object}[]} */
  #pending = [];
  #flushing = false;
  #within;
  /** What was reported once. @type {Set<string>} */
  #reported = new Set();

  /** @param {Owner} owner @param {() => number} [now] */
  constructor(owner, now = Date.now) {
    this.#owner = owner;
    this.#within = limiter(now);
  }

  get full() {
    return this.#ports.size >= HOSTS_MAX;
  }

  /** @param {number} session */
  has(session) {
    return this.#ports.has(session);
  }

  /** @param {number} session @param {MessagePort} port */
  add(session, port) {
    if (this.has(session)) {
      port.postMessage([{ type: 'welcome', again: true }]);
      return;
    }
    this.#ports.set(session, port);
    port.onmessage = ({ data }) => this.#hear(session, port, data);
    port.postMessage([
      { type: 'welcome', again: false },
      { type: 'state', values: this.#owner.all() },
    ]);
  }

  /** @param {object} item for all hosts */
  send(item) {
    if (this.#ports.size > 0) this.#add({ to: null, item });
  }

  /** Sends the properties that have changed. */
  touch() {
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => this.#flush());
  }

  /** @param {{to: MessagePort | null, item: object}} sent */
  #add(sent) {
    this.#pending.push(sent);
    this.touch();
  }

  #flush() {
    this.#flushing = false;
    const pending = this.#pending.splice(0);
    const values = this.#owner.changes();
    const state = Object.keys(values).length > 0 ? [{ type: 'state', values }] : [];
    for (const port of this.#ports.values()) {
      const own = pending.filter(({ to }) => to === null || to === port).map(({ item }) => item);
      if (own.length + state.length > 0) this.#post(port, [...state, ...own]);
    }
  }

  /** @param {MessagePort} port @param {object[]} items */
  #post(port, items) {
    try {
      port.postMessage(items);
    } catch (error) {
      // A script of this page has put into an event what can't be copied.
      if (items.length > 1) for (const item of items) this.#post(port, [item]);
      else this.once('refused', `an event can’t leave the iframe: ${/** @type {Error} */ (error).message}`);
    }
  }

  /** @param {number} session @param {MessagePort} port @param {any} message */
  #hear(session, port, message) {
    const { type, id, name, given, value } = kindOf(message) === 'object' ? message : /** @type {any} */ ({});
    const refuse = (/** @type {string} */ code, /** @type {string} */ why) => {
      this.once(code, why);
      if (type === 'call' && Number.isSafeInteger(id))
        this.#answer(port, id, { error: { name: 'DataError', message: why } });
    };
    if (!this.#within()) return refuse('too_many', 'too many messages');
    if (!isPlain(message)) return refuse('refused', 'not plain data, or too large');
    if (type === 'call' && Number.isSafeInteger(id) && METHODS.includes(name) && Array.isArray(given))
      return this.#call(port, id, name, given);
    if (type === 'set' && SETTABLE.includes(name)) return this.#owner.set(name, value);
    if (type !== 'bye') return refuse('refused', `not a message: ${[type, name].filter(isWord).join(' ')}`);
    this.#ports.delete(session);
    this.#owner.left(session);
    port.close();
  }

  /** @param {MessagePort} port @param {number} id @param {string} name @param {any[]} given */
  async #call(port, id, name, given) {
    try {
      const value = await this.#owner.call(name, given);
      this.#answer(port, id, { value });
    } catch (error) {
      const { name: kind, message } = /** @type {Error} */ (error);
      this.#answer(port, id, { error: { name: kind, message } });
    }
  }

  /** @param {MessagePort} port @param {number} id @param {object} result */
  #answer(port, id, result) {
    this.#add({ to: port, item: { type: 'answer', id, ...result } });
  }

  /** Reports a fault of a host, the first with each code: hosts may send as many as they like. @param {string} code @param {string} message */
  once(code, message) {
    if (!this.#reported.has(code)) this.#owner.fail(code, message);
    this.#reported.add(code);
  }
}
