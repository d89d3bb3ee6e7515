// SPDX-License-Identifier: MIT
// The relay, put together: store, intake, worker and routes.
import { randomUUID } from 'node:crypto';
import { systemClock } from './clock.mjs';
import { createIntake } from './intake.mjs';
import { createMetrics } from './metrics.mjs';
import { routes } from './routes.mjs';
import { openStore } from './store/open.mjs';
import { upstreamsFor } from './upstream/upstreams.mjs';
import { Worker } from './worker.mjs';

/** @typedef {Record<'info' | 'warn' | 'error' | 'fatal', (about: object, message: string) => void>} Log as pino's */

/**
 * Opens the store and adds the relay's routes to an app. It forwards from start() until the app
 * is closed.
 * @param {import('fastify').FastifyInstance} app
 * @param {import('./config.mjs').Config} config
 * @param {{clock?: import('./clock.mjs').Clock, random?: () => number}} [options] for tests
 * @returns {Promise<{start: () => Promise<void>, store: import('./store/store.mjs').Store}>}
 */
export async function addRelay(app, config, { clock = systemClock, random = Math.random } = {}) {
  const log = app.log;
  const store = await openStore(config, (error) => log.error({ err: error }, 'lost a connection to the database'));
  const metrics = createMetrics(store);
  const upstreams = upstreamsFor(config, { store, clock, observe: metrics.call });
  const worker = new Worker({ store, upstreams, config, clock, log, metrics, random, holder: randomUUID() });
  const accept = createIntake({ store, clock, crmNames: config.crmNames, count: metrics.record });
  const intake = async (/** @type {unknown[]} */ records) => {
    const result = await accept(records);
    worker.wake();
    return result;
  };

  await app.register(routes, { config, intake, store, metrics, clock, resume: (name) => store.stop(name, null) });
  app.addHook('onClose', async () => {
    await worker.stop().catch((error) => log.error({ err: error }, 'claims end with their lease'));
    await store.close();
  });

  return {
    store,
    start: async () => {
      for (const { name, limit } of upstreams) await store.open(name, limit);
      for (const { name } of upstreams) log.info({ upstream: name }, 'forwarding');
      if (upstreams.length === 0) log.warn({}, 'no upstream has credentials: records are stored, and wait');
      worker.start();
    },
  };
}
