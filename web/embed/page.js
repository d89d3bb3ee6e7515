// SPDX-License-Identifier: MIT
import { announce, print } from '../overlay/events.js';
import { faultOfHello, isHello } from './hello.js';
import { Hosts } from './hosts.js';
import { Mirror } from './mirror.js';
import { notice } from './notice.js';
import { Origins } from './origins.js';
import { isVariable, readParameters, withParameters } from './parameters.js';
import { Takes } from './takes.js';

/** How long the project waits for a host after the page has loaded: its variables come first. */
const HELLO_MS = 500;

/** Anybody can write an address: no more of it is shown than names it. Characters. */
const QUOTED_MAX = 200;

/** By this name hotcue/analytics asks the element for the page that it is in. */
const PAGE = Symbol.for('hotcue.page');

/** @typedef {import('./hello.js').Hello} Hello */
/** @typedef {{mindstamp: (element: any, options: {to: Window, origins: string[]}) => unknown}} Dialect */

/**
 * @typedef {object} Surroundings
 * @property {any} player a `<hotcue-player>`
 * @property {Window} view its window
 * @property {readonly string[]} mediaEvents events of the media that hosts get
 * @property {Record<string, () => Promise<Dialect>>} dialects modules by name
 */

/** The page around a player in an iframe: docs/iframe.md. */
export class EmbedPage {
  #player;
  #view;
  #dialects;
  #own;
  #parameters;
  /** A project that the page's server names, in place of the parameter. @type {string | null} */
  #given;
  #hosts;
  #allowedHosts;
  #allowedProjects;
  #mirror;
  #takes;
  /** Whether the project was asked for. */
  #begun = false;
  #loaded = false;
  /** The video that the project begins with. @type {string | null} */
  #first = null;
  /** Of its picture, 0 until it is known. */
  #aspectRatio = 0;

