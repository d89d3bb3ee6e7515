// SPDX-License-Identifier: MIT

const CHUNK_CHARACTERS = 64 * 1024;

/**
 * Lines to a stream, a chunk at a time. Whoever reads may go away early
 * (`hotcue simulate … | head`): then nothing more is written, and that is no
 * fault.
 */
export class Output {
  #stream;
  #pending = '';
  /** Whether nobody reads any more. */
  closed = false;

  /** @param {import('node:stream').Writable} stream */
  constructor(stream) {
    this.#stream = stream;
    stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EPIPE') throw error;
      this.closed = true;
    });
  }

  /** @param {string} line */
  line(line) {
    this.#pending += `${line}\n`;
    if (this.#pending.length >= CHUNK_CHARACTERS) this.#send();
  }

  /** Resolves when the stream took it all. */
  async flush() {
    this.#send();
    await new Promise((resolve) => {
      this.#stream.write('', () => resolve(undefined)); // told of errors, too
    });
  }

  #send() {
    if (!this.closed && this.#pending) this.#stream.write(this.#pending);
    this.#pending = '';
  }
}
