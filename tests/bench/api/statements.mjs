// SPDX-License-Identifier: MIT
// The statements that a request makes the store run: recorded where the drivers get them, and run
// again without the API, for another interaction.
import Sqlite from 'libsql';
import pg from 'pg';

/**
 * @typedef {object} Statement
 * @property {object} on the connection
 * @property {string} sql
 * @property {any[]} values
 */

/** Records what the drivers run, from before the first connection on: statements are prepared once. */
export function startRecorder() {
  /** @type {Statement[]} */
  let statements = [];
  const { prepare } = Sqlite.prototype;
  const { query } = pg.Client.prototype;
  /** @this {any} @param {string} sql */
  Sqlite.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    for (const name of ['all', 'run']) {
      const own = statement[name];
      statement[name] = (/** @type {any[]} */ values = []) => {
        statements.push({ on: this, sql, values: [...values] });
        return own.call(statement, values);
      };
    }
    return statement;
  };
  /** @this {any} @param {any} sql @param {any[]} values */
  pg.Client.prototype.query = function (sql, values = [], ...rest) {
    if (typeof sql === 'string') statements.push({ on: this, sql, values: [...values] });
    return query.call(this, sql, values, ...rest);
  };
  return {
    /** What is run during some work. @param {() => Promise<unknown>} work @returns {Promise<Statement[]>} */
    async during(work) {
      statements = [];
      await work();
      const found = statements;
      statements = [];
      return found;
    },
    stop() {
      Sqlite.prototype.prepare = prepare;
      pg.Client.prototype.query = query;
    },
  };
}

/** @param {any[]} values @param {string} old @param {string} id */
const renamed = (values, old, id) =>
  values.map((value) => (typeof value === 'string' ? value.replaceAll(old, id) : value));

/**
 * @typedef {object} Recording what one client's request runs
 * @property {Statement[]} statements
 * @property {string} id in them, for which others are put
 */

/** @param {Statement} statement */
const begins = ({ sql }) => sql === 'begin';

/**
 * Runs recordings on SQLite: prepared once, on as many connections as were recorded.
 * @param {Recording[]} recordings by client @param {string} file
 */
export function onSqlite(recordings, file) {
  const all = recordings.flatMap(({ statements }) => statements);
  const durable = new Set(all.filter(begins).map(({ on }) => on));
  const connections = new Map(all.map(({ on }) => [on, null]));
  for (const on of connections.keys()) {
    const connection = new Sqlite(file);
    const settings = { busy_timeout: 5000, journal_mode: 'WAL', secure_delete: 'ON' };
    for (const [name, value] of Object.entries({ ...settings, synchronous: durable.has(on) ? 'FULL' : 'NORMAL' }))
      connection.pragma(`${name} = ${value}`);
    connections.set(on, connection);
  }
  const prepared = recordings.map(({ statements, id }) => ({
    id,
    list: statements.map(({ on, sql, values }) => ({ statement: connections.get(on).prepare(sql), values })),
  }));
  return {
    /** @param {number} client @param {string} id */
    run: async (client, id) => {
      const { list, id: old } = prepared[client];
      for (const { statement, values } of list) {
        const own = renamed(values, old, id);
        if (statement.reader) statement.all(own);
        else statement.run(own);
      }
    },
    close: async () => {
      for (const connection of connections.values()) connection.close();
    },
  };
}

/**
 * The same on PostgreSQL, with a pool: a transaction on one connection, the rest on any.
 * @param {Recording[]} recordings by client @param {string} url
 */
export function onPostgres(recordings, url) {
  const pool = new pg.Pool({ connectionString: url, max: recordings.length });
  const split = recordings.map(({ statements, id }) => {
    const first = statements.findIndex(begins);
    const at = first < 0 ? statements.length : first;
    return { id, before: statements.slice(0, at), within: statements.slice(at) };
  });
  return {
    /** @param {number} client @param {string} id */
    run: async (client, id) => {
      const { before, within, id: old } = split[client];
      for (const { sql, values } of before) await pool.query(sql, renamed(values, old, id));
      if (within.length === 0) return;
      const connection = await pool.connect();
      for (const { sql, values } of within) await connection.query(sql, renamed(values, old, id));
      connection.release();
    },
    close: () => pool.end(),
  };
}
