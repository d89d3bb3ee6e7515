// SPDX-License-Identifier: MIT
import { documentOf } from './element-document.js';
import { dataOfDocument } from './kaltura-document.js';
import { nodeOf } from './kaltura-events.js';
import { findNode } from './kaltura-locator.js';

/** @typedef {import('./kaltura-document.js').KalturaData} KalturaData */
/** @typedef {import('./kaltura-events.js').KalturaNode} KalturaNode */
/** @typedef {import('./kaltura-locator.js').Locator} Locator */
/** @typedef {'preInitialized' | 'loading' | 'ready' | 'error'} Status as the old player's `{raptMedia.status}` */
/** @typedef {{code: string, path?: string, message: string}} Failure */

/** Errors after which there is no film to play. */
const FATAL = ['fetch', 'wasm_load', 'wasm_abi', 'wasm_trap', 'bad_document', 'media'];
/** How many calls are kept until there is a project. */
const EARLY_MOST = 100;

/** The project in an element: how far it is loaded, and what its document says. */
export class Project {
  /** @type {any} */
  #element;
  #failed;
  /** Whether a document was loaded, or failed to: calls need not wait any more. */
  #open = false;
  /** Calls made before. @type {(() => void)[]} */
  #early = [];
  /** The error that came last. @type {Failure | null} */
  #error = null;
  /** The videos that events have named. @type {Map<string, KalturaNode>} */
  #nodes = new Map();
  /** What the document says; null without a document that can be read. @type {KalturaData | null} */
  data = null;
  /** Resolves once `data` is there, or will not be. @type {Promise<void>} */
  read = Promise.resolve();
  /** @type {Status} */
  status = 'preInitialized';

  /** @param {HTMLElement} element @param {(failure: Failure) => void} failed called when there is no film to play, once for each document */
  constructor(element, failed) {
    this.#element = element;
    this.#failed = failed;
    const { currentVideo, media } = this.#element;
    if (typeof currentVideo === 'string') {
      this.status = media?.readyState > 0 ? 'ready' : 'loading';
      this.#begin();
    } else if (this.#element.hasAttribute('project')) {
      this.status = 'loading';
      this.watch();
    }
  }

  /** Whether there is one, or will be. */
  get exists() {
    return this.#open || this.#element.hasAttribute('project');
  }

  /** Loads a document. @param {string} address */
  load(address) {
    this.#restart('loading');
    this.#element.setAttribute('project', address);
  }

  /** Waits for the document that the element loads. */
  async watch() {
    if (!('ready' in this.#element)) await customElements.whenDefined(this.#element.localName);
    const ok = await this.#element.ready;
    if (ok === false && this.#error && !this.#open) this.fail(this.#error);
  }

  /** There is no film to play. @param {Failure} failure */
  fail(failure) {
    if (this.status === 'error') return;
    this.status = 'error';
    this.#failed(failure);
    if (!this.#open) this.#begin();
  }

  /** Does it now, or once there is a document. @param {() => void} act @returns {boolean} false if too much waits already */
  when(act) {
    if (this.#open) act();
    else if (this.#early.push(act) > EARLY_MOST) return this.#early.pop() === undefined;
    return true;
  }

  /** @param {Status} status */
  #restart(status) {
    this.#open = false;
    this.#error = null;
    this.data = null;
    this.#nodes.clear();
    this.status = status;
  }

  /** There is a document, or there will be none: the calls that wait are carried out. */
  #begin() {
    this.#open = true;
    if (this.status !== 'error') this.read = this.#read();
    for (const act of this.#early.splice(0)) act();
  }

  async #read() {
    this.data = dataOfDocument(await documentOf(this.#element));
  }

  /** @type {Record<string, (project: Project, detail: any) => void>} */
  static #changes = {
    error: (project, detail) => {
      project.#error = detail;
      if (FATAL.includes(detail.code)) project.fail(detail);
    },
    'node:enter': (project, { node }) => project.#nodes.set(node.id, nodeOf(node, project.xrefOf)),
    'project:load': (project) => {
      project.#restart('loading');
      queueMicrotask(() => project.#begin()); // the element is not done with it yet
    },
    'project:ready': (project) => {
      project.status = 'ready';
    },
    'project:unload': (project) => project.#restart('preInitialized'),
  };

  /** Takes note of an event. @param {string} type @param {any} detail */
  follow(type, detail) {
    if (Object.hasOwn(Project.#changes, type)) Project.#changes[type](this, detail);
  }

  /** The reference of a video besides its id, where the document has one. */
  xrefOf = (/** @type {string} */ id) => this.data?.nodes.find((node) => node.id === id)?.xref;

  /** The current video; null without a project. @returns {KalturaNode | null} */
  get node() {
    const id = this.#element.currentVideo ?? null;
    if (id === null) return null;
    return (
      this.#nodes.get(id) ?? findNode({ key: 'id', value: id }, this.data?.nodes ?? []) ?? { id, customData: null }
    );
  }

  /** The id of the video that a locator means, as far as is known. @param {Locator} locator */
  find(locator) {
    return findNode(locator, this.data?.nodes ?? [...this.#nodes.values()])?.id;
  }
}
