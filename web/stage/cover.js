// SPDX-License-Identifier: MIT
import { h } from '../dom.js';

/** What a hand does before it moves the film: the picture is one that may be seen yet. */
const HANDS = ['pointerdown', 'keydown'];
/** How far from where the media are the frame may begin that shows it: WebKit counts some too late. Seconds. */
const NEAR_S = 0.15;
/** Where no frame is announced, none comes after that. */
const PATIENCE_MS = 250;
/** So long a hand that drags may take for the next step. */
const HAND_MS = 300;

const after = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Lies on the picture while the media are where the viewer may not be: with the browser's
 * own controls they show where a seek has led before they are taken back from there. It
 * shows the picture that was kept last; black when there is none.
 */
export class Cover {
  #media;
  #element = h('canvas', { class: 'cover', part: 'cover', 'aria-hidden': 'true', hidden: '' });
  /** Ends the waiting for the right picture. */
  #wait = new AbortController();
  #arrived = () => {};

  /** @param {HTMLMediaElement} media @param {HTMLElement} stage */
  constructor(media, stage) {
    this.#media = /** @type {HTMLVideoElement} */ (media);
    stage.prepend(this.#element);
    for (const type of HANDS) document.addEventListener(type, this.#onHand, true);
  }

  dispose() {
    this.#wait.abort();
    for (const type of HANDS) document.removeEventListener(type, this.#onHand, true);
  }

  /** @param {boolean} on */
  put(on) {
    if (!on) this.#arrived();
    else if (this.#media.videoWidth) this.#hide();
  }

  async #hide() {
    this.#wait.abort();
    this.#wait = new AbortController();
    const { signal } = this.#wait;
    this.#element.hidden = false;
    const picture = this.#picture(signal);
    await new Promise((resolve) => {
      this.#arrived = () => resolve(undefined);
    });
    await Promise.race([picture, after(PATIENCE_MS)]);
    // What was announced is on screen with the refresh after the next one.
    for (let refresh = 0; refresh < 2; refresh++) await new Promise(requestAnimationFrame);
    if (signal.aborted) return;
    this.#keep();
    if (this.#media.paused) await after(HAND_MS);
    if (!signal.aborted) this.#element.hidden = true;
  }

  /** Until the picture of where the media are is announced. @param {AbortSignal} signal */
  #picture(signal) {
    return new Promise((resolve) => {
      const look = (/** @type {number} */ _now, /** @type {VideoFrameCallbackMetadata} */ { mediaTime }) => {
        if (Math.abs(mediaTime - this.#media.currentTime) < NEAR_S) resolve(undefined);
        else if (!signal.aborted) this.#media.requestVideoFrameCallback(look);
      };
      this.#media.requestVideoFrameCallback?.(look);
    });
  }

  /** On the media alone: their own controls are part of them. @param {Event} event */
  #onHand = (event) => {
    if (this.#element.hidden && event.composedPath().includes(this.#media)) this.#keep();
  };

  #keep() {
    const { clientWidth: width, clientHeight: height } = /** @type {HTMLElement} */ (this.#element.parentElement);
    const media = this.#media;
    if (!(media instanceof HTMLVideoElement) || media.seeking || media.readyState < media.HAVE_CURRENT_DATA) return;
    if (!width || !height) return;
    Object.assign(this.#element, { width, height });
    this.#element.getContext('2d')?.drawImage(media, 0, 0, width, height);
  }
}
