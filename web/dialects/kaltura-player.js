// SPDX-License-Identifier: MIT
import { emit, warn } from './emit.js';
import { COMMANDS, NOTIFICATIONS } from './kaltura-commands.js';
import { hotspotEvent, isKaltura, kalturaEvent, legacyEvent } from './kaltura-events.js';
import { readLocator } from './kaltura-locator.js';
import { Project } from './kaltura-project.js';
import { Listeners } from './listeners.js';
import './media-events.js'; // which has MediaWatch in its file
import { MediaWatch } from './media-watch.js';

/** @typedef {import('./listeners.js').Listener} Listener */

/**
 * @typedef {object} Options
 * @property {string | ((id: string) => string)} [project] the address of the project document for the id
 *   given to `loadMedia()`, or that address with `{id}` in it; without it the element keeps its own project
 * @property {number} [timeupdate] shortest time between two `player:timeupdate`, in milliseconds; default: 150
 */

/** How many different faults are reported. */
const REPORTED_MOST = 100;
/** What a page may ask to open. */
const OPENED = ['http:', 'https:', 'mailto:', 'tel:'];
/** Names for all events together, in older players. */
const LEGACY = ['raptMedia_event', 'raptMediaNg_event'];
/** Events of the media, which the page may have asked for, too, in other intervals: only our own are passed on. */
const OF_MEDIA = /^(buffer:|player:(time|rate|volume))/;
/** Before the names of listeners to the hotspots plugin. */
const PLUGIN = 'plugin ';

/**
 * The player object that pages of Kaltura's interactive player use: docs/moving.md, "From Kaltura".
 * No method throws, except `loadMedia()` the second time. What can't be done is reported once, as an
 * `error` event of the element and, unless that is prevented, as a warning on the console. Calls made
 * before there is a project are carried out when there is one.
 */
export class KalturaPlayer {
  /** @type {any} */
  #element;
  #options;
  #listeners = new Listeners();
  #project;
  #media;
  /** Aborted by destroy(). */
  #off = new AbortController();
  /** Whether loadMedia() was called. */
  #asked = false;
  /** What loadMedia() was called with. @type {string | null} */
  #id = null;
  /** Whether to play when the project was reset; to pause when a jump plays. */
  #plays = false;
  #stays = false;
  #stopped = false;
  #reported = new Set();

