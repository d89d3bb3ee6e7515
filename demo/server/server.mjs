// SPDX-License-Identifier: MIT
// `npm run server`: the authoring API, embed pages and the relay, and who may use the API.
//
//     npm run server                           serves until SIGTERM or SIGINT
//     npm run server -- token create [NAME]    prints a new token, which is shown only this once
//     npm run server -- token list             ids, names and times, one in a line, as JSON
//     npm run server -- token revoke ID        from now on it is refused
//
// Settings are environment variables: docs/api.md and docs/relay.md.
import { createToken } from './api/callers.mjs';
import { ConfigError, readConfig } from './config.mjs';
import { listen, program } from './program.mjs';
import { openDatabase } from './store/open.mjs';
import { TokenStore } from './store/tokens.mjs';

/** @param {import('./config.mjs').Config} config */
async function serve(config) {
  // Not for the commands, which end at once.
  const { createApp } = await import('./app.mjs');
  const { addApi } = await import('./api/api.mjs');
  const { embed } = await import('./embed/embed.mjs');
  const { playerFiles } = await import('./embed/player-files.mjs');
  const { addRelay } = await import('./relay.mjs');
  const app = createApp(config);
  const lost = (/** @type {Error} */ error) => app.log.error({ err: error }, 'lost a connection to the database');
  const database = await openDatabase(config, lost);
  const { store } = await addApi(app, config, { database });
  await app.register(embed, { config, store });
  await app.register(playerFiles, config);
  const { start } = await addRelay(app, config, { database });
  await listen(app, config);
  await start();
}

const time = (/** @type {number | null} */ ms) => (ms === null ? null : new Date(ms).toISOString());

/** @type {Record<string, (tokens: TokenStore, words: string[]) => Promise<void>>} */
const COMMANDS = {
  create: async (tokens, words) => {
    console.log((await createToken(tokens, words.join(' '), Date.now())).secret);
  },
  list: async (tokens) => {
    for (const { id, name, created, revoked } of await tokens.list())
      console.log(JSON.stringify({ id, name, created: time(created), revoked: time(revoked) }));
  },
  revoke: async (tokens, [id = '']) => {
    if (!(await tokens.revoke(id, Date.now()))) throw new ConfigError('There is no such token in use.');
    console.log('revoked');
  },
};

/** @param {string[]} words */
async function main([subject, command = '', ...words]) {
  const config = readConfig(process.env);
  if (subject === undefined) return serve(config);
  if (subject !== 'token' || !Object.hasOwn(COMMANDS, command))
    throw new ConfigError('Commands: token create [NAME], token list, token revoke ID');
  const database = await openDatabase(config);
  try {
    await COMMANDS[command](new TokenStore(database), words);
  } finally {
    await database.close();
  }
}

await program(main);
