// SPDX-License-Identifier: MIT
// The server of `hotcue dev`: a preview of one project, for this machine alone.
import { createServer } from 'node:http';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileOf, typeOf } from './address.js';
import { ProjectFile, stampOf } from './project-file.js';
import { AUTHORS_HEADERS, answer, PAGE_HEADERS, sendFile } from './send.js';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

const HOST = '127.0.0.1';
const PREVIEW = fileURLToPath(new URL('../../../web/preview/', import.meta.url));
const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));
/** The preview's own files. @type {Record<string, string>} */
const PAGE_TYPES = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript' };
const DIST_TYPES = { ...PAGE_TYPES, wasm: 'application/wasm', bin: 'application/octet-stream' };
/** How many ports are tried. */
const PORTS = 100;
/** Files that pages have loaded are looked at this often. */
const LOOK_MS = 1000;
/** Proxies and browsers close connections that are silent. */
const HEARTBEAT_MS = 15_000;

/** A running preview. */
export class DevServer {
  #server = createServer((request, response) => {
    this.#handle(request, response).catch(() => response.destroy());
  });
  #project;
  #film;
  #root;
  #name;
  /** The address of the project's folder. */
  #base;
  /** @type {Set<Response>} open event streams */
  #pages = new Set();
  /** What pages have loaded of the author's files, with its stamp. @type {Map<string, string>} */
  #loaded = new Map();
  /** @type {NodeJS.Timeout[]} */
  #timers = [];
  port = 0;

  /**
   * @param {object} options
   * @param {string} options.file the project
   * @param {string | null} options.film for videos without sources
   * @param {string} options.root the folder whose files the project may use
   * @param {() => import('../../engine/engine.js').Engine} options.newEngine
   */
  constructor({ file, film, root, newEngine }) {
    this.#film = film;
    this.#root = root;
    const folders = relative(root, dirname(file)).split(sep).filter(Boolean);
    this.#base = ['/files', ...folders.map(encodeURIComponent), ''].join('/');
    this.#name = basename(file);
    this.#project = new ProjectFile(resolve(file), newEngine, () => this.#notify('project', this.#state));
  }

  /**
   * @param {number} port 0 for any
   * @param {boolean} [exactly] whether to fail if it is in use; else the next free one is taken
   * @returns {Promise<string>} the address of the page
   */
  async open(port, exactly = false) {
    await this.#project.open();
    this.port = await this.#listen(port, exactly || port === 0 ? port : port + PORTS);
    this.#timers.push(setInterval(() => this.#look(), LOOK_MS));
    this.#timers.push(setInterval(() => this.#send(': still here\n\n'), HEARTBEAT_MS));
    return `http://${HOST}:${this.port}/`;
  }

  async close() {
    this.#project.close();
    for (const timer of this.#timers) clearInterval(timer);
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** @param {number} port @param {number} last @returns {Promise<number>} */
  async #listen(port, last) {
    for (; ; port++) {
      const error = await new Promise((resolve) => {
        this.#server.once('error', resolve);
        this.#server.listen(port, HOST, () => {
          this.#server.off('error', resolve);
          resolve(null);
        });
      });
      if (error === null) return /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port;
      if (error.code !== 'EADDRINUSE' || port >= last) throw error;
    }
  }

  // ---- Requests -------------------------------------------------------------

  /** @param {Request} request @param {Response} response */
  async #handle(request, response) {
    if (!this.#isOwn(request)) return answer(response, 403, {}, 'this server answers only to its own pages\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, { Allow: 'GET, HEAD' });
    const [path] = /** @type {string} */ (request.url).split('?');
    const [, place, ...rest] = path.split('/');
    const below = rest.join('/');
    if (path === '/') return this.#sendPage(request, response, 'index.html');
    if (path === '/events') return this.#open(request, response);
    if (path === '/project') return answer(response, 200, { 'Content-Type': 'application/json' }, this.#project.bytes);
    if (path === '/film' && this.#film) return this.#sendAuthors(request, response, this.#film);
    if (place === 'preview') return this.#sendPage(request, response, below);
    if (place === 'hotcue') return this.#sendOwn(request, response, DIST, below, DIST_TYPES);
    if (place === 'files') return this.#sendAuthors(request, response, await fileOf(this.#root, below));
    return answer(response, 404, {}, 'not found\n');
  }

  /**
   * A site can point a name of its own at this machine, and would then be asking as the same
   * origin; it can't make the browser send another Host.
   * @param {Request} request
   */
  #isOwn({ headers: { host, origin } }) {
    const hosts = [HOST, 'localhost'].map((name) => `${name}:${this.port}`);
    return hosts.includes(host ?? '') && (origin === undefined || origin === `http://${host}`);
  }

  /** @param {Request} request @param {Response} response @param {string} name */
  #sendPage(request, response, name) {
    return this.#sendOwn(request, response, PREVIEW, name, PAGE_TYPES, PAGE_HEADERS);
  }

  /**
   * A file of this package.
   * @param {Request} request @param {Response} response @param {string} folder @param {string} name
   * @param {Record<string, string>} types @param {Record<string, string>} [headers]
   */
  #sendOwn(request, response, folder, name, types, headers = {}) {
    const [, type = ''] = /^[\w-]+(?:\.[\w-]+)*\.(\w+)$/.exec(name) ?? [];
    if (!Object.hasOwn(types, type)) return answer(response, 404, {}, 'not found\n');
    return sendFile(request, response, join(folder, name), { 'Content-Type': types[type], ...headers });
  }

  /** @param {Request} request @param {Response} response @param {string | null} file */
  async #sendAuthors(request, response, file) {
    if (file === null) return answer(response, 404, {}, 'not found\n');
    this.#loaded.set(file, await stampOf(file));
    const type = typeOf(file) ?? 'application/octet-stream';
    const page = type.startsWith('text/html') ? AUTHORS_HEADERS : {};
    return sendFile(request, response, file, { 'Content-Type': type, ...page });
  }

  // ---- Changes --------------------------------------------------------------

  get #state() {
    const { state } = this.#project;
    const film = this.#film && '/film';
    return { ...state, name: this.#name, base: this.#base, film, lacksFilm: state.lacksFilm && !film };
  }

  /** @param {Request} request @param {Response} response */
  #open(request, response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(eventOf('project', this.#state));
    this.#pages.add(response);
    request.on('close', () => this.#pages.delete(response));
  }

  /** Tells pages to start over when a film or a picture of theirs is another. */
  async #look() {
    for (const [file, stamp] of this.#loaded) {
      if ((await stampOf(file)) === stamp) continue;
      this.#loaded.clear();
      return this.#notify('files', null);
    }
  }

  /** @param {string} name @param {unknown} data */
  #notify(name, data) {
    this.#send(eventOf(name, data));
  }

  /** @param {string} text */
  #send(text) {
    for (const page of this.#pages) page.write(text);
  }
}

/** @param {string} name @param {unknown} data */
const eventOf = (name, data) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
