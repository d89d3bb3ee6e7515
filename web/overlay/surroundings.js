// SPDX-License-Identifier: MIT
import { windowOf } from '../dom.js';
import { isOn } from '../members.js';

/** Matches phones and tablets, for interactions that are limited to one kind of device. */
const MOBILE = '(pointer: coarse), (max-width: 767px)';

/**
 * @typedef {import('../../js-glue/session/session.js').Session} Session
 * @typedef {object} Owner
 * @property {HTMLElement} overlay
 * @property {() => Session | null} session
 * @property {() => void} play called when playback starts
 * @property {(event: KeyboardEvent) => void} escape
 */

/** Passes on the page's state to the engine: device, query parameters, page visibility; and handles Escape. */
export class Surroundings {
  #owner;
  #view = window;
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
    this.#view = windowOf(this.#owner.overlay);
    const { document } = this.#view;
    this.#reportVisible();
    this.#device = this.#view.matchMedia(MOBILE);
    media.addEventListener('play', this.#owner.play, { signal });
    this.#device.addEventListener('change', () => this.reportDevice(), { signal });
    document.addEventListener('visibilitychange', () => this.#reportHidden(), { signal });
    // On the document, wherever the focus is.
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }

  stop() {
    this.#end.abort();
  }

  reportDevice() {
    this.#film?.input('device', this.#device.matches ? 'mobile' : 'desktop');
  }

  /** Sets variables from the page's query parameters, if the `query` attribute asks for it. */
  passQuery() {
    const wanted = this.#owner.overlay.getAttribute('query');
    if (wanted === null) return;
    const names = wanted.split(/\s+/).filter(Boolean);
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (names.length === 0 || names.includes(name)) this.#owner.session()?.input('set', name, value, 'query');
    }
  }

  /** @returns {Session | null} null without a project */
  get #film() {
    const session = this.#owner.session();
    return session?.project ? session : null;
  }

  #reportVisible() {
    const session = this.#owner.session();
    if (session) session.visible = !this.#view.document.hidden;
  }

  #reportHidden() {
    this.#reportVisible();
    if (this.#view.document.hidden) this.#film?.input('hidden', isOn(this.#owner.overlay, 'pause-hidden'));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#owner.escape(event);
  }
}
