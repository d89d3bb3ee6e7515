// SPDX-License-Identifier: MIT
import { fit } from './fit.js';
import { line } from './line.js';
import { kindOf, METHODS, PROPERTIES } from './protocol.js';

/**
 * @typedef {import('../player/hotcue-player.js').HotcuePlayer} HotcuePlayer
 * @typedef {import('./protocol.js').SettableName} SettableName
 * @typedef {import('./fit.js').Size} Size
 * @typedef {Exclude<typeof METHODS[number], 'ready' | 'exitFullscreen'>} MethodName
 * @typedef {Exclude<keyof typeof PROPERTIES, SettableName | 'fullscreen' | 'size'>} ReadableName
 */

/**
 * The element's methods, each with a promise of its result.
 * @typedef {{[name in MethodName]: (...given: Parameters<HotcuePlayer[name]>) => Promise<Awaited<ReturnType<HotcuePlayer[name]>>>}} Methods
 */

/**
 * @typedef {object} Own
 * @property {Promise<boolean>} ready whether the last document requested was accepted; never rejects
 * @property {boolean} fullscreen whether the player is in fullscreen
 * @property {Size | null} size null until the film's is known
 * @property {() => Promise<void>} exitFullscreen
 * @property {() => void} close ends the connection: the player goes on without this page
 */

/**
 * @typedef {object} Options
 * @property {string} [origin] of the embed page; default: that of the iframe's `src`
 * @property {boolean | string[]} [query] which parameters of the page's own address become variables of the
 *   project: true, the default: all; false: none; or their names
 * @property {string[]} [take] names of intents that this page takes over
 * @property {boolean} [resize] false: the height of the iframe is left alone
 * @typedef {EventTarget & Methods & Own & {readonly [name in ReadableName]: HotcuePlayer[name]} & {[name in SettableName]: HotcuePlayer[name]}} HotcueEmbed
 */

/** What the embed page may know of this page. @param {boolean | string[]} query see Options */
function thisPage(query) {
  const url = new URL(location.pathname, location.href);
  for (const [name, value] of new URLSearchParams(location.search))
    if (query === true || name === '_hsenc' || (query || '').includes(name)) url.searchParams.append(name, value);
  return { url: url.href, title: document.title, hubspotutk: /\bhubspotutk=([^;]*)/.exec(document.cookie)?.[1] };
}

/**
 * Connects to the player in an iframe, whose `src` is an embed page: docs/iframe.md.
 * @param {HTMLIFrameElement} iframe
 * @param {Options} [options]
 * @returns {HotcueEmbed} what the page can do with it, as if the player were its own: calls made before the
 *   player is there are made once it is
 */
export function embed(iframe, { origin, query = true, take, resize = true } = {}) {
  const target = /** @type {any} */ (new EventTarget());
  const sizer = resize && fit(iframe);
  /** @type {Record<string, any>} */
  let state = { ...PROPERTIES };

  /** @param {string} name @param {any} detail @param {object} [more] */
  const emit = (name, detail, more) =>
    target.dispatchEvent(Object.assign(new CustomEvent(name, { detail, cancelable: !more }), more));

  const [send, call, close] = line(
    iframe,
    () => [origin ?? (iframe.src && new URL(iframe.src).origin), { ...thisPage(query), take }],
    {
      state({ values }) {
        for (const [name, value] of Object.entries(values ?? 0)) {
          const kind = Object.hasOwn(PROPERTIES, name) && kindOf(/** @type {any} */ (PROPERTIES)[name]);
          if (kind === 'null' || kind === kindOf(value)) state[name] = value;
        }
        if (sizer && values?.size) sizer(values.size);
        return values;
      },
      event: ({ event }) =>
        event?.type &&
        emit(event.type, event.detail, { mediaTime: event.time ?? undefined }) &&
        emit('hotcue:event', event, {}),
      media: ({ name }) => emit(name, null, {}),
    },
    (code, message) => emit('error', { code, message }) && console.error(`Hotcue: ${code}: ${message}`),
    () => {
      state = { ...PROPERTIES };
    },
  );

  for (const name of METHODS) target[name] = (/** @type {any[]} */ ...given) => call(name, given);
  for (const name of Object.keys(PROPERTIES))
    Object.defineProperty(target, name, {
      get: () => state[name],
      set(value) {
        send({ type: 'set', name, value });
        state[name] = value;
      },
    });
  Object.defineProperty(target, 'ready', { get: () => call('ready', []).catch(() => false) });
  // Relative addresses in a document are those of this page.
  target.load = (/** @type {any} */ text, /** @type {any} */ options) =>
    call('load', text === undefined ? [] : [text, { base: document.baseURI, ...options }]);
  target.close = close;
  return target;
}
