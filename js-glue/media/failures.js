// SPDX-License-Identifier: MIT

/** HTMLMediaElement's constants, for what only looks like one: it was given nothing; nothing of it can be played. */
const NETWORK_EMPTY = 0;
export const NETWORK_NO_SOURCE = 3;

/** Whether media have nothing to play. @param {HTMLMediaElement | null} media */
export const isEmpty = (media) => media?.networkState === NETWORK_EMPTY || media?.networkState === NETWORK_NO_SOURCE;

/**
 * Hears when media can't be loaded, or go on, whichever way they were given
 * their source: the errors of `<source>` are not the media's, and don't bubble.
 */
export class Failures {
  #media;
  #failed;

  /** @param {HTMLMediaElement} media @param {(message: string) => void} failed */
  constructor(media, failed) {
    this.#media = media;
    this.#failed = failed;
    media.addEventListener('error', this, true);
  }

  dispose() {
    this.#media.removeEventListener('error', this, true);
  }

  /** @param {Event} event */
  handleEvent({ target }) {
    if (target === this.#media) this.#tell();
    else setTimeout(() => this.#media.networkState === NETWORK_NO_SOURCE && this.#tell()); // after the last of them
  }

  /** They may have failed before. */
  look() {
    const { error, networkState, src } = this.#media;
    if (error || (networkState === NETWORK_NO_SOURCE && !src)) this.#tell();
  }

  #tell() {
    const { error } = this.#media;
    const reason = error ? `the media element failed with code ${error.code}` : 'no source can be played';
    this.#failed(error?.message || reason);
  }
}
