// SPDX-License-Identifier: MIT
// Shows the open video's interactions by the overlay, and asks the engine where they are. Both have
// the same document at the same time.
import { loadModule } from '../../../js-glue/engine/loader.js';
import { ENGINE } from '../model/engine.js';
import { areMany, designOf, stretchOf } from './design.js';
import { Scene } from './scene.js';

/** @type {readonly number[]} */
const NONE = [];

/** @typedef {import('../model/studio.js').Studio} Studio */

export class Show {
  /** @type {Scene | null} */
  scene = null;
  /** Why nothing can be shown. */
  failure = '';
  #overlay;
  #echo;
  #ready;
  /** @type {WebAssembly.Module | null} */
  #module = null;
  /** What the list was that is shown. @type {any} */
  #shown = {};
  #text = '';
  #base = '';
  #loading = false;
  #time = 0;

  /**
   * @param {any} overlay a hotcue-overlay @param {import('./echo.js').StageEcho} echo
   * @param {() => void} ready called once there is an engine, or none can be had
   */
  constructor(overlay, echo, ready) {
    this.#overlay = overlay;
    this.#echo = echo;
    this.#ready = ready;
    overlay.media = echo;
    overlay.addEventListener('error', (/** @type {Event} */ event) => event.preventDefault()); // Problems has them
    this.#start();
  }

  async #start() {
    try {
      this.#module = await loadModule(ENGINE);
      this.scene = new Scene(this.#module);
    } catch (error) {
      this.failure = /** @type {Error} */ (error).message;
    }
    this.#shown = {};
    this.#ready();
  }

  dispose() {
    this.scene?.dispose();
    this.scene = null;
  }

  /** Follows the document and the playhead. @param {Studio} studio @returns {boolean} whether interactions may have changed */
  follow(studio) {
    const { document, video, interactions, playhead, selection } = studio;
    const many = areMany(interactions);
    const wanted = {
      ...{ document, video },
      stretch: many ? stretchOf(playhead.time) : 0,
      always: many && selection.list === 'interactions' ? selection.indexes : NONE,
    };
    const same = Object.entries(wanted).every(([name, value]) => this.#shown[name] === value);
    if (same && this.#time === playhead.time) return false;
    this.#time = playhead.time;
    this.#attempt((scene) => {
      scene.seek(this.#time);
      if (same) return;
      this.#shown = wanted;
      const { text, count } = designOf(document, video, interactions, wanted);
      this.#base = studio.base;
      if (text === this.#text) return;
      this.#text = text;
      scene.load(text, count);
      this.#feed();
    });
    if (!this.#loading) this.#echo.show(this.#time);
    return true;
  }

  /** After a failure the engine is started anew with the next document. @param {(scene: Scene) => void} work */
  #attempt(work) {
    if (!this.#module) return;
    try {
      this.scene ??= new Scene(this.#module);
      work(this.scene);
      this.failure = '';
    } catch (error) {
      this.scene?.dispose();
      [this.scene, this.#text, this.failure] = [null, '', /** @type {Error} */ (error).message];
    }
  }

  /** Gives the overlay the newest document, one after the other. */
  async #feed() {
    if (this.#loading) return;
    this.#loading = true;
    let text = '';
    while (text !== this.#text) {
      text = this.#text;
      await this.#overlay.load(text, { base: this.#base });
    }
    this.#loading = false;
    this.#echo.show(this.#time);
  }
}
