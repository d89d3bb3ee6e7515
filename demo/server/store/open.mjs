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

/** @param {string} file */
function sqlite(file) {
  const database = new Sqlite(file);
  // Commits are on the disk when they return, so that an accepted record survives a power cut
  // too. NORMAL would survive a killed process, but not that. Group commits make it cheap.
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', `busy_timeout = ${BUSY_MS}`, 'secure_delete = ON'])
    database.pragma(pragma);
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
  const db = new Kysely({ dialect: dialect.postgres ? postgres(databaseUrl, onError) : sqlite(sqliteFile) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(dialect) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy().catch(() => {});
    throw error;
  }
  return new Store(db, dialect);
}
