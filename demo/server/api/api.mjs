// SPDX-License-Identifier: MIT
// The authoring API, put together: store, engine and routes.
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { logAnswers } from '../app.mjs';
import { systemClock } from '../clock.mjs';
import { AuthoringStore } from '../store/authoring.mjs';
import { TokenStore } from '../store/tokens.mjs';
import { knowCallers, requireCallers } from './callers.mjs';
import { DocumentEdits } from './document-edits.mjs';
import { EnginePool } from './engine-pool.mjs';
import { answerError, notFound } from './errors.mjs';
import { InteractionEdits } from './interaction-edits.mjs';
import { rateLimitOf } from './limits.mjs';
import { KEPT_MS } from './repeats.mjs';
import { creates, interactions } from './routes/interactions.mjs';
import { projects } from './routes/projects.mjs';
import { players, videos } from './routes/videos.mjs';
import { openapi, PREFIX } from './schemas/openapi.mjs';

/**
 * @typedef {object} ApiParts
 * @property {import('../config.mjs').Config} config
 * @property {AuthoringStore} store
 * @property {TokenStore} tokens
 * @property {EnginePool} engine
 * @property {import('../clock.mjs').Clock} clock
 * @property {InteractionEdits} interactionEdits
 * @property {DocumentEdits} documentEdits
 */

const BODY_BYTES_MAX = 16 * 1024 * 1024;
const HOUR_MS = 3600 * 1000;
const JSON_TYPES = ['application/json', 'application/merge-patch+json'];

/** Forgets old answers each hour. @param {ApiParts} parts @param {import('fastify').FastifyBaseLogger} log */
function keepHouse({ store, clock }, log) {
  const ending = new AbortController();
  const rounds = async () => {
    while (!ending.signal.aborted) {
      await store.purge(clock.now() - KEPT_MS).catch((error) => log.error({ err: error }, 'the database failed'));
      await clock.sleep(HOUR_MS, ending.signal);
    }
  };
  const ended = rounds();
  return async () => {
    ending.abort();
    await ended;
  };
}

/** @param {import('fastify').FastifyInstance} api @param {ApiParts} parts */
async function routes(api, parts) {
  const { config, tokens } = parts;
  api.setErrorHandler(answerError);
  api.removeAllContentTypeParsers();
  for (const type of JSON_TYPES)
    api.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX }, (_request, body, done) =>
      done(null, body),
    );
  await api.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } });
  knowCallers(api, tokens);
  await api.register(rateLimit, rateLimitOf(config));
  logAnswers(api);
  await api.register(openapi);
  await api.register(async (open) => {
    await open.register(cors, { origin: '*', methods: ['GET'], exposedHeaders: ['ETag'], maxAge: 3600 });
    await players(open, parts);
  });
  await api.register(async (closed) => {
    requireCallers(closed);
    await closed.register(creates, parts);
    await interactions(closed, parts);
    await videos(closed, parts);
    await projects(closed, parts);
  });
  // Not a handler for what is not found: where other pages are served, too, it would be theirs.
  const nothing = async () => {
    throw notFound('address');
  };
  api.all('/*', { schema: { hide: true }, handler: nothing });
}

/**
 * Adds the API to an app, below its prefix.
 * @param {import('fastify').FastifyInstance} app
 * @param {import('../config.mjs').Config} config
 * @param {{database: import('../store/open.mjs').Database, clock?: import('../clock.mjs').Clock}} options
 *   database: closed with the app; clock: for tests
 * @returns {Promise<ApiParts>}
 */
export async function addApi(app, config, { database, clock = systemClock }) {
  const store = new AuthoringStore(database);
  const engine = new EnginePool({ timeout: config.apiCheckTimeout });
  const interactionEdits = new InteractionEdits({ store, engine });
  const documentEdits = new DocumentEdits({ store, engine });
  const tokens = new TokenStore(database);
  const parts = { config, store, tokens, engine, clock, interactionEdits, documentEdits };
  await app.register((api) => routes(api, parts), { prefix: PREFIX });
  const stop = keepHouse(parts, app.log);
  app.addHook('onClose', async () => {
    await stop();
    await engine.close();
    await database.close();
  });
  return parts;
}
