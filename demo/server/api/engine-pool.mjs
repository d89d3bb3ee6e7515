// SPDX-License-Identifier: MIT
// Asks the engine, which runs in threads of its own: one for what is small, one for what is large,
// so that a large document does not delay the others. A thread that does not answer in time, or ends,
// is replaced; only the question that it was asked fails.
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ApiError } from './errors.mjs';

/** @typedef {import('./engine-thread.mjs').Questions} Questions */

const SMALL_LENGTH_MAX = 64 * 1024;
const WAITING_MAX = 1000;
const AGAIN_SECONDS = 2;
const THREAD = new URL('engine-thread.mjs', import.meta.url);
export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

/** @param {string} code @param {string} message */
const busy = (code, message) => new ApiError(503, code, message, { retryAfter: AGAIN_SECONDS });

/** @typedef {{message: {question: string, text: string | Uint8Array}, resolve: (answer: any) => void, reject: (error: Error) => void}} Asked */

class Lane {
  /** @type {Asked[]} */
  #waiting = [];
  /** @type {Asked | null} */
  #asked = null;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** @type {Worker | null} */
  thread = null;

  /** @param {{dist: string, timeout: number}} options timeout: milliseconds for an answer */
  constructor(options) {
    this.options = options;
  }

  /** Whether it waits for an answer. */
  get busy() {
    return this.#asked !== null;
  }

  /** @param {Asked['message']} message @returns {Promise<any>} */
  ask(message) {
    if (this.#waiting.length >= WAITING_MAX)
      return Promise.reject(busy('engine_busy', 'too many documents wait to be checked'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, resolve, reject });
      this.#next();
    });
  }

  async close() {
    const { thread } = this;
    const stopped = busy('stopping', 'the server stops');
    for (const { reject } of this.#waiting.splice(0)) reject(stopped);
    if (thread) this.#lose(thread, stopped);
    await thread?.terminate();
  }

  #start() {
    const thread = new Worker(THREAD, { workerData: { dist: this.options.dist } });
    thread.unref();
    thread.on('message', ({ answer, failure }) => this.#settle(thread, answer, failure));
    thread.on('error', () => {}); // it exits next
    thread.on('exit', () => this.#lose(thread, busy('engine_lost', 'the engine was restarted')));
    return thread;
  }

  #next() {
    const asked = this.#asked ? undefined : this.#waiting.shift();
    if (!asked) return;
    this.#asked = asked;
    this.thread ??= this.#start();
    const { thread } = this;
    this.#timer = setTimeout(() => {
      this.#lose(thread, busy('engine_timeout', 'the engine did not answer in time'));
      thread.terminate();
    }, this.options.timeout);
    thread.postMessage(asked.message);
  }

  /** @param {Worker} thread @param {any} answer @param {{code: string, message: string} | undefined} failure */
  #settle(thread, answer, failure) {
    if (thread !== this.thread) return; // it was given up
    const asked = this.#done();
    if (failure) asked?.reject(new Error(`the engine failed: ${failure.code}: ${failure.message}`));
    else asked?.resolve(answer);
    this.#next();
  }

  /** @param {Worker} thread @param {Error} error for what it was asked */
  #lose(thread, error) {
    if (thread !== this.thread) return;
    this.thread = null;
    this.#done()?.reject(error);
    this.#next();
  }

  #done() {
    const asked = this.#asked;
    this.#asked = null;
    clearTimeout(this.#timer);
    return asked;
  }
}

export class EnginePool {
  /** @param {{timeout: number, dist?: string}} options timeout: milliseconds for an answer */
  constructor({ timeout, dist = DIST }) {
    this.small = new Lane({ timeout, dist });
    this.large = new Lane({ timeout, dist });
  }

  /**
   * @template {keyof Questions} Q
   * @param {Q} question @param {string | Uint8Array} text
   * @returns {Promise<ReturnType<Questions[Q]>>}
   * @throws {ApiError} 503 if there is no answer
   */
  ask(question, text) {
    const lane = text.length > SMALL_LENGTH_MAX ? this.large : this.small;
    // A buffer may be a part of a larger one, which would be copied as a whole.
    return lane.ask({ question, text: typeof text === 'string' ? text : new Uint8Array(text) });
  }

  async close() {
    await Promise.all([this.small.close(), this.large.close()]);
  }
}
