// SPDX-License-Identifier: MIT
// Opens the database that the settings name, and brings its tables up to date.
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import Sqlite from 'libsql';
import pg from 'pg';
import { recentMap } from '../recent.mjs';
import { migrationsFor } from './migrations.mjs';
import { Store } from './store.mjs';
import { SqliteInTurns, Turns } from './turns.mjs';

const BUSY_MS = 5000;
const CONNECT_MS = 3000;
const QUERY_MS = 20_000;
const CONNECTIONS = 10;
const INT8 = 20; // PostgreSQL's type; ours are milliseconds and counts, which a number holds
const STATEMENTS = 200;
const IN_MEMORY = ':memory:'; // exists for one connection

/**
 * @typedef {object} Database
 * @property {import('kysely').Kysely<any>} db
 * @property {import('kysely').Kysely<any>} durable the same database, whose commits survive a power cut
 * @property {import('kysely').Kysely<any>} reader the same, to read what is committed while others write
 * @property {boolean} postgres
 * @property {() => Promise<void>} close may be called again
 */

/**
 * The database, whose statements are prepared once: most queries are the same again and again.
 * @param {any} database
 * @returns {import('kysely').SqliteDatabase}
 */
function prepareOnce(database) {
  const prepared = recentMap(STATEMENTS);
  return {
    close: () => database.close(),
    prepare(query) {
      const statement = prepared.get(query) ?? database.prepare(query);
      prepared.set(query, statement);
      return statement;
    },
  };
}

/**
 * A connection. FULL: commits are on the disk when they return, and survive a power cut. NORMAL:
 * they survive a killed process, but a power cut may undo the last ones.
 * @param {string} file @param {'FULL' | 'NORMAL'} synchronous @param {Turns} turns of those that write
 */
function sqlite(file, synchronous, turns) {
  const database = new Sqlite(file);
  for (const [name, value] of Object.entries({
    busy_timeout: BUSY_MS,
    journal_mode: 'WAL',
    synchronous,
    secure_delete: 'ON',
  }))
    database.pragma(`${name} = ${value}`);
  return new SqliteInTurns({ database: prepareOnce(database) }, turns);
}

/** @param {string} url @param {(error: Error) => void} onError of an idle connection */
function postgres(url, onError) {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    types: { getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)) },
  });
  pool.on('error', onError); // without a listener it would end the process
  return new PostgresDialect({ pool });
}

/** @typedef {Pick<import('../config.mjs').Config, 'databaseUrl' | 'sqliteFile'>} Place */

/**
 * @param {Place} place
 * @param {(error: Error) => void} [onError] what happens to idle connections; queries reject
 * @returns {Promise<Database>}
 * @throws {Error} the database's own
 */
export async function openDatabase({ databaseUrl, sqliteFile }, onError = () => {}) {
  const dialect = { postgres: databaseUrl !== undefined };
  const turns = new Turns();
  const db = new Kysely({
    dialect: dialect.postgres ? postgres(databaseUrl, onError) : sqlite(sqliteFile, 'NORMAL', turns),
  });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(dialect) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy().catch(() => {});
    throw error;
  }
  // What is accepted is to survive anything. A claim or an end that a power cut undoes only means
  // that a record is sent again.
  const alone = dialect.postgres || sqliteFile === IN_MEMORY;
  const durable = alone ? db : new Kysely({ dialect: sqlite(sqliteFile, 'FULL', turns) });
  const reader = alone ? db : new Kysely({ dialect: sqlite(sqliteFile, 'NORMAL', new Turns()) });
  /** @type {Promise<void> | undefined} */
  let closed;
  const close = async () => {
    for (const more of alone ? [] : [durable, reader]) await more.destroy();
    await db.destroy();
  };
  return {
    db,
    durable,
    reader,
    ...dialect,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/**
 * The relay's store, in a database of its own.
 * @param {Place} place @param {(error: Error) => void} [onError] as of openDatabase()
 */
export const openStore = async (place, onError) => new Store(await openDatabase(place, onError));
