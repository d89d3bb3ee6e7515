// SPDX-License-Identifier: MIT
// What this browser keeps: projects, earlier versions of them, and the author's films.
import { openDB } from 'idb';

const NAME = 'hotcue-studio';
const VERSIONS_MAX = 20;

/**
 * @typedef {object} Kept a project
 * @property {string} id in this browser
 * @property {string} name
 * @property {string} title of its document
 * @property {string} text
 * @property {string | null} saved the text that was saved, exported or opened last; null: none was
 * @property {boolean} dirty whether `text` is newer than that
 * @property {string} base address that relative ones in it are relative to
 * @property {number} at when it was changed, milliseconds since 1970
 * @property {number} revision counts the writes
 * @property {import('./saver.js').Link | null} link
 * @property {string} api address of the API that `link` is about
 * @property {Record<string, string>} films names of the author's own files, by the id of the video
 */
/** @typedef {{project: string, at: number, text: string, why: string}} Version */
/** @typedef {'' | 'refused' | 'full'} Trouble */

/** A new one. @param {Partial<Kept>} [about] @returns {Kept} */
export const fresh = (about) => ({
  id: crypto.randomUUID(),
  ...{ name: 'project', title: '', text: '', saved: null, dirty: false, base: globalThis.location.href },
  ...{ at: 0, revision: 0, link: null, api: '', films: {} },
  ...about,
});

/** Another tab has written meanwhile. */
export class Stale extends Error {}

/** Everything of a project: [its id], up to any key behind it. @param {string} project */
const of = (project) => IDBKeyRange.bound([project], [project, []]);

export class Shelf {
  /** Why nothing is kept. @type {Trouble} */
  trouble = '';
  /** @type {Promise<import('idb').IDBPDatabase<any>> | null} */
  #database = null;

  /** @template T @param {(database: import('idb').IDBPDatabase<any>) => Promise<T>} work @param {T} otherwise @returns {Promise<T>} otherwise: if storage is refused or full */
  async #with(work, otherwise) {
    try {
      this.#database ??= openDB(NAME, 1, {
        upgrade(database) {
          database.createObjectStore('projects', { keyPath: 'id' });
          database.createObjectStore('versions', { keyPath: ['project', 'at'] });
          database.createObjectStore('films', { keyPath: ['project', 'video'] });
        },
        terminated: () => {
          this.#database = null; // by the browser; the next one opens it again
        },
      });
      const result = await work(await this.#database);
      this.trouble = '';
      return result;
    } catch (error) {
      if (error instanceof Stale) throw error;
      this.trouble = /** @type {any} */ (error)?.name === 'QuotaExceededError' ? 'full' : 'refused';
      if (this.trouble === 'refused') this.#database = null;
      return otherwise;
    }
  }

  /** @returns {Promise<Kept[]>} the newest first */
  projects() {
    return this.#with(async (database) => {
      const all = await database.getAll('projects');
      return all.sort((a, b) => b.at - a.at);
    }, []);
  }

  /** @param {string} id @returns {Promise<Kept | undefined>} */
  project(id) {
    return this.#with((database) => database.get('projects', id), undefined);
  }

  /**
   * Keeps a project; its revision counts on. Where there is no more room, films and then earlier versions make some.
   * @param {Kept} project
   * @returns {Promise<boolean>} whether it is kept
   * @throws {Stale} another tab has kept a newer revision
   */
  async keep(project) {
    const put = () => this.#with((database) => this.#put(database, project), false);
    if (await put()) return true;
    for (const store of ['films', 'versions']) {
      if (/** @type {Trouble} */ (this.trouble) !== 'full') return false;
      await this.#with((database) => database.clear(store), undefined);
      if (await put()) return true;
    }
    return false;
  }

  /** @param {import('idb').IDBPDatabase<any>} database @param {Kept} project */
  async #put(database, project) {
    const transaction = database.transaction('projects', 'readwrite');
    const known = await transaction.store.get(project.id);
    if (known && known.revision !== project.revision) {
      transaction.abort();
      await transaction.done.catch(() => {});
      throw new Stale();
    }
    await Promise.all([transaction.store.put({ ...project, revision: project.revision + 1 }), transaction.done]);
    project.revision++;
    return true;
  }

  /** @param {string} id */
  remove(id) {
    return this.#with(async (database) => {
      const transaction = database.transaction(['projects', 'versions', 'films'], 'readwrite');
      transaction.objectStore('projects').delete(id);
      transaction.objectStore('versions').delete(of(id));
      transaction.objectStore('films').delete(of(id));
      await transaction.done;
    }, undefined);
  }

  /** @param {string} project @returns {Promise<Version[]>} the newest first */
  versions(project) {
    return this.#with(async (database) => (await database.getAll('versions', of(project))).reverse(), []);
  }

  /** Keeps a version, in place of the newest if that is the same; the oldest go. @param {Version} version */
  addVersion(version) {
    return this.#with(async (database) => {
      const transaction = database.transaction('versions', 'readwrite');
      const all = /** @type {Version[]} */ (await transaction.store.getAll(of(version.project)));
      const same = all.at(-1)?.text === version.text ? all.slice(-1) : [];
      for (const { project, at } of [...same, ...all.slice(0, Math.max(all.length + 1 - VERSIONS_MAX, 0))])
        transaction.store.delete([project, at]);
      transaction.store.put(version);
      await transaction.done;
    }, undefined);
  }

  /** @param {string} project @param {string} video @param {File} file @returns {Promise<boolean>} whether there was room */
  async addFilm(project, video, file) {
    const room = await navigator.storage?.estimate?.().catch(() => null);
    if (room?.quota && file.size > (room.quota - (room.usage ?? 0)) / 2) return false; // leaves room for projects
    const trouble = this.trouble;
    const kept = await this.#with(async (database) => {
      await database.put('films', { project, video, name: file.name, blob: file });
      return true;
    }, false);
    if (!kept) this.trouble = trouble; // a project may still have room
    return kept;
  }

  /** @param {string} project @returns {Promise<{video: string, name: string, blob: Blob}[]>} */
  films(project) {
    return this.#with((database) => database.getAll('films', of(project)), []);
  }

  /** @param {string} from id of a project @param {string} to id of its copy */
  copyFilms(from, to) {
    return this.#with(async (database) => {
      const transaction = database.transaction('films', 'readwrite');
      for (const film of await transaction.store.getAll(of(from))) transaction.store.put({ ...film, project: to });
      await transaction.done;
    }, undefined);
  }
}
