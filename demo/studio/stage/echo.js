// SPDX-License-Identifier: MIT
// What the overlay of the stage takes for its film: an element over the picture that shows
// nothing, never plays, and is at the time of the playhead. So the overlay draws what is on screen
// then, and can't move the real film.

const HAVE_ENOUGH = 4;
/** Films are not longer. Seconds. */
const LONG_S = 1e9;

export class StageEcho extends HTMLElement {
  #time = 0;
  // The members of a media element that an overlay reads. An address: it is not empty.
  src = 'about:blank';
  srcObject = null;
  paused = true;
  seeking = false;
  ended = false;
  loop = false;
  error = null;
  playbackRate = 1;
  duration = LONG_S;
  readyState = HAVE_ENOUGH;

  get currentTime() {
    return this.#time;
  }

  /** The overlay's seeks, as to the start of a new document, move nothing else. */
  set currentTime(time) {
    this.#time = time;
  }

  play() {
    return Promise.resolve();
  }

  pause() {}

  /** @param {number} time seconds */
  show(time) {
    this.#time = time;
    this.dispatchEvent(new Event('seeking'));
    this.dispatchEvent(new Event('seeked'));
  }
}

customElements.define('studio-stage-echo', StageEcho);
