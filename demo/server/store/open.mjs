// SPDX-License-Identifier: MIT
// Opens the database that the settings name, and brings its tables up to date.
import { Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import Sqlite from 'libsql';
import pg from 'pg';
import { migrationsFor } from './migrations.mjs';
import { Store } from './store.mjs';

const BUSY_MS = 5000;
const CONNECT_MS = 3000;
const QUERY_MS = 20_000;
const CONNECTIONS = 10;
const INT8 = 20; // PostgreSQL's type; ours are milliseconds and counts, which a number holds

/**
 * A connection. FULL: commits are on the disk when they return, and survive a power cut. NORMAL:
 * they survive a killed process, but a power cut may undo the last ones.
 * @param {string} file @param {'FULL' | 'NORMAL'} synchronous
 */
function sqlite(file, synchronous) {
  const database = new Sqlite(file);
  for (const [name, value] of Object.entries({
    busy_timeout: BUSY_MS,
    journal_mode: 'WAL',
    synchronous,
    secure_delete: 'ON',
  }))
    database.pragma(`${name} = ${value}`);
  return new SqliteDialect({ database: /** @type {any} */ (database) });
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

/**
 * @param {Pick<import('../config.mjs').Config, 'databaseUrl' | 'sqliteFile'>} config
 * @param {(error: Error) => void} [onError] what happens to idle connections; queries tell their callers
 * @returns {Promise<Store>}
 * @throws {Error} the database's own
 */
export async function openStore({ databaseUrl, sqliteFile }, onError = () => {}) {
  const dialect = { postgres: databaseUrl !== undefined };
  const db = new Kysely({ dialect: dialect.postgres ? postgres(databaseUrl, onError) : sqlite(sqliteFile, 'NORMAL') });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(dialect) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy().catch(() => {});
    throw error;
  }
  // What is accepted is to survive anything. A claim or an end that a power cut undoes only means
  // that a record is sent again.
  const durable = dialect.postgres ? db : new Kysely({ dialect: sqlite(sqliteFile, 'FULL') });
  return new Store(db, durable, dialect);
}
