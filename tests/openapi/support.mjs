// SPDX-License-Identifier: MIT
// The API in this process, listening on a port, with a token.
import { addApi } from '../../demo/server/api/api.mjs';
import { createToken } from '../../demo/server/api/callers.mjs';
import { PREFIX } from '../../demo/server/api/schemas/openapi.mjs';
import { createApp } from '../../demo/server/app.mjs';
import { readConfig } from '../../demo/server/config.mjs';
import { openDatabase } from '../../demo/server/store/open.mjs';
import { Calls } from './calls.mjs';

const UNLIMITED = '1000000';

/**
 * Starts the API on a database of its own.
 * @param {Record<string, string>} [settings] environment variables; default: SQLite in memory
 * @returns {Promise<{address: string, token: string, newToken: () => Promise<string>, calls: Calls, database: import('../../demo/server/store/open.mjs').Database,
 *   log: string[], close: () => Promise<void>}>} address: with the API's prefix
 */
export async function startApi(settings = {}) {
  const config = readConfig({
    SQLITE_FILE: ':memory:',
    ...(process.env.API_TEST_DATABASE_URL && { DATABASE_URL: process.env.API_TEST_DATABASE_URL }),
    API_LIMIT: UNLIMITED,
    LOG_LEVEL: 'error',
    ...settings,
  });
  /** @type {string[]} */
  const log = [];
  const app = createApp(config, /** @type {any} */ ({ write: (/** @type {string} */ line) => log.push(line) }));
  const database = await openDatabase(config);
  const { tokens } = await addApi(app, config, { database });
  const newToken = async () => (await createToken(tokens, 'test', Date.now())).secret;
  const token = await newToken();
  const address = `${await app.listen({ port: 0, host: '127.0.0.1' })}${PREFIX}`;
  const calls = new Calls(address, await (await fetch(`${address}/openapi.json`)).json(), token);
  return {
    ...{ address, token, newToken, calls, database, log },
    close: async () => {
      calls.close();
      await app.close();
    },
  };
}
