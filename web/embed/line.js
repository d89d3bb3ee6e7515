// SPDX-License-Identifier: MIT
import { RATE_MAX, VERSION } from './protocol.js';

/** How often a removed iframe is looked for, and the time that RATE_MAX is for. */
const LOOK_MS = 1000;
/** How many looks the page in the iframe has to answer, once it has loaded. */
const LOOKS = 10;

/** What kinds of messages of a page do; a function returns a falsy value for one of the wrong shape. @typedef {Record<string, (item: any) => unknown>} Kinds */
/** @typedef {((result: any) => void)[]} Call resolves and rejects */

/** @param {string} message @param {string} [name] */
const failure = (message, name = 'InvalidStateError') => new DOMException(`Hotcue: ${message}`, name);

/**
 * The connection to whatever page is in an iframe.
 * @param {HTMLIFrameElement} iframe
 * @param {() => [origin: string, hello: object]} greeting of the page, whenever one has loaded
 * @param {Kinds} kinds
 * @param {(code: string, message: string) => unknown} fail
 * @param {() => void} fresh called when nothing is known of the page any more
 */
export function line(iframe, greeting, kinds, fail, fresh) {
  const session = Math.random(); // a page may hear the hello twice
  /** Of the page that is connected. @type {MessagePort | null} */
  let port = null;
  /** Whether a page has still to answer: messages wait for it. */
  let waiting = true;
  /** Why no message can be sent any more. */
  let over = '';
  /** Messages for the page that answers next. @type {any[]} */
  let queue = [];
  /** By id. @type {Map<number, Call>} */
  const calls = new Map();
  let count = 0;
  /** The id of the last call that was sent. */
  let sent = 0;
  /** Messages of the page since the last look. */
  let heard = 0;
  /** Looks until there is no answer; 0 when there is one. */
  let left = 0;
  /** @type {any} */
  let watch;
  /** Whether a message of the page was refused: it is reported once. */
  let refused = false;

  /** Forgets the page that was connected: its calls have no answer. @param {string} why @param {boolean} [all] also those that wait */
  const drop = (why, all) => {
    for (const [id, call] of calls) if (all || id <= sent) calls.delete(id) && call[1](failure(why));
    port?.close();
    port = null;
    fresh();
  };

  /** @param {string} why */
  const leave = (why) => {
    over = why;
    queue = [];
    clearInterval(watch);
    drop(why, true);
  };

  const look = () => iframe.isConnected || leave('removed');

  /** Offers a connection to the page that is in the iframe now. */
  const greet = () => {
    const { sandbox, contentWindow } = iframe;
    const [origin, hello] = greeting();
    over = '';
    waiting = true;
    clearInterval(watch);
    if (!contentWindow || !/^http/.test(origin)) return drop('replaced'); // by an empty page
    if (sandbox.length && !sandbox.contains('allow-same-origin')) return fail('refused', 'no allow-same-origin');
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => hear(port1, data);
    left = LOOKS;
    watch = setInterval(() => {
      heard = 0;
      look();
      if (--left === 0) {
        drop('no answer');
        fail('no_answer', `no answer from ${origin}`);
      }
    }, LOOK_MS);
    contentWindow.postMessage({ ...hello, hotcue: VERSION, session }, origin, [port2]);
  };

  /** @type {Record<string, (item: any, from: MessagePort) => unknown>} */
  const all = {
    ...kinds,
    welcome({ again }, from) {
      left = 0;
      waiting = false;
      if (again) from.close();
      else {
        drop('replaced');
        port = from;
      }
      for (const message of queue.splice(0)) send(message);
      return true;
    },
    no({ message }) {
      left = 0;
      fail('refused', message);
      return true;
    },
    answer({ id, value, error }) {
      const [resolve, reject] = calls.get(id) ?? [];
      if (error) reject?.(failure(error.message, error.name));
      else resolve?.(value);
      return calls.delete(id);
    },
  };

  /** @param {MessagePort} from @param {any} items */
  const hear = (from, items) => {
    for (const item of ++heard > RATE_MAX || !Array.isArray(items) ? [0] : items) {
      const type = item?.type;
      if (over || (from !== port && type !== 'welcome' && type !== 'no')) return; // a listener closed it, or it is old
      const right = Object.hasOwn(all, type) && all[type](item, from);
      if (!right && !refused) fail('refused', 'a message');
      refused ||= !right;
    }
  };

  /** @param {object} message */
  const send = (message) => {
    if (port) look();
    if (over) throw failure(over);
    if (port && !waiting) {
      port.postMessage(message);
      sent = count;
    } else queue.push(structuredClone(message));
  };

  iframe.addEventListener('load', greet);
  // A page of another origin is not to be seen, unlike the empty one before it.
  if (iframe.contentDocument?.URL !== 'about:blank') greet();

  /** @param {string} name @param {any[]} given @returns {Promise<any>} */
  const call = (name, given) =>
    new Promise((resolve, reject) => {
      send({ type: 'call', id: ++count, name, given });
      calls.set(count, [resolve, reject]);
    });

  const close = () => {
    iframe.removeEventListener('load', greet);
    port?.postMessage({ type: 'bye' });
    leave('closed');
  };

  return /** @type {const} */ ([send, call, close]);
}
