// SPDX-License-Identifier: MIT
// A minimal WebDriver client for the suites, over two transports: HTTP
// (WebKitWebDriver) and Marionette, Firefox's own protocol.
import { connect } from 'node:net';

/**
 * @typedef {object} Wire
 * @property {(command: 'open' | 'execute' | 'screenshot' | 'resize' | 'timeouts' | 'perform', body?: object) => Promise<any>} send
 * @property {string} version of the browser
 * @property {() => Promise<void>} close closes the browser
 */

const SCRIPT_MS = 600_000;

/** A page in a browser, which evaluates functions sent by this process. */
export class Tab {
  #wire;

  /** @param {Wire} wire */
  constructor(wire) {
    this.#wire = wire;
  }

  /** @param {{width: number, height: number}} size of the window */
  async prepare(size) {
    await this.#wire.send('timeouts', { script: SCRIPT_MS, pageLoad: 60_000 });
    await this.#wire.send('resize', size);
  }

  /** @param {string} url */
  async open(url) {
    await this.#wire.send('open', { url });
  }

  /**
   * @template T
   * @param {string | ((argument: any) => T | Promise<T>)} action sent as source text, so it only has its argument
   * @param {unknown} [argument] as JSON
   * @returns {Promise<T>}
   */
  async evaluate(action, argument = null) {
    const script = `const [argument, done] = arguments;
      new Promise((resolve) => resolve((${action})(argument))).then(
        (value) => done({ value: JSON.stringify(value) ?? null }),
        (error) => done({ error: String(error), stack: String(error?.stack) }),
      );`;
    const { value, error, stack } = await this.#wire.send('execute', { script, args: [argument] });
    if (error) throw new Error(`${error}\n${stack}`);
    return value === null ? undefined : JSON.parse(value);
  }

  /**
   * Presses a pointer at a point of the window, once or several times.
   * @param {'mouse' | 'touch'} pointerType
   * @param {{x: number, y: number}} point
   * @param {number} [times]
   */
  async press(pointerType, point, times = 1) {
    const origin = 'viewport';
    const once = [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    const actions = [{ type: 'pointerMove', origin, ...point }, ...Array(times).fill(once).flat()];
    const pointer = { type: 'pointer', id: pointerType, parameters: { pointerType }, actions };
    await this.#wire.send('perform', { actions: [pointer] });
  }

  /** A screenshot of the window's content. @returns {Promise<string>} a PNG in Base64 */
  screenshot() {
    return this.#wire.send('screenshot');
  }
}

// ---- HTTP ----------------------------------------------------------------------

const PATHS = /** @type {const} */ ({
  open: ['POST', 'url'],
  execute: ['POST', 'execute/async'],
  screenshot: ['GET', 'screenshot'],
  resize: ['POST', 'window/rect'],
  timeouts: ['POST', 'timeouts'],
  perform: ['POST', 'actions'],
});

/**
 * Opens a session of a WebDriver server.
 * @param {string} server its address
 * @param {object} capabilities
 * @returns {Promise<Wire>}
 */
export async function overHttp(server, capabilities) {
  const ask = async (method, path, body) => {
    const response = await fetch(`${server}/${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId, capabilities: given } = await ask('POST', 'session', {
    capabilities: { alwaysMatch: capabilities },
  });
  return {
    version: given.browserVersion,
    send: (command, body) => ask(PATHS[command][0], `session/${sessionId}/${PATHS[command][1]}`, body),
    close: () => ask('DELETE', `session/${sessionId}`),
  };
}

// ---- Marionette ----------------------------------------------------------------

const NAMES = {
  open: 'WebDriver:Navigate',
  execute: 'WebDriver:ExecuteAsyncScript',
  screenshot: 'WebDriver:TakeScreenshot',
  resize: 'WebDriver:SetWindowRect',
  timeouts: 'WebDriver:SetTimeouts',
  perform: 'WebDriver:PerformActions',
};

/**
 * Opens a session of a Firefox started with --marionette. A message is its length, a
 * colon and JSON: [0, id, command, body], answered by [1, id, error, result].
 * @param {number} port
 * @returns {Promise<Wire>}
 */
export async function overMarionette(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  let bytes = Buffer.alloc(0);
  let count = 0;

  const take = () => {
    const colon = bytes.indexOf(':');
    const end = colon + 1 + Number(bytes.toString('latin1', 0, colon));
    if (colon < 0 || bytes.length < end) return null;
    const text = bytes.toString('utf8', colon + 1, end);
    bytes = bytes.subarray(end);
    return JSON.parse(text);
  };
  const fail = (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('Firefox hung up')));
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    for (let message = take(); message; message = take()) {
      if (!Array.isArray(message)) continue; // the greeting
      const [, id, error, result] = message;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
      else asked?.resolve(result?.value !== undefined ? result.value : result);
    }
  });
  const ask = (name, body = {}) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve, reject });
      const message = Buffer.from(JSON.stringify([0, id, name, body]));
      socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
    });

  const { capabilities } = await ask('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
  return {
    version: capabilities.browserVersion,
    send: (command, body) => ask(NAMES[command], { ...body, ...(command === 'screenshot' && { full: false }) }),
    close: async () => {
      await ask('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      socket.destroy();
    },
  };
}
