// SPDX-License-Identifier: MIT
import { FLAGS, reflecting, TEXTS } from '../members.js';

const Reflecting = reflecting(
  { ...TEXTS, src: 'src', poster: 'poster', preload: 'preload', crossOrigin: 'crossorigin' },
  { ...FLAGS, loop: 'loop', autoplay: 'autoplay', defaultMuted: 'muted', noControls: 'no-controls' },
);

/** An element with the members of a media element, forwarded to the one inside. */
export class MediaLike extends Reflecting {
  /** The `<video>` element inside, for anything that the player doesn't forward. @returns {HTMLVideoElement} */
  get media() {
    throw new TypeError('no media');
  }

  /** @returns {Promise<void>} */
  play() {
    return this.media.play();
  }

  pause() {
    this.media.pause();
  }

  /** @param {string} type @returns {CanPlayTypeResult} */
  canPlayType(type) {
    return this.media.canPlayType(type);
  }

  /** @returns {Promise<PictureInPictureWindow>} */
  requestPictureInPicture() {
    return this.media.requestPictureInPicture();
  }

  get paused() {
    return this.media.paused;
  }

  get ended() {
    return this.media.ended;
  }

  get seeking() {
    return this.media.seeking;
  }

  get duration() {
    return this.media.duration;
  }

  get readyState() {
    return this.media.readyState;
  }

  get networkState() {
    return this.media.networkState;
  }

  get error() {
    return this.media.error;
  }

  get currentSrc() {
    return this.media.currentSrc;
  }

  get buffered() {
    return this.media.buffered;
  }

  get played() {
    return this.media.played;
  }

  get seekable() {
    return this.media.seekable;
  }

  get textTracks() {
    return this.media.textTracks;
  }

  get videoWidth() {
    return this.media.videoWidth;
  }

  get videoHeight() {
    return this.media.videoHeight;
  }

  get currentTime() {
    return this.media.currentTime;
  }

  set currentTime(seconds) {
    this.media.currentTime = seconds;
  }

  get playbackRate() {
    return this.media.playbackRate;
  }

  set playbackRate(rate) {
    this.media.playbackRate = rate;
  }

  get defaultPlaybackRate() {
    return this.media.defaultPlaybackRate;
  }

  set defaultPlaybackRate(rate) {
    this.media.defaultPlaybackRate = rate;
  }

  get preservesPitch() {
    return this.media.preservesPitch;
  }

  set preservesPitch(preserves) {
    this.media.preservesPitch = preserves;
  }

  get volume() {
    return this.media.volume;
  }

  set volume(volume) {
    this.media.volume = volume;
  }

  get muted() {
    return this.media.muted;
  }

  set muted(muted) {
    this.media.muted = muted;
  }
}
