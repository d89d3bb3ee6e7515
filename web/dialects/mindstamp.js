// SPDX-License-Identifier: MIT
// Messages and commands for pages that were written for Mindstamp's player in an iframe:
// docs/moving.md, "From Mindstamp".
import { documentOf } from './element-document.js';
import { warn } from './emit.js';
import './media-events.js'; // which has MediaWatch in its file
import { MediaWatch, mediaOf } from './media-watch.js';
import { carryOut, isCommand } from './mindstamp-commands.js';
import { factsOf } from './mindstamp-document.js';
import { Mailbox } from './mindstamp-mailbox.js';
import { errorMessage, lifecycleMessage, messageOf, THRESHOLDS, wholeSeconds } from './mindstamp-messages.js';

/** @typedef {import('../../js-glue/engine/events.js').HotcueAnyEvent} HotcueAnyEvent */

/**
 * @typedef {object} Options
 * @property {Window} [to] the window that gets the messages and sends the commands; default: the parent,
 *   which in a page that is in no frame is the page itself
 * @property {string[]} origins those that the window may have; `'*'` for any
 * @property {string} [title] in place of the title of the video
 * @property {string} [token] in place of the token of the video, or of its id where it has none
 */

/** Most characters of another's text that are repeated in an answer. */
const QUOTED_MAX = 64;
/** How long messages wait for the document, which names their video. Milliseconds. */
const DOCUMENT_MS = 1000;
/** Pictures take time to make. Milliseconds from one to the next. */
const SCREENSHOT_MS = 250;

/**
 * Sends a window the messages of Mindstamp's player about an element, and carries out the commands that
 * it sends, until stopped.
 * @param {HTMLElement} element a `<hotcue-player>` or `<hotcue-overlay>`
 * @param {Options} options
 * @returns {{stop: () => void, readonly dropped: number}} dropped: messages that were neither carried out nor answered
 * @throws {TypeError} for options that have a wrong value or do not exist
 */
export function mindstamp(element, options) {
  const dialect = new Dialect(element, checked(options));
  return {
    stop: () => dialect.stop(),
    get dropped() {
      return dialect.dropped;
    },
  };
}

class Dialect {
  dropped = 0;
  /** @type {any} */
  #element;
  #page;
  #options;
  #to;
  #mailbox;
  #media;
  #off = new AbortController();
  /** What was reported once. @type {Set<string>} */
  #reported = new Set();
  /** The current video; null before it was entered. @type {{id: string, name: string | null} | null} */
  #node = null;
  /** What its document says, once it is read. @type {ReturnType<typeof factsOf>} */
  #facts = new Map();
  /** What is to be sent when it is; null while nothing is read. @type {(() => void)[] | null} */
  #waiting = null;
  /** Counts documents: what is read from an older one is dropped. */
  #documents = 0;
  /** The second that was reported last. */
  #second = -1;
  /** How many thresholds were reached since the video was loaded. */
  #reached = 0;
  /** When the last picture was made. Milliseconds. */
  #pictured = -Infinity;

  /** @param {HTMLElement} element @param {Options} options */
  constructor(element, options) {
    this.#element = element;
    this.#page = element.ownerDocument;
    this.#options = options;
    const view = /** @type {Window} */ (this.#page.defaultView);
    this.#to = options.to ?? view.parent;
    const { signal } = this.#off;
    const refuse = (/** @type {string} */ reason, /** @type {string} */ message) => this.#refuse(reason, message);
    const receiver = { take: (/** @type {any} */ data) => this.#take(data), refuse };
    this.#mailbox = new Mailbox(view, this.#to, options.origins, receiver, signal);
    this.#media = new MediaWatch(element, {}, (type, detail) => {
      if (type === 'player:timeupdate') this.#reach(detail.currentTime);
    });
    const hear = (/** @type {any} */ { detail }) => this.#hear(detail);
    element.addEventListener('hotcue:event', hear, { signal });
    this.#read();
  }

  stop() {
    this.#off.abort();
    this.#media.stop();
  }

  // ---- Messages to the window -----------------------------------------------------

