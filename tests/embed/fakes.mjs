// SPDX-License-Identifier: MIT
// A page with an iframe, and the page in it, without a browser: windows that pass messages and
// ports on as browsers do, and a player that notes what is done to it.
import { EmbedPage } from '../../web/embed/page.js';
import { METHODS, PROPERTIES } from '../../web/embed/protocol.js';

export const HOST = 'https://shop.example';
export const FRAME = 'https://films.example';

/** Lets all messages between ports arrive. */
export async function settle() {
  for (let i = 0; i < 6; i++) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** A `<hotcue-player>`. */
export class FakePlayer extends EventTarget {
  /** Calls and properties that were set, in order. @type {any[][]} */
  done = [];
  attributes = new Map();
  isConnected = true;
  hidden = false;
  ready = Promise.resolve(true);
  shadowRoot = { querySelector: () => ({ offsetHeight: 44 }) };
  videoWidth = 0;
  videoHeight = 0;

  constructor() {
    super();
    for (const name of METHODS) {
      if (name === 'ready' || name === 'exitFullscreen') continue;
      this[name] = (...given) => {
        this.done.push([name, ...given]);
        return this.answers?.[name]?.(...given);
      };
    }
    /** @type {any} */
    const values = { ...PROPERTIES };
    for (const name of Object.keys(PROPERTIES)) {
      Object.defineProperty(this, name, {
        configurable: true,
        get: () => values[name],
        set: (value) => {
          if (name === 'volume' && !(value >= 0 && value <= 1)) throw new RangeError('volume');
          if (values[name] !== value) this.done.push([`${name} =`, value]);
          values[name] = value;
        },
      });
    }
  }

  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  toggleAttribute(name, on) {
    if (on) this.attributes.set(name, '');
    else this.attributes.delete(name);
  }

  /** Dispatches an event as the element does. @returns {boolean} whether it was prevented */
  emit(type, detail = {}, { time = 0, cancelable = false } = {}) {
    const prevented = !this.dispatchEvent(new CustomEvent(type, { detail, cancelable }));
    const copy = { type, detail, time, cancelable, prevented };
    this.dispatchEvent(new CustomEvent('hotcue:event', { detail: copy }));
    return prevented;
  }
}

/** @param {Record<string, string>} metas */
function fakeDocument(url, metas) {
  const made = [];
  return Object.assign(new EventTarget(), {
    ...{ title: '', referrer: '', readyState: 'complete', baseURI: url, fullscreenElement: null, cookie: '', made },
    head: { append() {} },
    body: { append: (element) => made.push(element) },
    createElement: () => ({ setAttribute() {}, remove() {} }),
    querySelectorAll: (selector) => {
      const name = /name="(.*)"/.exec(selector)?.[1] ?? '';
      return name in metas ? [{ getAttribute: () => metas[name] }] : [];
    },
  });
}

/**
 * An embed page in a window.
 * @param {object} [options]
 * @param {any} [options.parent] the window around it
 */
export function fakePage({
  search = '?project=/film.json',
  metas = { 'hotcue-hosts': HOST },
  parent = {},
  dialects = {},
  player = new FakePlayer(),
} = {}) {
  const location = { href: `${FRAME}/embed.html${search}`, origin: FRAME };
  const view = Object.assign(new EventTarget(), { location, parent, origin: FRAME });
  Object.assign(view, {
    document: fakeDocument(location.href, metas),
    history: {
      state: null,
      replaceState: (_state, _title, href) => {
        location.href = href;
      },
    },
  });
  const page = new EmbedPage({
    player,
    view: /** @type {any} */ (view),
    mediaEvents: ['timeupdate', 'seeked'],
    dialects,
  });
  /** A message from window to window. */
  const hear = (data, { origin = HOST, source = parent, ports = [] } = {}) =>
    view.dispatchEvent(Object.assign(new Event('message'), { data, origin, source, ports }));
  return { page, player, view, location, hear };
}

/** An iframe in the host's page, in which pages can be loaded. */
export class FakeIframe extends EventTarget {
  isConnected = true;
  sandbox = { length: 0, contains: () => false };
  style = { height: '' };
  clientWidth = 640;
  contentDocument = /** @type {any} */ ({ URL: 'about:blank', readyState: 'complete' });
  contentWindow = {
    postMessage: (data, origin, ports) => {
      this.posted.push({ data, origin, ports });
      if (this.frame && origin === FRAME) this.frame.hear(structuredClone(data), { ports });
    },
  };
  /** Messages to its window. @type {{data: any, origin: string, ports: MessagePort[]}[]} */
  posted = [];
  /** Those of a test. @type {FakeIframe[]} */
  static all = [];
  /** @type {ReturnType<typeof fakePage> | null} */
  frame = null;

  constructor(src = `${FRAME}/embed.html?project=/film.json`) {
    super();
    this.src = src;
    FakeIframe.all.push(this);
  }

  /** Closes all ports, which would keep the process running. */
  static close() {
    for (const { posted } of FakeIframe.all.splice(0)) for (const { ports } of posted) ports[0].close();
  }

  /** @param {ReturnType<typeof fakePage> | null} frame */
  load(frame) {
    this.frame = frame;
    this.contentDocument = null; // another origin
    this.dispatchEvent(new Event('load'));
  }
}

/** What the host's page has besides: see embed.js. */
export function installHost({
  href = `${HOST}/boots?name=Ada&_hsenc=h1&project=x`,
  cookie = 'a=1; hubspotutk=utk1',
} = {}) {
  const { location, document, ResizeObserver, requestAnimationFrame } = globalThis;
  const url = new URL(href);
  /** @type {(() => void)[]} */
  const resized = [];
  Object.assign(globalThis, {
    location: { href, origin: url.origin, search: url.search, pathname: url.pathname },
    document: { title: 'Boots', cookie, baseURI: href },
    requestAnimationFrame: (/** @type {() => void} */ act) => act(),
    ResizeObserver: class {
      constructor(/** @type {() => void} */ act) {
        resized.push(act);
      }
      observe() {}
    },
  });
  return {
    resize() {
      for (const act of resized) act();
    },
    restore: () => Object.assign(globalThis, { location, document, ResizeObserver, requestAnimationFrame }),
  };
}
