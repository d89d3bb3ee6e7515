// SPDX-License-Identifier: MIT

/** HTMLMediaElement's constants, which media-like elements may lack: loading; no source can be played. */
const NETWORK_LOADING = 2;
export const NETWORK_NO_SOURCE = 3;

/**
 * Whether a media element has nothing to play: no source was given, or none can be played. An
 * address or a stream that was only just given is in NETWORK_NO_SOURCE, too, until the page's script
 * is done (HTML, resource selection algorithm). A custom element may have an address before
 * anything loads, no `networkState`, or an error in place of NETWORK_NO_SOURCE.
 * @param {HTMLMediaElement | null} media
 */
export function isEmpty(media) {
  if (!media) return false;
  const { networkState, readyState, error, src, srcObject } = media;
  const none = networkState === NETWORK_NO_SOURCE;
  return error ? !readyState || none : !src && !srcObject && (!networkState || none);
}

/** How long a server may be silent before there are metadata. Milliseconds. */
const SILENCE_MS = 20_000;
/** Events after which the wait for a server starts again, or is over. */
const SIGNS = ['loadstart', 'progress', 'loadedmetadata', 'emptied'];

/**
 * Reports media that fail to load or to continue, or that do not come, with `src` and `<source>` alike.
 * It listens in the capture phase, as errors of `<source>` don't bubble.
 */
export class Failures {
  #media;
  #failed;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  /** Whether the page has still to load a source. */
  #expected = false;
  /** @param {{type?: string}} [event] */
  #wait = ({ type } = {}) => {
    if (type === 'emptied') this.#expected = false;
    clearTimeout(this.#patience);
    if (this.#waits) this.#patience = setTimeout(() => this.#miss(), SILENCE_MS);
  };

  /** @param {HTMLMediaElement} media @param {(message: string) => void} failed */
  constructor(media, failed) {
    this.#media = media;
    this.#failed = failed;
    media.addEventListener('error', this, true);
    for (const type of SIGNS) media.addEventListener(type, this.#wait);
    this.#wait();
  }

  dispose() {
    this.#media.removeEventListener('error', this, true);
    for (const type of SIGNS) this.#media.removeEventListener(type, this.#wait);
    clearTimeout(this.#patience);
  }

  /** Waits for the page to load a source. */
  expect() {
    this.#expected = true;
    this.#wait();
  }

  #miss() {
    if (this.#expected) this.#failed('the page loads no source');
    else if (this.#waits) this.#failed('the server does not answer');
  }

  get #waits() {
    return this.#expected || (this.#media.networkState === NETWORK_LOADING && !this.#media.readyState);
  }

  /** @param {Event} event */
  handleEvent({ target }) {
    if (target === this.#media) this.#report();
    else setTimeout(() => this.#media.networkState === NETWORK_NO_SOURCE && this.#report()); // networkState is set after the last source's error
  }

  /** Reports a failure from before this object was created. */
  look() {
    const { error, networkState, src } = this.#media;
    if (error || (networkState === NETWORK_NO_SOURCE && !src)) this.#report();
  }

  #report() {
    const { error } = this.#media;
    const reason = error ? `the media element failed with code ${error.code}` : 'no source can be played';
    this.#failed(error?.message || reason);
  }
}
