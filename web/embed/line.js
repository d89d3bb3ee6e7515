// SPDX-License-Identifier: MIT
import { HELLO, RATE_MAX, VERSION } from './protocol.js';

/** How long the page in the iframe has to answer, once it has loaded. */
const ANSWER_MS = 10_000;
/** How often a removed iframe is looked for, and the time that RATE_MAX is for. */
const WATCH_MS = 1000;

/** What kinds of messages of a page do; a function returns a falsy value for one of the wrong shape. @typedef {Record<string, (item: any) => unknown>} Kinds */
/** `port`: where it was sent; null while it waits. @typedef {{port: MessagePort | null, resolve: (value: any) => void, reject: (reason: unknown) => void}} Call */

/** @param {unknown} message @param {unknown} [name] */
const failure = (message, name = 'InvalidStateError') => new DOMException(`hotcue: ${message}`, `${name}`);

/**
 * The connection to whatever page is in an iframe.
 * @param {HTMLIFrameElement} iframe
 * @param {() => [origin: string, hello: object]} greeting of the page, whenever one has loaded
 * @param {Kinds} kinds
 * @param {(code: string, message: string) => unknown} fail
 * @param {() => void} fresh called when nothing is known of the page any more
 */
export function line(iframe, greeting, kinds, fail, fresh) {
  const session = `${Math.random()}`; // a page may hear the hello twice
  /** Of the page that is connected. @type {MessagePort | null} */
  let port = null;
  /** Of a hello without an answer yet. @type {MessagePort | null} */
  let offered = null;
  /** Why no message can be sent any more. */
  let over = '';
  /** Messages for the page that answers next. @type {any[]} */
  let queue = [];
  /** By id. @type {Map<number, Call>} */
  const calls = new Map();
  let count = 0;
  /** Messages of the page since the last look. */
  let heard = 0;
  /** @type {any} */
  let patience;
  /** @type {any} */
  let watch;
  /** Whether a message of the page was refused: it is reported once. */
  let refused = false;

  const withdraw = () => {
    clearTimeout(patience);
    offered?.close();
    offered = null;
  };

  /** Forgets the page that was connected: its calls have no answer. @param {string} why @param {boolean} [all] also those that wait */
  const drop = (why, all) => {
    for (const [id, call] of calls) if (all || call.port) calls.delete(id) && call.reject(failure(why));
    port?.close();
    port = null;
    fresh();
  };

  /** @param {string} why */
  const leave = (why) => {
    over = why;
    queue = [];
    clearInterval(watch);
    withdraw();
    drop(why, true);
  };

  const look = () => iframe.isConnected || leave('removed');

  /** Offers a connection to the page that is in the iframe now. */
  const greet = () => {
    const { sandbox, contentWindow } = iframe;
    const [origin, hello] = greeting();
    over = '';
    withdraw();
    if (!contentWindow || !/^http/.test(origin)) return drop('replaced'); // by an empty page
    clearInterval(watch);
    watch = setInterval(() => {
      heard = 0;
      look();
    }, WATCH_MS);
    if (sandbox.length && !sandbox.contains('allow-same-origin'))
      return fail('refused', 'sandbox lacks allow-same-origin');
    const { port1, port2 } = new MessageChannel();
    offered = port1;
    port1.onmessage = ({ data }) => hear(port1, data);
    patience = setTimeout(() => {
      withdraw();
      drop('no answer');
      fail('no_answer', `${origin} does not answer ${location.origin}`);
    }, ANSWER_MS);
    contentWindow.postMessage({ ...hello, hotcue: HELLO, version: VERSION, session }, origin, [port2]);
  };

  /** @type {Kinds} */
  const all = {
    ...kinds,
    welcome({ again }) {
      const made = offered;
      offered = null;
      withdraw();
      if (!again) {
        drop('replaced');
        port = made;
      }
      for (const message of queue.splice(0)) send(message);
      for (const call of calls.values()) call.port = port;
      return true;
    },
    no({ message }) {
      withdraw();
      fail('refused', message);
      return true;
    },
    answer({ id, value, error }) {
      const call = calls.get(id);
      if (error) call?.reject(failure(error.message, error.name));
      else call?.resolve(value);
      return calls.delete(id);
    },
  };

  /** @param {MessagePort} from @param {any} items */
  const hear = (from, items) => {
    for (const item of ++heard > RATE_MAX || !Array.isArray(items) ? [0] : items) {
      if (from !== port && from !== offered) return; // a listener closed it
      const right = Object.hasOwn(all, item?.type) && all[item.type](item);
      if (!right && !refused) fail('refused', 'messages of the iframe');
      refused ||= !right;
    }
  };

  /** @param {object} message */
  const send = (message) => {
    if (port) look();
    if (over) throw failure(over);
    if (port && !offered) port.postMessage(message);
    else queue.push(structuredClone(message));
  };

  iframe.addEventListener('load', greet);
  // A page of another origin is not to be seen, unlike the empty one before it.
  if (iframe.contentDocument?.URL !== 'about:blank') greet();

  /** @param {string} name @param {any[]} given @returns {Promise<any>} */
  const call = (name, given) =>
    new Promise((resolve, reject) => {
      send({ type: 'call', id: ++count, name, given });
      calls.set(count, { resolve, reject, port: offered ? null : port });
    });

  const close = () => {
    iframe.removeEventListener('load', greet);
    if (port) port.postMessage({ type: 'bye' });
    leave('closed');
  };

  return /** @type {const} */ ([send, call, close]);
}
