// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { WORDS } from '../words.js';

/** Plays one sound at a time, with a button to stop it. */
export class AudioNote {
  element = h('div', { class: 'audio' });
  #strayed;
  /** @type {HTMLAudioElement | null} */
  #sound = null;

  /** @param {() => void} strayed called when the focus was lost */
  constructor(strayed) {
    this.#strayed = strayed;
  }

  /**
   * @param {string} address a safe URL
   * @param {string} name shown to the viewer
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
