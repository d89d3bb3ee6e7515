// SPDX-License-Identifier: MIT
// Projects, videos and interactions: what can be read of them, and how they are changed. Each
// change of a project is one transaction, which counts up its version first: that row is its lock.
import { Change } from './change.mjs';

/**
 * @typedef {{key: number, id: string, version: number, structure: number, fields: string, items: number, bytes: number}} ProjectRow
 *   structure: version of the last change that the check of an interaction depends on
 * @typedef {object} VideoRow
 * @property {number} key
 * @property {string} id unique in the project
 * @property {string} token
 * @property {string | null} own_token what the document calls it
 * @property {number} place
 * @property {number} version of the project, when it was changed last
 * @property {string} fields JSON
 * @property {number} items
 * @property {{key: number, id: string, structure: number, version: number}} project
 * @typedef {{video: number, id: string, place: number, version: number, body: string}} InteractionRow
 * @typedef {{limit: number, offset?: number, after?: number | null}} Page after: the place or key of the last one
 * @typedef {{project: ProjectRow, videos: (VideoRow & {interactions: InteractionRow[]})[]}} Content
 */

/** Somebody else has changed it since. */
export class Stale extends Error {}
/** The project would be over a limit: `too_many` or `too_large`. */
export class TooMuch extends Error {
  /** @param {'too_many' | 'too_large'} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export const ITEMS_MAX = 150_000;
export const BYTES_MAX = 16 * 1024 * 1024;

const PROJECT = /** @type {const} */ (['key', 'id', 'version', 'structure', 'fields', 'items', 'bytes']);

/** @param {any} row @returns {VideoRow} */
function videoOf({ project_key, project_id, structure, project_version, ...video }) {
  return { ...video, project: { key: project_key, id: project_id, structure, version: project_version } };
}

export class AuthoringStore {
  #reader;
  #durable;
  #postgres;

  /** @param {import('./open.mjs').Database} database */
  constructor({ reader, durable, postgres }) {
    this.#reader = reader;
    this.#durable = durable;
    this.#postgres = postgres;
  }

  // Reading. Texts with U+0000 name nothing, and PostgreSQL refuses them.

  /** @param {string} id @returns {Promise<ProjectRow | undefined>} */
  async project(id) {
    if (id.includes('\0')) return undefined;
    return this.#reader.selectFrom('projects').select(PROJECT).where('id', '=', id).executeTakeFirst();
  }

  /** @param {Page} page @returns {Promise<ProjectRow[]>} */
  projects({ limit, offset = 0, after = null }) {
    let query = this.#reader.selectFrom('projects').select(PROJECT).orderBy('key').limit(limit).offset(offset);
    if (after !== null) query = query.where('key', '>', after);
    return query.execute();
  }

  /** @param {import('kysely').Kysely<any>} [db] */
  #videos(db = this.#reader) {
    return db
      .selectFrom('videos as v')
      .innerJoin('projects as p', 'p.key', 'v.project')
      .select(['v.key', 'v.id', 'v.token', 'v.own_token', 'v.place', 'v.version', 'v.fields', 'v.items'])
      .select(['p.key as project_key', 'p.id as project_id', 'p.structure', 'p.version as project_version']);
  }

  /** @param {string} token @returns {Promise<VideoRow | undefined>} */
  async videoByToken(token) {
    if (token.includes('\0')) return undefined;
    const row = await this.#videos().where('v.token', '=', token).executeTakeFirst();
    return row && videoOf(row);
  }

  /** The videos of that id, two at most. @param {string} id @returns {Promise<VideoRow[]>} */
  async videosById(id) {
    if (id.includes('\0')) return [];
    return (await this.#videos().where('v.id', '=', id).limit(2).execute()).map(videoOf);
  }

  /** @param {Page} page @param {number} [project] key; else of all @returns {Promise<VideoRow[]>} */
  async videos({ limit, offset = 0, after = null }, project) {
    let query = this.#videos().orderBy('v.key').limit(limit).offset(offset);
    if (project !== undefined) query = query.where('v.project', '=', project);
    if (after !== null) query = query.where('v.key', '>', after);
    return (await query.execute()).map(videoOf);
  }

  /** How the videos of a project are called. @param {number} project @returns {Promise<{key: number, id: string, token: string}[]>} token: the document's */
  async videoNames(project) {
    const videos = this.#reader.selectFrom('videos').select(['key', 'id', 'token', 'own_token']);
    const rows = await videos.where('project', '=', project).orderBy('place').execute();
    return rows.map(({ key, id, token, own_token }) => ({ key, id, token: own_token ?? token }));
  }

  /** @param {import('kysely').Kysely<any>} [db] */
  #interactions(db = this.#reader) {
    return db.selectFrom('interactions').select(['video', 'id', 'place', 'version', 'body']);
  }

