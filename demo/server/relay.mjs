// SPDX-License-Identifier: MIT
// The relay, put together: store, intake, worker and routes.
import { randomUUID } from 'node:crypto';
import { systemClock } from './clock.mjs';
import { createIntake } from './intake.mjs';
import { createMetrics } from './metrics.mjs';
import { routes } from './routes.mjs';
import { openDatabase } from './store/open.mjs';
import { Store } from './store/store.mjs';
import { upstreamsFor } from './upstream/upstreams.mjs';
import { Worker } from './worker.mjs';

/** @typedef {Record<'info' | 'warn' | 'error' | 'fatal', (about: object, message: string) => void>} Log as pino's */

const HOUR_MS = 3600 * 1000;

/**
 * Deletes, each hour, what has been kept long enough.
 * @param {{store: import('./store/store.mjs').Store, config: import('./config.mjs').Config, clock: import('./clock.mjs').Clock, log: Log}} parts
 * @returns {AbortController} ends it
 */
function keepHouse({ store, config, clock, log }) {
  const ending = new AbortController();
  const rounds = async () => {
    while (!ending.signal.aborted) {
      const now = clock.now();
      await store
        .purge(now - config.keep, now - config.keepDead)
        .catch((error) => log.error({ err: error }, 'the database failed'));
      await clock.sleep(HOUR_MS, ending.signal);
    }
  };
  rounds();
  return ending;
}

/**
 * Opens the store and adds the relay's routes to an app. It forwards from start() until the app
 * is closed.
 * @param {import('fastify').FastifyInstance} app
 * @param {import('./config.mjs').Config} config
 * @param {{database?: import('./store/open.mjs').Database, clock?: import('./clock.mjs').Clock, random?: () => number}} [options]
 *   database: instead of one of its own; the others are for tests
 * @returns {Promise<{start: () => Promise<void>, store: import('./store/store.mjs').Store}>}
 */
export async function addRelay(app, config, { database, clock = systemClock, random = Math.random } = {}) {
  const log = app.log;
  const lost = (/** @type {Error} */ error) => log.error({ err: error }, 'lost a connection to the database');
  const store = new Store(database ?? (await openDatabase(config, lost)));
  const metrics = createMetrics(store);
  const upstreams = upstreamsFor(config, { store, clock, observe: metrics.call });
  const holder = randomUUID();
  const workers = upstreams.map(
    (upstream) => new Worker({ store, upstream, config, clock, log, metrics, random, holder }),
  );
  const keeping = keepHouse({ store, config, clock, log });
  const accept = createIntake({ store, clock, crmNames: config.crmNames, count: metrics.record });
  const intake = async (/** @type {unknown[]} */ records) => {
    const result = await accept(records);
    for (const worker of workers) worker.wake();
    return result;
  };

  await app.register(routes, { config, intake, store, metrics, clock, resume: (name) => store.stop(name, null) });
  app.addHook('onClose', async () => {
    keeping.abort();
    await Promise.all(workers.map((worker) => worker.stop()));
    await store.close();
  });

  return {
    store,
    start: async () => {
      for (const { name, limit } of upstreams) await store.open(name, limit);
      for (const { name } of upstreams) log.info({ upstream: name }, 'forwarding');
      if (upstreams.length === 0) log.warn({}, 'no upstream has credentials: records are stored, and wait');
      for (const worker of workers) worker.start();
    },
  };
}
