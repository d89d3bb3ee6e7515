// SPDX-License-Identifier: MIT
// Default actions of intents that the page has not taken over. Actions that only a
// page can carry out have none: `view`, `genie`, `cart`, `openai`, `clip`,
// `show_card`.
import { HotcueError } from '../../js-glue/engine/error.js';
import { safeUrl } from '../../js-glue/engine/url.js';
import { h } from '../dom.js';
import { WORDS } from '../words.js';

const TIMEOUT_MS = 10_000;
const IS_WEB = /^https?:$/;
/** A paragraph that is just a URL becomes a link. */
const ADDRESS = /^https?:\/\/\S+$/;

/**
 * The context of an action.
 * @typedef {object} Room
 * @property {string} base URL that relative addresses are resolved against
 * @property {RequestCredentials} credentials of requests
 * @property {(id: string | null) => string} nameOf the visible name of an interaction; '' for none
 * @property {(text: string) => void} say shows a message for a while
 * @property {(title: string, content: Node[], kind: string) => void} show opens a dialog
 * @property {(address: string, name: string) => void} play plays audio
 * @property {(error: HotcueError) => void} fail emits an `error` event
 */

/** @typedef {{id: string | null, value: string | null, interaction?: any, variables?: any}} Detail */

/** @type {Record<string, (detail: Detail, room: Room) => void | Promise<void>>} */
const ACTIONS = {
  message: ({ value }, room) => room.say(value ?? ''),
  modal: (detail, room) => room.show(titleOf(detail, room), prose(detail.value ?? ''), 'modal'),
  article: (detail, room) => room.show(titleOf(detail, room), prose(detail.value ?? ''), 'article'),
  audio: ({ id, value }, room) => room.play(checked(value, room, IS_WEB).href, room.nameOf(id) || WORDS.audio),
  copy: ({ value }, room) => copy(value ?? '', room),
  download: ({ value }, room) => download(checked(value, room, IS_WEB)),
  email: ({ value }, room) => leaveBy('mailto:', value ?? '', room),
  phone: ({ value }, room) => leaveBy('tel:', (value ?? '').replaceAll(' ', ''), room),
  get: (detail, room) => request('GET', detail, room),
  post: (detail, room) => request('POST', detail, room),
};

/**
 * Carries out the default action of an `action:…` event, if it has one. Starts
 * synchronously in the call stack of the click, as browsers allow some things only
 * there.
 * @param {string} name without `action:`
 * @param {Detail} detail
 * @param {Room} room
 * @throws {HotcueError} `bad_url` if the address is not allowed
 */
export function act(name, detail, room) {
  ACTIONS[name]?.(detail, room);
}

/** @param {string | null} address @param {Room} room @param {RegExp} schemes @returns {URL} */
function checked(address, { base }, schemes) {
  const url = address ? safeUrl(address, base) : null;
  if (!url || !schemes.test(url.protocol)) throw new HotcueError('bad_url', `address not allowed: ${address}`);
  return url;
}

/** @param {Detail} detail @param {Room} room */
const titleOf = ({ id }, room) => room.nameOf(id) || WORDS.message;

/** Paragraphs of text; a URL becomes a link. @param {string} text @returns {Node[]} */
function prose(text) {
  const parts = text.split(/\n\s*\n/).map((part) => {
    const link = part.trim();
    if (!ADDRESS.test(link)) return h('p', { dir: 'auto' }, part);
    return h('p', {}, h('a', { href: link, target: '_blank', rel: 'noopener', class: 'act' }, WORDS.openPage));
  });
  return [h('div', { class: 'prose', tabindex: '0' }, ...parts)];
}

/** @param {string} text @param {Room} room */
async function copy(text, room) {
  try {
    await navigator.clipboard.writeText(text);
    room.say(WORDS.copied);
  } catch (cause) {
    room.say(WORDS.copyFailed);
    room.fail(new HotcueError('copy_failed', /** @type {Error} */ (cause).message));
  }
}

/** Downloads a file; browsers only open it if it is cross-origin. @param {URL} url */
function download(url) {
  h('a', { href: url.href, download: '', target: '_blank', rel: 'noopener' }).click();
}

/** @param {'mailto:' | 'tel:'} scheme @param {string} value with or without it @param {Room} room */
function leaveBy(scheme, value, room) {
  const address = value.toLowerCase().startsWith(scheme) ? value : scheme + value;
  open(checked(address, room, new RegExp(`^${scheme}$`)).href, '_self');
}

/** As JSON, with custom data in their original text. @param {any} interaction */
function exactly({ customDataText, ...interaction }) {
  const parts = Object.entries(interaction).map(([name, value]) => {
    const text = name === 'customData' ? customDataText : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${parts.join(',')}}`;
}

/**
 * Sends the interaction and the variables: in the body of a POST, in the query
 * parameters of a GET.
 * @param {'GET' | 'POST'} method
 * @param {Detail} detail
 * @param {Room} room
 */
async function request(method, { value, interaction, variables }, room) {
  const { credentials } = room;
  /** @type {RequestInit} */
  const options = { method, signal: AbortSignal.timeout(TIMEOUT_MS), credentials };
  let place = String(value);
  try {
    const url = checked(value, room, IS_WEB);
    place = `${url.origin}${url.pathname}`;
    if (method === 'POST') {
      options.headers = { 'Content-Type': 'application/json' };
      options.body = `{"interaction":${exactly(interaction)},"variables":${JSON.stringify(variables)}}`;
    } else {
      url.searchParams.set('interaction', exactly(interaction));
      url.searchParams.set('variables', JSON.stringify(variables));
    }
    const response = await fetch(url, options);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  } catch (cause) {
    room.say(WORDS.requestFailed);
    room.fail(new HotcueError('request_failed', `${place}: ${/** @type {Error} */ (cause).message}`));
  }
}
