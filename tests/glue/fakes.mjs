// SPDX-License-Identifier: MIT
// Fakes of the media element and the engine, completely controlled by the test.

/** A media element whose events are queued until flush(). */
export class FakeMedia extends EventTarget {
  paused = true;
  ended = false;
  seeking = false;
  loop = false;
  playbackRate = 1;
  readyState = 0;
  networkState = 1;
  duration = NaN;
  currentSrc = 'https://page.test/own.mp4';
  poster = '';
  error = null;
  /** Whether it goes anywhere while its duration is not known, as elements on an iframe do. */
  open = false;
  /** What play() rejects with. */
  refusal = null;
  /** The calls made by the bridge, in order. */
  calls = [];
  listeners = 0;
  #time = 0;
  #src = '';
  #queue = [];
  #frameCallback = null;
  #presented = 0;

  addEventListener(...args) {
    this.listeners++;
    super.addEventListener(...args);
  }

  removeEventListener(...args) {
    this.listeners--;
    super.removeEventListener(...args);
  }

  get currentTime() {
    return this.#time;
  }

  set currentTime(time) {
    this.calls.push(`seek ${round(time)}`);
    this.#seek(time);
  }

  get src() {
    return this.#src;
  }

  set src(src) {
    this.calls.push(`src ${src}`);
    this.#src = src;
    this.currentSrc = src;
    this.paused = true;
    this.ended = false;
    this.seeking = false;
    this.readyState = 0;
    this.duration = NaN;
    this.#time = 0;
    this.#queue.push('emptied');
  }

  canPlayType(type) {
    return type === 'video/unplayable' ? '' : 'maybe';
  }

  play() {
    this.calls.push('play');
    if (this.refusal) return Promise.reject(this.refusal);
    if (this.ended) this.#seek(0);
    if (this.paused) {
      this.paused = false;
      this.#queue.push('play');
    }
    return Promise.resolve();
  }

  pause() {
    this.calls.push('pause');
    if (this.paused) return;
    this.paused = true;
    this.#queue.push('pause');
  }

  requestVideoFrameCallback(callback) {
    this.#frameCallback = callback;
    return 1;
  }

  cancelVideoFrameCallback() {
    this.#frameCallback = null;
  }

  // ---- Controlled by the test ---------------------------------------------

  /** Actions of the viewer, which are not recorded as calls. */
  viewer = {
    play: () => this.#quietly(() => this.play()),
    pause: () => this.#quietly(() => this.pause()),
    seek: (time) => this.#seek(time),
  };

  /** The metadata are loaded. */
  load(duration) {
    this.readyState = 4;
    this.duration = duration;
    this.fire('durationchange');
    this.fire('loadedmetadata');
  }

  /** A frame comes on screen now or, as some browsers report, in `wait` milliseconds. */
  frame(time, { currentTime = time, wait = NaN } = {}) {
    if (!this.seeking) this.#time = currentTime;
    this.#presented++;
    const callback = this.#frameCallback;
    this.#frameCallback = null;
    callback?.(0, {
      mediaTime: time,
      presentedFrames: this.#presented,
      presentationTime: 0,
      expectedDisplayTime: wait,
    });
  }

  /** Frames from one media time to another, 25 per second. */
  frames(from, to) {
    for (let i = Math.round(from * 25); i <= Math.round(to * 25) && !this.paused; i++) this.frame(i / 25);
  }

  /** Presents frames without callbacks. */
  missFrames(count) {
    this.#presented += count;
  }

  /** Time passes without a frame callback. */
  at(time) {
    this.#time = time;
  }

  /** Plays to the end: fires three events at once, as browsers do. */
  end(types = ['timeupdate', 'pause', 'ended']) {
    this.#time = this.duration;
    this.ended = true;
    this.paused = true;
    for (const type of types) this.fire(type);
  }

  /** Rewinds as by the `loop` attribute. */
  wrap() {
    this.#seek(0);
  }

  fire(type) {
    this.dispatchEvent(new Event(type));
  }

  /** Fires the queued events, and completes seeks. */
  flush() {
    for (let type = this.#queue.shift(); type; type = this.#queue.shift()) {
      if (type === 'seeked') this.seeking = false;
      this.fire(type);
    }
  }

  /** The calls since the last taken(). */
  taken() {
    return this.calls.splice(0);
  }

  #seek(time) {
    this.#time = Math.min(time, this.duration || (this.open ? Infinity : 0));
    this.ended = this.#time === this.duration && !this.loop;
    this.seeking = true;
    this.#queue = this.#queue.filter((type) => type !== 'seeked');
    this.#queue.push('seeking', 'seeked');
  }

  #quietly(act) {
    const { calls } = this;
    this.calls = [];
    act();
    this.calls = calls;
  }
}

/** An engine whose effects are defined by the test: `on.tick = (time) => [effects]`. */
export class FakeEngine {
  alive = true;
  playing = false;
  time = 0;
  duration = NaN;
  nextTime = Infinity;
  pauseAt = Infinity;
  limit = Infinity;
  video = 0;
  /** The inputs, in order. */
  inputs = [];
  /** The arguments of picture(). */
  pictures = [];
  /** @type {Record<string, (...args: any[]) => any[]>} */
  on = {};
  description = { start: 0, videos: [{ id: 'main', sources: null }] };

  /** For use in `on`: changes the state and returns the effects. */
  becomes(state, ...effects) {
    Object.assign(this, state);
    return effects;
  }

  load() {
    return { ok: true, diagnostics: this.diagnostics ?? [], effects: [event('project:load')] };
  }

  project() {
    return this.description;
  }

  picture(time) {
    this.pictures.push(Number.isNaN(time) ? 'unknown' : Number(time.toFixed(4)));
  }

  dispose() {
    this.alive = false;
  }

  #put(name, ...args) {
    const given = args.filter((arg) => arg !== undefined);
    this.inputs.push([name, ...given.map(round)].join(' '));
    return this.on[name]?.(...given) ?? [];
  }

  ready(duration) {
    this.duration = duration;
    return this.#put('ready', duration);
  }

  play() {
    this.playing = true;
    return this.#put('play');
  }

  pause() {
    this.playing = false;
    return this.#put('pause');
  }

  tick(time) {
    this.time = time;
    return this.#put('tick', time);
  }

  seek(time, by) {
    this.time = time;
    return this.#put('seek', time, by);
  }

  ended(looped) {
    this.time = looped ? 0 : this.duration;
    this.playing = Boolean(looped);
    return this.#put('ended', looped);
  }

  answer(allowed) {
    return this.#put('answer', allowed);
  }

  click(item) {
    return this.#put('click', item);
  }

  set(name, value) {
    return this.#put('set', name, value);
  }

  wake(token) {
    return this.#put('wake', token);
  }

  unload() {
    return this.#put('unload');
  }

  seekLimit() {
    return this.limit;
  }

  nextPause(until) {
    return this.pauseAt <= until ? this.pauseAt : Infinity;
  }

  /** The inputs since the last taken(), with or without ticks. */
  taken({ ticks = false } = {}) {
    return this.inputs.splice(0).filter((input) => ticks || !input.startsWith('tick'));
  }
}

/** An effect that is an event. */
export const event = (name, detail = {}, more = {}) => ({
  name,
  detail,
  command: false,
  intent: false,
  playing: false,
  item: -1,
  time: 0,
  line: '{}',
  ...more,
});

/** An effect that is a command. */
export const command = (name, more = {}) => event(name, null, { command: true, line: '', ...more });

/** Rounds numbers, to be readable. */
function round(value) {
  return typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value;
}
