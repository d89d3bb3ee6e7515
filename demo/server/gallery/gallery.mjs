// SPDX-License-Identifier: MIT
// The gallery's server, for development: files, with the headers a page should have, what
// /analytics/ shows live, the embed page, and the authoring API. Not for the open internet, where any static host can serve dist/.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import files from '@fastify/static';
import Fastify from 'fastify';
import { answerError } from '../api/errors.mjs';
import { PREFIX } from '../api/schemas/openapi.mjs';
import { ID_LENGTH_MAX } from '../app.mjs';
import { readConfig } from '../config.mjs';
import { embed } from '../embed/embed.mjs';
import { BYTES_MAX } from '../store/authoring.mjs';
import { applyFault, faultOf } from './faults.mjs';
import { locate, MOUNTS, pathOf } from './files.mjs';
import { headersFor } from './policy.mjs';

/** The studio sends many small requests, and files change while they are worked on. */
const SETTINGS = { API_LIMIT: '100000', API_MAX_AGE: '0' };

/** The relay, and what arrives behind it. */
const LIVE = '/analytics/live/';

/** Answers requests to LIVE; made when the page is open. @param {import('fastify').FastifyInstance} app */
async function live(app) {
  /** @type {ReturnType<typeof import('../../analytics/service.mjs').createService> | null} */
  let service = null;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null)); // bodies are passed on unread
  app.all(`${LIVE}*`, async (request, reply) => {
    service ??= import('../../analytics/service.mjs').then(({ createService }) => createService());
    const { answer } = await service;
    const path = pathOf(request.url).slice(LIVE.length);
    reply.hijack();
    if (!(await answer(path, request.raw, reply.raw))) reply.raw.writeHead(404, headersFor(LIVE)).end('404\n');
  });
  app.addHook('onClose', async () => {
    await (await service)?.close();
  });
}

/**
 * The text of the file that a path means, if it may be a document.
 * @param {string} path @param {Record<string, string>} mounts
 */
async function readDocument(path, mounts) {
  try {
    const { folder, name } = locate(pathOf(path), mounts);
    const file = join(folder, name);
    return (await stat(file)).size > BYTES_MAX ? null : await readFile(file, 'utf8');
  } catch {
    return null;
  }
}

/** @param {import('fastify').FastifyRequest} request @param {import('fastify').FastifyReply} reply @param {number} status */
function refuse(request, reply, status) {
  if (status === 405) reply.header('allow', 'GET, HEAD');
  return reply.code(status).headers(headersFor(request.url)).type('text/plain; charset=utf-8').send(`${status}\n`);
}

/**
 * The pages, and what they load.
 * @param {import('fastify').FastifyInstance} app
 * @param {{mounts: Record<string, string>, faults: boolean}} options as of startServer(), all mounts
 */
async function pages(app, { mounts, faults }) {
  const fault = (/** @type {string} */ path) => (faults ? faultOf(path) : '');

  app.setErrorHandler((error, request, reply) => {
    const { statusCode = 500, headers = {} } = /** @type {{statusCode?: number, headers?: Record<string, string>}} */ (
      error
    );
    if (statusCode === 500) console.error(error);
    reply.headers(headers); // Content-Range of 416
    return refuse(request, reply, statusCode);
  });
  app.setNotFoundHandler((request, reply) => refuse(request, reply, /^(GET|HEAD)$/.test(request.method) ? 404 : 405));
  app.addHook('onSend', async (request, reply, payload) => {
    reply.headers(headersFor(request.url));
    const asked = reply.statusCode < 300 ? fault(request.url) : '';
    return asked ? applyFault(asked, reply, /** @type {import('node:stream').Readable} */ (payload)) : payload;
  });

  await app.register(files, {
    serve: false,
    root: mounts['/'],
    redirect: true,
    ...{ cacheControl: false, etag: false, lastModified: false },
  });
  await app.register(live);
  app.get('/*', (request, reply) => {
    const path = pathOf(request.url);
    const { folder, name } = locate(path.slice(fault(path).length), mounts);
    return reply.sendFile(name, folder);
  });
}

/**
 * Starts the server.
 * @param {object} [options]
 * @param {number} [options.port] 0 for any free port
 * @param {string} [options.host]
 * @param {Record<string, string>} [options.mounts] more URL prefixes (with a
 *   trailing slash) and their folders
 * @param {boolean} [options.faults] whether to serve the prefixes of faults.mjs
 * @param {string} [options.authoring] the file of the authoring API's database, or `:memory:`;
 *   without it there is no API
 * @param {string} [options.embedHosts] the setting EMBED_HOSTS
 * @returns {Promise<{address: string, close: () => Promise<void>}>} address
 *   has no trailing slash
 * @throws {Error} with code EADDRINUSE
 */
export async function startServer({
  port = 0,
  host = '127.0.0.1',
  mounts = {},
  faults = false,
  authoring,
  embedHosts,
} = {}) {
  const config = readConfig({ ...SETTINGS, SQLITE_FILE: authoring, EMBED_HOSTS: embedHosts });
  const served = { ...MOUNTS, ...mounts };
  const app = Fastify({
    forceCloseConnections: true,
    ...(authoring !== undefined && { logger: { level: 'error' } }),
    routerOptions: { maxParamLength: ID_LENGTH_MAX },
    frameworkErrors: (error, request, reply) =>
      request.url.startsWith(PREFIX) ? answerError(error, request, reply) : refuse(request, reply, 400),
  });
  const api = authoring !== undefined && (await (await import('./authoring.mjs')).addAuthoring(app, config));
  await app.register(embed, {
    config,
    ...(api && { store: api.store }),
    readDocument: (/** @type {string} */ path) => readDocument(path, served),
  });
  await app.register(pages, { mounts: served, faults });

  await app.listen({ port, host }).catch(async (error) => {
    await app.close();
    throw error;
  });
  const { port: chosen } = /** @type {import('node:net').AddressInfo} */ (app.addresses()[0]);
  return { address: `http://localhost:${chosen}`, close: () => app.close() };
}