  /** The interactions of that id, two at most. @param {string} id @param {number} [video] key; else of all @returns {Promise<InteractionRow[]>} */
  async interactionsById(id, video) {
    if (id.includes('\0')) return [];
    const query = this.#interactions().where('id', '=', id).limit(2);
    return (video === undefined ? query : query.where('video', '=', video)).execute();
  }

  /** @param {Page} page @param {number} video key @returns {Promise<InteractionRow[]>} */
  interactions({ limit, offset = 0, after = null }, video) {
    let query = this.#interactions().where('video', '=', video).orderBy('place').limit(limit).offset(offset);
    if (after !== null) query = query.where('place', '>', after);
    return query.execute();
  }

  /** @param {number} key @returns {Promise<VideoRow | undefined>} */
  async videoByKey(key) {
    const row = await this.#videos().where('v.key', '=', key).executeTakeFirst();
    return row && videoOf(row);
  }

  /** All of a project, at one moment. @param {string} id @returns {Promise<Content | null>} */
  async content(id) {
    if (id.includes('\0')) return null;
    const transaction = this.#reader.transaction();
    return (this.#postgres ? transaction.setIsolationLevel('repeatable read') : transaction).execute(async (db) => {
      const project = await db.selectFrom('projects').select(PROJECT).where('id', '=', id).executeTakeFirst();
      if (!project) return null;
      const videos = (await this.#videos(db).where('v.project', '=', project.key).orderBy('v.place').execute()).map(
        videoOf,
      );
      const rows = await this.#interactions(db)
        .where('video', 'in', db.selectFrom('videos').select('key').where('project', '=', project.key))
        .orderBy('video')
        .orderBy('place')
        .execute();
      /** @type {Map<number, InteractionRow[]>} */
      const byVideo = new Map(videos.map(({ key }) => [key, []]));
      for (const row of rows) byVideo.get(row.video)?.push(row);
      return {
        project,
        videos: videos.map((video) => ({ ...video, interactions: byVideo.get(video.key) ?? [] })),
      };
    });
  }

  // Changing

  /**
   * Changes a project, all or nothing.
   * @template T
   * @param {number} key
   * @param {object} terms
   * @param {number} [terms.version] it must have
   * @param {number} [terms.structure] it must have
   * @param {boolean} [terms.structural] whether checks of interactions depend on what changes
   * @param {number} [terms.items] how many more, or less
   * @param {number} [terms.bytes] how many more, or less
   * @param {(change: Change) => Promise<T>} work
   * @returns {Promise<T>}
   * @throws {Stale} @throws {TooMuch} @throws {import('./change.mjs').Taken} @throws {import('./change.mjs').Repeated}
   */
  change(key, { version, structure, structural = false, items = 0, bytes = 0 }, work) {
    return this.#durable.transaction().execute(async (db) => {
      let query = db
        .updateTable('projects')
        .set((eb) => ({
          version: eb('version', '+', 1),
          items: eb('items', '+', items),
          bytes: eb('bytes', '+', bytes),
          ...(structural && { structure: eb('version', '+', 1) }),
        }))
        .where('key', '=', key);
      if (version !== undefined) query = query.where('version', '=', version);
      if (structure !== undefined) query = query.where('structure', '=', structure);
      const row = await query.returning(['version', 'items', 'bytes']).executeTakeFirst();
      if (!row) throw new Stale();
      if (items > 0 && row.items > ITEMS_MAX) throw new TooMuch('too_many');
      if (bytes > 0 && row.bytes > BYTES_MAX) throw new TooMuch('too_large');
      return work(new Change(db, key, row.version));
    });
  }

  /**
   * Makes a project.
   * @template T
   * @param {{id: string, fields: string, items: number, bytes: number}} project
   * @param {(change: Change) => Promise<T>} work
   */
  create(project, work) {
    return this.#durable.transaction().execute(async (db) => {
      const row = { ...project, version: 1, structure: 1 };
      const { key } = await db.insertInto('projects').values(row).returning('key').executeTakeFirstOrThrow();
      return work(new Change(db, key, 1));
    });
  }

  // Answers to requests that may come again

  /** @param {string} token @param {string} key @param {number} since @returns {Promise<{request: string, headers: string, body: string} | undefined>} */
  answer(token, key, since) {
    const answers = this.#reader.selectFrom('answers').select(['request', 'headers', 'body']);
    return answers.where('token', '=', token).where('key', '=', key).where('created', '>', since).executeTakeFirst();
  }

  /** Deletes old answers. @param {number} before */
  async purge(before) {
    await this.#durable.deleteFrom('answers').where('created', '<=', before).execute();
  }
}
