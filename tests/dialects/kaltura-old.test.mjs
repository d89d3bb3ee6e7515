// SPDX-License-Identifier: MIT
// Random pages on the old player, as a model of it, and on ours: their listeners get the same.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import fc from 'fast-check';
import { kaltura } from '../../web/dialects/kaltura.js';
import { Element, settled } from './kaltura-element.mjs';
import { OldPlayer } from './kaltura-old.mjs';

const DURATION = 40;
/** Events that the model knows. */
const KNOWN = /^(project:(start|ended|reset)|node:|cue:|hotspot:|player:(play|pause|progress))/;

/** Cues are at whole seconds, and all else happens between two: the old player's clock was coarse. */
const second = fc.integer({ min: 0, max: DURATION - 1 });
const between = second.map((time) => time + 0.5);
const node = (/** @type {string} */ id) =>
  fc.record({
    id: fc.constant(id),
    duration: fc.constant(DURATION),
    cues: fc
      .array(second, { maxLength: 6 })
      .map((times) => times.toSorted((a, b) => a - b).map((time, i) => ({ id: `${id}-${i}`, time }))),
    next: fc.constantFrom(null, ...['a', 'b', 'c'].filter((other) => other !== id)),
  });
const nodes = fc.tuple(node('a'), node('b'), node('c'));
const act = fc.oneof(
  fc.record({ name: fc.constantFrom('play', 'pause', 'click', 'replay') }),
  { weight: 3, arbitrary: fc.record({ name: fc.constant('pass'), value: between }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constant('seek'), value: fc.oneof(between, second) }) },
  fc.record({ name: fc.constant('jump'), value: fc.constantFrom('a', 'b', 'c') }),
);

/** @param {import('./kaltura-old.mjs').Node[]} all */
const projectOf = (all) => ({
  videos: all.map(({ id, duration, cues, next }) => ({
    ...{ id, title: `Film ${id}`, duration, sources: [{ src: `${id}.mp4` }] },
    cues: cues.map((cue) => ({ ...cue, custom_data: `of ${cue.id}` })),
    interactions: [
      {
        ...{ id: `h-${id}`, type: 'hotspot', time: 0, click_action: 'track', custom_data: `of ${id}` },
        ...{ pos_left: 5, pos_top: 5, pos_width: 40, pos_height: 12 },
      },
    ],
    on_ended: next ? { action: 'switch', value: next } : { action: 'stop' },
  })),
});

/** The acts of a page on our player. The media do what a browser's do. */
class Ours {
  /** @type {[string, any?][]} */
  events = [];
  #element = new Element();

  /** @param {object} project */
  constructor(project) {
    this.player = kaltura(/** @type {any} */ (this.#element));
    this.player.kBind('raptMedia_event', ({ type, payload }) => {
      if (KNOWN.test(type)) this.events.push(payload ? [type, payload] : [type]);
    });
    assert.ok(this.#element.load(project));
    this.#go();
  }

  /** The media catch up with what they were asked. */
  #go() {
    const { media } = this.#element;
    media.flush();
    if (media.readyState === 0) media.load(DURATION);
    media.flush();
  }

  /** @param {{name: string, value?: any}} act */
  async do({ name, value }) {
    const { media } = this.#element;
    const player = /** @type {any} */ (this.player);
    if (name === 'pass') this.#pass(media.currentTime + value);
    else if (name === 'click') this.#element.click(`h-${this.player.currentNode?.id}`);
    else player[name](value);
    this.#go();
    await settled();
    this.#go();
  }

  /** Ends what has timers. */
  end() {
    this.player.destroy();
    this.#element.remove();
  }

  /** @param {number} to */
  #pass(to) {
    const { media } = this.#element;
    if (media.paused) return;
    media.frames(media.currentTime, Math.min(to, DURATION - 0.04));
    if (to >= DURATION) media.end();
  }
}

test('whatever a page does, its listeners get what they got', async () => {
  mock.method(console, 'warn', () => {});
  /** How often each type of event was compared. @type {Record<string, number>} */
  const counts = {};
  const property = fc.asyncProperty(nodes, fc.array(act, { minLength: 1, maxLength: 25 }), async (all, acts) => {
    const old = new OldPlayer(all);
    const model = /** @type {any} */ (old);
    const ours = new Ours(projectOf(all));
    for (const each of acts) {
      const { name, value } = /** @type {any} */ (each);
      // Playing on after the end is a new visit here, and a jump to the current video is one, too: docs/moving.md.
      if (old.ended && !['replay', 'jump'].includes(name)) continue;
      if (name === 'jump' && value === old.node.id) continue;
      if (name === 'pass' && !old.playing) continue;
      if (name === 'click') old.click(`h-${old.node.id}`, `of ${old.node.id}`);
      else model[name](value);
      await ours.do(each);
      const [was, is] = [old.events.splice(0), ours.events.splice(0)];
      // The old player looked at all cues of a quarter of a second first, then at progress.
      for (const progress of [true, false]) {
        const kind = (/** @type {[string, any?][]} */ events) =>
          events.filter(([type]) => (type === 'player:progress') === progress);
        assert.deepEqual(kind(is), kind(was), `${name} ${value ?? ''}`);
      }
      for (const [type] of was) counts[type] = (counts[type] ?? 0) + 1;
    }
    ours.end();
  });
  await fc.assert(property, { numRuns: 100 });
  assert.ok(Object.keys(counts).length >= 12, JSON.stringify(counts));
});
