// SPDX-License-Identifier: MIT

/** Events after which media are no longer at their end. */
const LEAVING = ['seeking', 'play', 'emptied'];

/** Whether media are at their end; from their events where a media-like element has no property `ended`. */
export class End {
  #media;
  #hasEnded = false;

  /** @param {HTMLMediaElement} media */
  constructor(media) {
    this.#media = media;
    for (const type of ['ended', ...LEAVING]) media.addEventListener(type, this);
  }

  dispose() {
    for (const type of ['ended', ...LEAVING]) this.#media.removeEventListener(type, this);
  }

  get reached() {
    return this.#media.ended ?? this.#hasEnded;
  }

  /** @param {Event} event */
  handleEvent({ type }) {
    this.#hasEnded = type === 'ended';
  }

  /** Calls back when it is known whether a pause is the one at the end: its `pause` event comes first. @param {() => void} act */
  afterPause(act) {
    if (this.#media.ended === undefined) setTimeout(act);
    else act();
  }
}
