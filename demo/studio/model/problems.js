// SPDX-License-Identifier: MIT
// The engine's diagnostics of the document, as it is typed. A worker asks the engine, so that a
// large document does not stop the page; only the newest text is looked at.

const WAIT_MS = 120;

/** @typedef {import('../../../js-glue/engine/engine.js').Diagnostic} Diagnostic */

export class Problems {
  /** @type {Diagnostic[]} of the text that was looked at last */
  list = [];
  /** Whether the list is of the current text. */
  current = false;
  /** Why there is no list, if the engine can't be asked. */
  failure = '';

  #studio;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #asked = 0;

  /** @param {import('./studio.js').Studio} studio */
  constructor(studio) {
    this.#studio = studio;
    studio.addEventListener('change', (event) => {
      if (!(/** @type {any} */ (event).topics.has('document'))) return;
      this.current = false;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.check(), WAIT_MS);
    });
  }

  /** Begins to look at documents. @param {Worker} worker of problems-worker.js */
  start(worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => {
      if (data.number !== this.#asked) return;
      [this.list, this.failure, this.current] = [data.diagnostics, data.failure, true];
      this.#studio.announce('problems');
    });
    worker.addEventListener('error', ({ message }) => {
      [this.failure, this.current] = [message || 'The worker failed.', true];
      this.#studio.announce('problems');
    });
    this.check();
  }

  /** Adds what a server says of the current text, which its own engine may refuse. @param {Diagnostic[]} diagnostics */
  add(diagnostics) {
    const known = new Set(this.list.map(({ code, path }) => `${code} ${path}`));
    this.list = [...this.list, ...diagnostics.filter(({ code, path }) => !known.has(`${code} ${path}`))];
    this.#studio.announce('problems');
  }

  /** Asks about the current text. */
  check() {
    this.#asked++;
    this.#worker?.postMessage({ number: this.#asked, text: this.#studio.text });
  }
}
