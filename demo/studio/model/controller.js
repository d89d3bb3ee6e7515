// SPDX-License-Identifier: MIT
// Draws a panel again when what it reads has changed.

/** @typedef {import('./studio.js').Topic} Topic */

export class StudioController {
  #host;
  #topics;
  /** @type {import('./studio.js').Studio | null} */
  #studio = null;

  /**
   * @param {import('lit').ReactiveControllerHost & {studio: import('./studio.js').Studio}} host
   * @param {(Topic | 'time')[]} topics
   */
  constructor(host, topics) {
    this.#host = host;
    this.#topics = topics;
    host.addController(this);
  }

  hostConnected() {
    this.#studio = this.#host.studio;
    this.#studio.addEventListener('change', this.#changed);
    if (this.#topics.includes('time')) this.#studio.playhead.addEventListener('time', this.#draw);
  }

  hostDisconnected() {
    this.#studio?.removeEventListener('change', this.#changed);
    this.#studio?.playhead.removeEventListener('time', this.#draw);
  }

  #draw = () => this.#host.requestUpdate();
  #changed = (/** @type {any} */ { topics }) => {
    if (this.#topics.some((topic) => topics.has(topic))) this.#draw();
  };
}
