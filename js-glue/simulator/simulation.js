// SPDX-License-Identifier: MIT
import { toNanosecond, VirtualMedia } from './media.js';
import { STEPS } from './steps.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 * @typedef {import('./script.js').Step} Step
 */

/** Limit for one `until`, after which an infinite loop is assumed. Virtual seconds. */
const UNTIL_LIMIT_S = 24 * 60 * 60;
/** More inputs without progress in time mean a bug in the engine, which stops loops at 32 (format.md T14). */
const STALL_LIMIT = 10_000;
/** HC_LIMIT_DWELL_S. */
const DWELL_MOST_S = 3600;

/** A step can't be done, or never ends. */
export class SimulationError extends Error {
  name = 'SimulationError';
}

/**
 * Plays a loaded project on a virtual media element, as the bridge does for a
 * page, but in virtual time: it makes inputs, carries out commands on the media,
 * and passes each event's line to `write`, and each effect to `observe`. Every intent is allowed.
 */
export class Simulation {
  /** @type {Engine} */
  #engine;
  #media = new VirtualMedia();
  #hz;
  /** @type {(video: number) => number} */
  #duration;
  /** @type {(line: string) => void} */
  #write;
  /** @type {(effect: Effect) => void} */
  #observe;
  /** The last wake command: a newer one replaces it. @type {{token: number, due: number} | null} */
  #wake = null;
  /** The video in the media element. */
  #video = -1;
  /** Whether a new video was loaded and the `ready` input is still to be made. */
  #loaded = false;
  #stalled = 0;
  #untilLimit;

  /** Whether the project has ended and not been resumed. */
  #over = false;
  /** Why playback was paused last. @type {string | null} */
  #pauseReason = null;
  /** Up to when wall time was passed on as dwell; NaN until measuring is switched on. */
  #dwelt = NaN;

