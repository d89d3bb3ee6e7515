// SPDX-License-Identifier: MIT

import { Clock } from './clock.js';
import { Failures, isEmpty, NETWORK_NO_SOURCE } from './failures.js';
import { NUDGE_S, SEEK_LEAST_S, Seeks } from './seeks.js';
import { Sources } from './sources.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 * @typedef {import('../engine/inputs.js').InputName} InputName
 * @typedef {import('./sources.js').Project} Project
 * @typedef {import('./sources.js').Video} Video
 */

/**
 * What the bridge needs of its session.
 * @typedef {object} Owner
 * @property {(name: InputName, a?: any, b?: any) => void} input
 * @property {() => void} [shown] another picture is on screen, and no input tells it
 * @property {(video: Video, own: boolean) => void} source another video was
 *   put into the element, or the page's own again: text tracks are not set here
 * @property {(code: string, message: string) => void} error
 * @property {(astray: boolean) => void} [astray] whether the element is on its way back
 *   from a place to which the engine doesn't follow it: nobody is to see that
 */

/** A rewind by the element itself goes here, or nearly. */
const START_S = 0.1;
/** Nearer than this, the engine and the media are at one; a rewind this near to the end is a loop. */
const APART_S = 0.4;
/** The end itself is for `ended` to tell. */
const INSTANT_S = 1e-6;
/** HTMLMediaElement's constant, for what only looks like one. */
const HAVE_METADATA = 1;

/**
 * Between the engine and a media element: tells the engine what the element
 * does, and carries out on the element what the engine wants. The element is
 * the only truth about time and play state: its events are compared with its
 * state, and what is old news by then is ignored.
 */
export class MediaBridge {
  #media;
  /** @type {Engine} */
  #engine;
  /** @type {Owner} */
  #owner;
  #clock;
  #failures;
  #seeks;
  #sources;
  /** @type {Project | null} */
  #project = null;
  /** The video in the element. */
  #video = -1;
  /** Whether the engine knows that the source can play. */
  #ready = false;
  /**
   * Where a source starts, until its metadata are there; null: where it is.
   * Not asked for by a command: where the media was when the overlay came.
   * @type {{time: number, asked: boolean} | null}
   */
  #start;
  /** What the engine takes for the duration. */
  #duration = NaN;
  /** When the engine was last told the time. Milliseconds. */
  #toldAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #wake;

