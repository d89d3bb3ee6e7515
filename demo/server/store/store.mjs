// SPDX-License-Identifier: MIT
// The durable queue: what it can be asked, in one dialect-free query language. Every operation
// is one statement, so it holds or it doesn't, and processes that share the database need no
// other lock than the database's.
import { sql } from 'kysely';

/**
 * @typedef {object} Delivery a record on its way to one upstream
 * @property {number} seq order of arrival
 * @property {string} id of the record
 * @property {'hubspot' | 'lrs' | 'clickfunnels'} upstream
 * @property {string} route
 * @property {string | null} lane deliveries of a lane keep their order
 * @property {any} body
 * @property {string | null} email of the contact to find
 * @property {number} attempts that failed
 * @property {number} received milliseconds since the epoch, as all times here
 */

/** @typedef {Pick<Delivery, 'id' | 'upstream' | 'route' | 'lane' | 'body' | 'email'>} NewDelivery */
/** @typedef {'dead' | 'parked'} Ending of a delivery that was not forwarded */

/** Nothing personal is left of a delivery that was forwarded. */
const FORGOTTEN = { lane: null, body: null, email: null };
/** @type {Ending[]} */
const ENDINGS = ['dead', 'parked'];
const UNCLAIMED = { holder: null, lease: 0 };
/** Not a parameter: SQLite uses a partial index only if it sees the index's own condition. */
const QUEUED = sql.lit('queued');

export class Store {
  #db;
  #durable;
  #postgres;

  #close;

  /** @param {import('./open.mjs').Database} database */
  constructor({ db, durable, postgres, close }) {
    this.#db = db;
    this.#durable = durable;
    this.#postgres = postgres;
    this.#close = close;
  }

  close() {
    return this.#close();
  }

