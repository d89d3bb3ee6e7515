// SPDX-License-Identifier: MIT
// A change of one project, within its transaction.

/** The id is there already. */
export class Taken extends Error {}
/** The request was answered in the meantime. */
export class Repeated extends Error {}

const ROWS = 1000; // in a statement

/** @template T @param {T[]} list @returns {T[][]} */
const chunks = (list) =>
  Array.from({ length: Math.ceil(list.length / ROWS) }, (_, i) => list.slice(i * ROWS, (i + 1) * ROWS));

/** @typedef {{id: string, body: string}} InteractionPart body: JSON, with its id */
/** @typedef {{id: string, token: string, own_token: string | null, place: number, fields: string, items: number}} NewVideo */

export class Change {
  #db;
  #project;

  /** @param {import('kysely').Kysely<any>} db @param {number} project key @param {number} version of this change */
  constructor(db, project, version) {
    this.#db = db;
    this.#project = project;
    this.version = version;
  }

  // The project

  /** @param {{fields?: string, items?: number, bytes?: number}} values */
  async setProject(values) {
    await this.#db.updateTable('projects').set(values).where('key', '=', this.#project).execute();
  }

  async deleteProject() {
    const videos = this.#db.selectFrom('videos').select('key').where('project', '=', this.#project);
    await this.#db.deleteFrom('interactions').where('video', 'in', videos).execute();
    await this.#db.deleteFrom('videos').where('project', '=', this.#project).execute();
    await this.#db.deleteFrom('projects').where('key', '=', this.#project).execute();
  }

  // Videos

  /** @param {NewVideo[]} videos @returns {Promise<number[]>} their keys, in the same order */
  async addVideos(videos) {
    const keys = new Map();
    for (const chunk of chunks(videos)) {
      const rows = chunk.map((video) => ({ ...video, project: this.#project, version: this.version }));
      const added = await this.#db.insertInto('videos').values(rows).returning(['key', 'token']).execute();
      for (const { key, token } of added) keys.set(token, key);
    }
    return videos.map(({ token }) => keys.get(token));
  }

  /** @param {number} key @param {Partial<NewVideo> & {version?: number}} values */
  async setVideo(key, values) {
    await this.#db.updateTable('videos').set(values).where('key', '=', key).execute();
  }

  /** @param {number[]} keys */
  async deleteVideos(keys) {
    for (const chunk of chunks(keys)) {
      await this.#db.deleteFrom('interactions').where('video', 'in', chunk).execute();
      await this.#db.deleteFrom('videos').where('key', 'in', chunk).execute();
    }
  }

  // Interactions

  /** Adds interactions behind the others. @param {number} video key @param {InteractionPart[]} list @throws {Taken} */
  async addInteractions(video, list) {
    const { last } = await this.#db
      .selectFrom('interactions')
      .select(({ fn }) => fn.max('place').as('last'))
      .where('video', '=', video)
      .executeTakeFirstOrThrow();
    const first = last === null ? 0 : Number(last) + 1;
    const rows = list.map((part, i) => ({ ...part, video, place: first + i, version: this.version }));
    for (const chunk of chunks(rows)) {
      const added = await this.#db
        .insertInto('interactions')
        .values(chunk)
        .onConflict((conflict) => conflict.columns(['video', 'id']).doNothing())
        .returning('id')
        .execute();
      if (added.length < chunk.length) throw new Taken();
    }
  }

  /**
   * Adds interactions at their places, or changes those that are there.
   * @param {number} video key @param {(InteractionPart & {place: number})[]} list
   */
  async putInteractions(video, list) {
    const rows = list.map((part) => ({ ...part, video, version: this.version }));
    for (const chunk of chunks(rows))
      await this.#db
        .insertInto('interactions')
        .values(chunk)
        .onConflict((conflict) =>
          conflict.columns(['video', 'id']).doUpdateSet((eb) => ({
            place: eb.ref('excluded.place'),
            body: eb.ref('excluded.body'),
            version: eb
              .case()
              .when('interactions.body', '=', eb.ref('excluded.body'))
              .then(eb.ref('interactions.version'))
              .else(eb.ref('excluded.version'))
              .end(),
          })),
        )
        .execute();
  }

  /**
   * @param {{video: number, id: string, version: number}} old @param {InteractionPart} part
   * @returns {Promise<boolean>} false: it is no more that version
   * @throws {Taken}
   */
  async setInteraction(old, part) {
    if (part.id !== old.id) {
      const rows = this.#db.selectFrom('interactions').select('id').where('video', '=', old.video);
      if (await rows.where('id', '=', part.id).executeTakeFirst()) throw new Taken();
    }
    const own = this.#db.updateTable('interactions').set({ ...part, version: this.version });
    const changed = await own
      .where('video', '=', old.video)
      .where('id', '=', old.id)
      .where('version', '=', old.version)
      .returning('id')
      .execute();
    return changed.length > 0;
  }

  /** @param {number} video key @param {string[]} ids @param {number} [version] that they must have @returns {Promise<number>} how many there were */
  async deleteInteractions(video, ids, version) {
    let count = 0;
    for (const chunk of chunks(ids)) {
      let query = this.#db.deleteFrom('interactions').where('video', '=', video).where('id', 'in', chunk);
      if (version !== undefined) query = query.where('version', '=', version);
      count += (await query.returning('id').execute()).length;
    }
    return count;
  }

  // The answer

  /**
   * Keeps the answer to a request that may come again.
   * @param {{token: string, key: string, request: string, headers: string, body: string, created: number}} answer
   * @param {number} since older ones are forgotten
   * @throws {Repeated}
   */
  async keepAnswer(answer, since) {
    const answers = this.#db.deleteFrom('answers').where('token', '=', answer.token).where('key', '=', answer.key);
    await answers.where('created', '<=', since).execute();
    const kept = await this.#db
      .insertInto('answers')
      .values(answer)
      .onConflict((conflict) => conflict.columns(['token', 'key']).doNothing())
      .returning('key')
      .execute();
    if (kept.length === 0) throw new Repeated();
  }
}
