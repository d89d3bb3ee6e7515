// SPDX-License-Identifier: MIT
import { uuid } from './uuid.js';

/** @typedef {import('../../js-glue/engine/events.js').HotcueAnyEvent} HotcueAnyEvent */

/**
 * Whom the viewer is known to be: as far as the page or the lead form has set it.
 * @typedef {{email?: string, contactId?: string | number, contactUtk?: string, hsenc?: string, name?: string, [more: string]: unknown}} Identity
 */

/**
 * The page that the film is in.
 * @typedef {object} Page
 * @property {string} url
 * @property {string} name its title
 * @property {string} [iframeUrl] of this document, where it is embedded; `url` is then that of the page around it, as far as it is known
 * @property {URLSearchParams} query
 * @property {(name: string) => string | null} cookie
 */

/**
 * The current video. `src` is absolute; null where the media have no address of their own.
 * @typedef {{id: string, name: string | null, customData: any, customDataText: string, src: string | null}} Video
 */

/**
 * What adapters can know of a viewing besides its events.
 * @typedef {object} Tap
 * @property {HTMLElement} element
 * @property {() => string} session UUID of the viewing session
 * @property {() => number} now ms since 1970
 * @property {() => any} measure what was watched: docs/analytics.md; null before a session, and where it is not measured
 * @property {() => Page} page
 * @property {() => Video | null} video
 * @property {() => Identity} identity
 * @property {'VIDEO' | 'AUDIO'} media
 */

/** Events that begin a viewing session. */
const BEGINNINGS = ['project:load', 'project:reset', 'viewer:reset'];

/** What is known of the viewing in an element. */
export class Viewing {
  session = uuid();
  /** @type {Identity} */
  identity = {};
  /** Seconds. */
  mediaTime = 0;
  /** @type {Video | null} */
  #video = null;
  #element;

  /** @param {any} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {HotcueAnyEvent} event @returns {boolean} whether the viewer is better known now */
  follow({ type, detail, time }) {
    this.mediaTime = time ?? this.mediaTime;
    if (BEGINNINGS.includes(type)) this.session = uuid();
    if (type === 'viewer:reset') this.identity = {};
    if (type === 'node:enter') this.#enter(detail);
    if (type === 'lead:submit') return this.#know(detail.fields.email);
    if (type === 'variable:change' && detail.name === 'email') return this.#know(detail.value);
    return false;
  }

  /** @param {any} detail of `node:enter` */
  #enter({ node, sources }) {
    const src = sources?.[0] ? new URL(sources[0].src, this.#element.ownerDocument.baseURI).href : null;
    this.#video = { ...node, src };
  }

  /** @param {unknown} email */
  #know(email) {
    if (email === this.identity.email) return false;
    if (email && typeof email === 'string') this.identity = { ...this.identity, email };
    else delete this.identity.email;
    return this.identity.email !== undefined;
  }

  /** @returns {Video | null} */
  get #current() {
    const { currentSrc } = this.#media ?? {};
    const own = currentSrc && !currentSrc.startsWith('blob:') ? currentSrc : null;
    return this.#video && { ...this.#video, src: this.#video.src ?? own };
  }

  get #media() {
    return this.#element.media ?? this.#element;
  }

  /** @param {() => number} now @returns {Tap} */
  tap(now) {
    const viewing = this;
    return {
      element: this.#element,
      now,
      session: () => this.session,
      measure: () => this.#element.measure?.() ?? null,
      page: () => pageOf(this.#element),
      video: () => this.#current,
      identity: () => ({ ...this.identity }),
      get media() {
        return viewing.#media.localName === 'audio' ? 'AUDIO' : 'VIDEO';
      },
    };
  }
}

/** By this name an element has a function that completes what is known of the page: `hotcue/embed-page` does, for a frame. */
const PAGE = Symbol.for('hotcue.page');

/** @param {any} element @returns {Page} */
function pageOf(element) {
  const { ownerDocument: page } = element;
  const { href, search } = page.location;
  const inside = page.defaultView && page.defaultView.parent !== page.defaultView;
  const own = {
    url: (inside && page.referrer) || href,
    name: page.title,
    ...(inside && { iframeUrl: href }),
    query: new URLSearchParams(search),
    cookie: (/** @type {string} */ name) => cookieOf(page, name),
  };
  return element[PAGE]?.(own) ?? own;
}

/** @param {Document} page @param {string} name */
function cookieOf(page, name) {
  try {
    const pairs = page.cookie.split('; ').map((pair) => pair.split(/=(.*)/s));
    const value = pairs.find(([key]) => key === name)?.[1];
    return value === undefined ? null : decodeURIComponent(value);
  } catch {
    return null; // a sandboxed frame has no cookies; or it is not percent-encoded
  }
}
