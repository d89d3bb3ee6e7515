// SPDX-License-Identifier: MIT
// A page with an interactive video, from the viewer's perspective: what is on
// screen, what can be clicked, which events came.
import assert from 'node:assert/strict';
import { GESTURE_MS } from '../../web/pointer/presses.js';

export const FPS = 30;
/** Timeout of all waiting. Tests don't depend on speed, so it only ends what never comes. */
export const PATIENCE_MS = Number(process.env.HOTCUE_PATIENCE_MS ?? 30_000);
/** Size of the frame number's blocks, relative to the picture. */
const MARKER = { width: 288 / 1280, height: 16 / 720 };

/** The frame that shows a time. @param {number} time */
export const frameAt = (time) => Math.floor(time * FPS + 1e-6);

/**
 * @typedef {object} Heard an event of docs/events.md, and what was on screen when it came
 * @property {string} type
 * @property {any} detail
 * @property {string} from id of the element
 * @property {number} frame the number in the picture, -1 without a picture
 * @property {number[]} before the frames that were announced last
 * @property {number} time the element's currentTime
 * @property {number | null} due its media time
 * @property {boolean} paused
 */

/**
 * Asserts that an event came with the frame for its time, or one frame off. Only
 * frames that were shown count, as a busy browser skips frames.
 * @param {Heard} event
 * @param {number} time
 */
export function assertOnTime({ type, detail, frame, before }, time) {
  const due = frameAt(time);
  const what = `${type} ${JSON.stringify(detail)} came on frame ${frame}, due on ${due}, after ${before.join(' ')}`;
  assert.ok(frame >= due - 1, `too early: ${what}`);
  const late = before.slice(lastJump(before)).filter((shown) => shown >= due && shown < frame).length;
  assert.ok(late <= 1, `${late} frames late: ${what}`);
}

/** The index of the last frame that is lower than the one before, 0 for none. @param {number[]} frames */
function lastJump(frames) {
  for (let i = frames.length - 1; i > 0; i--) if (frames[i] < frames[i - 1]) return i;
  return 0;
}