  /** @param {Surroundings} surroundings */
  constructor({ player, view, mediaEvents, dialects }) {
    this.#player = player;
    this.#view = view;
    this.#dialects = dialects;
    this.#own = view.location.href;
    this.#given = this.#meta('hotcue-project');
    const parameters = readParameters(new URL(this.#own).searchParams);
    this.#parameters = { ...parameters, project: this.#given ?? parameters.project };
    const { origin } = new URL(this.#own);
    this.#allowedHosts = new Origins(this.#meta('hotcue-hosts') ?? 'self', origin);
    this.#allowedProjects = new Origins(`self ${this.#meta('hotcue-projects') ?? ''}`, origin);
    this.#mirror = new Mirror((name) => this.#read(name));
    this.#takes = new Takes(player);
    this.#hosts = new Hosts({
      all: () => this.#mirror.all(),
      changes: () => this.#mirror.changes(),
      call: (name, given) => this.#takes.except(() => this.#call(name, given)),
      set: (name, value) => this.#set(name, value),
      left: (session) => this.#takes.remove(session),
      fail: (code, message) => this.#fail(code, message),
    });
    this.#listen(mediaEvents);
  }

  /** Begins, or first waits for a host that may come. */
  start() {
    const { document } = this.#view;
    if (!this.#mayHaveHost) return this.#begin();
    const wait = () => setTimeout(() => this.#begin(), HELLO_MS);
    if (document.readyState === 'complete') return void wait();
    this.#preload();
    this.#view.addEventListener('load', wait);
  }

  // ---- The page ---------------------------------------------------------------

  /** The content of all `<meta>` of a name; null without one. @param {string} name */
  #meta(name) {
    const all = [...this.#view.document.querySelectorAll(`meta[name="${name}"]`)];
    return all.length > 0 ? all.map((each) => each.getAttribute('content') ?? '').join(' ') : null;
  }

  /** The origin of the page around the iframe, as far as the browser reveals it; null without one. */
  get #around() {
    const { parent, location, document } = this.#view;
    if (parent === this.#view) return null;
    try {
      return parent.location.origin;
    } catch {
      const { ancestorOrigins } = /** @type {any} */ (location);
      return ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
    }
  }

  get #mayHaveHost() {
    const around = this.#around;
    if (around === null) return false;
    return around === '' ? !this.#allowedHosts.none : this.#allowedHosts.allow(around);
  }

  /** Fetches the document while the project waits. */
  #preload() {
    const href = this.#address(this.#parameters.project);
    if (!href) return;
    const link = this.#view.document.createElement('link');
    this.#view.document.head.append(
      Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href }),
    );
  }

  #begin() {
    if (this.#begun) return;
    this.#begun = true;
    const { project, dialect, attributes, variables } = this.#parameters;
    for (const [name, on] of Object.entries(attributes)) this.#player.toggleAttribute(name, on);
    if (variables.length > 0) this.#variables(variables);
    for (const fault of [...this.#allowedHosts.faults, ...this.#allowedProjects.faults])
      this.#fail('refused', `not an origin: ${fault}`);
    if (dialect !== null) this.#speak(dialect);
    if (this.#view.origin === 'null') this.#refuse('The sandbox lacks allow-same-origin.');
    else if (!project) this.#refuse('No video: the address of this page has no “project”.');
    else this.#open(project);
  }

  /** Makes parameters variables, whenever the project begins. @param {[name: string, value: string][]} pairs */
  #variables(pairs) {
    const names = new Set([...(this.#player.getAttribute('query') ?? '').split(' '), ...pairs.map(([name]) => name)]);
    this.#player.setAttribute('query', [...names].filter((name) => name && !/\s/.test(name)).join(' '));
    for (const [name, value] of pairs) if (this.#loaded || /\s/.test(name)) this.#player.setVariable(name, value);
  }

  /** @param {string} name */
  async #speak(name) {
    const load = Object.hasOwn(this.#dialects, name) ? this.#dialects[name] : null;
    if (!load) return this.#fail('refused', `no dialect is called ${name}`);
    const { parent: to } = this.#view;
    const around = to === this.#view ? this.#view.location.origin : this.#around;
    const known = around && (to === this.#view || this.#allowedHosts.allow(around));
    try {
      const { mindstamp } = await load();
      mindstamp(this.#player, { to, origins: known ? [around] : around ? [] : this.#allowedHosts.exact });
    } catch (error) {
      this.#fail('part_load', `the dialect ${name}: ${/** @type {Error} */ (error).message}`);
    }
  }

  /** The address of a document, if this page may play it; else ''. @param {string | null} address */
  #address(address) {
    try {
      const { href, origin } = new URL(address ?? '', this.#view.document.baseURI);
      const allowed = address === this.#given || this.#allowedProjects.allow(origin);
      return address !== null && allowed && /^https?:/.test(href) ? href : '';
    } catch {
      return '';
    }
  }

  /** Plays a document. @param {string} address */
  #open(address) {
    if (this.#address(address)) this.#player.project = address;
    else this.#refuse(`This page may not play ${address.slice(0, QUOTED_MAX)}`);
  }

  /** @param {string} message */
  #refuse(message) {
    notice(this.#view.document, message);
    if (!this.#loaded) this.#player.hidden = true;
    this.#fail('refused', message);
  }

  /** @param {string} code @param {string} message */
  #fail(code, message) {
    const detail = { code, message };
    if (announce(this.#player, 'error', detail, true)) print(detail);
  }

  // ---- Hosts ------------------------------------------------------------------

  /** @param {readonly string[]} mediaEvents */
  #listen(mediaEvents) {
    const player = this.#player;
    const { document } = this.#view;
    this.#view.addEventListener('message', (event) => this.#onMessage(event));
    player.addEventListener('hotcue:event', (/** @type {CustomEvent} */ { detail }) => this.#onEvent(detail));
    const media = (/** @type {string} */ name) => this.#hosts.send({ type: 'media', name });
    for (const name of mediaEvents) {
      player.addEventListener(name, () => {
        if (name === 'loadedmetadata' || name === 'resize') this.#takeShape();
        if (name === 'seeked') this.#takes.seek(NaN);
        media(name);
      });
    }
    document.addEventListener('fullscreenchange', () => media('fullscreenchange'));
  }

  /** @param {{type: string, detail: any}} event the detail of `hotcue:event` */
  #onEvent(event) {
    const { type, detail } = event;
    if (type === 'project:load') {
      this.#loaded = true;
      this.#first = this.#player.currentVideo;
      this.#player.hidden = false;
      notice(this.#view.document, '');
      this.#takeShape();
    }
    if (type === 'node:enter' && detail.node.name) this.#view.document.title = detail.node.name;
    this.#mirror.note(type);
    this.#hosts.send({ type: 'event', event });
  }

  /** As the player does: the shape is that of the project's first video. */
  #takeShape() {
    const { videoWidth, videoHeight, currentVideo } = this.#player;
    if (currentVideo === this.#first && videoWidth && videoHeight) this.#aspectRatio = videoWidth / videoHeight;
  }

  /** @param {MessageEvent} event */
  #onMessage({ source, origin, data, ports }) {
    const { parent } = this.#view;
    if (source !== parent || parent === this.#view || !this.#allowedHosts.allow(origin) || !isHello(data)) return;
    const [port] = ports;
    if (ports.length !== 1) return this.#hosts.once('refused', 'a hello without a port');
    const fault =
      faultOfHello(data) || (this.#hosts.full && !this.#hosts.has(data.session) ? 'too many connections' : '');
    if (fault) port.postMessage([{ type: 'no', message: fault }]);
    else this.#welcome(data, port);
  }

  /** @param {Hello} hello @param {MessagePort} port */
  #welcome({ session, take = [], url, title, hubspotutk = '' }, port) {
    if (!this.#hosts.has(session)) {
      const query = new URL(url).searchParams;
      this.#takes.add(session, take);
      this.#player[PAGE] = (/** @type {any} */ own) => ({
        ...{ ...own, url, name: title, iframeUrl: this.#own },
        query: new URLSearchParams([...query, ...own.query]),
        cookie: (/** @type {string} */ name) =>
          own.cookie(name) ?? (name === 'hubspotutk' && hubspotutk ? hubspotutk : null),
      });
      this.#takeQuery([...query].filter(([name]) => name !== '_hsenc' && isVariable(name)));
    }
    this.#hosts.add(session, port);
    this.#begin();
  }

  /** Variables of the host's address: they replace this page's own. @param {[name: string, value: string][]} pairs */
  #takeQuery(pairs) {
    if (pairs.length === 0) return;
    const { history, location } = this.#view;
    try {
      history.replaceState(history.state, '', withParameters(location.href, pairs));
    } catch {
      return; // too long
    }
    this.#parameters.variables = []; // they are in the address
    this.#variables([...new URL(location.href).searchParams].filter(([key]) => isVariable(key)));
  }

  /** @param {string} name @returns {unknown} */
  #read(name) {
    if (name === 'fullscreen') return this.#view.document.fullscreenElement !== null;
    if (name === 'size')
      return this.#aspectRatio ? { aspectRatio: this.#aspectRatio, controls: this.#controlsHeight } : null;
    return this.#player[name];
  }

  get #controlsHeight() {
    return this.#player.shadowRoot?.querySelector('media-control-bar')?.offsetHeight ?? 0;
  }

  /** @param {string} name @param {any[]} given */
  #call(name, given) {
    if (name === 'ready') return this.#player.ready;
    if (name === 'exitFullscreen') return this.#view.document.fullscreenElement && this.#view.document.exitFullscreen();
    return this.#player[name](...given);
  }

  /** @param {string} name @param {any} value */
  #set(name, value) {
    this.#mirror.forget(name);
    try {
      if (name === 'project') this.#open(String(value));
      else this.#player[name] = value;
      if (name === 'currentTime') this.#takes.seek(this.#player.currentTime);
    } catch (error) {
      this.#fail('refused', `${name}: ${/** @type {Error} */ (error).message}`);
    }
    this.#hosts.touch();
  }
}
