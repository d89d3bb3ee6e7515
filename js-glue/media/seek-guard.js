// SPDX-License-Identifier: MIT

/**
 * Lies on a media element's `currentTime`: a seek by a script, controls that are scripts
 * among them, is looked at before the element moves, so that it never shows what is not to
 * be seen. The browser's own controls go past it.
 */
export class SeekGuard {
  #media;
  /** The accessor below this one. @type {PropertyDescriptor | undefined} */
  #below;
  /** Where that stood, if the element had one of its own. @type {PropertyDescriptor | undefined} */
  #own;
  #set;

  /** @param {HTMLMediaElement} media @param {(time: number) => boolean} take whether it takes a seek over */
  constructor(media, take) {
    this.#media = media;
    this.#own = Object.getOwnPropertyDescriptor(media, 'currentTime');
    const below = findAccessor(media);
    this.#below = below;
    this.#set = (/** @type {any} */ time) => {
      if (!take(Number(time))) this.seek(time);
    };
    if (!below?.set) return;
    const get = () => below.get?.call(media);
    Object.defineProperty(media, 'currentTime', { get, set: this.#set, configurable: true, enumerable: true });
  }

  /** Past the guard. @param {number} time */
  seek(time) {
    if (this.#below?.set) this.#below.set.call(this.#media, time);
    else this.#media.currentTime = time;
  }

  /** Leaves the element as it was, unless somebody has come after. */
  dispose() {
    if (Object.getOwnPropertyDescriptor(this.#media, 'currentTime')?.set !== this.#set) return;
    if (this.#own) Object.defineProperty(this.#media, 'currentTime', this.#own);
    else Reflect.deleteProperty(this.#media, 'currentTime');
  }
}

/** @param {any} object @returns {PropertyDescriptor | undefined} */
function findAccessor(object) {
  for (let owner = object; owner; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertyDescriptor(owner, 'currentTime');
    if (found) return found;
  }
  return undefined;
}