  /** Of SQLite: a limit to the file, in pages of 4 KiB, as if the disk were full. @param {number} pages */
  async limitPages(pages) {
    for (const db of [this.#db, this.#durable]) await sql`PRAGMA max_page_count = ${sql.lit(pages)}`.execute(db);
  }

  /** @throws {Error} if the database does not answer */
  async check() {
    await sql`SELECT 1`.execute(this.#db);
  }

  /**
   * Adds deliveries; those that were there already stay as they are.
   * @param {NewDelivery[]} deliveries @param {number} now
   * @returns {Promise<number>} how many are new
   */
  async add(deliveries, now) {
    const rows = deliveries.map((delivery) => ({
      ...delivery,
      body: JSON.stringify(delivery.body),
      state: 'queued',
      attempts: 0,
      received: now,
      due: now,
      lease: 0,
    }));
    const added = await this.#durable
      .insertInto('deliveries')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['id', 'upstream']).doNothing())
      .returning('seq')
      .execute();
    return added.length;
  }

  /**
   * Claims deliveries of an upstream that are due, of each lane the first; none while it takes no calls.
   * @param {{holder: string, upstream: string, count: number, now: number, lease: number}} claim lease: until when
   * @returns {Promise<Delivery[]>}
   */
  async claim({ holder, upstream, count, now, lease }) {
    const rows = await this.#db
      .with('due', (db) => {
        const due = db
          .selectFrom('deliveries as d')
          .select('d.seq')
          .where('d.state', '=', QUEUED)
          .where('d.upstream', '=', upstream)
          .where('d.due', '<=', now)
          .where('d.lease', '<=', now)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('deliveries as earlier')
                  .select('earlier.seq')
                  .where('earlier.state', '=', QUEUED)
                  .whereRef('earlier.lane', '=', 'd.lane')
                  .whereRef('earlier.seq', '<', 'd.seq'),
              ),
            ),
          )
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('upstreams')
                .select('name')
                .where('name', '=', upstream)
                .where('stopped', 'is', null)
                .where('paused', '<=', now),
            ),
          )
          .orderBy('d.seq')
          .limit(count);
        return this.#postgres ? due.forUpdate('d').skipLocked() : due;
      })
      .updateTable('deliveries')
      .set({ holder, lease })
      .where('seq', 'in', (/** @type {any} */ db) => db.selectFrom('due').select('due.seq'))
      .returning(['seq', 'id', 'upstream', 'route', 'lane', 'body', 'email', 'attempts', 'received'])
      .execute();
    return rows.map((row) => ({ ...row, body: JSON.parse(row.body) })).sort((a, b) => a.seq - b.seq);
  }

  /** These are forwarded. @param {number[]} seqs @param {number} now */
  async done(seqs, now) {
    await this.#db
      .updateTable('deliveries')
      .set({ state: 'done', reason: null, finished: now, ...FORGOTTEN, ...UNCLAIMED })
      .where('seq', 'in', seqs)
      .execute();
  }

  /** This can't be forwarded. @param {number} seq @param {Ending} state @param {string} reason @param {number} now */
  async end(seq, state, reason, now) {
    await this.#db
      .updateTable('deliveries')
      .set({ state, reason, finished: now, ...UNCLAIMED })
      .where('seq', '=', seq)
      .where('state', '=', QUEUED)
      .execute();
  }

  /** This is to be tried again. @param {number} seq @param {string} holder @param {number} due @param {number} attempts */
  async later(seq, holder, due, attempts) {
    await this.#db
      .updateTable('deliveries')
      .set({ due, attempts, ...UNCLAIMED })
      .where('seq', '=', seq)
      .where('holder', '=', holder)
      .where('state', '=', QUEUED)
      .execute();
  }

  // Upstreams

  /**
   * Makes an upstream known, not stopped, with `limit` slots.
   * @param {string} name @param {number} limit
   */
  async open(name, limit) {
    await this.#db
      .insertInto('upstreams')
      .values({ name, paused: 0, stopped: null })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ stopped: null }))
      .execute();
    const slots = Array.from({ length: limit }, (_, slot) => ({ upstream: name, slot, free: 0 }));
    if (limit > 0)
      await this.#db
        .insertInto('slots')
        .values(slots)
        .onConflict((conflict) => conflict.columns(['upstream', 'slot']).doNothing())
        .execute();
    await this.#db.deleteFrom('slots').where('upstream', '=', name).where('slot', '>=', limit).execute();
  }

  /** @param {string} name @param {number} until */
  async pause(name, until) {
    const paused = this.#db.updateTable('upstreams').set({ paused: until });
    await paused.where('name', '=', name).where('paused', '<', until).execute();
  }

  /** @param {string} name @param {string | null} reason null: goes on */
  async stop(name, reason) {
    await this.#db.updateTable('upstreams').set({ stopped: reason }).where('name', '=', name).execute();
  }

  /** @returns {Promise<{name: string, paused: number, stopped: string | null}[]>} */
  upstreams() {
    return this.#db.selectFrom('upstreams').select(['name', 'paused', 'stopped']).orderBy('name').execute();
  }

  /**
   * Takes a slot that is free, until the call says when it is free again.
   * @param {string} upstream @param {number} now @param {number} until if the call never says
   * @returns {Promise<number | null>} null: none is free
   */
  async takeSlot(upstream, now, until) {
    const taken = await this.#db
      .with('candidate', (db) => {
        const free = db
          .selectFrom('slots')
          .select('slot')
          .where('upstream', '=', upstream)
          .where('free', '<=', now)
          .orderBy('free')
          .limit(1);
        return this.#postgres ? free.forUpdate().skipLocked() : free;
      })
      .updateTable('slots')
      .set({ free: until })
      .where('upstream', '=', upstream)
      .where('slot', 'in', (/** @type {any} */ db) => db.selectFrom('candidate').select('candidate.slot'))
      .returning('slot')
      .executeTakeFirst();
    return taken?.slot ?? null;
  }

  /** @param {string} upstream @param {number} slot @param {number} free */
  async freeSlot(upstream, slot, free) {
    await this.#db
      .updateTable('slots')
      .set({ free })
      .where('upstream', '=', upstream)
      .where('slot', '=', slot)
      .execute();
  }

  /** When the next slot is free. @param {string} upstream @returns {Promise<number>} */
  async nextSlot(upstream) {
    const { free } = await this.#db
      .selectFrom('slots')
      .select(({ fn }) => fn.min('free').as('free'))
      .where('upstream', '=', upstream)
      .executeTakeFirstOrThrow();
    return Number(free);
  }

  // What people look at

  /** @returns {Promise<{upstream: string, state: string, count: number}[]>} without `done` */
  async counts() {
    const counted = this.#db
      .selectFrom('deliveries')
      .select(({ fn }) => ['upstream', 'state', fn.countAll().as('count')])
      .groupBy(['upstream', 'state']);
    const waiting = await counted.where('state', '=', QUEUED).execute();
    const ended = await counted.where('state', 'in', ENDINGS).where('finished', 'is not', null).execute();
    return [...waiting, ...ended].map(({ upstream, state, count }) => ({ upstream, state, count: Number(count) }));
  }

  /**
   * The oldest deliveries of those that are no more queued.
   * @param {string[]} states @param {number} limit
   * @returns {Promise<(Delivery & {state: string, reason: string | null})[]>}
   */
  async list(states, limit) {
    const rows = await this.#db
      .selectFrom('deliveries')
      .select(['seq', 'id', 'upstream', 'route', 'lane', 'body', 'email', 'attempts', 'received', 'state', 'reason'])
      .where('state', 'in', states)
      .where('finished', 'is not', null)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, body: JSON.parse(row.body) }));
  }

  /**
   * Queues dead letters again.
   * @param {string[] | null} ids of records; null: all
   * @param {number} now
   * @returns {Promise<number>} how many
   */
  async replay(ids, now) {
    let query = this.#db
      .updateTable('deliveries')
      .set({ state: 'queued', reason: null, attempts: 0, received: now, due: now, finished: null })
      .where('state', 'in', ENDINGS)
      .where('finished', 'is not', null);
    if (ids) query = query.where('id', 'in', ids);
    return (await query.returning('seq').execute()).length;
  }

  /** Deletes what has been kept long enough. @param {number} doneBefore @param {number} deadBefore */
  async purge(doneBefore, deadBefore) {
    await this.#db.deleteFrom('deliveries').where('state', '=', 'done').where('finished', '<', doneBefore).execute();
    await this.#db.deleteFrom('deliveries').where('state', 'in', ENDINGS).where('finished', '<', deadBefore).execute();
  }
}
