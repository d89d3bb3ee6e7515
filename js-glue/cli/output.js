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
  #mayClose;
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
    this.#mayClose = file === undefined;
    stream.on('error', (error) => this.#note(error));
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
    if (!this.#failure) await new Promise((resolve) => this.#write('', () => resolve(undefined)));
    if (this.#failure && !this.closed) throw new OutputError(`can't write ${this.#name}: ${this.#failure.message}`);
  }

  #send() {
    if (!this.#failure && this.#pending) this.#write(this.#pending);
    this.#pending = '';
  }

  /** The callback of the write that failed has the reason first; the stream's `error` event may be late. */
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
