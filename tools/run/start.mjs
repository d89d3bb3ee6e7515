// SPDX-License-Identifier: MIT
// `npm start`: from a fresh clone to the gallery in a browser.
//
//     npm start                 http://localhost:8080/, or the next free port
//     PORT=9000 npm start       only that port
//     HOST=0.0.0.0 npm start    also reachable from other machines
//     EMBED_HOSTS=… npm start   pages that may show the embed page: docs/api.md, "Settings"
import { join } from 'node:path';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { setUp } from '../setup/setup.mjs';
import { build } from './build.mjs';
import { Failure, ROOT, script } from './steps.mjs';

const PORT_DEFAULT = 8080;
const PORTS_TRIED = 20;
const SERVED = {
  authoring: join(ROOT, 'build/gallery.sqlite'), // what is made in the studio stays
  embedHosts: process.env.EMBED_HOSTS,
};

/** @returns {number | null} null if PORT is not set */
function askedPort() {
  const text = process.env.PORT;
  if (!text) return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Failure(`PORT=${text} is not a port number.`);
  return port;
}

const inUse = (error) => error.code === 'EADDRINUSE';

/** @param {number | null} asked */
async function serve(asked) {
  const host = process.env.HOST;
  if (asked !== null) {
    return startServer({ port: asked, host, ...SERVED }).catch((error) => {
      throw inUse(error) ? new Failure(`Port ${asked} is in use; choose another: PORT=${asked + 1} npm start`) : error;
    });
  }
  for (let port = PORT_DEFAULT; port < PORT_DEFAULT + PORTS_TRIED; port++) {
    try {
      return await startServer({ port, host, ...SERVED });
    } catch (error) {
      if (!inUse(error)) throw error;
      console.log(`  Port ${port} is in use.`);
    }
  }
  throw new Failure(
    `Ports ${PORT_DEFAULT} to ${PORT_DEFAULT + PORTS_TRIED - 1} are all in use; choose one with PORT=…`,
  );
}

await script(async () => {
  const port = askedPort();
  await setUp('build');
  await build();
  const { address, close } = await serve(port);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().then(() => process.exit()));
  console.log(`\nThe gallery is at ${address}/ (Ctrl+C ends it)`);
});