  /** @param {HTMLElement} element a `<hotcue-player>` or `<hotcue-overlay>` @param {Options | null} [options] */
  constructor(element, options) {
    this.#element = element;
    this.#options = options ?? {};
    const failed = (/** @type {any} */ payload) =>
      this.#listeners.emit({ name: 'Error', event: { type: 'Error', payload } });
    this.#project = new Project(element, failed);
    const { timeupdate = 150 } = this.#options;
    // It has events to report at once.
    this.#media = new MediaWatch(element, { timeupdate, buffer: true }, (type, detail) => this.#hear({ type, detail }));
    const hear = (/** @type {any} */ { detail }) => OF_MEDIA.test(detail.type) || this.#hear(detail);
    element.addEventListener('hotcue:event', hear, { signal: this.#off.signal });
  }

  /** Ends all listening. No call does anything from then on. */
  destroy() {
    this.#off.abort();
    this.#media.stop();
    this.#listeners.clear();
  }

  get #over() {
    return this.#off.signal.aborted;
  }

  // ---- Listening ----------------------------------------------------------------

  /**
   * Listens to the events of one type: the old player's, `Error`, and those of docs/events.md.
   * @param {string} type
   * @param {Listener} listener called with `{type, payload}`
   */
  addListener(type, listener) {
    this.#listen(String(type), listener);
  }

  /** Removes a listener, however often it was added. @param {string} type @param {Listener} listener */
  removeListener(type, listener) {
    if (typeof listener === 'function') this.#listeners.remove({ name: String(type), listener });
  }

  /**
   * Listens as pages of older players do. With the name `raptMedia_event` or `raptMediaNg_event`, to all events
   * of the old player, which then lack an empty `payload`; with any other, as addListener().
   * @param {string} name may end in a namespace for kUnbind(): `name.namespace`
   * @param {Listener} listener
   */
  kBind(name, listener) {
    const [type, space] = split(name);
    this.#listen(type, listener, space);
  }

  /** Ends kBind(). @param {string} name `name`, `name.namespace` or `.namespace` @param {Listener} [listener] only this one */
  kUnbind(name, listener) {
    const [type, space] = split(name);
    if (type || space) this.#listeners.remove({ name: type, space, listener });
  }

  /**
   * Listens as pages of the plain player do to its hotspots: `hotspot_displayed`, `hotspot_click`.
   * @param {string} type
   * @param {Listener} listener called with `{type, payload: {id, label}}`
   */
  addEventListener(type, listener) {
    this.#listen(PLUGIN + String(type), listener);
  }

  /** @param {string} type @param {Listener} listener */
  removeEventListener(type, listener) {
    if (typeof listener === 'function') this.#listeners.remove({ name: PLUGIN + String(type), listener });
  }

  /** @param {string} name @param {Listener} listener @param {string} [space] */
  #listen(name, listener, space) {
    if (this.#over) return;
    if (typeof listener === 'function') this.#listeners.add(name, listener, space);
    else this.#report('refused', `the listener of ${name} is not a function`);
  }

  /** @param {any} event */
  #hear(event) {
    const { type, detail } = event;
    this.#project.follow(type, detail);
    if (Object.hasOwn(KalturaPlayer.#turns, type)) KalturaPlayer.#turns[type](this);
    const made = kalturaEvent(event, this.#project.xrefOf);
    const hotspot = hotspotEvent(event, (id, name) => (this.#listeners.has(PLUGIN + name) ? this.#labelOf(id) : ''));
    const plugin = hotspot ? [{ name: PLUGIN + hotspot.type, event: hotspot }] : [];
    if (made && type !== 'error') this.#emit(made, plugin);
  }

  /** @param {import('./kaltura-events.js').KalturaEvent} event @param {{name: string, event: any}[]} [more] */
  #emit(event, more = []) {
    const names = isKaltura(event.type) ? LEGACY : [];
    const legacy = names.map((name) => ({ name, event: legacyEvent(event) }));
    this.#listeners.emit({ name: event.type, event }, ...legacy, ...more);
  }

  /**
   * What follows from an event, once the element is done with it. A literal, which minifiers can leave
   * out with an unused class: of a call, terser keeps the functions, outside of the class.
   * @type {Record<string, (player: KalturaPlayer) => void>}
   */
  static #turns = {
    'node:enter': (player) => {
      if (player.#stays) player.#rest();
    },
    'player:pause': (/** @type {KalturaPlayer} */ player) => {
      player.#stays = false;
    },
    'player:play': (player) => {
      player.#stopped = false;
    },
    'project:reset': (player) => {
      player.#stopped = false;
      if (player.#plays) player.#restart();
      player.#plays = false;
    },
  };

  /** Pauses the video that was entered before it plays. */
  #rest() {
    this.#soon(['loadedmetadata', 'playing', 'seeked'], () => this.#stays && this.pause());
  }

  /** Plays after a reset. WebKit forgets a play() while another source loads. */
  #restart() {
    this.#soon(['loadeddata', 'playing'], () => this.#film?.paused && this.play());
  }

  /** Acts once the element is done with an event, and at the next of some events of the media, which may load later. @param {string[]} types @param {() => unknown} act */
  #soon(types, act) {
    queueMicrotask(act);
    const once = new AbortController();
    const hear = () => {
      once.abort();
      act();
    };
    for (const type of types) this.#film?.addEventListener(type, hear, once);
  }

  /** The text of an interaction, which takes a search: only for a listener. @param {string} id @returns {string} */
  #labelOf(id) {
    return this.#element.interactions?.find((/** @type {any} */ each) => each.id === id)?.label ?? '';
  }

  // ---- The project --------------------------------------------------------------

  /**
   * Loads the project.
   * @param {{playlistId?: string, entryId?: string}} media
   * @returns {Promise<void>} for the end of loading; never rejects. The events `project:ready` and `Error` report the result.
   * @throws {Error} the second time
   */
  loadMedia(media) {
    if (this.#asked) throw new Error('loadMedia() was called before: a player loads one project');
    if (this.#over) return Promise.resolve();
    try {
      const { playlistId, entryId } = media ?? {};
      const address = this.#addressOf(playlistId ?? entryId);
      this.#asked = true;
      if (address !== null) this.#project.load(address);
    } catch (error) {
      this.#project.fail({ code: 'refused', message: messageOf(error) });
      return Promise.resolve();
    }
    return this.#project.watch();
  }

  /** @param {unknown} id @returns {string | null} null for the element's own project */
  #addressOf(id) {
    const { project } = this.#options;
    this.#id = typeof id === 'string' || typeof id === 'number' ? String(id) : null;
    if (project === undefined) {
      if (this.#project.exists) return null;
      throw new TypeError('without the option "project" the element needs a project of its own');
    }
    if (!this.#id) throw new TypeError('loadMedia() needs a playlistId or entryId');
    const address = typeof project === 'function' ? project(this.#id) : fill(project, this.#id);
    if (typeof address !== 'string' || !address) throw new TypeError(`there is no address for the id ${this.#id}`);
    return address;
  }

  /** The video that plays: `{id, xref?, name?, customData}`; null without a project. */
  get currentNode() {
    return this.#project.node;
  }

  /** What the document says: `{settings, nodes, hotspots, cues}`; null until it is loaded, and if it can't be read. */
  get data() {
    return this.#project.data;
  }

  /**
   * @param {string} expression `{raptMedia.status}`, `{raptMedia.info}`, or a key of `data`
   * @returns {any} undefined for any other
   */
  evaluate(expression) {
    const { status, data, node } = this.#project;
    if (expression === '{raptMedia.status}') return status;
    if (expression !== '{raptMedia.info}') return Object.entries(data ?? {}).find(([key]) => key === expression)?.[1];
    return {
      ...data,
      player: { currentNode: node, currentTime: this.currentTime, currentVideo: node?.id ?? null },
      project: { projectId: this.#id },
      videos: data?.nodes ?? [],
    };
  }

  /**
   * Goes to a video and plays it.
   * @param {any} locator its id, or `{id}`, `{ref}`, `{xref}`, `{name}`, or `name:…`
   * @param {boolean} [autoplay] false: pauses there
   * @param {number} [time] seconds
   */
  jump(locator, autoplay = true, time = 0) {
    const wanted = readLocator(locator);
    if (!wanted)
      return this.#report('refused', 'a locator is a text, a number, or an object with id, ref, xref or name');
    this.#when(() => {
      if (wanted.key === 'id' || this.#project.find(wanted) !== undefined) this.#enter(wanted, autoplay, time);
      else this.#project.read.then(() => this.#over || this.#enter(wanted, autoplay, time));
    });
  }

  /** @param {import('./kaltura-locator.js').Locator} locator @param {boolean} autoplay @param {number} time */
  #enter(locator, autoplay, time) {
    const id = this.#project.find(locator) ?? (this.#project.data ? undefined : locator.value);
    if (id === undefined) return this.#report('unknown_target', `no video has the ${locator.key} ${locator.value}`);
    this.#stays = autoplay === false;
    this.#element.jump(id, Number(time) || 0);
  }

  /** Back to the beginning, paused. */
  reset() {
    this.#when(() => this.#element.reset());
  }

  /** Back to the beginning, and plays. */
  replay() {
    this.#when(() => {
      this.#plays = true;
      this.#element.reset();
    });
  }

  /** Ends the project where it is. */
  stop() {
    this.#when(() => {
      if (this.#stopped) return;
      this.#stopped = true;
      this.pause();
      this.#emit({ type: 'project:ended', payload: {} });
    });
  }

  // ---- The media ----------------------------------------------------------------

  /** @returns {any} undefined before there are any */
  get #film() {
    return this.#element.media ?? undefined;
  }

