// SPDX-License-Identifier: MIT
import { resolved } from '../../js-glue/engine/url.js';
import { FLAGS, reflecting, TEXTS } from '../members.js';

/** Attributes of a media element by property: addresses, other texts, booleans. */
const ADDRESSES = { src: 'src', poster: 'poster' };
const WORDS = { ...ADDRESSES, preload: 'preload', crossOrigin: 'crossorigin' };
const SWITCHES = {
  loop: 'loop',
  autoplay: 'autoplay',
  defaultMuted: 'muted',
  disablePictureInPicture: 'disablepictureinpicture',
  disableRemotePlayback: 'disableremoteplayback',
};
/** The attributes that a player passes on to its media element. */
export const PASSED_ON = Object.values({ ...WORDS, ...SWITCHES });

/** Other members of a video element. Those that a browser has beside these are added to them. */
const READ_ONLY = [
  ...['paused', 'ended', 'seeking', 'duration', 'buffered', 'played', 'seekable', 'readyState', 'networkState'],
  ...['error', 'currentSrc', 'textTracks', 'videoWidth', 'videoHeight', 'remote', 'sinkId', 'mediaKeys'],
];
const SETTABLE = [
  ...['currentTime', 'playbackRate', 'defaultPlaybackRate', 'preservesPitch', 'volume', 'muted'],
  ...['srcObject', 'playsInline', 'controlsList', 'width', 'height'],
];
const METHODS = [
  ...['play', 'pause', 'load', 'canPlayType', 'addTextTrack', 'setMediaKeys', 'setSinkId'],
  ...['requestPictureInPicture', 'requestVideoFrameCallback', 'cancelVideoFrameCallback'],
  'getVideoPlaybackQuality',
];
/** Events with a handler property that HTMLElement doesn't have. */
const HANDLED = ['encrypted', 'waitingforkey', 'enterpictureinpicture', 'leavepictureinpicture'];

/**
 * @typedef {Omit<HTMLVideoElement, keyof HTMLElement | 'poster' | 'src' | 'controls' | 'load'>} VideoMembers
 * @typedef {Record<keyof typeof TEXTS | 'src' | 'poster', string> & Record<keyof typeof FLAGS | 'noControls' | 'controls', boolean>} OwnMembers
 * @typedef {import('../hotcue-element.js').HotcueElement & OwnMembers & VideoMembers} Members
 */

const Reflecting = /** @type {any} */ (reflecting(TEXTS, { ...FLAGS, noControls: 'no-controls' }));

/** An element with the members of a media element, forwarded to the one inside. */
export class Forwarding extends Reflecting {
  /** Whether the player has its controls: the opposite of the attribute `no-controls`. @returns {boolean} */
  get controls() {
    return !this.noControls;
  }

  set controls(shown) {
    this.noControls = !shown;
  }
}

export const MediaLike = /** @type {new () => Members} */ (/** @type {unknown} */ (Forwarding));

/** @param {string} name @param {PropertyDescriptor} descriptor */
const add = (name, descriptor) =>
  name in Forwarding.prototype ||
  Object.defineProperty(Forwarding.prototype, name, { configurable: true, ...descriptor });

/** @param {string} property @param {string} name of the attribute @param {boolean} flag */
function addReflecting(property, name, flag) {
  const address = property in ADDRESSES;
  add(property, {
    enumerable: true,
    /** @this {any} */
    get() {
      if (flag) return this.hasAttribute(name) || Boolean(this.media?.[property]);
      const text = this.getAttribute(name);
      if (address && text !== null) return resolved(text, this.baseURI);
      return this.media ? this.media[property] : '';
    },
    /** @this {any} @param {any} value */
    set(value) {
      if (flag ? !value : value == null) this.removeAttribute(name);
      else this.setAttribute(name, flag ? '' : value);
    },
  });
}

/** @param {string} name */
const reader = (name) => ({
  /** @this {any} */
  get() {
    return this.media[name];
  },
});

/** @param {string} name */
const writer = (name) => ({
  ...reader(name),
  /** @this {any} @param {any} value */
  set(value) {
    this.media[name] = value;
  },
});

/** @param {string} name */
const caller = (name) => ({
  writable: true,
  /** @this {any} @param {any[]} given */
  value(...given) {
    return this.media[name]?.(...given);
  },
});

/** A property that holds a listener of the player's own event. @param {string} type */
function handler(type) {
  /** @type {WeakMap<object, (event: Event) => void>} */
  const listeners = new WeakMap();
  return {
    /** @this {HTMLElement} */
    get() {
      return listeners.get(this) ?? null;
    },
    /** @this {HTMLElement} @param {any} value */
    set(value) {
      const old = listeners.get(this);
      if (old) this.removeEventListener(type, old);
      listeners.delete(this);
      if (typeof value !== 'function') return;
      listeners.set(this, value);
      this.addEventListener(type, value);
    },
  };
}

for (const [property, name] of Object.entries(WORDS)) addReflecting(property, name, false);
for (const [property, name] of Object.entries(SWITCHES)) addReflecting(property, name, true);
for (const name of READ_ONLY) add(name, reader(name));
for (const name of SETTABLE) add(name, writer(name));
for (const name of METHODS) add(name, caller(name));
for (const type of HANDLED) add(`on${type}`, handler(type));
for (const owner of [globalThis.HTMLVideoElement, globalThis.HTMLMediaElement]) {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(owner?.prototype ?? {}))) {
    const { get, set, value } = descriptor;
    if (get) add(name, set ? writer(name) : reader(name));
    else add(name, typeof value === 'function' ? caller(name) : descriptor); // else one of HTML's constants
  }
}
