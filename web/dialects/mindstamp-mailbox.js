// SPDX-License-Identifier: MIT

/** Messages that are taken within a second. More are dropped. */
const PER_SECOND = 100;

/** Any origin. */
const ANY = '*';

/**
 * @typedef {object} Receiver
 * @property {(message: any) => void} take called with each message of the window, from an allowed origin
 * @property {(reason: string, message: string) => void} refuse called for each message that is dropped
 */

/** Messages to and from one window, which must have an allowed origin. */
export class Mailbox {
  #to;
  #origins;
  #receiver;
  /** Where messages go to: the window's origin once it is known. @type {string[]} */
  #targets;
  /** When the current second began, and the messages since. Milliseconds. */
  #since = -Infinity;
  #count = 0;

  /**
   * @param {Window} view the page that it is in
   * @param {Window} to
   * @param {readonly string[]} origins
   * @param {Receiver} receiver
   * @param {AbortSignal} signal ends it
   */
  constructor(view, to, origins, receiver, signal) {
    this.#to = to;
    this.#origins = origins;
    this.#receiver = receiver;
    this.#targets = origins.includes(ANY) ? [ANY] : [...origins];
    const { ancestorOrigins } = /** @type {any} */ (view.location);
    if (to === view.parent && ancestorOrigins?.length > 0) this.#know(ancestorOrigins[0]);
    view.addEventListener('message', (event) => this.#hear(event), { signal });
  }

  /** @param {object} message for the window, if its origin is allowed */
  post(message) {
    for (const target of this.#targets) {
      try {
        this.#to.postMessage(message, target);
      } catch (error) {
        this.#receiver.refuse('post', `a message can’t be sent: ${/** @type {Error} */ (error).message}`);
      }
    }
  }

  /** To an origin that is not the window's a browser sends nothing, but prints an error. @param {string} origin */
  #know(origin) {
    if (this.#targets[0] !== ANY) this.#targets = this.#targets.filter((target) => target === origin);
  }

  /** @param {MessageEvent} event */
  #hear({ source, origin, data }) {
    if (source !== this.#to) return;
    if (!this.#origins.includes(ANY) && !this.#origins.includes(origin)) {
      return this.#receiver.refuse('origin', `messages from ${origin} are not allowed`);
    }
    this.#targets = this.#targets[0] === ANY ? [ANY] : [origin];
    if (this.#isTooMuch()) this.#receiver.refuse('rate', `more than ${PER_SECOND} messages within a second`);
    else this.#receiver.take(data);
  }

  #isTooMuch() {
    const now = performance.now();
    if (now - this.#since >= 1000) [this.#since, this.#count] = [now, 0];
    this.#count++;
    return this.#count > PER_SECOND;
  }
}
