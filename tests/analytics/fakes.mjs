// SPDX-License-Identifier: MIT
// What delivery needs of a browser, for tests under Node: a clock that is set by hand, and a relay.

/** A clock whose timers run when it is told to go on. */
export class Clock {
  time = 1_700_000_000_000;
  /** @type {{at: number, work: () => void}[]} */
  #timers = [];

  now = () => this.time;

  later = (/** @type {() => void} */ work, /** @type {number} */ ms) => {
    const timer = { at: this.time + ms, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  };

  /** How many timers wait. */
  get waiting() {
    return this.#timers.length;
  }

  /** @param {number} ms */
  async pass(ms) {
    const until = this.time + ms;
    await settled();
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((each) => each !== due);
      this.time = Math.max(this.time, due.at);
      due.work();
      await settled();
    }
    this.time = until;
  }
}

/** Lets all promises go as far as they can without a timer. */
export const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** A relay that keeps what it has accepted. */
export class Relay {
  /** Ids in the order of their first acceptance. @type {string[]} */
  accepted = [];
  /** How often each was accepted. @type {Map<string, number>} */
  times = new Map();
  /** What was asked of it. @type {{url: string, init: any, records: any[]}[]} */
  requests = [];
  /** Answers instead of it; undefined: it answers. @type {(records: any[], url: string) => any} */
  instead = () => undefined;

  fetch = async (/** @type {string} */ url, /** @type {any} */ init) => {
    const { records } = JSON.parse(init.body);
    this.requests.push({ url, init, records: records ?? [] });
    const other = await this.instead(records ?? [], url);
    if (other) return other;
    return this.accept(records ?? []);
  };

  /** @param {any[]} records */
  accept(records) {
    for (const { id } of records) {
      if (!this.times.has(id)) this.accepted.push(id);
      this.times.set(id, (this.times.get(id) ?? 0) + 1);
    }
    return Response.json({ accepted: records.map(({ id }) => id), refused: [] });
  }
}

/** @param {number} status @param {Record<string, string>} [headers] */
export const answer = (status, headers = {}) => new Response('', { status, headers });

/** @param {Clock} clock @param {Relay} relay @param {object} [more] @returns {import('../../web/analytics/outbox.js').Surroundings} */
export const surroundings = (clock, relay, more = {}) => ({
  fetch: /** @type {any} */ (relay.fetch),
  now: clock.now,
  random: () => 0.5,
  later: clock.later,
  open: () => {},
  alone: (_to, work) => work(),
  broadcast: () => {},
  listen: () => {},
  ...more,
});

/** A disk that survives the tabs, for all of them. `failing` makes it fail. */
export class Platter {
  /** @type {Map<number, any>} */
  rows = new Map();
  /** @type {Map<string, any>} */
  notes = new Map();
  failing = (/** @type {string} */ _what) => false;
  #next = 1;

  /** What a tab has of it, until it is killed. @returns {import('../../web/analytics/queue.js').Disk & {kill: () => void}} */
  open() {
    let alive = true;
    /** @template T @param {string} what @param {() => T} work @returns {Promise<T>} */
    const does = async (what, work) => {
      await null;
      if (!alive) return new Promise(() => {}); // its tab is gone
      if (this.failing(what)) throw new DOMException('full', 'QuotaExceededError');
      return structuredClone(work());
    };
    const of = (/** @type {string} */ to) => [...this.rows].filter(([, row]) => row.to === to);
    return {
      kill: () => {
        alive = false;
      },
      add: (rows) => {
        const copies = structuredClone(rows);
        return does('add', () => copies.map((row) => this.rows.set(this.#next, row) && this.#next++));
      },
      oldest: (to, count) =>
        does('oldest', () =>
          of(to)
            .slice(0, count)
            .map(([key, row]) => ({ ...row, key })),
        ),
      remove: (keys) => does('remove', () => keys.forEach((key) => void this.rows.delete(key))),
      replace: ({ key, ...row }) =>
        does('replace', () => void (this.rows.has(Number(key)) && this.rows.set(Number(key), row))),
      trim: (to, _newest, most) =>
        does('trim', () => {
          const keys = of(to)
            .slice(0, Math.max(0, of(to).length - most))
            .map(([key]) => key);
          for (const key of keys) this.rows.delete(key);
          return keys;
        }),
      count: () => does('count', () => ({ queued: this.rows.size - of('').length, held: of('').length })),
      clear: () =>
        does('clear', () => {
          this.rows.clear();
          this.notes.clear();
        }),
      pause: (to) => does('pause', () => this.notes.get(to)),
      setPause: (to, pause) => does('setPause', () => void (pause ? this.notes.set(to, pause) : this.notes.delete(to))),
      lease: () => does('lease', () => true),
      release: () => does('release', () => {}),
    };
  }
}
