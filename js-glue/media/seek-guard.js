// SPDX-License-Identifier: MIT

/**
 * Overrides a media element's `currentTime`, to check seeks by scripts (including
 * scripted controls) before the element moves, so that it never shows what must not be
 * seen. The browser's native controls bypass it.
 */
export class SeekGuard {
  #media;
  /** The accessor that is overridden. @type {PropertyDescriptor | undefined} */
  #below;
  /** The element's own property from before, if it had one. @type {PropertyDescriptor | undefined} */
  #own;
  #set;

  /** @param {HTMLMediaElement} media @param {(time: number) => boolean} take returns true if it handles the seek */
  constructor(media, take) {
    this.#media = media;
    this.#own = accessor(media);
    const below = findAccessor(media);
    this.#below = below;
    this.#set = (/** @type {any} */ time) => {
      if (!take(Number(time))) this.seek(time);
    };
    if (!below?.set) return;
    Object.defineProperty(media, 'currentTime', { ...below, set: this.#set, configurable: true });
  }

  /** Seeks without the check. @param {number} time */
  seek(time) {
    if (this.#below?.set) this.#below.set.call(this.#media, time);
    else this.#media.currentTime = time;
  }

  /** Restores the element's property, unless other code has overridden it since. */
  dispose() {
    if (accessor(this.#media)?.set !== this.#set) return;
    if (this.#own) Object.defineProperty(this.#media, 'currentTime', this.#own);
    else Reflect.deleteProperty(this.#media, 'currentTime');
  }
}

/** Of the object itself. @param {any} object */
const accessor = (object) => Object.getOwnPropertyDescriptor(object, 'currentTime');

/** @param {any} object @returns {PropertyDescriptor | undefined} */
function findAccessor(object) {
  for (let owner = object; owner; owner = Object.getPrototypeOf(owner)) {
    const found = accessor(owner);
    if (found) return found;
  }
  return undefined;
}
