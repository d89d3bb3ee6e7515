// SPDX-License-Identifier: MIT

/** The end, and the events after which media are no longer there. */
const TYPES = ['ended', 'seeking', 'play', 'emptied'];

/** Whether media are at their end; from their events where a media-like element has no property `ended`, or rounds it away. */
export class End {
  #media;
  #hasEnded = false;

  /** @param {HTMLMediaElement} media */
  constructor(media) {
    this.#media = media;
    for (const type of TYPES) media.addEventListener(type, this);
  }

  dispose() {
    for (const type of TYPES) this.#media.removeEventListener(type, this);
  }

  /** Not while they seek there. */
  get reached() {
    const { ended, seeking } = this.#media;
    return ended === undefined ? this.#hasEnded : !seeking && (ended || this.#hasEnded);
  }

  /** @param {Event} event */
  handleEvent({ type }) {
    this.#hasEnded = type === 'ended';
  }
}
