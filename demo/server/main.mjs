// SPDX-License-Identifier: MIT
// `npm run relay`: the relay alone, and a look at what it could not forward.
//
//     npm run relay                       serves until SIGTERM or SIGINT
//     npm run relay -- dead               dead letters, one in a line, as JSON
//     npm run relay -- replay [id]...     queues them again; all without an id
//     npm run relay -- resume hubspot     lets a stopped upstream go on
//
// Settings are environment variables: docs/relay.md.
import { createApp } from './app.mjs';
import { ConfigError, readConfig } from './config.mjs';
import { listen, program } from './program.mjs';
import { addRelay } from './relay.mjs';
import { openStore } from './store/open.mjs';

const LISTED = 1000;

/** @param {import('./config.mjs').Config} config */
async function serve(config) {
  const app = createApp(config);
  const { start } = await addRelay(app, config);
  await listen(app, config);
  await start();
}

/** @type {Record<string, (store: import('./store/store.mjs').Store, words: string[]) => Promise<void>>} */
const COMMANDS = {
  dead: async (store) => {
    for (const letter of await store.list(['dead', 'parked'], LISTED)) console.log(JSON.stringify(letter));
  },
  replay: async (store, ids) => {
    console.log(`${await store.replay(ids.length > 0 ? ids : null, Date.now())} queued again`);
  },
  resume: async (store, names) => {
    for (const name of names) await store.stop(name, null);
  },
};

/** @param {string[]} words */
async function main([command, ...words]) {
  const config = readConfig(process.env);
  if (command === undefined) return serve(config);
  if (!Object.hasOwn(COMMANDS, command))
    throw new ConfigError(`There is no command ${command}: ${Object.keys(COMMANDS).join(', ')}`);
  const store = await openStore(config);
  try {
    await COMMANDS[command](store, words);
  } finally {
    await store.close();
  }
}

await program(main);
