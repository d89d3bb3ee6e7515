// SPDX-License-Identifier: MIT

const CHUNK_CHARACTERS = 64 * 1024;

/** Output could not be written. */
export class OutputError extends Error {
  name = 'OutputError';
}

/**
 * Writes lines to a stream, in chunks. If the reader closes standard output early
 * (`hotcue simulate … | head`), the rest is dropped, which is not an error. A full
 * disk is one.
 */
export class Output {
  #stream;
  #name;
  #mayClose;
  #pending = '';
  /** @type {NodeJS.ErrnoException | null} */
  #failure = null;

  /**
   * @param {import('node:stream').Writable} stream
   * @param {string} [file] path of the file written to; default: standard output
   */
  constructor(stream, file) {
    this.#stream = stream;
    this.#name = file ?? 'standard output';
    this.#mayClose = file === undefined;
    stream.on('error', (error) => this.#note(error));
  }

  /** Whether the reader closed the pipe. */
  closed = false;

  /** @param {string} line */
  line(line) {
    this.#pending += `${line}\n`;
    if (this.#pending.length >= CHUNK_CHARACTERS) this.#send();
  }

  /**
   * Resolves when the stream has accepted everything.
   * @throws {OutputError}
   */
  async flush() {
    this.#send();
    if (!this.#failure) await new Promise((resolve) => this.#write('', () => resolve(undefined)));
    if (this.#failure && !this.closed) throw new OutputError(`can't write ${this.#name}: ${this.#failure.message}`);
  }

  #send() {
    if (!this.#failure && this.#pending) this.#write(this.#pending);
    this.#pending = '';
  }

  /** Notes a failure from the callback, as the stream's `error` event may come later. */
  #write(text = '', done = () => {}) {
    this.#stream.write(text, (error) => {
      if (error) this.#note(error);
      done();
    });
  }

  /** @param {NodeJS.ErrnoException} error */
  #note(error) {
    this.#failure ??= error;
    this.closed ||= this.#mayClose && error.code === 'EPIPE';
  }
}
