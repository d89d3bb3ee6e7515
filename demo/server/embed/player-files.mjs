// SPDX-License-Identifier: MIT
// The player's files, as `npm run build` makes them, for the embed page and for pages of any origin.
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';

const FOLDER = fileURLToPath(new URL('../../../dist/', import.meta.url));
const MOUNT = '/dist/';

/**
 * @param {import('fastify').FastifyInstance} app
 * @param {{apiMaxAge: number, folder?: string}} options apiMaxAge: milliseconds
 */
export async function playerFiles(app, { apiMaxAge, folder = FOLDER }) {
  await app.register(files, {
    root: folder,
    prefix: MOUNT,
    index: false,
    maxAge: apiMaxAge,
    setHeaders: (response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('X-Content-Type-Options', 'nosniff');
    },
  });
}
