// SPDX-License-Identifier: MIT
// Other ways to find the active windows at a time. Each tick() returns the changes, an
// empty list if there are none.
import { fetchPeers, peer } from './peers.mjs';

export const NOTHING = Object.freeze([]);

/** A change in the form of an Effect of the engine: what, when and which. */
export const change = (item, holds, time) => ({ name: holds ? 'interaction:show' : 'interaction:hide', time, item });

/** As in many players: checks every window in every frame. */
export class Loop {
  #items;
  #shown;

  constructor(items) {
    this.#items = items;
    this.#shown = new Uint8Array(items.length);
  }

  tick(time) {
    let changes = NOTHING;
    for (let i = 0; i < this.#items.length; i++) {
      const { time: start, end_time: end } = this.#items[i];
      const holds = start <= time && time < end ? 1 : 0;
      if (holds === this.#shown[i]) continue;
      this.#shown[i] = holds;
      if (changes === NOTHING) changes = [];
      changes.push(change(this.#items[i], holds, time));
    }
    return changes;
  }
}

/** Searches a tree for the active windows, and compares them with those of the frame before. */
class Tree {
  #search;
  #before = NOTHING;

  /** @param {(time: number) => any[]} search with results in a fixed order */
  constructor(search) {
    this.#search = search;
  }

  tick(time) {
    const now = this.#search(time);
    const before = this.#before;
    this.#before = now;
    let same = now.length === before.length;
    for (let i = 0; same && i < now.length; i++) same = now[i] === before[i];
    if (same) return NOTHING;
    const changes = [];
    for (const item of before) if (!now.includes(item)) changes.push(change(item, false, time));
    for (const item of now) if (!before.includes(item)) changes.push(change(item, true, time));
    return changes;
  }
}

await fetchPeers();
const nodeIntervalTree = await peer('node-interval-tree/lib/index.js');
const flatten = await peer('@flatten-js/interval-tree/dist/main.mjs');
const { default: videojs } = await peer('video.js/core.js');

export class IntervalTree extends Tree {
  constructor(items) {
    const tree = new nodeIntervalTree.IntervalTree();
    for (const item of items) tree.insert({ low: item.time, high: item.end_time, item });
    super((time) => tree.search(time, time));
  }
}

export class FlattenTree extends Tree {
  constructor(items) {
    const tree = new flatten.default();
    for (const item of items) tree.insert([item.time, item.end_time], item);
    super((time) => tree.search([time, time]));
  }
}

/** video.js without a page: its text track only reads the time of a player. */
export class TextTrack {
  #time = 0;
  #track;
  #before = new Set();
  #changes = NOTHING;

  constructor(items) {
    const tech = new videojs.EventTarget();
    Object.assign(tech, {
      isDisposed: () => false,
      isReady_: true,
      currentTime: () => this.#time,
      requestVideoFrameCallback: () => 0,
      cancelVideoFrameCallback() {},
      textTracks: () => [],
    });
    this.#track = new videojs.TextTrack({ tech, kind: 'metadata', mode: 'hidden' });
    for (const item of items) {
      this.#track.addCue({ id: item.id, startTime: item.time, endTime: item.end_time, item, getCueAsHTML() {} });
    }
    this.#track.addEventListener('cuechange', () => {
      const now = new Set(Array.from(this.#track.activeCues, (cue) => cue.item));
      this.#changes = [];
      for (const item of this.#before) if (!now.has(item)) this.#changes.push(change(item, false, this.#time));
      for (const item of now) if (!this.#before.has(item)) this.#changes.push(change(item, true, this.#time));
      this.#before = now;
    });
  }

  tick(time) {
    this.#time = time;
    this.#changes = NOTHING;
    this.#track.timeupdateHandler({ type: 'timeupdate' });
    return this.#changes;
  }
}