  /**
   * Steps that are more than one input. They return a reason if the step could not be done.
   * @type {Record<string, (value: any) => string | void>}
   */
  #steps = {
    play: () => this.#play(),
    pause: () => this.#pause(),
    until: (time) => this.#until(time === 'ended' ? Infinity : time),
    wait: (seconds) => void this.#advance(Infinity, toNanosecond(this.#media.wall + seconds)),
    seek: (time) => this.#seek(time),
    click: (id) => this.#clickOn(id),
    pointer: ([x, y]) => void this.#click(this.#engine.hit(x, y)),
    hover: ([x, y]) => this.#carryOut(this.#engine.hover(this.#engine.hitHover(x, y))),
    reload: (length) => this.#reload(length),
    set: (values) => this.#set(values),
    eval: (names) => this.#eval(names),
    measuring: () => this.#measuring(),
    measure: () => this.#carryOut(this.#engine.logMeasure()),
  };

  /** How each command is carried out; `redraw` and `relist` are ignored, as there is no picture. @type {Record<string, (effect: Effect) => void>} */
  #commands = {
    play: () => this.#media.play(),
    pause: ({ time }) => this.#rest(time),
    seek: ({ time }) => this.#media.seek(time),
    switch: (effect) => this.#switch(effect),
    wake: ({ item, time }) => {
      this.#wake = { token: item, due: toNanosecond(this.#media.wall + time) };
    },
  };

  /**
   * @param {Engine} engine with a project loaded
   * @param {object} options
   * @param {number} [options.hz] ticks per second of media time
   * @param {(video: number) => number} options.duration returns a video's duration in seconds
   * @param {(line: string) => void} options.write
   * @param {number} [options.untilLimit] limit for one `until` in seconds
   * @param {(effect: Effect) => void} [options.observe] called for each event and command
   */
  constructor(engine, { hz = 60, duration, write, untilLimit = UNTIL_LIMIT_S, observe = () => {} }) {
    this.#engine = engine;
    this.#hz = hz;
    this.#duration = duration;
    this.#write = write;
    this.#observe = observe;
    this.#untilLimit = untilLimit;
  }

  get media() {
    return this.#media;
  }

  /** Opens the project, paused. @param {readonly Effect[]} effects of load() */
  open(effects) {
    this.#insert(this.#engine.video);
    this.#carryOut(effects);
  }

  /**
   * Runs one step.
   * @param {Step} step
   * @returns {string | null} why it could not be done: a click was refused, or
   *   an `until` is never reached; the session continues. null if it was done
   * @throws {SimulationError} if it never ends
   */
  run(step) {
    this.#stalled = 0;
    this.#dwell(this.#media.wall);
    const own = this.#steps[step.name];
    if (own) return own(step.value) ?? null;
    this.#put(step);
    return null;
  }

  /** Runs a step that is a single input. @param {Step} step */
  #put({ name, value }) {
    const { kind, input } = STEPS[name];
    const find = { item: () => this.#engine.findItem(value), video: () => this.#engine.findVideo(value) }[kind];
    const method = /** @type {Record<string, any>} */ (/** @type {unknown} */ (this.#engine))[input];
    const given = kind === 'true' ? [] : [find ? find() : value];
    this.#carryOut(method.apply(this.#engine, given));
  }

  // ---- The viewer's actions -------------------------------------------------

  /** As with a media element, playing has no effect while playing, nor pausing while paused. */
  #play() {
    if (!this.#media.paused) return;
    this.#media.play();
    this.#carryOut(this.#engine.play());
  }

  #pause() {
    if (this.#media.paused) return;
    this.#media.pause();
    this.#carryOut(this.#engine.pause());
  }

  /** @param {number} time */
  #seek(time) {
    this.#media.seek(time);
    this.#carryOut(this.#engine.seek(this.#media.time));
  }

  /** As the bridge: back to the session's time, and on if it plays. @param {true | number} length true for the same */
  #reload(length) {
    const media = this.#media;
    const { duration } = media;
    media.load(length === true ? duration : length);
    if (this.#engine.playing) media.play(); // before the seek: at the end it would rewind
    media.seek(this.#engine.time);
    if (media.duration !== duration) this.#carryOut(this.#engine.ready(media.duration));
  }

  /** @param {number} item @returns {boolean} false if the click was refused: format.md T10 */
  #click(item) {
    const effects = item < 0 ? [] : this.#engine.click(item);
    this.#carryOut(effects);
    return effects.length > 0;
  }

  /** @param {string} id */
  #clickOn(id) {
    const item = this.#engine.findItem(id);
    if (this.#click(item)) return;
    const reasons = this.#engine.explain(item)?.reasons ?? ['no interaction has this id'];
    const why = reasons.length > 0 ? reasons.join('; ') : 'it is disabled, or a click on it does nothing';
    return `"${id}" can't be clicked at ${this.#place}: ${why}`;
  }

  /** Describes where playback is, for messages. */
  get #place() {
    return `${this.#media.time} s of "${this.#engine.project().videos[this.#engine.video].id}"`;
  }

  /** @param {Record<string, string | number | boolean | null>} values */
  #set(values) {
    for (const [name, value] of Object.entries(values)) this.#carryOut(this.#engine.set(name, value));
  }

  /** @param {string[]} names */
  #eval(names) {
    for (const name of names) this.#carryOut(this.#engine.eval(name));
  }

  #measuring() {
    this.#dwelt = this.#media.wall;
    this.#carryOut(this.#engine.measuring(true));
  }

  // ---- Time -----------------------------------------------------------------

  /** While measuring, passes on that wall time has passed. @param {number} wall seconds */
  #dwell(wall) {
    while (this.#dwelt < wall) {
      const to = Math.min(wall, this.#dwelt + DWELL_MOST_S);
      this.#carryOut(this.#engine.dwell(toNanosecond(to - this.#dwelt)));
      this.#dwelt = to;
    }
  }

  /** A tick of the media: while measuring, not past what may end a visit, so that it has the dwell of its own. @param {number} time */
  #next(time) {
    return this.#dwelt >= 0 ? Math.max(Math.min(time, this.#engine.nextTime), this.#media.time) : time;
  }

  /** @param {number} goal media seconds, Infinity for the end of the project */
  #until(goal) {
    if (this.#advance(goal, Infinity) || (goal === Infinity && this.#over)) return;
    const why = this.#pauseReason === null ? 'it was never played' : `paused by "${this.#pauseReason}"`;
    return `never reached: playback rests at ${this.#place} (${why}), and nothing resumes it`;
  }

  /**
   * Lets time pass until a media time of the current video, until a wall time, or
   * until playback rests and no wake is due.
   * @param {number} goal media seconds
   * @param {number} deadline wall seconds
   * @returns {boolean} whether goal or deadline was reached
   */
  #advance(goal, deadline) {
    const media = this.#media;
    const limit = deadline < Infinity ? deadline : toNanosecond(media.wall + this.#untilLimit);
    while (media.time < goal && media.wall < limit) {
      const stop = Math.min(limit, this.#wake?.due ?? Infinity);
      if (!media.paused) {
        if (this.#playOn(goal, stop)) return true;
      } else if (this.#wake || deadline < Infinity) {
        media.waitTo(stop);
        this.#dwell(stop);
      } else {
        return false;
      }
      if (media.wall >= (this.#wake?.due ?? Infinity)) this.#wakeUp();
    }
    if (media.time < goal && deadline === Infinity) {
      const hours = this.#untilLimit / 3600;
      throw new SimulationError(`still going on after ${hours} hours of virtual time: does the project loop?`);
    }
    return true;
  }

  /**
   * Plays to the next tick of the grid, the goal, or the stop, whichever comes
   * first.
   * @param {number} goal media seconds
   * @param {number} stop wall seconds
   * @returns {boolean} whether the goal was reached, even if playback moved
   *   elsewhere from there
   */
  #playOn(goal, stop) {
    const media = this.#media;
    const { duration } = media; // read first, as another video may follow
    const time = this.#next(Math.min(this.#nextTick(), goal, media.timeAt(stop), duration));
    this.#dwell(media.wallAt(time));
    if (time >= duration) return this.#end() && goal <= duration;
    return this.#settle(time, this.#engine.tick(time)) && time === goal;
  }

  /** Plays to the end. @returns {boolean} whether it was reached */
  #end() {
    const { duration } = this.#media;
    const effects = this.#engine.tick(duration);
    const isStopped = stopTime(effects) !== undefined; // before the end, or at it
    const atEnd = this.#settle(duration, effects);
    if (!isStopped) {
      this.#media.pause();
      this.#settle(duration, this.#engine.ended());
    }
    return atEnd;
  }

  /**
   * Carries out the effects of playing to a time. If the engine stopped playback
   * before, a perfect player has not gone further: media and wall time are set to
   * those of the stop.
   * @param {number} time
   * @param {readonly Effect[]} effects
   * @returns {boolean} whether that time was reached
   */
  #settle(time, effects) {
    const reached = stopTime(effects) ?? Math.min(this.#engine.time, time);
    if (reached > this.#media.time) this.#stalled = 0;
    else this.#countStall();
    this.#media.playTo(reached);
    this.#carryOut(effects);
    return reached === time;
  }

  #wakeUp() {
    const { token } = /** @type {{token: number}} */ (this.#wake);
    this.#wake = null;
    this.#carryOut(this.#engine.wake(token));
  }

  /** The next tick of the grid. Multiplied, not summed up, so that errors don't accumulate. */
  #nextTick() {
    const { time } = this.#media;
    let tick = Math.floor(time * this.#hz) + 1;
    while (toNanosecond(tick / this.#hz) <= time) tick++;
    return toNanosecond(tick / this.#hz);
  }

  #countStall() {
    if (++this.#stalled > STALL_LIMIT)
      throw new SimulationError(`no progress at ${this.#media.time} s: the engine keeps stopping there`);
  }

  // ---- Effects --------------------------------------------------------------

  /** @param {readonly Effect[]} effects */
  #carryOut(effects) {
    let list = effects;
    for (;;) {
      for (const effect of list) this.#apply(effect);
      if (!list.at(-1)?.intent) break;
      list = this.#engine.answer(true);
    }
    if (this.#loaded) {
      this.#loaded = false;
      this.#carryOut(this.#engine.ready(this.#media.duration));
    }
  }

  /** @param {Effect} effect */
  #apply(effect) {
    this.#observe(effect);
    if (effect.command) {
      this.#commands[effect.name]?.(effect);
      return;
    }
    this.#note(effect);
    this.#write(effect.line);
  }

  /** Notes what explains an `until` that is never reached, and what a reset ends. @param {Effect} effect */
  #note({ name, detail }) {
    if (name === 'project:reset') this.#wake = null; // else `until` would wait for a pause that is over
    if (name === 'project:ended') this.#over = true;
    else if (name === 'player:play' || name === 'project:reset') this.#over = false;
    else if (name === 'player:pause') this.#pauseReason = detail.reason;
  }

  /** @param {number} time */
  #rest(time) {
    this.#media.pause();
    this.#media.seek(time);
  }

  /** @param {Effect} effect */
  #switch({ item, time, playing }) {
    this.#insert(item);
    if (playing) this.#media.play(); // before the seek: at the end it would rewind
    this.#media.seek(time);
  }

  /** @param {number} video */
  #insert(video) {
    const restarts = video === this.#video; // without loading it, so as long as it was loaded last
    this.#media.load(restarts ? this.#media.duration : this.#duration(video));
    this.#loaded ||= !restarts;
    this.#video = video;
  }
}

/**
 * The media time at which playback was stopped or moved; undefined if it
 * continues. Seeks and switches hold their target, so they happen at the time of
 * the event before them.
 * @param {readonly Effect[]} effects
 */
function stopTime(effects) {
  const first = effects.findIndex(
    ({ name, intent }) => intent || name === 'pause' || name === 'seek' || name === 'switch',
  );
  if (first < 0) return undefined;
  const stop = effects[first];
  if (stop.intent || stop.name === 'pause') return stop.time;
  return effects.slice(0, first).findLast(({ command }) => !command)?.time;
}
