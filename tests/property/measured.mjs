// SPDX-License-Identifier: MIT
// T22 in the model: remembers every stretch that was played, and computes all counts from
// them, from scratch, each time. Times are whole nanoseconds.

const GAP = 1e8;
const QUARTERS = [1, 2, 3, 4];

const inSeconds = (time) => Math.round(time / 1e3) / 1e6;

/** The union of spans, with short gaps closed. @param {[number, number][]} spans @returns {[number, number][]} */
function union(spans) {
  const merged = [[0, 0]]; // the start counts as played
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (from - last[1] <= GAP) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged.filter(([from, to]) => to > from);
}

const lengthOf = (spans) => union(spans).reduce((sum, [from, to]) => sum + to - from, 0);

/** How many quarters of a duration were played. */
const reached = (spans, duration) => QUARTERS.filter((n) => 4 * lengthOf(spans) >= n * duration).length;

export class Measured {
  on = false;
  /** Every stretch of playback. @type {{session: number, visit: number, pass: number, video: any, span: [number, number]}[]} */
  stretches = [];
  /** Every visit, and every stretch of wall time. */
  visits = [];
  waits = [];
  /** Numbers of the current ones. */
  session = 0;
  visit = 0;
  pass = 0;
  /** Quarters that were told, by session and video. */
  told = new Map();
  wall = 0;

  /** @param {(video: any) => number} duration */
  constructor(duration) {
    this.duration = duration;
  }

  enter(video) {
    this.visit += 1;
    this.pass += 1;
    this.visits.push({ session: this.session, visit: this.visit, video });
  }

  /** A viewing session ends; a visit that goes on is a new one. */
  end(video) {
    this.session += 1;
    if (video) this.enter(video);
  }

  play(video, from, to) {
    const { session, visit, pass } = this;
    this.stretches.push({ session, visit, pass, video, span: [from, to] });
  }

  /** Wall time has passed: in a video, or before the first play. */
  dwell(video, wall) {
    const { session, visit } = this;
    if (this.on) this.waits.push({ session, visit: video ? visit : 0, video, time: wall - this.wall });
    this.wall = wall;
  }

  spansOf(video) {
    return this.stretches
      .filter((each) => each.session === this.session && each.video === video)
      .map(({ span }) => span);
  }

  /** When the next quarter will have been played; Infinity if not by the end. */
  next(video, from) {
    if (!this.on) return Infinity;
    const duration = this.duration(video);
    const spans = this.spansOf(video);
    const now = reached(spans, duration);
    const isMore = (time) => reached([...spans, [from, time]], duration) > now;
    if (from >= duration || !isMore(duration)) return Infinity;
    let [low, high] = [from, duration];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (isMore(middle)) high = middle;
      else low = middle;
    }
    return high;
  }

  /** The quarters that are reached and were not told. @returns {number[]} */
  news(video) {
    const key = `${this.session} ${video.id}`;
    const told = this.told.get(key) ?? 0;
    const now = reached(this.spansOf(video), this.duration(video));
    this.told.set(key, Math.max(told, now));
    return this.on ? QUARTERS.filter((n) => n > told && n <= now).map((n) => n / 4) : [];
  }

  report(isVisiting) {
    const inSession = (each) => each.session === this.session;
    const inVisit = (each) => each.visit === this.visit && inSession(each);
    const videos = [...new Set(this.visits.filter(inSession).map(({ video }) => video))];
    const current = this.visits.at(-1)?.video;
    return {
      session: {
        dwell: inSeconds(this.waited(inSession)),
        videos: videos.map((video) => this.counts(video, (each) => inSession(each) && each.video === video)),
      },
      visit: isVisiting ? this.counts(current, inVisit) : null,
    };
  }

  waited(isMeant) {
    return this.waits.filter(isMeant).reduce((sum, { time }) => sum + time, 0);
  }

  counts(video, isMeant) {
    const stretches = this.stretches.filter(isMeant);
    const spans = stretches.map(({ span }) => span);
    const numbers = [...new Set(stretches.map(({ pass }) => pass))];
    const passes = numbers.map((number) => {
      const parts = stretches.filter(({ pass }) => pass === number);
      return [parts[0].span[0], parts.at(-1).span[1]];
    });
    const duration = this.duration(video);
    const seconds = Array.from({ length: Math.ceil(duration / 1e9) }, (_, k) => k * 1e9);
    const middles = seconds.map((second) => second + Math.min(second + 1e9, duration)); // twice each
    const count = (middle) => passes.filter(([from, to]) => 2 * from <= middle && middle < 2 * to).length;
    const inPairs = (list) => list.map((span) => span.map(inSeconds));
    return {
      video: video.id,
      duration: inSeconds(duration),
      visits: this.visits.filter(isMeant).length,
      ranges: inPairs(union(spans)),
      passes: inPairs(passes),
      played: inSeconds(lengthOf(spans)),
      watched: inSeconds(spans.reduce((sum, [from, to]) => sum + to - from, 0)),
      plays: middles.map(count),
      furthest: inSeconds(Math.max(0, ...spans.map(([, to]) => to))),
      quarters: QUARTERS.filter((n) => n <= reached(spans, duration)).map((n) => n / 4),
      dwell: inSeconds(this.waited(isMeant)),
    };
  }
}
