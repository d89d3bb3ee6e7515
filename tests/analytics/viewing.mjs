// SPDX-License-Identifier: MIT
// A viewing without an engine and a page: the events of a viewer who watches, seeks and leaves,
// and what was watched, counted the simple way. What an adapter makes of them is in `drafts`.
import { randomUUID } from 'node:crypto';

/** @typedef {{id: string, name: string | null, duration: number | null, src: string | null, customData?: any}} Film */

const NOBODY = {};

export class Viewing {
  /** @type {(import('../../web/analytics/record.js').Draft & {at: {session: string, video: string}})[]} */
  drafts = [];
  /** @type {import('../../web/analytics/tap.js').Identity} */
  identity = NOBODY;
  now = 1_800_000_000_000.25;
  page = { url: 'https://shop.example/boots?_x=1', name: 'Boots' };
  query = '';
  /** @type {Record<string, string>} */
  cookies = {};
  session = randomUUID();
  playing = false;
  time = 0;
  /** @type {any} */
  element = {
    ...{ volume: 0.5, playbackRate: 1, textTracks: [], heldCrm: [] },
    getBoundingClientRect: () => ({ width: 640, height: 360 }),
  };
  #films;
  #film;
  #tapped;
  /** What was watched, by video; of the session, and of this visit. @type {Map<string, Watched>} */
  #watched = new Map();
  #visit;
  #entered = false;

  /** @param {import('../../web/analytics/delivery.js').Adapter} adapter @param {Film[]} films @param {Partial<Viewing>} [given] */
  constructor(adapter, films, given = {}) {
    Object.assign(this, given);
    this.#films = films;
    this.#film = films[0];
    this.#visit = null;
    this.#tapped = adapter.connect(this.tap);
    this.tell('project:load');
    this.tell('project:ready');
  }

  get tap() {
    return {
      element: /** @type {any} */ (this.element),
      media: /** @type {const} */ ('VIDEO'),
      session: () => this.session,
      now: () => this.now,
      measure: () => this.report,
      page: () => ({
        ...this.page,
        query: new URLSearchParams(this.query),
        cookie: (/** @type {string} */ name) => this.cookies[name],
      }),
      video: () => this.#entered && { customData: null, ...this.#film },
      identity: () => this.identity,
    };
  }

