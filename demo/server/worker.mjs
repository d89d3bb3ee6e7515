// SPDX-License-Identifier: MIT
// Forwards what is queued for an upstream: claims deliveries, hands them over, and notes the end.
// Each upstream has a worker of its own: one that is slow holds up no other.
// Whoever is killed between an upstream's answer and that note forwards the record again:
// once more, never once less.
import { setMaxListeners } from 'node:events';
import { groupCommit } from './batch.mjs';
import { backoff } from './policy.mjs';
import { Refusal } from './upstream/refusal.mjs';

const POLL_MS = 500; // for what other instances took in, and for leases that end
const TROUBLE_MS = 2000; // after the database failed
const ROWS_IN_COMMIT = 1000;

/** @typedef {import('./store/store.mjs').Delivery} Delivery */

export class Worker {
  #running = /** @type {Set<Promise<void>>} */ (new Set());
  #stopping = new AbortController(); // claims nothing more
  #aborting = new AbortController(); // ends running calls
  #waking = new AbortController();
  /** @type {Promise<void> | undefined} */
  #loop;

  /**
   * @param {object} parts
   * @param {import('./store/store.mjs').Store} parts.store
   * @param {import('./upstream/upstreams.mjs').Upstream} parts.upstream
   * @param {import('./config.mjs').Config} parts.config
   * @param {import('./clock.mjs').Clock} parts.clock
   * @param {import('./relay.mjs').Log} parts.log
   * @param {import('./metrics.mjs').Metrics} parts.metrics
   * @param {string} parts.holder this instance's name for its claims
   * @param {() => number} parts.random
   */
  constructor(parts) {
    this.parts = parts;
    setMaxListeners(0, this.#aborting.signal); // each running call listens
    /** @type {(seqs: number[]) => Promise<void>} */
    this.noteDone = groupCommit((seqs) => parts.store.done(seqs, parts.clock.now()), ROWS_IN_COMMIT);
  }

  start() {
    this.#loop = this.#run();
  }

  /** There is something new. */
  wake() {
    this.#waking.abort();
  }

  /** Claims no more, and lets running calls end, up to a time. */
  async stop() {
    this.#stopping.abort();
    this.wake();
    await this.#loop;
    const { clock, config } = this.parts;
    const done = new AbortController();
    const all = Promise.allSettled(this.#running).then(() => done.abort());
    await Promise.race([all, clock.sleep(config.stopTimeout, done.signal)]);
    this.#aborting.abort();
    await all;
  }

  async #run() {
    const { clock, log, config } = this.parts;
    while (!this.#stopping.signal.aborted) {
      this.#waking = new AbortController();
      try {
        const free = config.concurrency - this.#running.size;
        const claimed = free > 0 ? await this.#claim(free) : [];
        for (const delivery of claimed) this.#begin(delivery);
        if (claimed.length === 0 || free === claimed.length) await clock.sleep(POLL_MS, this.#waking.signal);
      } catch (error) {
        log.error({ err: error }, 'the database failed');
        await clock.sleep(TROUBLE_MS, this.#stopping.signal);
      }
    }
  }

  /** @param {number} count */
  #claim(count) {
    const { store, upstream, clock, config, holder } = this.parts;
    const now = clock.now();
    return store.claim({ holder, upstream: upstream.name, count, now, lease: now + config.lease });
  }

  /** @param {Delivery} delivery */
  #begin(delivery) {
    const deadline = this.parts.clock.now() + this.parts.config.lease;
    const forwarding = this.#forward(delivery, deadline).finally(() => {
      this.#running.delete(forwarding);
      this.wake();
    });
    this.#running.add(forwarding);
  }

  /** @param {Delivery} delivery @param {number} deadline of the claim; never rejects */
  async #forward(delivery, deadline) {
    const { upstream, log, metrics } = this.parts;
    const about = { upstream: delivery.upstream, route: delivery.route, id: delivery.id };
    /** @type {() => Promise<void>} */
    let note;
    try {
      const { odd } = await upstream.deliver(delivery, upstream.line(this.#aborting.signal, deadline));
      if (odd) log.warn(about, 'forwarded, but the answer is not as documented');
      note = () => this.noteDone([delivery.seq]);
      metrics.forwarded(delivery.upstream, odd ? 'odd' : 'good', this.parts.clock.now() - delivery.received);
    } catch (error) {
      const verdict =
        error instanceof Refusal ? error.verdict : { kind: /** @type {const} */ ('retry'), reason: 'internal' };
      if (error instanceof Refusal) log.warn({ ...about, ...verdict }, 'not forwarded');
      else log.error({ ...about, err: error }, 'not forwarded');
      metrics.forwarded(delivery.upstream, verdict.kind, 0);
      note = () => this.#settle(delivery, verdict);
    }
    await this.#insist(note, deadline);
  }

  /** @param {Delivery} delivery @param {Refusal['verdict']} verdict */
  async #settle(delivery, verdict) {
    const { store, clock, config, holder, log, random } = this.parts;
    const { seq, attempts, received, upstream } = delivery;
    const now = clock.now();
    if (this.#aborting.signal.aborted) return store.later(seq, holder, now, attempts);
    switch (verdict.kind) {
      case 'stop':
        log.fatal(
          { upstream, reason: verdict.reason },
          'upstream stopped: an operator must act, then restart or resume',
        );
        await store.stop(upstream, verdict.reason);
        return store.later(seq, holder, now, attempts);
      case 'pause':
        if (verdict.ms > 0) await store.pause(upstream, now + verdict.ms);
        return store.later(seq, holder, now, attempts);
      case 'retry':
        if (now - received > config.giveUp) return store.end(seq, 'dead', `gave_up_${verdict.reason}`, now);
        return store.later(seq, holder, now + backoff(attempts + 1, random()), attempts + 1);
      default:
        return store.end(seq, verdict.kind, verdict.reason, now);
    }
  }

  /**
   * Notes an end even if the database is away for a moment; while the claim holds, nobody else
   * forwards the record.
   * @param {() => Promise<void>} note @param {number} deadline
   */
  async #insist(note, deadline) {
    const { clock, log } = this.parts;
    for (;;) {
      try {
        return await note();
      } catch (error) {
        log.error({ err: error }, 'an end could not be noted');
        if (clock.now() + TROUBLE_MS > deadline || this.#aborting.signal.aborted) return;
        await clock.sleep(TROUBLE_MS, this.#aborting.signal);
      }
    }
  }
}
