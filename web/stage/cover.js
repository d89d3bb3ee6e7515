// SPDX-License-Identifier: MIT
import { h, windowOf } from '../dom.js';

/** Events before the viewer seeks by native controls, when the picture may still be seen. */
const HANDS = ['pointerdown', 'keydown'];
/** A frame this near to currentTime is the one wanted; WebKit reports some media times too late. Seconds. */
const NEAR_S = 0.15;
/** How long to wait for a frame callback. */
const PATIENCE_MS = 250;
/** How long to keep covering while paused, as the viewer may still be dragging. */
const HAND_MS = 300;

const after = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Covers the picture while the media are at a position that the viewer must not see: after a
 * seek by native controls the browser shows the target before the bridge can seek back. The
 * cover shows the last picture kept; black if there is none.
 */
export class Cover {
  #media;
  #view;
  #element = h('canvas', { class: 'cover', part: 'cover', 'aria-hidden': 'true', hidden: '' });
  /** Aborts waiting for the right picture. */
  #wait = new AbortController();
  #arrived = () => {};

  /** @param {HTMLElement} media that draws the picture @param {HTMLElement} stage */
  constructor(media, stage) {
    this.#media = /** @type {HTMLVideoElement} */ (media);
    stage.prepend(this.#element);
    this.#view = windowOf(stage);
    for (const type of HANDS) this.#view.document.addEventListener(type, this.#onHand, true);
  }

  dispose() {
    this.#wait.abort();
    for (const type of HANDS) this.#view.document.removeEventListener(type, this.#onHand, true);
  }

  /** @param {boolean} on true to cover; false to uncover once the right picture is on screen */
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
    // A frame is on screen two refreshes after its callback.
    for (let refresh = 0; refresh < 2; refresh++)
      await new Promise((resolve) => this.#view.requestAnimationFrame(resolve));
    if (signal.aborted) return;
    this.#keep();
    if (this.#media.paused) await after(HAND_MS);
    if (!signal.aborted) this.#element.hidden = true;
  }

  /** Resolves on the callback of the frame at currentTime. @param {AbortSignal} signal */
  #picture(signal) {
    return new Promise((resolve) => {
      const look = (/** @type {number} */ _now, /** @type {VideoFrameCallbackMetadata} */ { mediaTime }) => {
        if (Math.abs(mediaTime - this.#media.currentTime) < NEAR_S) resolve(undefined);
        else if (!signal.aborted) this.#media.requestVideoFrameCallback(look);
      };
      this.#media.requestVideoFrameCallback?.(look);
    });
  }

  /** Keeps the picture, for events on the media element, which includes native controls. @param {Event} event */
  #onHand = (event) => {
    if (this.#element.hidden && event.composedPath().includes(this.#media)) this.#keep();
  };

  #keep() {
    const { clientWidth: width, clientHeight: height } = /** @type {HTMLElement} */ (this.#element.parentElement);
    const media = this.#media;
    if (media.localName !== 'video' || media.seeking || media.readyState < media.HAVE_CURRENT_DATA) return;
    if (!width || !height) return;
    Object.assign(this.#element, { width, height });
    this.#element.getContext('2d')?.drawImage(media, 0, 0, width, height);
  }
}
