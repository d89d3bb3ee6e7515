// SPDX-License-Identifier: MIT

import { Clock } from './clock.js';
import { End } from './end.js';
import { endless } from './endless.js';
import { Failures, isEmpty, NETWORK_NO_SOURCE } from './failures.js';
import { played } from './played.js';
import { NUDGE_S, SEEK_LEAST_S, Seeks } from './seeks.js';
import { Sources } from './sources.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 * @typedef {import('../engine/inputs.js').InputName} InputName
 * @typedef {import('./sources.js').Project} Project
 * @typedef {import('./sources.js').Source} Source
 * @typedef {import('./sources.js').Video} Video
 * @typedef {import('../engine/events.js').HotcueEventDetails['media:source']} SourceRequest
 */

/**
 * The callbacks of the bridge, provided by its session.
 * @typedef {object} Owner
 * @property {(name: InputName, a?: any, b?: any) => void} input
 * @property {() => void} [shown] another picture is on screen without an input
 * @property {(request: SourceRequest) => boolean} wanted another source is needed; false if the
 *   page loads it
 * @property {(video: Video, own: boolean) => void} source another video was put
 *   into the element; `own` for the page's own source. Text tracks are the owner's to set
 * @property {(code: string, message: string) => void} error
 * @property {(astray: boolean) => void} [astray] true while the element returns from
 *   a position that the viewer must not see; false once it is back
 */

/** A rewind by the element itself ends before this time. */
const START_S = 0.1;
/** Engine and media are in sync if they are nearer than this; a rewind this near to the end is a loop. */
const APART_S = 0.4;
/** Ticks stop this short of the end, which is reported by `ended`. */
const INSTANT_S = 1e-6;
/** How long `ended` may follow a pause in elements on an iframe, whose messages come one by one. Milliseconds. */
const ENDED_MS = 50;
/** HTMLMediaElement's constant, which media-like elements may lack. */
const HAVE_METADATA = 1;

/**
 * The bridge between the engine and a media element: turns the element's events
 * into inputs, and carries out commands on it. The element is the only source of
 * truth for time and play state: each event is checked against the element's
 * current state, and ignored if it is outdated.
 */
export class MediaBridge {
  #media;
  /** @type {Engine} */
  #engine;
  /** @type {Owner} */
  #owner;
  #clock;
  #failures;
  #end;
  #seeks;
  #sources;
  /** @type {Project | null} */
  #project = null;
  /** The number of the video in the element. */
  #video = -1;
  /** Whether the source has metadata and the `ready` input was made. */
  #ready = false;
  /**
   * Where the source starts, until its metadata are loaded; null for where it is.
   * `asked`: by a command; else where the media were when the overlay was attached.
   * @type {{time: number, asked: boolean} | null}
   */
  #start;
  /** Whether the page has still to put in a source that it loads for us. */
  #awaited = false;
  /** The duration last passed to the engine; NaN for none. */
  #duration = NaN;
  /** Wall time of the last tick of this source; NaN before. Milliseconds. */
  #tickedAt = NaN;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #wake;

