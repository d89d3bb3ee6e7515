// SPDX-License-Identifier: MIT
// Dead letters, for holders of the admin token: read them, replay them, and resume a stopped upstream.
import { createHash, timingSafeEqual } from 'node:crypto';

const LIMIT = 100;
const REPLAY = {
  type: 'object',
  properties: { ids: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1000 } },
  additionalProperties: false,
};
const RESUME = {
  type: 'object',
  required: ['upstream'],
  properties: { upstream: { type: 'string' } },
  additionalProperties: false,
};

const digest = (/** @type {string} */ text) => createHash('sha256').update(text).digest();

/** @param {import('fastify').FastifyInstance} app @param {import('./routes.mjs').Parts} parts */
export async function dead(app, { config, store, clock, resume }) {
  const expected = digest(`Bearer ${config.adminToken}`);

  app.addHook('onRequest', async (request, reply) => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
      return reply
        .code(401)
        .header('WWW-Authenticate', 'Bearer')
        .send({ code: 'admin', message: 'the admin token is needed' });
  });

  app.get('/dead', async () => ({ dead: await store.list(['dead', 'parked'], LIMIT) }));
  app.post('/dead/replay', { schema: { body: REPLAY } }, async (request) => {
    const { ids = null } = /** @type {any} */ (request.body);
    return { replayed: await store.replay(ids, clock.now()) };
  });
  app.post('/dead/resume', { schema: { body: RESUME } }, async (request) => {
    await resume(/** @type {any} */ (request.body).upstream);
    return {};
  });
}
