// SPDX-License-Identifier: MIT
// Connections of this process to one SQLite file take turns. SQLite answers in this very thread:
// a connection that waits for another's transaction would stop the thread that is to end it.
import { SqliteDialect, SqliteDriver } from 'kysely';

/** Who holds the file, one after the other. */
export class Turns {
  /** @type {Promise<void>} */
  #last = Promise.resolve();

  /** Waits for a turn. @returns {Promise<() => void>} ends it */
  async take() {
    const before = this.#last;
    let end = () => {};
    this.#last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }
}

class TakingTurns extends SqliteDriver {
  #turns;
  #end = () => {};

  /** @param {import('kysely').SqliteDialectConfig} config @param {Turns} turns */
  constructor(config, turns) {
    super(config);
    this.#turns = turns;
  }

  async acquireConnection() {
    const end = await this.#turns.take();
    const connection = await super.acquireConnection();
    this.#end = end; // from here on the only one, until it is released
    return connection;
  }

  async releaseConnection() {
    await super.releaseConnection();
    this.#end();
  }
}

/** SQLite, by connections that share `turns`. */
export class SqliteInTurns extends SqliteDialect {
  #config;
  #turns;

  /** @param {import('kysely').SqliteDialectConfig} config @param {Turns} turns */
  constructor(config, turns) {
    super(config);
    this.#config = config;
    this.#turns = turns;
  }

  createDriver() {
    return new TakingTurns(this.#config, this.#turns);
  }
}