  /**
   * Starts to listen at once, so that no event is missed before a document is loaded.
   * @param {HTMLMediaElement} media
   * @param {Engine} engine
   * @param {Owner} owner
   * @param {number} [since] the media time when the overlay was attached
   */
  constructor(media, engine, owner, since = 0) {
    this.#media = media;
    this.#engine = engine;
    this.#owner = owner;
    this.#start = { time: since, asked: false };
    this.#sources = new Sources(media);
    this.#end = new End(media); // its listeners come first
    this.#clock = new Clock(
      media,
      (time, picture) => this.#onTime(time, picture),
      (until) => (this.#playing ? engine.nextPause(until) : Infinity),
    );
    this.#seeks = new Seeks(media, this.#clock.frames, {
      takes: (time) => this.#cutsShort(time),
      astray: (astray) => this.#owner.astray?.(astray),
    });
    for (const type of Object.keys(MediaBridge.#handlers)) media.addEventListener(type, this);
    this.#failures = new Failures(media, (message) => owner.error('media', message));
  }

  dispose() {
    for (const type of Object.keys(MediaBridge.#handlers)) this.#media.removeEventListener(type, this);
    this.#failures.dispose();
    this.#end.dispose();
    this.#clock.dispose();
    this.#seeks.dispose();
    clearTimeout(this.#wake);
    this.#project = null;
    this.#ready = false;
  }

  /**
   * Starts a project that was loaded into the engine.
   * @param {Project} project
   * @param {string} base URL that its relative addresses are resolved against
   */
  open(project, base) {
    const first = this.#project === null;
    const empty = isEmpty(this.#media);
    this.#project = project;
    this.#sources.open(project, base);
    this.#video = project.start;
    this.#duration = NaN; // `ready` has to be sent again
    clearTimeout(this.#wake);
    if (!first) this.#start = { time: 0, asked: true };
    const wanted = first && empty ? this.#media.currentTime : 0; // set by the page before there was a source
    if ((empty || this.#sources.held) && this.#insert(project.videos[project.start], wanted)) {
      if (wanted > 0) this.#start = { time: wanted, asked: false };
      return;
    }
    this.#owner.source(project.videos[project.start], true);
    if (this.#media.readyState >= HAVE_METADATA) this.#onMetadata();
    else if (first) this.#failures.look();
  }

  /** Reloads the element's source after a failure, and continues at the same time. */
  retry() {
    const { held } = this.#sources;
    this.#onEmptied(); // the event comes later
    this.#start = { time: this.#time, asked: true };
    if (held?.lent && this.#asksFor(held, this.#time)) return;
    this.#media.load();
    if (this.#playing) this.#play();
  }

  /** Called after each input: the next boundary may have changed. */
  settle() {
    if (!this.#ready || this.#media.paused || !this.#engine.alive) return;
    const next = this.#engine.nextTime;
    if (next !== this.#clock.next) this.#clock.arm(next);
  }

  /**
   * Called before an input that doesn't come from the media, as frame callbacks are
   * late on a busy page: ticks to where the film is, but not past a boundary that was
   * not shown yet.
   */
  catchUp() {
    const { paused, seeking, currentTime } = this.#media;
    if (!this.#ready || paused || seeking || !this.#playing) return;
    const to = Math.min(currentTime, Math.min(this.#engine.nextTime, this.#length) - INSTANT_S);
    if (to > this.#time) this.#owner.input('tick', to);
  }

  /** Carries out a command of the engine. @param {Effect} command */
  command(command) {
    MediaBridge.#commands[command.name]?.(this, command);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (this.#engine.alive) MediaBridge.#handlers[event.type](this);
  }

  // After a trap the media play on without the engine, which neither plays nor has a time.

  get #playing() {
    return this.#engine.alive && this.#engine.playing;
  }

  /** Whether the element can't play its source: the engine waits, as for a slow one. */
  get #failed() {
    const { error, networkState } = this.#media;
    return error || networkState === NETWORK_NO_SOURCE;
  }

  /** Of the media in seconds; infinite for broadcasts, and while it is not known: some elements give 0 then. */
  get #length() {
    return (!endless.get(this.#media)?.() && this.#media.duration) || Infinity;
  }

  get #time() {
    return this.#engine.alive ? this.#engine.time : NaN;
  }

  // ---- Events of the element ------------------------------------------------

  /** @type {Record<string, (bridge: MediaBridge) => unknown>} */
  static #handlers = {
    loadedmetadata: (bridge) => bridge.#onMetadata(),
    durationchange: (bridge) => bridge.#onDuration(),
    emptied: (bridge) => bridge.#onReload(),
    play: (bridge) => bridge.#onPlay(),
    // At the end it comes before `ended`.
    pause: (bridge) => (bridge.#seeks.late ? setTimeout(() => bridge.#onPause(), ENDED_MS) : bridge.#onPause()),
    seeking: (bridge) => bridge.#onSeeking(),
    seeked: (bridge) => bridge.#onSeeked(),
    ended: (bridge) => bridge.#ready && bridge.#end.reached && bridge.#owner.input('ended'),
    timeupdate: (bridge) => bridge.#clock.look(),
    playing: (bridge) => bridge.#rearm(),
    ratechange: (bridge) => bridge.#rearm(),
    waiting: (bridge) => bridge.#clock.disarm(),
  };

  /** The source can play: sends the duration, and synchronizes time and play state. */
  #onMetadata() {
    if (!this.#project) return;
    let start = this.#start;
    this.#start = null;
    this.#ready = true;
    this.#awaited = false;
    const { seekable, currentTime } = this.#media;
    // Loading pauses, and some elements load so late that they lose a play() before it.
    const begins = start?.asked && this.#media.paused && this.#playing;
    // A broadcast that has dropped that time goes on where its player starts it.
    if (start && seekable?.length && start.time < seekable.start(0)) start = null;
    if (begins) this.#play(); // before the seek: at the end it would rewind
    if (start?.asked) this.#seekTo(start.time);
    this.#onDuration();
    // The page's own source may be at any time already: the engine follows it there.
    const time = start?.time ?? currentTime;
    if (!start?.asked && Math.abs(time - this.#time) > APART_S) this.#owner.input('seek', time, 'host');
    if (!this.#media.paused) this.#resume();
    else if (!begins) this.#onPause(); // some elements only play after a while
  }

  #onDuration() {
    const length = this.#length;
    if (!this.#ready || length === this.#duration) return;
    this.#duration = length;
    this.#owner.input('ready', length);
  }

  /** The page reloads or replaces the source: the session goes on in it where it is (format.md T19). */
  #onReload() {
    // Not after #insert(), which clears #ready.
    if (this.#ready && this.#project) {
      this.#start = this.#time > 0 || this.#playing ? { time: this.#time, asked: true } : null;
      this.#sources.replace(this.#project.videos[this.#video]);
    }
    this.#onEmptied();
    this.#awaited = false;
  }

  #onEmptied() {
    this.#ready = false;
    this.#seeks.clear();
    this.#duration = this.#tickedAt = NaN;
    this.#clock.frames.clear();
    this.#clock.disarm();
  }

  #onPlay() {
    this.#seeks.move();
    this.#resume();
    if (this.#ready && !this.#media.paused) this.#clock.lookAhead();
  }

  #resume() {
    // Played near its end, it may have ended before its `play` event comes.
    if (this.#ready && (!this.#media.paused || this.#end.reached) && !this.#playing) this.#owner.input('play');
  }

  #onPause() {
    this.#seeks.settle();
    // Not an input: the pause at the end, unless a seek led there; the pause of media that failed, or
    // of a source that the page is about to replace for us.
    if (!this.#project || !this.#media.paused || this.#end.reached || this.#failed || this.#awaited) return;
    const rest = this.#clock.takeRest(this.#time);
    this.#clock.disarm();
    if (this.#playing && rest > this.#time) this.#owner.input('tick', rest);
    if (this.#playing) this.#owner.input('pause');
  }

  #onSeeking() {
    const { currentTime } = this.#media;
    const isHere = this.#seeks.isHere(currentTime, this.#time, this.#playing);
    this.#clock.frames.interrupt();
    this.#clock.disarm();
    if (!this.#project) this.#start = { time: currentTime, asked: false };
    if (!this.#ready || isHere) return;
    this.#seeks.forget();
    if (this.#loops(currentTime)) this.#owner.input('ended', true);
    else if (this.#rewinds(currentTime)) this.#resume();
    // The players of broadcasts seek to where those are before they begin.
    else
      this.#owner.input('seek', currentTime, this.#duration === Infinity && !(this.#tickedAt >= 0) ? 'host' : 'user');
  }

  #onSeeked() {
    if (this.#seeks.late) this.#onSeeking(); // whose `currentTime` may be of before the seek until now
    this.#seeks.settle();
    const { paused, seeking, loop, duration } = this.#media;
    if (!seeking) {
      const target = this.#seeks.arrive();
      // Paused in the last frame instead of at the end (see #pause()), go to the end now:
      // WebKitGTK draws no frame for a direct seek there.
      if (target < duration && this.#time >= duration && paused && !loop) this.#seekTo(duration);
    }
    this.#rearm();
  }

  /** For SeekGuard: whether a gate stops a script's seek; if so, the engine handles it. @param {number} time */
  #cutsShort(time) {
    const cuts = this.#ready && this.#engine.alive && this.#engine.seekLimit(time) < time;
    if (cuts) this.#owner.input('seek', time, 'user');
    return cuts;
  }

  /** Whether play() at the end caused this seek: HTML rewinds then. @param {number} time */
  #rewinds(time) {
    const { paused, duration } = this.#media;
    return !paused && !this.#playing && time < START_S && this.#time > duration - SEEK_LEAST_S;
  }

  /** Whether the element's `loop` attribute caused this seek. @param {number} time */
  #loops(time) {
    const { loop, paused, duration, playbackRate } = this.#media;
    if (!loop || paused || !this.#playing || time > duration / 2) return false;
    const passed = ((performance.now() - this.#tickedAt) / 1000) * playbackRate;
    return this.#time + passed > duration - APART_S * Math.max(1, playbackRate);
  }

  #rearm() {
    if (this.#ready && this.#playing) this.#clock.arm(this.#engine.nextTime);
  }

  /** On a time from the clock: makes a tick. @param {number} time @param {number} picture the start of the frame on screen, or NaN */
  #onTime(time, picture) {
    const { paused, seeking } = this.#media;
    if (!this.#ready || seeking || !this.#engine.alive) return;
    this.#onDuration(); // elements on an iframe may know it late, without `durationchange`
    this.#engine.picture(picture);
    if (paused || this.#end.reached || !this.#playing) {
      this.#owner.shown?.();
      return;
    }
    const to = Math.min(time, this.#duration - INSTANT_S);
    // Backwards is jitter, except far: not every browser fires events when it loops.
    if (to > this.#time) this.#owner.input('tick', to);
    else if (to < this.#time - this.#duration / 2 && this.#loops(to)) this.#owner.input('ended', true);
    else return this.#owner.shown?.();
    this.#tickedAt = performance.now();
  }

  // ---- Commands of the engine -----------------------------------------------

  /** @type {Record<string, (bridge: MediaBridge, command: Effect) => void>} */
  static #commands = {
    play: (bridge) => bridge.#play(),
    pause: (bridge, { time }) => bridge.#pause(time),
    seek: (bridge, { time }) => bridge.#go(time),
    switch: (bridge, command) => bridge.#switch(command),
    wake: (bridge, { item, time }) => bridge.#sleep(item, time),
  };

  #play() {
    played(this.#media).catch((error) => this.#refused(error));
  }

  /** The browser refused to play. @param {DOMException} [error] media-like elements may give none */
  #refused(error) {
    // Aborted by a pause or by another source: these fire events of their own.
    if (error?.name === 'AbortError' || !this.#media.paused || this.#failed) return;
    if (this.#playing) this.#owner.input('pause');
    // Media that can't be played fire an `error` event of their own.
    if (error?.name === 'NotAllowedError') this.#owner.error('play_refused', error.message);
  }

  /**
   * Pauses with the frame for `time` on screen. After pause() a browser may be up to a
   * frame off in either direction, and several when it is busy: only a seek into the
   * frame is sure to show it.
   * @param {number} time
   */
  #pause(time) {
    const { paused, loop, currentTime } = this.#media;
    const duration = this.#duration;
    this.#media.pause();
    this.#clock.disarm();
    if (!this.#ready && this.#start?.asked) this.#start.time = time; // a seek that is cut short
    if (!this.#ready || (time >= duration && (this.#end.reached || currentTime >= duration))) return;
    const { frames } = this.#clock;
    // Paused at the current frame, by a click: nothing to correct.
    if (!paused && time === frames.end && currentTime <= time) return;
    let to = frames.inside(time);
    if (to > duration) {
      // Into the last frame. Not to its very end, where `loop` would rewind.
      const known = !Number.isNaN(frames.start(time));
      to = duration - (known ? frames.duration / 2 : loop ? NUDGE_S : 0);
    }
    if (!paused) this.#seeks.put(to);
    else if (to < currentTime) this.#seekTo(to);
  }

  /** @param {number} time */
  #go(time) {
    this.#seekTo(time);
    if (this.#playing && this.#media.paused) this.#play(); // it was paused at the end
  }

  /** @param {number} time */
  #seekTo(time) {
    if (!this.#ready) {
      this.#start = { time, asked: true };
      return;
    }
    const to = Math.min(time, this.#length);
    if (Math.abs(to - this.#media.currentTime) >= SEEK_LEAST_S) this.#seeks.put(to);
  }

  /** @param {Effect} command */
  #switch({ item, time, playing }) {
    const videos = this.#project?.videos;
    const video = videos?.[item];
    if (!video) return;
    const restart = item === this.#video;
    this.#sources.keepOwn(videos[this.#video]);
    this.#video = item;
    const loads = !restart && this.#insert(video, time);
    if (!playing) this.#media.pause();
    else if (!this.#awaited) this.#play(); // before the seek: at the end it would rewind
    if (loads) return;
    this.#seekTo(time);
    // Two videos with the same source: no metadata event will come.
    if (!restart && this.#ready) this.#owner.input('ready', this.#length);
  }

  /**
   * Puts a video's source into the element, or leaves that to the page.
   * @param {Video} video
   * @param {number} time seconds; where it starts
   * @returns {boolean} false if its source is in the element already, or it has no source
   */
  #insert(video, time) {
    const source = this.#sources.find(video);
    if (!source) return false;
    const lent = this.#asksFor(source, time);
    if (!lent && !source.src && !source.object) return false;
    if (!lent) {
      this.#onEmptied(); // the event comes later
      this.#sources.insert(source);
    }
    this.#start = { time, asked: true };
    this.#owner.source(video, source.own);
    return true;
  }

  /** @param {Source} source @param {number} time seconds @returns {boolean} whether the page loads it */
  #asksFor(source, time) {
    const { video, sources, own } = source;
    this.#awaited = false;
    if (this.#owner.wanted({ video, sources, own, time, playing: this.#playing })) return false;
    this.#onEmptied();
    this.#awaited = true;
    this.#failures.expect();
    this.#sources.lend(source);
    return true;
  }

  /** Schedules a `wake` input. @param {number} token @param {number} seconds of wall time */
  #sleep(token, seconds) {
    clearTimeout(this.#wake);
    this.#wake = setTimeout(() => this.#owner.input('wake', token), Math.min(seconds * 1000, 2 ** 31 - 1));
  }
}