  /** @param {HotcueAnyEvent} event */
  #hear({ type, detail, time }) {
    if (type === 'project:load') {
      this.#node = null;
      this.#read();
    }
    if (type === 'project:load' || type === 'project:reset') this.#begin();
    if (type === 'node:enter') {
      this.#node = detail.node;
      if (detail.kind === 'jump') this.#begin();
    }
    if (type === 'node:ended') this.#reach(time ?? 0, true);
    const { currentTime, readyState } = this.#player ?? { currentTime: 0, readyState: 0 };
    this.#post((video) => messageOf({ type, detail, time: time ?? currentTime }, video, readyState > 0));
  }

  /** Reads the document; meanwhile messages wait, as it names their video. */
  async #read() {
    const turn = ++this.#documents;
    this.#facts = new Map();
    if (!this.#element.project) return;
    const waiting = this.#waiting?.splice(0) ?? [];
    this.#waiting = waiting;
    const late = setTimeout(() => this.#goOn(waiting), DOCUMENT_MS);
    await null; // the element is not done with the document that it loads
    const facts = factsOf(await documentOf(this.#element));
    clearTimeout(late);
    if (turn === this.#documents) this.#facts = facts;
    this.#goOn(waiting);
  }

  /** @param {(() => void)[]} waiting */
  #goOn(waiting) {
    if (this.#waiting === waiting) this.#waiting = null;
    for (const send of waiting.splice(0)) send();
  }

  /** Sends what is made for the video that plays now. @param {(video: import('./mindstamp-messages.js').Video) => import('./mindstamp-messages.js').Message | null} make */
  #post(make) {
    const [node, duration] = [this.#node, this.#player?.duration ?? NaN];
    const send = () => {
      const message = this.#off.signal.aborted ? null : make(this.#videoOf(node, duration));
      if (message) this.#mailbox.post(message);
    };
    if (this.#waiting) this.#waiting.push(send);
    else send();
  }

  /** A video was loaded. */
  #begin() {
    this.#second = -1;
    this.#reached = 0;
  }

  /** @param {number} time seconds @param {boolean} [ended] */
  #reach(time, ended = false) {
    const second = wholeSeconds(time);
    if (second !== this.#second) this.#post((video) => lifecycleMessage('time_update', time, video));
    this.#second = second;
    const percent = ended ? 100 : (time / (this.#player?.duration ?? NaN)) * 100; // NaN while it is unknown
    while (THRESHOLDS[this.#reached] <= percent) {
      const name = `progress_${THRESHOLDS[this.#reached]}`;
      this.#reached++;
      this.#post((video) => lifecycleMessage(name, time, video));
    }
  }

  get #player() {
    return mediaOf(this.#element);
  }

  /** @param {{id: string, name: string | null} | null} node @param {number} duration seconds @returns {import('./mindstamp-messages.js').Video} */
  #videoOf(node, duration) {
    const { title, token } = this.#options;
    const id = node?.id ?? this.#element.currentVideo ?? '';
    const facts = this.#facts.get(id);
    return {
      title: title ?? node?.name ?? facts?.title ?? '',
      token: token ?? facts?.token ?? id,
      duration,
      internalLabelOf: (item) => facts?.labels.get(item) ?? null,
      labelOf: (item) => this.#element.interactions?.find((/** @type {any} */ each) => each.id === item)?.label ?? null,
    };
  }

  // ---- Commands of the window -----------------------------------------------------

  /** @param {any} data what was sent: anything that can be */
  #take(data) {
    const name = data?.event;
    // Where the page is its own host, it is also where our own messages and those of all its scripts arrive.
    const isOwn = this.#to === this.#page.defaultView;
    if (isCommand(name)) this.#carryOut(data);
    else if (typeof name !== 'string') isOwn || this.#refuse('shape', 'a message that is no command');
    else if (!isOwn || data.version === undefined) {
      this.#answer(String(name).slice(0, QUOTED_MAX), new Error('there is no such command'));
    }
  }

  /** @param {any} message */
  async #carryOut(message) {
    const { event } = message;
    try {
      if (event === 'request_screenshot') this.#mayPicture();
      const target = { element: this.#element, media: this.#player, page: this.#page };
      const result = await carryOut(message, target);
      if (event === 'request_screenshot') this.#send('screenshot', result);
    } catch (error) {
      this.#answer(event, error);
    }
  }

  /** @throws {Error} if the last picture was only just made */
  #mayPicture() {
    const now = performance.now();
    if (now - this.#pictured < SCREENSHOT_MS) throw new Error('too many screenshots');
    this.#pictured = now;
  }

  /** @param {string} name @param {Record<string, any>} more */
  #send(name, more) {
    const time = this.#player?.currentTime ?? 0;
    this.#post((video) => lifecycleMessage(name, time, video, more));
  }

  /** @param {string} command @param {any} error media-like elements may give anything as the reason */
  #answer(command, error) {
    if (this.#off.signal.aborted || error?.name === 'AbortError') return; // pause() ends what play() began
    this.#post(() => errorMessage(command, String(error?.message ?? error ?? 'refused')));
  }

  /** Counts what is dropped; each reason is reported once. @param {string} reason @param {string} message */
  #refuse(reason, message) {
    this.dropped++;
    if (this.#reported.has(reason)) return;
    this.#reported.add(reason);
    warn(this.#element, 'refused', `mindstamp: ${message}`);
  }
}

/** @param {any} options @returns {Options} */
function checked(options) {
  const { to, origins, title, token, ...others } = options ?? {};
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`mindstamp: no option "${unknown}"`);
  if (!Array.isArray(origins) || !origins.every(isOrigin)) {
    throw new TypeError('mindstamp: "origins" must be a list of origins, as https://shop.example, or of "*"');
  }
  if (to !== undefined && typeof to?.postMessage !== 'function') {
    throw new TypeError('mindstamp: "to" must be a window');
  }
  for (const [name, value] of Object.entries({ title, token })) {
    if (value !== undefined && typeof value !== 'string') throw new TypeError(`mindstamp: "${name}" must be a text`);
  }
  return { to, origins, title, token };
}

/** @param {unknown} origin */
function isOrigin(origin) {
  if (origin === '*') return true;
  try {
    return typeof origin === 'string' && new URL(origin).origin === origin;
  } catch {
    return false;
  }
}