  get report() {
    const videos = [...this.#watched.values()].map((watched) => watched.report);
    return { session: { dwell: 0, videos }, visit: this.#visit?.report ?? null };
  }

  /** @param {any} record @param {import('../../web/analytics/tap.js').Identity} identity */
  complete(record, identity) {
    return this.#tapped.complete?.(record, identity);
  }

  /** @param {string} type @param {any} [detail] @param {boolean} [prevented] */
  tell(type, detail = {}, prevented = false) {
    this.#take(this.#tapped.on({ type, detail, time: this.time, prevented }));
  }

  #take(drafts) {
    const at = { session: this.session, video: this.#film.id };
    for (const draft of drafts ?? []) this.drafts.push({ ...draft, at });
  }

  play() {
    if (this.playing) return;
    if (!this.#visit) this.#enter('start');
    if (this.time === this.#film.duration) this.seek(0);
    this.playing = true;
    this.tell('player:play');
  }

  pause(reason = 'user') {
    if (!this.playing) return;
    this.playing = false;
    this.tell('player:pause', { reason });
  }

  /** Plays on. @param {number} seconds */
  watch(seconds) {
    if (!this.playing) return;
    const to = Math.min(this.time + seconds, this.#film.duration ?? Infinity);
    const before = this.#session().quarters;
    for (const watched of [this.#session(), this.#visit]) watched.pass(this.time, to);
    this.time = to;
    for (const quarter of this.#session().quarters.filter((each) => !before.includes(each))) {
      this.tell('player:quarter', { quarter });
    }
    if (to !== this.#film.duration) return;
    this.tell('node:ended', { node: this.#film });
    this.pause('ended');
  }

  /** @param {number} asked */
  seek(asked) {
    const to = Math.min(asked, this.#film.duration ?? Infinity);
    this.tell('player:seek', { from: this.time, to, reason: 'user' });
    this.time = to;
    this.#session().gap();
    this.#visit?.gap();
  }

  /** @param {string} id */
  jump(id) {
    if (!this.#visit) return;
    this.#exit('jump');
    this.#film = this.#films.find((film) => film.id === id) ?? this.#film;
    this.time = 0;
    this.#enter('jump');
    this.playing = true;
    this.tell('player:play');
  }

  /** Events come when it has happened. */
  reset() {
    this.pause();
    const [last, visit] = [{ ...this.report, visit: null }, this.#visit];
    this.#watched.clear();
    this.#visit = null;
    if (visit) this.tell('node:exit', { kind: 'reset', node: this.#film });
    this.tell('measure', last);
    this.session = randomUUID();
    this.#film = this.#films[0];
    this.time = 0;
    this.tell('project:reset');
  }

  resetViewer() {
    const last = this.report;
    this.#watched.clear();
    if (this.#visit) this.#visit = new Watched(this.#film);
    this.tell('measure', last);
    this.session = randomUUID();
    this.tell('viewer:reset');
  }

  leave() {
    this.#take(this.#tapped.leave?.());
  }

  /** The page comes back from the history, as it was. */
  back() {
    this.element.paused = !this.playing;
    this.#take(this.#tapped.back?.());
  }

  #enter(kind) {
    this.#visit = new Watched(this.#film);
    this.#entered = true;
    this.#session().visits++;
    this.tell('node:enter', { kind, node: this.#film });
  }

  #exit(kind) {
    this.tell('node:exit', { kind, node: this.#film });
    this.#session().gap();
    this.#visit = null;
  }

  #session() {
    const { id } = this.#film;
    if (!this.#watched.has(id)) this.#watched.set(id, new Watched(this.#film));
    return /** @type {Watched} */ (this.#watched.get(id));
  }
}

/** What was watched of a film. */
class Watched {
  visits = 0;
  #film;
  #passes = [];
  #open = false;

  /** @param {Film} film */
  constructor(film) {
    this.#film = film;
  }

  pass(from, to) {
    if (this.#open) this.#passes.at(-1)[1] = to;
    else this.#passes.push([from, to]);
    this.#open = true;
  }

  gap() {
    this.#open = false;
  }

  get ranges() {
    const sorted = this.#passes.map((pass) => [...pass]).sort((a, b) => a[0] - b[0]);
    return sorted.reduce(
      (ranges, [from, to]) => {
        const last = ranges.at(-1);
        if (last && from <= last[1]) last[1] = Math.max(last[1], to);
        else ranges.push([from, to]);
        return ranges;
      },
      /** @type {number[][]} */ ([]),
    );
  }

  get played() {
    return this.ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  get quarters() {
    const { duration } = this.#film;
    return duration ? [0.25, 0.5, 0.75, 1].filter((quarter) => this.played >= quarter * duration - 1e-6) : [];
  }

  get report() {
    const { id, duration } = this.#film;
    const furthest = Math.max(0, ...this.#passes.map(([, to]) => to));
    const seconds = Math.ceil(duration ?? furthest);
    const middle = (second) => (second + Math.min(second + 1, duration ?? seconds)) / 2;
    const covers = (second) =>
      this.#passes.filter(([from, to]) => from <= middle(second) && middle(second) < to).length;
    return {
      ...{ video: id, duration, visits: this.visits, ranges: this.ranges, passes: this.#passes, played: this.played },
      watched: this.#passes.reduce((sum, [from, to]) => sum + to - from, 0),
      plays: Array.from({ length: seconds }, (_, second) => covers(second)),
      ...{ furthest, quarters: this.quarters, dwell: 0 },
    };
  }
}
