// SPDX-License-Identifier: MIT
// A naive model of the old player, from what is known of it: what a listener gets when the page plays,
// pauses, seeks, jumps and replays. Two things are as docs/moving.md says that they are different:
// a video that is entered later than at 0 does not emit earlier cues and progress, and no cue is lost before the end.

const MARKS = [0.25, 0.5, 0.75, 0.98];
/** How often the old player looked at its video. Seconds. */
const POLL = 0.25;

/** @typedef {{id: string, duration: number, cues: {id: string, time: number}[], next: string | null}} Node */

export class OldPlayer {
  /** @type {[type: string, payload?: any][]} */
  events = [];
  playing = false;
  ended = false;
  time = 0;
  #nodes;
  /** @type {Node} */
  #node;
  #started = false;
  #passed = 0;
  /** Progress that is not reported yet in this visit. */
  #marks = MARKS;
  /** The position that was looked at last. */
  #last = 0;

  /** @param {Node[]} nodes the first is the start */
  constructor(nodes) {
    this.#nodes = nodes;
    this.#node = nodes[0];
  }

  get node() {
    return this.#node;
  }

  play() {
    if (this.playing) return;
    this.playing = true;
    this.#start();
    this.#emit('player:play');
    this.#look();
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.#emit('player:pause');
  }

  /** @param {number} seconds */
  pass(seconds) {
    for (let left = seconds; left > 0 && this.playing && this.time < this.#node.duration; left -= POLL) {
      this.time = Math.min(this.time + Math.min(POLL, left), this.#node.duration);
      this.#look();
    }
    if (this.time === this.#node.duration) this.#end();
  }

  /** @param {number} time */
  seek(time) {
    this.time = time;
    this.#look();
  }

  /** @param {string} id */
  jump(id) {
    const next = /** @type {Node} */ (this.#nodes.find((node) => node.id === id));
    if (!this.#started) {
      this.#node = next;
      this.time = 0;
      return this.play();
    }
    this.#leave(next);
    if (!this.playing) this.#emit('player:play');
    this.playing = true;
    this.#look();
  }

  replay() {
    if (this.#started) this.#emit('node:exit', { kind: 'reset', node: named(this.#node) });
    this.#enter(this.#nodes[0]);
    this.#started = false;
    this.playing = false;
    this.#emit('project:reset');
    this.play();
  }

  /** @param {string} id @param {string | null} customData */
  click(id, customData) {
    this.#emit('hotspot:click', { hotspot: { id, customData } });
  }

  #start() {
    if (this.#started) return;
    this.#started = true;
    this.#enter(this.#node, this.time);
    this.#emit('project:start');
    this.#emit('node:enter', { kind: 'start', node: named(this.#node) });
  }

  #end() {
    this.#emit('node:ended', { node: named(this.#node) });
    const next = this.#nodes.find(({ id }) => id === this.#node.next);
    if (next) {
      this.#leave(next);
      this.#look();
      return;
    }
    this.ended = true;
    this.#emit('project:ended');
    this.pause();
  }

  /** @param {Node} next */
  #leave(next) {
    const node = this.#node;
    this.#emit('node:exit', { kind: 'jump', node: named(node), nextNode: named(next) });
    this.#enter(next);
    this.#emit('node:enter', { kind: 'jump', node: named(next), prevNode: named(node) });
  }

  /** @param {Node} node */
  #enter(node, time = 0) {
    [this.#node, this.time, this.ended] = [node, time, false];
    this.#passed = node.cues.filter((cue) => cue.time < time).length;
    this.#marks = [...MARKS];
    this.#last = time - POLL / 2;
  }

  #look() {
    if (!this.#started) return;
    const { cues, duration } = this.#node;
    const now = cues.filter(({ time }) => time <= this.time).length;
    while (this.#passed < now) this.#cue('cue:forward', cues[this.#passed++]);
    while (this.#passed > now) this.#cue('cue:reverse', cues[--this.#passed]);
    const reached = this.#marks.filter((mark) => this.#last < mark * duration && mark * duration <= this.time);
    for (const progress of reached) this.#emit('player:progress', { progress });
    this.#marks = this.#marks.filter((mark) => !reached.includes(mark));
    this.#last = this.time;
  }

  /** @param {string} type @param {{id: string}} cue */
  #cue(type, { id }) {
    this.#emit(type, { cue: { customData: `of ${id}`, id } });
  }

  /** @param {string} type @param {any} [payload] */
  #emit(type, payload) {
    this.events.push(payload ? [type, payload] : [type]);
  }
}

/** @param {Node} node */
const named = ({ id }) => ({ id, name: `Film ${id}`, customData: null });
