// SPDX-License-Identifier: MIT

/** Phones and tablets, for what a project shows on one kind of device only. */
const MOBILE = '(pointer: coarse), (max-width: 767px)';

/**
 * @typedef {import('../../js-glue/session/session.js').Session} Session
 * @typedef {object} Owner
 * @property {HTMLElement} overlay
 * @property {() => Session | null} session
 * @property {() => void} play the media were started
 * @property {(event: KeyboardEvent) => void} escape
 */

/** What a film is told of the page around it: the device, the address, whether it is seen, and Escape. */
export class Surroundings {
  #owner;
  #device = matchMedia(MOBILE);
  #end = new AbortController();

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /** @param {HTMLMediaElement} media */
  watch(media) {
    this.#end = new AbortController();
    const { signal } = this.#end;
    media.addEventListener('play', this.#owner.play, { signal });
    this.#device.addEventListener('change', () => this.tellDevice(), { signal });
    document.addEventListener('visibilitychange', () => this.#tellHidden(), { signal });
    // Wherever in the player the focus is.
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }

  stop() {
    this.#end.abort();
  }

  tellDevice() {
    this.#film?.input('device', this.#device.matches ? 'mobile' : 'desktop');
  }

  /** The page's query parameters become variables. */
  passQuery() {
    const wanted = this.#owner.overlay.getAttribute('query');
    if (wanted === null) return;
    const names = wanted.split(/\s+/).filter(Boolean);
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (names.length === 0 || names.includes(name)) this.#owner.session()?.input('set', name, value, 'query');
    }
  }

  /** @returns {Session | null} one that has a project */
  get #film() {
    const session = this.#owner.session();
    return session?.project ? session : null;
  }

  #tellHidden() {
    if (document.hidden) this.#film?.input('hidden', this.#owner.overlay.hasAttribute('pause-hidden'));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#owner.escape(event);
  }
}
