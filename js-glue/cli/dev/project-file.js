// SPDX-License-Identifier: MIT
// The project that is edited: its text, what is wrong with it, and when it changes.
import { watch } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** @typedef {import('../../engine/engine.js').Engine} Engine */
/** @typedef {import('../../engine/engine.js').Diagnostic & {text: string}} Problem `text`: the line that it is in */
/**
 * @typedef {object} State
 * @property {number} version counts the changes
 * @property {string | null} fault why there is no text
 * @property {boolean} plays whether a page plays it, perhaps without what is wrong
 * @property {string[]} videos the ids of its videos
 * @property {boolean} lacksFilm whether a video has no sources
 * @property {Problem[]} problems
 */

/** @type {Omit<State, 'version'>} */
const NOTHING = { fault: null, plays: false, videos: [], lacksFilm: false, problems: [] };

/** After a change, until the file is read: editors write in several steps. */
const SETTLE_MS = 40;
/** Changes are looked for this often, too: not every file system reports them. */
const LOOK_MS = 1000;
/** Characters of a line that are shown. */
const LINE_CHARACTERS = 160;

const FAULTS = /** @type {Record<string, string>} */ ({ ENOENT: 'the file is not there', EISDIR: 'it is a folder' });

/** Watches a project document. */
export class ProjectFile {
  #file;
  #newEngine;
  #changed;
  /** @type {import('node:fs').FSWatcher | null} */
  #watcher = null;
  /** @type {NodeJS.Timeout | undefined} */
  #settling;
  #looking;
  /** Of the file that was read last. */
  #stamp = '';
  bytes = Buffer.alloc(0);
  /** @type {State} */
  state = { version: 0, ...NOTHING };

  /**
   * @param {string} file
   * @param {() => Engine} newEngine
   * @param {() => void} changed called after each change
   */
  constructor(file, newEngine, changed) {
    this.#file = file;
    this.#newEngine = newEngine;
    this.#changed = changed;
    this.#looking = setInterval(() => this.#look(), LOOK_MS);
  }

  /** Reads it for the first time. */
  async open() {
    this.#watch();
    await this.#read();
  }

  close() {
    clearInterval(this.#looking);
    clearTimeout(this.#settling);
    this.#watcher?.close();
  }

  /** Watches the folder, as editors replace files. */
  #watch() {
    try {
      this.#watcher = watch(dirname(this.#file), (_event, name) => {
        if (name === null || name === basename(this.#file)) this.#settle();
      });
      this.#watcher.on('error', () => this.#unwatch());
    } catch {
      this.#unwatch(); // there is no such folder now
    }
  }

  #unwatch() {
    this.#watcher?.close();
    this.#watcher = null;
  }

  #settle() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#read(), SETTLE_MS);
  }

  async #look() {
    if (!this.#watcher) this.#watch();
    if ((await stampOf(this.#file)) !== this.#stamp) this.#settle();
  }

  async #read() {
    this.#stamp = await stampOf(this.#file);
    try {
      const bytes = await readFile(this.#file);
      if (this.state.version > 0 && this.state.fault === null && bytes.equals(this.bytes)) return;
      this.bytes = bytes;
      this.#note(this.#check(bytes));
    } catch (error) {
      const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
      const fault = FAULTS[code] ?? message;
      if (fault !== this.state.fault) this.#note({ fault });
    }
  }

  /** @param {Partial<State>} state */
  #note(state) {
    this.state = { version: this.state.version + 1, ...NOTHING, ...state };
    this.#changed();
  }

  /** @param {Uint8Array} bytes @returns {Partial<State>} */
  #check(bytes) {
    const engine = this.#newEngine();
    const { ok: plays, diagnostics } = engine.load(bytes, { lenient: true });
    /** @type {{id: string, sources: unknown[]}[]} */
    const videos = plays ? engine.project().videos : [];
    engine.dispose();
    const lines = diagnostics.length > 0 ? new TextDecoder().decode(bytes).split(/\r\n|\r|\n/) : [];
    return {
      plays,
      videos: videos.map(({ id }) => id),
      lacksFilm: videos.some(({ sources }) => sources.length === 0),
      problems: diagnostics.map((each) => ({ ...each, text: excerpt(lines[each.line - 1] ?? '', each.column) })),
    };
  }
}

/** The part of a line that is around a column. @param {string} line @param {number} column from 1 */
function excerpt(line, column) {
  const start = Math.max(0, Math.min(column - LINE_CHARACTERS / 2, line.length - LINE_CHARACTERS));
  const part = line.slice(start, start + LINE_CHARACTERS);
  return `${start > 0 ? '…' : ''}${part.trim()}${start + LINE_CHARACTERS < line.length ? '…' : ''}`;
}

/** Changes with the file. @param {string} file */
export async function stampOf(file) {
  const status = await stat(file).catch(() => null);
  return status ? `${status.ino} ${status.size} ${status.mtimeMs}` : '';
}
