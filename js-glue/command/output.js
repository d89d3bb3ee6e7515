// SPDX-License-Identifier: MIT

const CHUNK_CHARACTERS = 64 * 1024;

/** What a command printed could not be written. */
export class OutputError extends Error {
  name = 'OutputError';
}

/**
 * Lines to a stream, a chunk at a time. Whoever reads standard output may go
 * away early (`hotcue simulate … | head`): then nothing more is written, and
 * that is no error. A full disk is one.
 */
export class Output {
  #stream;
  #name;
  #pending = '';
  /** @type {NodeJS.ErrnoException | null} */
  #failure = null;

  /**
   * @param {import('node:stream').Writable} stream
   * @param {string} [file] the path that it writes to; default: standard output
   */
  constructor(stream, file) {
    this.#stream = stream;
    this.#name = file ?? 'standard output';
    stream.on('error', (error) => {
      const quiet = file === undefined && /** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE';
      this.#failure ??= error;
      this.closed ||= quiet;
    });
  }

  /** Whether nobody reads any more. */
  closed = false;

  /** @param {string} line */
  line(line) {
    this.#pending += `${line}\n`;
    if (this.#pending.length >= CHUNK_CHARACTERS) this.#send();
  }

  /**
   * Resolves when the stream took it all.
   * @throws {OutputError}
   */
  async flush() {
    this.#send();
    await new Promise((resolve) => {
      if (this.#failure) resolve(undefined);
      else this.#stream.write('', () => setImmediate(resolve)); // its `error` event comes after
    });
    if (this.#failure && !this.closed) throw new OutputError(`can't write ${this.#name}: ${this.#failure.message}`);
  }

  #send() {
    if (!this.#failure && this.#pending) this.#stream.write(this.#pending);
    this.#pending = '';
  }
}
