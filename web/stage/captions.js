// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { meet } from './room.js';

/** @typedef {import('./room.js').Rect} Rect */

/** Elements that hide a cue: they have a background, and are above the media. */
const OPAQUE = '.button, .text, .image, .item > .caption, .notice, .message';
/** Font size of cues, relative to the smaller side of the picture, as in WebVTT. */
const FONT_SIZE = 0.05;
/** Gap below a cue, which also covers the padding that browsers add. CSS pixels. */
const GAP_PX = 6;

/**
 * Keeps the browser's captions readable: a cue that an element of the overlay would
 * hide is moved up above it, and back once that is gone. Positions set by the page
 * are restored.
 */
export class Captions {
  #media;
  #stage;
  #root;
  /** The cues moved: the page's position, and ours. @type {Map<VTTCue, {line: any, snapToLines: boolean, ours: number}>} */
  #moved = new Map();
  /** Where the active cues are drawn, as estimated. @type {Rect[]} */
  rects = [];
  #probe = h('span', { class: 'cue', 'aria-hidden': 'true' });
  #observer = new MutationObserver(() => this.place());
  #place = () => this.place();

  /** @param {HTMLMediaElement} media @param {HTMLElement} stage the picture @param {ShadowRoot} root of the overlay */
  constructor(media, stage, root) {
    this.#media = media;
    this.#stage = stage;
    this.#root = root;
    root.append(this.#probe);
    for (const element of [stage, ...root.querySelectorAll('.foot, .messages')])
      this.#observer.observe(element, { childList: true, subtree: element !== stage });
    media.addEventListener('timeupdate', this.#place); // interactions move, and the page may show a track
    media.textTracks?.addEventListener('change', this.#place);
    media.addEventListener('cuechange', this.#place, true);
  }

  dispose() {
    this.#observer.disconnect();
    this.#media.removeEventListener('timeupdate', this.#place);
    this.#media.textTracks?.removeEventListener('change', this.#place);
    this.#media.removeEventListener('cuechange', this.#place, true);
    for (const cue of this.#moved.keys()) this.#putBack(cue);
    this.#probe.remove();
  }

  place() {
    const cues = this.#cues();
    for (const cue of this.#moved.keys()) if (!cues.includes(cue)) this.#putBack(cue);
    const frame = this.#stage.getBoundingClientRect();
    this.rects = [];
    if (cues.length === 0 || frame.height === 0) return;
    const others = [...this.#root.querySelectorAll(OPAQUE)].map((element) => element.getBoundingClientRect());
    for (const cue of cues) {
      const rect = this.#fit(cue, frame, others);
      this.rects.push(rect);
      if (this.#moved.has(cue)) others.push(/** @type {DOMRect} */ (rect));
    }
  }

  /** The active cues of showing tracks, without vertical ones and regions. @returns {VTTCue[]} */
  #cues() {
    const tracks = [...(this.#media.textTracks ?? [])].filter(({ mode }) => mode === 'showing');
    const cues = /** @type {VTTCue[]} */ (tracks.flatMap(({ activeCues }) => [...(activeCues ?? [])]));
    return cues.filter((cue) => 'getCueAsHTML' in cue && !cue.vertical && !cue.region);
  }

  /**
   * Moves a cue to the lowest position above its own where nothing hides it; it stays
   * if there is none.
   * @param {VTTCue} cue @param {DOMRect} frame @param {Rect[]} others
   * @returns {Rect} where it is now
   */
  #fit(cue, frame, others) {
    const own = this.#own(cue);
    const box = this.#measure(cue, own, frame);
    const height = box.bottom - box.top;
    const at = (/** @type {number} */ top) => ({ ...box, top, bottom: top + height });
    let { top } = box;
    const hiding = () => others.filter((other) => meet(at(top), other));
    for (let found = hiding(); found.length > 0; found = hiding()) {
      top = Math.min(...found.map((other) => other.top)) - GAP_PX - height;
    }
    if (top === box.top || top < frame.top) {
      this.#putBack(cue);
      return box;
    }
    const line = Math.round(((top - frame.top) / frame.height) * 1000) / 10;
    if (this.#moved.get(cue)?.ours !== line) {
      this.#moved.set(cue, { ...own, ours: line });
      cue.snapToLines = false;
      cue.line = line;
    }
    return at(top);
  }

  /** The page's position of a cue. @param {VTTCue} cue @returns {{line: any, snapToLines: boolean}} */
  #own(cue) {
    const moved = this.#moved.get(cue);
    if (moved && cue.line !== moved.ours) this.#moved.delete(cue); // the page has moved it since
    const { line, snapToLines } = this.#moved.get(cue) ?? cue;
    return { line, snapToLines };
  }

  /** @param {VTTCue} cue */
  #putBack(cue) {
    const moved = this.#moved.get(cue);
    if (!moved) return;
    this.#moved.delete(cue);
    if (cue.line !== moved.ours) return;
    cue.snapToLines = moved.snapToLines;
    cue.line = moved.line;
  }

  /**
   * Estimates where the browser draws a cue, for which there is no API.
   * @param {VTTCue} cue @param {{line: any, snapToLines: boolean}} own @param {DOMRect} frame
   * @returns {Rect}
   */
  #measure(cue, { line, snapToLines }, frame) {
    const { style } = this.#probe;
    const size = FONT_SIZE * Math.min(frame.width, frame.height);
    style.fontSize = `${size}px`;
    style.maxWidth = `${(cue.size / 100) * frame.width}px`;
    this.#probe.textContent = cue.getCueAsHTML().textContent;
    const { offsetWidth: width, offsetHeight: height } = this.#probe;
    const lineHeight = size * 1.3;
    let top = frame.bottom - height - GAP_PX;
    if (line !== 'auto' && !snapToLines) top = frame.top + (line / 100) * frame.height;
    else if (line !== 'auto') top = (line < 0 ? frame.bottom : frame.top) + line * lineHeight;
    const part = { start: 0, left: 0, center: 50, end: 100, right: 100 }[cue.align] ?? 50;
    const anchor = frame.left + ((cue.position === 'auto' ? part : Number(cue.position)) / 100) * frame.width;
    const left = Math.max(frame.left, anchor - (part / 100) * width);
    return { left, right: left + width, top, bottom: top + height };
  }
}
