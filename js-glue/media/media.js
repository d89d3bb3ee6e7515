// SPDX-License-Identifier: MIT

import { safeUrl } from '../engine/url.js';
import { Clock } from './clock.js';
import { Failures, isEmpty, NETWORK_NO_SOURCE } from './failures.js';
import { SeekGuard } from './seek-guard.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../engine/effect.js').Effect} Effect
 * @typedef {import('../engine/inputs.js').InputName} InputName
 */

/**
 * A video of hc_project().
 * @typedef {object} Video
 * @property {string} id
 * @property {string | null} [poster]
 * @property {{src: string, type?: string | null}[] | null} [sources]
 * @property {{src: string, kind?: string | null, srclang?: string | null, label?: string | null, default?: boolean}[] | null} [tracks]
 */

/** @typedef {{start: number, videos: Video[]}} Project what hc_project() tells, as far as it is needed here */

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

/** A seek that ends up this near to ours is ours: browsers round. Seconds. */
const SEEK_ROUNDING_S = 0.02;
/** Seeks to where the media is are none. */
const SEEK_LEAST_S = 1e-4;
/** A rewind by the element itself goes here, or nearly. */
const START_S = 0.1;
/** Nearer than this, the engine and the media are at one; a rewind this near to the end is a loop. */
const APART_S = 0.4;
/** The end itself is for `ended` to tell. */
const INSTANT_S = 1e-6;
/** Less than any frame. */
const NUDGE_S = 0.001;

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
  #guard;
  /** @type {Project | null} */
  #project = null;
  #base = '';
  /** The video in the element. */
  #video = -1;
  /** The address in the element, if it was put there from here. */
  #src = '';
  /** The source that the page had put into the element, once it is replaced: the start video's. @type {string | null} */
  #own = null;
  /** The page's own poster: the start video's. */
  #poster;
  /** Whether the engine knows that the source can play. */
  #ready = false;
  /**
   * Where a source starts, until its metadata are there; null: where it is.
   * Not asked for by a command: where the media was when the overlay came.
   * @type {{time: number, asked: boolean} | null}
   */
  #start;
  /** Where our own seek goes, until it is there. */
  #seek = NaN;
  /** Where the media rest; NaN while they move. */
  #rests = NaN;
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
    this.#poster = /** @type {HTMLVideoElement} */ (media).poster ?? '';
    this.#clock = new Clock(
      media,
      (time, picture) => this.#tell(time, picture),
      (until) => (this.#playing ? engine.nextPause(until) : Infinity),
    );
    this.#guard = new SeekGuard(media, (time) => this.#cutsShort(time));
    for (const type of Object.keys(MediaBridge.#handlers)) media.addEventListener(type, this);
    this.#failures = new Failures(media, (message) => owner.error('media', message));
  }

  dispose() {
    for (const type of Object.keys(MediaBridge.#handlers)) this.#media.removeEventListener(type, this);
    this.#failures.dispose();
    this.#clock.dispose();
    this.#guard.dispose();
    clearTimeout(this.#wake);
    this.#owner.astray?.(false);
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
    this.#base = base;
    this.#video = project.start;
    this.#duration = NaN; // the new session has yet to hear it
    clearTimeout(this.#wake);
    if (!first) this.#start = null;
    const wanted = first && empty ? this.#media.currentTime : 0; // set before there was anything to play
    if ((empty || this.#src) && this.#insert(project.videos[project.start])) {
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
    this.#seek = this.#rests = NaN;
    this.#owner.astray?.(false);
    this.#duration = NaN;
    this.#clock.frames.clear();
    this.#clock.disarm();
  }

  #onPlay() {
    this.#rests = NaN;
    this.#resume();
    if (this.#ready && !this.#media.paused) this.#clock.foresee();
  }

  #resume() {
    const { paused, ended, seeking } = this.#media;
    // Played near its end, it may be there before it tells.
    if (this.#ready && (!paused || (ended && !seeking)) && !this.#playing) this.#owner.input('play');
  }

  #onPause() {
    this.#settleAt();
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
    const isHere = this.#isHere(currentTime); // the frames know it yet
    this.#clock.frames.interrupt();
    this.#clock.disarm();
    if (!this.#project) this.#start = { time: currentTime, asked: false };
    if (!this.#ready || isHere) return;
    this.#seek = this.#rests = NaN;
    if (this.#loops(currentTime)) this.#owner.input('ended', true);
    else if (this.#rewinds(currentTime)) this.#resume();
    else this.#owner.input('seek', currentTime, 'user');
  }

  #onSeeked() {
    this.#settleAt();
    const { paused, seeking, loop, duration } = this.#media;
    if (!seeking) {
      const target = this.#seek;
      this.#seek = NaN;
      this.#owner.astray?.(false);
      // The last frame shows, where the end was meant: WebKitGTK draws none on the way there.
      if (target < duration && this.#time >= duration && paused && !loop) this.#seekTo(duration);
    }
    this.#rearm();
  }

  #settleAt() {
    const { paused, seeking, currentTime } = this.#media;
    if (paused && !seeking) this.#rests = currentTime;
  }

  /**
   * Whether a seek leads to where playback is, which is none: browsers tell one twice,
   * and the last of several for each of them.
   * @param {number} time
   */
  #isHere(time) {
    const isNear = (/** @type {number} */ place, within = SEEK_LEAST_S) => Math.abs(time - place) < within;
    if (isNear(this.#seek, SEEK_ROUNDING_S) || isNear(this.#time) || isNear(this.#rests)) return true;
    return (
      this.#playing && time < this.#time && time >= Math.max(this.#clock.frames.time - NUDGE_S, this.#time - START_S)
    );
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
    if (!paused) this.#put(to);
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
    if (Math.abs(to - currentTime) >= SEEK_LEAST_S) this.#put(to);
  }

  /** Seeks even to where the media are: that frame may not be on screen. @param {number} to */
  #put(to) {
    const { currentTime, seeking } = this.#media;
    if (seeking && Number.isNaN(this.#seek) && this.#areApart(to, currentTime)) this.#owner.astray?.(true);
    this.#seek = to;
    this.#rests = NaN;
    this.#clock.frames.interrupt();
    this.#guard.seek(to);
  }

  /** Whether two times are not of one picture. @param {number} a @param {number} b */
  #areApart(a, b) {
    const { frames } = this.#clock;
    const apart = Math.abs(frames.start(a) - frames.start(b));
    return (Number.isNaN(apart) ? Math.abs(a - b) : apart) > 2 * NUDGE_S;
  }

  /** @param {Effect} command */
  #switch({ item, time, playing }) {
    const video = this.#project?.videos[item];
    if (!video) return;
    const restart = item === this.#video;
    this.#keepOwn();
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

  /** Before the page's own source is replaced for the first time. */
  #keepOwn() {
    if (!this.#src) this.#own ??= this.#media.currentSrc || this.#media.src;
  }

  /**
   * Puts a video's source into the element.
   * @param {Video} video
   * @returns {boolean} false when it is there already, or none is known
   */
  #insert(video) {
    const first = this.#project?.videos[this.#project.start] === video;
    const own = first ? this.#own : null;
    const src = own || this.#choose(video.sources ?? []);
    if (!src || src === (this.#src || this.#own)) return false;
    const media = /** @type {HTMLVideoElement} */ (this.#media);
    this.#onEmptied(); // the event comes later
    this.#start = { time: 0, asked: true };
    this.#src = src;
    media.poster = (first && this.#poster) || this.#address(video.poster);
    const { playbackRate } = media;
    media.src = src;
    media.playbackRate = playbackRate; // a new source would have the default
    this.#owner.source(video, Boolean(own));
    return true;
  }

  /** @param {NonNullable<Video['sources']>} sources @returns {string} the first that may play */
  #choose(sources) {
    const playable = sources.find(({ type }) => !type || this.#media.canPlayType?.(type)) ?? sources[0];
    return this.#address(playable?.src);
  }

  /** @param {string | null | undefined} text @returns {string} '' when there is none that may be used */
  #address(text) {
    return text ? (safeUrl(text, this.#base)?.href ?? '') : '';
  }

  /** @param {number} token @param {number} seconds of wall time */
  #sleep(token, seconds) {
    clearTimeout(this.#wake);
    this.#wake = setTimeout(() => this.#owner.input('wake', token), Math.min(seconds * 1000, 2 ** 31 - 1));
  }
}