  play() {
    this.#when(async () => {
      try {
        await this.#film?.play(); // media-like elements may throw, and need not return a promise
      } catch (error) {
        this.#refused(error);
      }
    });
  }

  /** A play() that was ended by a pause() or another source was not refused. @param {any} error */
  #refused(error) {
    if (error?.name === 'NotAllowedError') this.#report('play_refused', messageOf(error));
  }

  pause() {
    this.#when(() => this.#film?.pause());
  }

  /** @param {number} time seconds */
  seek(time) {
    this.#set('currentTime', time);
  }

  /** Seconds. */
  get currentTime() {
    return this.#film?.currentTime ?? 0;
  }

  set currentTime(time) {
    this.#set('currentTime', time);
  }

  /** Seconds; NaN until it is known. */
  get duration() {
    return this.#film?.duration ?? NaN;
  }

  /** 0 to 1. */
  get volume() {
    return this.#film?.volume ?? 1;
  }

  set volume(volume) {
    this.#set('volume', volume);
  }

  get muted() {
    return this.#film?.muted ?? false;
  }

  set muted(muted) {
    this.#set('muted', Boolean(muted));
  }

  get playbackRate() {
    return this.#film?.playbackRate ?? 1;
  }

  set playbackRate(rate) {
    this.#set('playbackRate', rate);
  }

  /** Sets a property of the media; what they can't have is reported. @param {string} name @param {any} value */
  #set(name, value) {
    const given = typeof value === 'boolean' ? value : Number(value);
    this.#when(() => {
      try {
        if (!Number.isFinite(Number(given))) throw new TypeError();
        if (this.#film) this.#film[name] = given;
      } catch {
        this.#report('refused', `${name} can't be ${String(value)}`);
      }
    });
  }

  // ---- Commands -----------------------------------------------------------------

  /** Carries out a command of the old engine: `{type, payload}`. @param {any} command */
  execute(command) {
    if (this.#over) return;
    try {
      const { type, payload } = command;
      const act = Object.hasOwn(COMMANDS, type) && COMMANDS[type];
      if (act) act(this, payload ?? {});
      else this.#report('refused', `there is no command ${type}`);
    } catch {
      this.#report('refused', 'a command is an object with type and payload');
    }
  }

  /** Carries out a notification of the older player, `raptMediaNg_do…`. @param {string} name @param {any} [data] */
  sendNotification(name, data) {
    if (Object.hasOwn(NOTIFICATIONS, name)) this.execute(NOTIFICATIONS[name](data));
    else if (!this.#over) this.#report('refused', `there is no notification ${String(name)}`);
  }

  /**
   * Opens a page, as the command `browser:open` does: announces it, pauses, and opens it. A listener of the
   * element's `browser:open` can prevent the latter two.
   * @param {string} [href]
   * @param {string} [target]
   */
  open(href = 'about:blank', target = '_blank') {
    if (this.#over) return;
    const address = href === 'about:blank' ? href : addressOf(href);
    if (address === null) return this.#report('bad_url', `${String(href)} is not opened`);
    if (!emit(this.#element, 'browser:open', { href, target }, this.currentTime)) return;
    this.pause();
    window.open(address, target, 'noopener');
  }

  // ---- Reports ------------------------------------------------------------------

  /** @param {() => void} act */
  #when(act) {
    if (this.#over) return;
    const kept = this.#project.when(() => this.#over || act());
    if (!kept) this.#report('refused', 'too many calls before there is a project');
  }

  /** Reports a fault, once. @param {string} code @param {string} message */
  #report(code, message) {
    const text = `${code}: ${message}`;
    if (this.#reported.has(text) || this.#reported.size >= REPORTED_MOST) return;
    this.#reported.add(text);
    warn(this.#element, code, message);
  }
}

/** An address that may be opened; null for any other. @param {unknown} href */
function addressOf(href) {
  try {
    if (typeof href !== 'string') return null;
    const url = new URL(href, document.baseURI);
    return OPENED.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The name and the namespace in `name.namespace`. @param {unknown} name @returns {string[]} */
function split(name) {
  const [type, space = ''] = String(name).split(/\.(.*)/s);
  return [type, space];
}

/** @param {string} pattern @param {string} id */
const fill = (pattern, id) => String(pattern).split('{id}').join(encodeURIComponent(id));

/** @param {any} error @returns {string} */
const messageOf = (error) => String(error?.message ?? error);