  /**
   * Listens from now on, so that nothing is missed while the engine loads.
   * @param {HTMLMediaElement} media
   * @param {Engine} engine
   * @param {Owner} owner
   * @param {number} [since] where the media was when the overlay came to it
   */
  constructor(media, engine, owner, since = 0) {
    this.#media = media;
    this.#engine = engine;
    this.#owner = owner;
    this.#start = { time: since, asked: false };
    this.#sources = new Sources(media);
    this.#clock = new Clock(
      media,
      (time, picture) => this.#tell(time, picture),
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
    this.#clock.dispose();
    this.#seeks.dispose();
    clearTimeout(this.#wake);
    this.#project = null;
    this.#ready = false;
  }

  /**
   * A document was loaded into the engine.
   * @param {Project} project
   * @param {string} base what its relative addresses start from
   */
  open(project, base) {
    const first = this.#project === null;
    const empty = isEmpty(this.#media);
    this.#project = project;
    this.#sources.open(project, base);
    this.#video = project.start;
    this.#duration = NaN; // the new session has yet to hear it
    clearTimeout(this.#wake);
    if (!first) this.#start = null;
    const wanted = first && empty ? this.#media.currentTime : 0; // set before there was anything to play
    if ((empty || this.#sources.replaced) && this.#insert(project.videos[project.start])) {
      if (wanted > 0) this.#start = { time: wanted, asked: false };
      return;
    }
    this.#owner.source(project.videos[project.start], true);
    if (this.#media.readyState >= HAVE_METADATA) this.#onMetadata();
    else if (first) this.#failures.look();
  }

  /** Loads what is in the element once more, after it has failed, and goes on where it was. */
  retry() {
    const plays = this.#playing;
    this.#onEmptied(); // the event comes later
    this.#start = { time: this.#time, asked: true };
    this.#media.load();
    if (plays) this.#play();
  }

  /** After each input, whoever made it: what is due next may have changed. */
  settle() {
    if (!this.#ready || this.#media.paused || !this.#engine.alive) return;
    const next = this.#engine.nextTime;
    if (next !== this.#clock.next) this.#clock.arm(next);
  }

  /**
   * Before an input that is not the media's: a busy page hears late of what is on
   * screen. What the viewer or the page does is done where the film is, but before
   * anything that is due and was not shown yet.
   */
  catchUp() {
    const { paused, seeking, ended, currentTime } = this.#media;
    if (!this.#ready || paused || seeking || ended || !this.#playing) return;
    const to = Math.min(currentTime, this.#engine.nextTime - INSTANT_S, this.#media.duration - INSTANT_S);
    if (to > this.#time) this.#owner.input('tick', to);
  }

  /** @param {Effect} command */
  command(command) {
    MediaBridge.#commands[command.name]?.(this, command);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (this.#engine.alive) MediaBridge.#handlers[event.type](this);
  }

  // A dead engine neither plays nor has a time; the media go on without it.

  get #playing() {
    return this.#engine.alive && this.#engine.playing;
  }

  /** Whether the element has nothing to play: the engine waits, as it does for what loads slowly. */
  get #failed() {
    const { error, networkState } = this.#media;
    return Boolean(error) || networkState === NETWORK_NO_SOURCE;
  }

  get #time() {
    return this.#engine.alive ? this.#engine.time : NaN;
  }

  // ---- What the element tells -----------------------------------------------

  /** @type {Record<string, (bridge: MediaBridge) => void>} */
  static #handlers = {
    loadedmetadata: (bridge) => bridge.#onMetadata(),
    durationchange: (bridge) => bridge.#onDuration(),
    emptied: (bridge) => bridge.#onEmptied(),
    play: (bridge) => bridge.#onPlay(),
    pause: (bridge) => bridge.#onPause(),
    seeking: (bridge) => bridge.#onSeeking(),
    seeked: (bridge) => bridge.#onSeeked(),
    ended: (bridge) => bridge.#onEnded(),
    timeupdate: (bridge) => bridge.#clock.look(),
    playing: (bridge) => bridge.#rearm(),
    ratechange: (bridge) => bridge.#rearm(),
    waiting: (bridge) => bridge.#clock.disarm(),
  };

  /** The source can play. */
  #onMetadata() {
    if (!this.#project) return;
    const start = this.#start;
    this.#start = null;
    this.#ready = true;
    if (start?.asked) this.#seekTo(start.time);
    this.#onDuration();
    // The page's own source may be anywhere already: that is where it is entered.
    const time = start ? start.time : this.#media.currentTime;
    if (!start?.asked && Math.abs(time - this.#time) > APART_S) this.#owner.input('seek', time, 'host');
    if (this.#media.paused) this.#onPause();
    else this.#resume();
  }

  #onDuration() {
    const { duration } = this.#media;
    if (!this.#ready || duration === this.#duration) return;
    this.#duration = duration;
    this.#owner.input('ready', duration);
  }

  #onEmptied() {
    this.#ready = false;
    this.#seeks.clear();
    this.#duration = NaN;
    this.#clock.frames.clear();
    this.#clock.disarm();
  }

  #onPlay() {
    this.#seeks.move();
    this.#resume();
    if (this.#ready && !this.#media.paused) this.#clock.foresee();
  }

  #resume() {
    const { paused, ended, seeking } = this.#media;
    // Played near its end, it may be there before it tells.
    if (this.#ready && (!paused || (ended && !seeking)) && !this.#playing) this.#owner.input('play');
  }

  #onPause() {
    this.#seeks.settle();
    const { paused, ended, seeking } = this.#media;
    // The pause at the end is part of the end, unless that is where a seek leads; one of
    // media that failed nobody asked for.
    if (!this.#project || !paused || (ended && !seeking) || this.#failed) return;
    const rest = this.#clock.takeRest(this.#time);
    this.#clock.disarm();
    if (this.#playing && rest > this.#time) this.#owner.input('tick', rest);
    if (this.#playing) this.#owner.input('pause');
  }

  #onSeeking() {
    const { currentTime } = this.#media;
    const isHere = this.#seeks.isHere(currentTime, this.#time, this.#playing); // the frames know it yet
    this.#clock.frames.interrupt();
    this.#clock.disarm();
    if (!this.#project) this.#start = { time: currentTime, asked: false };
    if (!this.#ready || isHere) return;
    this.#seeks.forget();
    if (this.#loops(currentTime)) this.#owner.input('ended', true);
    else if (this.#rewinds(currentTime)) this.#resume();
    else this.#owner.input('seek', currentTime, 'user');
  }

  #onSeeked() {
    this.#seeks.settle();
    const { paused, seeking, loop, duration } = this.#media;
    if (!seeking) {
      const target = this.#seeks.arrive();
      // The last frame shows, where the end was meant: WebKitGTK draws none on the way there.
      if (target < duration && this.#time >= duration && paused && !loop) this.#seekTo(duration);
    }
    this.#rearm();
  }

  /** Before a script's seek: whether required clicks hold it up. @param {number} time */
  #cutsShort(time) {
    if (!this.#ready || !this.#engine.alive || !(this.#engine.seekLimit(time) < time)) return false;
    this.#owner.input('seek', time, 'user');
    return true;
  }

  /** Whether play at the end has put it there: HTML has that begin anew. @param {number} time */
  #rewinds(time) {
    const { paused, duration } = this.#media;
    return !paused && !this.#playing && time < START_S && this.#time > duration - SEEK_LEAST_S;
  }

  /** @param {number} time whether the element's `loop` attribute put it there */
  #loops(time) {
    const { loop, paused, duration, playbackRate } = this.#media;
    if (!loop || paused || !this.#playing || time > duration / 2) return false;
    const passed = ((performance.now() - this.#toldAt) / 1000) * playbackRate;
    return this.#time + passed > duration - APART_S * Math.max(1, playbackRate);
  }

  #onEnded() {
    if (this.#ready && this.#media.ended) this.#owner.input('ended');
  }

  #rearm() {
    if (this.#ready && this.#playing) this.#clock.arm(this.#engine.nextTime);
  }

  /** @param {number} time the clock's @param {number} picture the start of the frame on screen, or NaN */
  #tell(time, picture) {
    const { paused, seeking, ended, duration } = this.#media;
    if (!this.#ready || seeking || !this.#engine.alive) return;
    this.#engine.picture(picture);
    if (paused || ended || !this.#playing) {
      this.#owner.shown?.();
      return;
    }
    const to = time >= duration ? duration - INSTANT_S : time;
    // Jitter is no seek; but not every browser says when it loops.
    if (to > this.#time) this.#owner.input('tick', to);
    else if (to < this.#time - duration / 2 && this.#loops(to)) this.#owner.input('ended', true);
    else return this.#owner.shown?.();
    this.#toldAt = performance.now();
  }

  // ---- What the engine wants ------------------------------------------------

  /** @type {Record<string, (bridge: MediaBridge, command: Effect) => void>} */
  static #commands = {
    play: (bridge) => bridge.#play(),
    pause: (bridge, { time }) => bridge.#pause(time),
    seek: (bridge, { time }) => bridge.#go(time),
    switch: (bridge, command) => bridge.#switch(command),
    wake: (bridge, { item, time }) => bridge.#sleep(item, time),
  };

  #play() {
    // Media-like elements may return nothing.
    this.#media.play()?.catch((error) => this.#refused(error));
  }

  /** @param {DOMException} error why the browser doesn't play */
  #refused(error) {
    // Aborted by a pause or by another source: their own events tell.
    if (error.name === 'AbortError' || !this.#media.paused || this.#failed) return;
    if (this.#playing) this.#owner.input('pause');
    // Media that can't be played give an event of their own.
    if (error.name === 'NotAllowedError') this.#owner.error('play_refused', error.message);
  }

  /**
   * Stops so that the frame showing `time` rests on screen. Where a browser
   * stops after pause() is up to a frame off, either way, and many when it is busy:
   * only a seek into a frame is sure to show it.
   * @param {number} time
   */
  #pause(time) {
    const { paused, ended, loop, duration, currentTime } = this.#media;
    this.#media.pause();
    this.#clock.disarm();
    if (!this.#ready || (time >= duration && (ended || currentTime >= duration))) return;
    const { frames } = this.#clock;
    // Stopped where playback is, by a click: there is nothing to put right.
    if (!paused && time === frames.end && currentTime <= time) return;
    let to = frames.inside(time);
    if (to > duration) {
      // In the last frame; what loops would leave its very end.
      const known = !Number.isNaN(frames.start(time));
      to = duration - (known ? frames.duration / 2 : loop ? NUDGE_S : 0);
    }
    if (!paused) this.#seeks.put(to);
    else if (to < currentTime) this.#seekTo(to);
  }

  /** @param {number} time */
  #go(time) {
    this.#seekTo(time);
    if (this.#playing && this.#media.paused) this.#play(); // the end had stopped it
  }

  /** @param {number} time */
  #seekTo(time) {
    if (!this.#ready) {
      this.#start = { time, asked: true };
      return;
    }
    const { duration, currentTime } = this.#media;
    const to = time > duration ? duration : time;
    if (Math.abs(to - currentTime) >= SEEK_LEAST_S) this.#seeks.put(to);
  }

  /** @param {Effect} command */
  #switch({ item, time, playing }) {
    const video = this.#project?.videos[item];
    if (!video) return;
    const restart = item === this.#video;
    this.#sources.keepOwn();
    this.#video = item;
    const loads = !restart && this.#insert(video);
    if (playing)
      this.#play(); // before the seek: at the end it would rewind
    else this.#media.pause();
    if (loads) {
      this.#start = { time, asked: true };
    } else {
      this.#seekTo(time);
      // Two videos of one source: nothing will load.
      if (!restart && this.#ready) this.#owner.input('ready', this.#media.duration);
    }
  }

  /**
   * Puts a video's source into the element.
   * @param {Video} video
   * @returns {boolean} false when it is there already, or none is known
   */
  #insert(video) {
    const source = this.#sources.find(video);
    if (!source) return false;
    this.#onEmptied(); // the event comes later
    this.#start = { time: 0, asked: true };
    this.#sources.insert(source);
    this.#owner.source(video, source.own);
    return true;
  }

  /** @param {number} token @param {number} seconds of wall time */
  #sleep(token, seconds) {
    clearTimeout(this.#wake);
    this.#wake = setTimeout(() => this.#owner.input('wake', token), Math.min(seconds * 1000, 2 ** 31 - 1));
  }
}
