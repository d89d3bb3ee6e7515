// SPDX-License-Identifier: MIT
// The relay's routes. Everything here can be called from the open internet, but /dead.
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { logAnswers } from './app.mjs';
import { dead } from './dead.mjs';
import { sessionOf } from './intake.mjs';
import { meterPerMinute } from './meter.mjs';
import { ENVELOPE, faultOfBody, isUuid } from './schemas.mjs';

const BODY_BYTES_MAX = 64 * 1024; // of a browser's keepalive request
const AGAIN_SECONDS = 5; // after the database failed, or with a full queue
const COUNT_EVERY_MS = 1000;

/** An error that is answered. */
export class HttpError extends Error {
  /** @param {number} statusCode @param {string} code @param {string} message @param {number} [retryAfter] seconds */
  constructor(statusCode, code, message, retryAfter) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** @param {string[]} origins of the settings @param {import('fastify').FastifyRequest} request */
function isAllowed(origins, request) {
  const { origin } = request.headers;
  if (origin === undefined) return origins.includes('none');
  if (origins.includes('self') && /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === request.host)
    return true;
  return origins.includes(origin);
}

/**
 * Answers an error; one of ours as it is, one of the database's as 503.
 * @param {any} error @param {import('fastify').FastifyRequest} request @param {import('fastify').FastifyReply} reply
 */
function answerError(error, request, reply) {
  const { statusCode = 500 } = error;
  const known = statusCode < 500 || error instanceof HttpError;
  if (!known) request.log.error({ err: error }, 'a request failed');
  const retryAfter = error.retryAfter ?? (statusCode >= 500 ? AGAIN_SECONDS : undefined);
  if (retryAfter !== undefined) reply.header('Retry-After', retryAfter);
  const code = error instanceof HttpError ? error.code : `status_${statusCode}`;
  // Messages of parsers quote what they parsed.
  const message = error instanceof HttpError || statusCode === 429 ? error.message : 'the request could not be taken';
  reply.code(known ? statusCode : 503).send({ code, message });
}

/**
 * @typedef {object} Parts
 * @property {import('./config.mjs').Config} config
 * @property {ReturnType<typeof import('./intake.mjs').createIntake>} intake
 * @property {import('./store/store.mjs').Store} store
 * @property {import('./metrics.mjs').Metrics} metrics
 * @property {import('./clock.mjs').Clock} clock
 * @property {(upstream: string) => Promise<void>} resume
 */

/** Looks at the queue once a second at most. @param {Parts} parts */
function queueGauge({ store, config, clock }) {
  let full = false;
  let next = 0;
  return async () => {
    if (clock.now() >= next) {
      next = clock.now() + COUNT_EVERY_MS;
      const counts = await store.counts();
      const waiting = counts.reduce((sum, { state, count }) => (state === 'queued' ? sum + count : sum), 0);
      full = waiting >= config.queueLimit;
    }
    if (full) throw new HttpError(503, 'queue_full', 'the queue is full', AGAIN_SECONDS);
  };
}

/** A plugin: its hooks and headers are for these routes alone. @param {import('fastify').FastifyInstance} app @param {Parts} parts */
export async function routes(app, parts) {
  const { config, intake, store, metrics, clock } = parts;
  const inSession = meterPerMinute(config.sessionLimit, clock);
  const checkQueue = queueGauge(parts);

  app.setErrorHandler(answerError);
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } });
  await app.register(rateLimit, { max: config.addressLimit, timeWindow: 60_000 });
  // Beacons and keepalive requests without a preflight are text to the browser.
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  logAnswers(app);

  /** @param {unknown[]} records */
  async function take(records) {
    const counts = new Map();
    for (const session of records.map(sessionOf)) counts.set(session, (counts.get(session) ?? 0) + 1);
    counts.delete('');
    const wait = inSession(counts);
    if (wait > 0) throw new HttpError(429, 'session_limit', 'too many records of one session', Math.ceil(wait / 1000));
    await checkQueue();
    return intake(records);
  }

  await app.register(async (open) => {
    await open.register(cors, {
      delegator: (request, callback) =>
        callback(null, {
          origin: isAllowed(config.origins, request),
          methods: ['POST'],
          allowedHeaders: ['Content-Type', 'Idempotency-Key'],
          exposedHeaders: ['Retry-After'],
          maxAge: 3600,
        }),
    });
    open.addHook('onRequest', async (request) => {
      if (!isAllowed(config.origins, request)) throw new HttpError(403, 'origin', 'the origin is not on the list');
    });

    open.post('/records', { bodyLimit: BODY_BYTES_MAX, schema: { body: ENVELOPE } }, (request) =>
      take(/** @type {any} */ (request.body).records),
    );

    for (const route of Object.keys(faultOfBody))
      open.post(route, { bodyLimit: BODY_BYTES_MAX }, async (request, reply) => {
        const id = request.headers['idempotency-key'];
        if (!isUuid(id)) throw new HttpError(400, 'idempotency_key', 'Idempotency-Key must be a UUID');
        const { accepted, refused } = await take([{ id, route, body: request.body, time: clock.now() }]);
        if (refused.length > 0) throw new HttpError(400, refused[0].code, refused[0].message);
        reply.code(202);
        return { accepted };
      });
  });

  app.get('/healthz', { config: { rateLimit: false } }, async () => {
    await store.check();
    const states = (await store.upstreams()).map(({ name, paused, stopped }) => [
      name,
      stopped ? `stopped: ${stopped}` : paused > clock.now() ? 'paused' : 'on',
    ]);
    return { ok: true, upstreams: Object.fromEntries(states) };
  });

  app.get('/metrics', { config: { rateLimit: false } }, async (_request, reply) => {
    reply.type(metrics.contentType);
    return metrics.text();
  });

  if (config.adminToken) await app.register(dead, parts);
}
