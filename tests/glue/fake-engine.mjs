// SPDX-License-Identifier: MIT
// A minimal engine, for tests of the code around it: marks on a timeline, each of
// which logs its name and may pause, seek or switch.

/**
 * @typedef {object} Mark
 * @property {number} at
 * @property {string} [name] written to the log
 * @property {number} [pause] wall seconds; -1 for an endless pause
 * @property {number} [jump] media seconds
 * @property {number} [switch] video number
 * @property {boolean} [once] only the first time
 */

export class FakeEngine {
  time = 0;
  video = 0;
  playing = false;
  /** All inputs, as `name argument…`. */
  inputs = [];
  #marks;
  #token = 0;
  #rest = [];
  #done = new Set();

  /** @param {Mark[][]} marks of each video */
  constructor(marks, durations = marks.map(() => 60)) {
    this.#marks = marks;
    this.durations = durations;
  }

  project() {
    return { videos: this.#marks.map((_, video) => ({ id: `v${video}` })) };
  }

  ready(duration) {
    this.inputs.push(`ready ${duration}`);
    return [this.#event('ready')];
  }

  play() {
    this.inputs.push('play');
    this.playing = true;
    return [this.#event('play')];
  }

  pause() {
    this.inputs.push('pause');
    this.playing = false;
    return [this.#event('pause')];
  }

  seek(time) {
    this.inputs.push(`seek ${time}`);
    this.time = time;
    return [this.#event('seek')];
  }

  tick(time) {
    this.inputs.push(`tick ${time}`);
    return this.#upTo(time);
  }

  ended() {
    this.inputs.push('ended');
    const duration = this.durations[this.video];
    const effects = this.#upTo(duration);
    if (this.time < duration || !this.playing || effects.at(-1)?.intent) return effects;
    this.playing = false;
    return [...effects, this.#event('ended')];
  }

  answer(allowed) {
    this.inputs.push(`answer ${allowed}`);
    return this.#rest;
  }

  wake(token) {
    this.inputs.push(`wake ${token}`);
    if (token !== this.#token || this.playing) return [];
    this.playing = true;
    return [this.#event('woken'), this.#command('play')];
  }

  #upTo(time) {
    const effects = [];
    if (!this.playing) return effects;
    const due = this.#marks[this.video].filter(
      (mark) => mark.at > this.time && mark.at <= time && !this.#done.has(mark),
    );
    for (const mark of due.sort((a, b) => a.at - b.at)) {
      this.time = mark.at;
      if (mark.once) this.#done.add(mark);
      if (mark.name) effects.push(this.#event(mark.name));
      if (mark.pause || mark.jump !== undefined || mark.switch !== undefined) {
        return [...effects, ...this.#interrupt(mark)];
      }
    }
    this.time = time;
    return effects;
  }

  #interrupt({ at, pause, jump, switch: video }) {
    if (pause) {
      this.playing = false;
      const wake = pause > 0 ? [this.#command('wake', pause, ++this.#token)] : [];
      return [this.#command('pause', at), ...wake];
    }
    const intent = { ...this.#event(jump === undefined ? 'exit' : 'jump'), intent: true };
    this.#rest = [jump === undefined ? this.#command('switch', 0, video) : this.#command('seek', jump)];
    this.time = jump ?? 0;
    this.video = video ?? this.video;
    return [intent];
  }

  #event(name) {
    return { name, command: false, intent: false, item: -1, time: this.time, line: `${name} ${this.time}` };
  }

  #command(name, time = 0, item = -1) {
    return { name, command: true, intent: false, playing: true, item, time, line: '' };
  }
}