export class Film {
  #seen = 0;
  /** When the last click was made. Milliseconds. */
  #clicked = -Infinity;
  #complaints = [];
  /** The player's own console messages. @type {string[]} */
  printed = [];

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} [id] of the player, overlay or media element
   */
  constructor(page, id = 'film') {
    this.page = page;
    this.id = id;
    page.on('pageerror', (error) => this.#complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('Hotcue: ')) this.printed.push(`${message.type()}: ${text}`);
      else if (['error', 'warning'].includes(message.type())) this.#complaints.push(`console: ${text}`);
    });
  }

  /**
   * Runs a function in the page.
   * @template T, A
   * @param {(argument: A) => T | Promise<T>} work serialized as source text
   * @param {A} [argument]
   * @returns {Promise<T>}
   */
  async do(work, argument) {
    let timer;
    const silence = new Promise((_, reject) => {
      const tell = () => reject(new Error(`the page does not answer. ${this.#complaints.join('\n')}`));
      timer = setTimeout(tell, PATIENCE_MS * 1.5);
    });
    try {
      return await Promise.race([this.page.evaluate(/** @type {any} */ (work), argument), silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Errors on the console, and policy violations, so far. */
  async complaints() {
    const violations = await this.do(() => globalThis.probe.violations);
    return [...this.#complaints, ...violations.map((text) => `policy: ${text}`)];
  }

  // ---- Events -----------------------------------------------------------------

  /**
   * Waits for the next event of a type, including past ones. Events before it are
   * skipped for good.
   * @param {string} type
   * @param {object} [detail] what its payload must contain
   * @returns {Promise<Heard>}
   */
  async next(type, detail = {}) {
    const wanted = { type, detail, after: this.#seen, patience: PATIENCE_MS };
    const { index, event } = await this.do((args) => globalThis.probe.wait(args), wanted);
    this.#seen = index + 1;
    return event;
  }

  /** The events so far. @param {string} [type] @returns {Promise<Heard[]>} */
  async heard(type) {
    const all = await this.do(() => globalThis.probe.events);
    return type ? all.filter((event) => event.type === type) : all;
  }

  // ---- The media --------------------------------------------------------------

  play() {
    return this.do((id) => globalThis.probe.media(id).play(), this.id);
  }

  pause() {
    return this.do((id) => globalThis.probe.media(id).pause(), this.id);
  }

  /** @param {Record<string, number | boolean | string>} properties of the media element */
  set(properties) {
    return this.do(
      ([id, values]) => void Object.assign(globalThis.probe.media(id), values),
      /** @type {const} */ ([this.id, properties]),
    );
  }

  /** The state of the media, once no seek is pending. @returns {Promise<{time: number, paused: boolean, src: string, frame: number}>} */
  state() {
    return this.do(
      async ([id, patience]) => {
        const media = globalThis.probe.media(id);
        await globalThis.probe.until(
          () => !media.seeking && media.readyState >= 2,
          patience,
          'media that have a picture',
        );
        const { currentTime: time, paused, currentSrc: src } = media;
        return { time, paused, src: src.slice(src.lastIndexOf('/') + 1), frame: globalThis.probe.readFrame(media) };
      },
      /** @type {const} */ ([this.id, PATIENCE_MS]),
    );
  }

  /** Waits for the late code, which is loaded in idle time: panels, tooltips, looks of hover and focus. */
  panels() {
    return this.page.locator('hotcue-overlay .messages').first().waitFor({ state: 'attached' });
  }

  /** Waits until the media have played a few frames. */
  async plays() {
    await this.do(
      async ([id, patience]) => {
        const media = globalThis.probe.media(id);
        let [last, followed] = [-1, 0];
        const look = () => {
          const frame = media.paused || media.seeking ? -1 : globalThis.probe.readFrame(media);
          if (frame !== last) followed = last >= 0 && frame > last ? followed + 1 : 0;
          last = frame;
          return followed > 2;
        };
        await globalThis.probe.until(look, patience, 'media that play');
      },
      /** @type {const} */ ([this.id, PATIENCE_MS]),
    );
  }

  /**
   * Waits until the media are paused, and reads the frame number off a screenshot. A busy
   * browser may report the seek before it has drawn the frame: waits for the expected one.
   * @param {number} [expected]
   * @returns {Promise<number>}
   */
  async restingFrame(expected) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      await this.#rest();
      const frame = await this.screenFrame();
      if (expected === undefined || frame === expected || performance.now() > end) return frame;
    }
  }

  async #rest() {
    await this.do(
      async ([id, patience]) => {
        const media = globalThis.probe.media(id);
        await globalThis.probe.until(() => media.paused && !media.seeking, patience, 'media that rest');
      },
      /** @type {const} */ ([this.id, PATIENCE_MS]),
    );
  }

  /** Asserts the frame that the media rest on, by a screenshot. @param {number} frame @param {string} [message] */
  async assertRests(frame, message = '') {
    const rests = await this.restingFrame(frame);
    if (rests === frame) return;
    const { time, frame: drawn } = await this.state();
    assert.equal(rests, frame, `${message}: on screen; currentTime is ${time}, whose frame is ${drawn}`);
  }

  /** The frame number, read off a screenshot. */
  async screenFrame() {
    const { left, top, width, height } = await this.picture();
    const clip = {
      x: left,
      y: top + height * (1 - MARKER.height),
      width: width * MARKER.width,
      height: height * MARKER.height,
    };
    const png = await this.page.screenshot({ clip });
    return this.do((base64) => globalThis.probe.readPicture(base64), png.toString('base64'));
  }

  // ---- The screen -------------------------------------------------------------

  /**
   * Where the picture is in the window: computed independently of the overlay. The media
   * element must have no border, and object-fit: contain.
   */
  picture() {
    return this.do((id) => {
      const media = globalThis.probe.media(id);
      const box = media.getBoundingClientRect();
      const scale = Math.min(box.width / media.videoWidth, box.height / media.videoHeight);
      const [width, height] = [media.videoWidth * scale, media.videoHeight * scale];
      return { left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height };
    }, this.id);
  }

  /** The window coordinates of a point of the picture. @param {number} x percent @param {number} y */
  async point(x, y) {
    const { left, top, width, height } = await this.picture();
    return { x: left + (width * x) / 100, y: top + (height * y) / 100 };
  }

  /** A real mouse click, as a gesture of its own. @param {number} x percent of the picture @param {number} y */
  async clickAt(x, y) {
    const point = await this.point(x, y);
    await this.#gesture(() => this.page.mouse.click(point.x, point.y));
  }

  /** A tap, as a gesture of its own. @param {number} x percent of the picture @param {number} y */
  async tapAt(x, y) {
    const point = await this.point(x, y);
    await this.#gesture(() => this.page.touchscreen.tap(point.x, point.y));
  }

  /** Clicks once it can't be the second half of a double click. @param {() => Promise<void>} click */
  async #gesture(click) {
    const left = this.#clicked + GESTURE_MS - performance.now();
    if (left > 0) await new Promise((done) => setTimeout(done, left + 1));
    await click();
    this.#clicked = performance.now();
  }

  /** @param {number} x percent of the picture @param {number} y */
  async moveTo(x, y) {
    const point = await this.point(x, y);
    await this.page.mouse.move(point.x, point.y);
  }

  /** The element of an interaction. @param {string} id */
  item(id) {
    return this.page.locator(`hotcue-overlay [data-id="${id}"]`);
  }

  /** Takes over an intent, as a page does. @param {string} type */
  takeOver(type) {
    return this.do(
      ([id, name]) => document.getElementById(id).addEventListener(name, (event) => event.preventDefault()),
      /** @type {const} */ ([this.id, type]),
    );
  }

  /** The focused element, across shadow roots: the name of a field, an interaction's id, a label, or a tag. */
  focused() {
    return this.do(() => {
      let inner = document.activeElement;
      while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
      const { name, dataset } = inner ?? {};
      return name || (dataset?.id ?? inner?.getAttribute('aria-label') ?? inner?.localName);
    });
  }

  /** Ids of the visible interactions. */
  async visible() {
    const items = await this.page.locator('hotcue-overlay [data-id]:visible').all();
    return Promise.all(items.map((item) => item.getAttribute('data-id')));
  }

  /**
   * The colour on screen at a point of the picture.
   * @param {number} x percent @param {number} y
   * @returns {Promise<number[]>} red, green, blue
   */
  async colour(x, y) {
    const point = await this.point(x, y);
    const png = await this.page.screenshot({
      clip: { x: Math.round(point.x) - 1, y: Math.round(point.y) - 1, width: 3, height: 3 },
    });
    return this.do((base64) => globalThis.probe.readColour(base64), png.toString('base64'));
  }
}
