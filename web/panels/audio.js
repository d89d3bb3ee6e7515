// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { WORDS } from '../words.js';

/** One sound at a time, which the viewer can stop. */
export class AudioNote {
  element = h('div', { class: 'audio' });
  #strayed;
  /** @type {HTMLAudioElement | null} */
  #sound = null;

  /** @param {() => void} strayed the focus has nowhere to go back to */
  constructor(strayed) {
    this.#strayed = strayed;
  }

  /**
   * @param {string} address a checked one
   * @param {string} name what the viewer reads
   * @param {(error: unknown) => void} failed
   */
  play(address, name, failed) {
    this.stop();
    const sound = h('audio', { src: address });
    const stop = h('button', { type: 'button', class: 'act', part: 'audio-stop' }, WORDS.stop);
    this.#sound = sound;
    stop.addEventListener('click', () => this.stop());
    sound.addEventListener('ended', () => this.#is(sound) && this.stop());
    this.element.append(h('div', { class: 'notice', part: 'audio' }, h('span', { dir: 'auto' }, name), stop));
    sound.play().catch((error) => {
      if (!this.#is(sound)) return; // stopped
      this.stop();
      failed(error);
    });
  }

  stop() {
    this.#sound?.pause();
    this.#sound = null;
    const focused = this.element.matches(':focus-within');
    this.element.replaceChildren();
    if (focused) this.#strayed();
  }

  /** @param {HTMLAudioElement} sound */
  #is(sound) {
    return this.#sound === sound;
  }
}
