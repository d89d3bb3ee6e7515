// SPDX-License-Identifier: MIT
// The authoring API in the gallery: with a sample project, and a token that the studio gets
// without a login, on this machine only.
import { readFileSync } from 'node:fs';
import { addApi } from '../api/api.mjs';
import { createToken } from '../api/callers.mjs';
import { PREFIX } from '../api/schemas/openapi.mjs';
import { openDatabase } from '../store/open.mjs';
import { headersFor } from './policy.mjs';

const SAMPLE = new URL('../../showcase/project.json', import.meta.url);
const SESSION = '/studio/session.json';
const TOKEN_NAME = 'the gallery’s studio';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The showcase's document for pages in any folder. */
const sample = () => readFileSync(SAMPLE, 'utf8').replaceAll('"../', '"/').replaceAll('"icons/', '"/showcase/icons/');

/**
 * The project that the studio opens, made if there is none.
 * @param {import('../api/api.mjs').ApiParts} api
 * @returns {Promise<string>} its id
 */
async function firstProject({ store, documentEdits }) {
  const [project] = await store.projects({ limit: 1 });
  return project?.id ?? documentEdits.createProject(sample(), async (_change, id) => id);
}

/**
 * Whether a page of this very server asks, on this machine. The name counts, too: another one may
 * have been made to mean this machine.
 * @param {import('fastify').FastifyRequest} request
 */
function isLocal({ socket, headers }) {
  const { host = '', origin } = headers;
  const same = origin === undefined || origin === `http://${host}`;
  return LOOPBACK.test(socket.remoteAddress ?? '') && LOCAL_NAME.test(host) && same;
}

/**
 * Adds the API and the studio's session to the gallery.
 * @param {import('fastify').FastifyInstance} app
 * @param {import('../config.mjs').Config} config
 */
export async function addAuthoring(app, config) {
  const database = await openDatabase(config);
  const api = await addApi(app, config, { database });
  await api.tokens.remove(TOKEN_NAME); // that of the last start
  const { secret: token } = await createToken(api.tokens, TOKEN_NAME, api.clock.now());
  let project = firstProject(api);
  await project;
  app.get(SESSION, async (request, reply) => {
    if (!isLocal(request)) return reply.callNotFound();
    project = project.then(() => firstProject(api)); // the last one may have been deleted; one request after the other
    reply.headers({ ...headersFor(SESSION), 'Cache-Control': 'no-store' });
    return { api: PREFIX, token, project: await project };
  });
  return api;
}
