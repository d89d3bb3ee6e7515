// SPDX-License-Identifier: MIT
// What the player does about an intent that no host has taken over. An action
// that only a host can do is not here: `view`, `genie`, `cart`, `openai`, `clip`,
// `show_card`.
import { HotcueError } from '../../js-glue/engine/error.js';
import { safeUrl } from '../../js-glue/engine/url.js';
import { h } from '../dom.js';
import { WORDS } from '../words.js';

const TIMEOUT_MS = 10_000;
const IS_WEB = /^https?:$/;
/** A whole address in place of a text: the viewer gets a link to it. */
const ADDRESS = /^https?:\/\/\S+$/;

/**
 * Where actions happen.
 * @typedef {object} Room
 * @property {string} base what relative addresses start from
 * @property {RequestCredentials} credentials that requests carry
 * @property {(id: string | null) => string} nameOf what the viewer would call an interaction
 * @property {(text: string) => void} say to the viewer, for a while
 * @property {(title: string, content: Node[], kind: string) => void} show in a dialog
 * @property {(address: string, name: string) => void} play a sound
 * @property {(error: HotcueError) => void} fail tells the host
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
 * The default action of an `action:…` event; nothing for one that has none.
 * It begins in the call stack of the click, for what browsers allow only there.
 * @param {string} name without `action:`
 * @param {Detail} detail
 * @param {Room} room
 * @throws {HotcueError} when the address may not be used
 */
export function act(name, detail, room) {
  ACTIONS[name]?.(detail, room);
}

/** @param {string | null} address @param {Room} room @param {RegExp} schemes @returns {URL} */
function checked(address, { base }, schemes) {
  const url = address ? safeUrl(address, base) : null;
  if (!url || !schemes.test(url.protocol)) throw new HotcueError('bad_url', `not an address for this: ${address}`);
  return url;
}

/** @param {Detail} detail @param {Room} room */
const titleOf = ({ id }, room) => room.nameOf(id) || WORDS.message;

/** Paragraphs; an address becomes a link. @param {string} text @returns {Node[]} */
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

/** @param {URL} url another server's file is only opened: browsers want it so */
function download(url) {
  h('a', { href: url.href, download: '', target: '_blank', rel: 'noopener' }).click();
}

/** @param {'mailto:' | 'tel:'} scheme @param {string} value with or without it @param {Room} room */
function leaveBy(scheme, value, room) {
  const address = value.toLowerCase().startsWith(scheme) ? value : scheme + value;
  open(checked(address, room, new RegExp(`^${scheme}$`)).href, '_self');
}

/** As JSON, the author's data as they were written. @param {any} interaction */
function exactly({ customDataText, ...interaction }) {
  const parts = Object.entries(interaction).map(([name, value]) => {
    const text = name === 'customData' ? customDataText : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${parts.join(',')}}`;
}

/**
 * Sends the interaction and the variables: as the body, or, where there is
 * none, as parameters of the address.
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
