// SPDX-License-Identifier: MIT
// A page as it was written for Mindstamp's player in an iframe, by what is published about its
// messages and commands; and two windows that send each other messages as browsers do.
import { FakeMedia, FakeOverlay } from './fakes.mjs';

export const HOST = 'https://shop.example';
export const PLAYER = 'https://films.example';

/** A window that has an origin and gets messages. */
class FakeWindow extends EventTarget {
  /** @type {any} */
  parent = this;
  location = {};
  /** Messages that were not delivered, by the origin that they were for. @type {string[]} */
  misaddressed = [];

  /** @param {string} origin */
  constructor(origin) {
    super();
    this.origin = origin;
  }

  /** What `sender` has of this window. The messages of a window that has none come from `null`. @param {() => any} source @param {() => string} origin */
  seenBy(source, origin) {
    return {
      postMessage: (/** @type {any} */ message, /** @type {string} */ target) => {
        const data = structuredClone(message);
        if (target !== '*' && target !== this.origin) this.misaddressed.push(target);
        else this.dispatchEvent(Object.assign(new Event('message'), { data, origin: origin(), source: source() }));
      },
    };
  }
}

/** A player in an iframe, and the page around it. */
export class Stage {
  host = new FakeWindow(HOST);
  page = new FakeWindow(PLAYER);
  media = new Media();
  overlay;
  /** What the page has of the host's window, and the other way round. */
  parent;
  frame;
  /** The origin that the browser states as that of the host. */
  stated = HOST;
  /** All that the host got. @type {any[]} */
  got = [];

  constructor() {
    this.parent = this.host.seenBy(
      () => this.frame,
      () => PLAYER,
    );
    this.frame = this.page.seenBy(
      () => this.parent,
      () => this.stated,
    );
    this.page.parent = this.parent;
    this.overlay = new Player(this.media, this.page);
    this.host.addEventListener('message', (/** @type {any} */ { data }) => this.got.push(data));
  }

  /** As in the documentation of the old player. @param {string} event @param {object} [more] */
  command(event, more = {}) {
    this.frame.postMessage({ event, ...more }, '*');
  }

  /** The messages since the last call. @returns {any[]} */
  taken() {
    return this.got.splice(0);
  }

  /** Their names, without those that come all the time. */
  names() {
    return this.taken()
      .map(({ event }) => event)
      .filter((event) => event !== 'time_update');
  }
}

class Media extends FakeMedia {
  localName = 'video';
  duration = 41.7;
  readyState = 4;
  /** @type {Error | null} */
  refusal = null;

  play() {
    if (this.refusal) return Promise.reject(this.refusal);
    this.paused = false;
    return Promise.resolve();
  }

  pause() {
    this.paused = true;
  }

  /** @param {number} currentTime */
  seekTo(currentTime) {
    this.becomes({ currentTime }, 'seeked');
  }
}

class Player extends FakeOverlay {
  currentVideo = 'trail';
  interactions = [{ id: 'boots', type: 'button', label: 'Buy now', start: 2 }];
  /** @type {[name: string, value: any][]} */
  variables = [];
  ownerDocument;
  isConnected = true;

  /** @param {FakeMedia} media @param {any} view */
  constructor(media, view) {
    super(media);
    this.ownerDocument = {
      defaultView: view,
      /** @type {any} */ fullscreenElement: null,
      exitFullscreen() {
        this.fullscreenElement = null;
        return Promise.resolve();
      },
      createElement: () => canvas,
    };
  }

  /** @param {string} name @param {any} value */
  setVariable(name, value) {
    this.variables.push([name, value]);
  }

  /** The project begins to play. @param {any} [node] */
  start(node = { id: 'trail', name: 'The trail' }) {
    this.tell('project:load');
    this.tell('node:enter', { kind: 'start', node });
  }
}

/** What a test replaces: a canvas of a browser. */
export const canvas = {
  width: 0,
  height: 0,
  drawn: /** @type {any} */ (null),
  /** @type {Error | null} */
  fault: null,
  getContext() {
    return {
      drawImage: (/** @type {any} */ picture) => {
        canvas.drawn = picture;
      },
    };
  },
  toDataURL(/** @type {string} */ type) {
    if (this.fault) throw this.fault;
    return `data:${type};base64,${Buffer.from(`${this.width}x${this.height}`).toString('base64')}`;
  },
};

/** Lets promises settle. */
export const settled = () => new Promise((done) => setImmediate(done));
