// SPDX-License-Identifier: MIT
// What Prometheus reads. Labels are names of routes and upstreams, never something that was sent.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** @typedef {ReturnType<typeof createMetrics>} Metrics */

const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60, 600, 3600];

/** @param {import('./store/store.mjs').Store} store */
export function createMetrics(store) {
  const registry = new Registry();
  const registers = [registry];
  const records = new Counter({
    name: 'relay_records_total',
    help: 'Records that came in; repeated ones count again',
    labelNames: ['route', 'outcome'],
    registers,
  });
  const calls = new Histogram({
    name: 'relay_call_seconds',
    help: 'Calls of an upstream, by status (0: no answer)',
    labelNames: ['upstream', 'status'],
    buckets: SECONDS,
    registers,
  });
  const deliveries = new Counter({
    name: 'relay_deliveries_total',
    help: 'What became of attempts to forward: good, odd (arrived, undocumented answer), retry, pause, stop, parked, dead',
    labelNames: ['upstream', 'outcome'],
    registers,
  });
  const age = new Histogram({
    name: 'relay_delivery_seconds',
    help: 'From acceptance until the upstream has answered',
    labelNames: ['upstream'],
    buckets: SECONDS,
    registers,
  });
  new Gauge({
    name: 'relay_queue',
    help: 'Deliveries that wait (queued), failed (dead) or miss something at the upstream (parked)',
    labelNames: ['upstream', 'state'],
    registers,
    async collect() {
      this.reset();
      for (const { upstream, state, count } of await store.counts()) this.set({ upstream, state }, count);
    },
  });
  new Gauge({
    name: 'relay_upstream_stopped',
    help: '1: the upstream refuses the credentials or their scopes; an operator must act',
    labelNames: ['upstream'],
    registers,
    async collect() {
      for (const { name, stopped } of await store.upstreams()) this.set({ upstream: name }, stopped === null ? 0 : 1);
    },
  });
  collectDefaultMetrics({ register: registry });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    /** @param {string} route @param {string} outcome */
    record: (route, outcome) => records.inc({ route, outcome }),
    /** @param {string} upstream @param {number} status @param {number} ms */
    call: (upstream, status, ms) => calls.observe({ upstream, status }, ms / 1000),
    /** @param {string} upstream @param {string} outcome @param {number} ms since it was accepted */
    forwarded: (upstream, outcome, ms) => {
      deliveries.inc({ upstream, outcome });
      if (outcome === 'good' || outcome === 'odd') age.observe({ upstream }, ms / 1000);
    },
  };
}
