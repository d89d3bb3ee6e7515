// SPDX-License-Identifier: MIT
// Runs in each page before its own scripts (see browser.mjs): records every event, and
// the frame number in the picture when it came.

/** Self-contained, as it is sent as source text. @param {readonly string[]} names of events */
export function probe(names) {
  const FPS = 30;
  const BLOCK = 16;
  const BLOCKS = 18;
  /** How many of the last frames are recorded with an event. */
  const FRAMES_KEPT = 12;

  const canvas = new OffscreenCanvas(BLOCK * BLOCKS, BLOCK);
  const context = canvas.getContext('2d', { willReadFrequently: true });

  /** The number encoded in the blocks (demo/film/marker.mjs); -1 for none. */
  function decode() {
    const { data } = context.getImageData(0, BLOCK / 2, BLOCK * BLOCKS, 1);
    let number = 0;
    for (let block = 0; block < BLOCKS; block++) {
      const bit = data[(block * BLOCK + BLOCK / 2) * 4] > 127 ? 1 : 0;
      if (block < 2 && bit === block) return -1;
      if (block >= 2) number = number * 2 + bit;
    }
    return number;
  }

  /** The number of the frame in a media element, or in the one inside it. */
  function readFrame(outer) {
    const media = outer.media ?? outer;
    const { videoWidth, videoHeight } = media;
    if (!videoWidth || media.localName !== 'video') return -1; // one on an iframe can't be drawn
    const [width, height] = [(videoWidth * BLOCK * BLOCKS) / 1280, (videoHeight * BLOCK) / 720];
    context.drawImage(media, 0, videoHeight - height, width, height, 0, 0, canvas.width, canvas.height);
    return decode();
  }

  /** @param {string} base64 a PNG */
  function decodePicture(base64) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  }

  /** The number in a screenshot of the blocks. */
  async function readPicture(base64) {
    context.drawImage(await decodePicture(base64), 0, 0, canvas.width, canvas.height);
    return decode();
  }

  /** The colour in the middle of a small screenshot. */
  async function readColour(base64) {
    context.drawImage(await decodePicture(base64), 0, 0);
    return [...context.getImageData(1, 1, 1, 1).data.slice(0, 3)];
  }

  /** Relative luminance by WCAG 2. @param {ArrayLike<number>} data @param {number} at */
  function luminance(data, at) {
    const [r, g, b] = [0, 1, 2].map((i) => {
      const value = data[at + i] / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** How many pixels inside a rectangle have at least this contrast between two screenshots. */
  async function countChanged(base64s, [left, top, right, bottom], contrast) {
    const [a, b] = await Promise.all(
      base64s.map(async (base64) => {
        const picture = await decodePicture(base64);
        const drawn = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        drawn.drawImage(picture, 0, 0);
        return drawn.getImageData(left, top, right - left, bottom - top).data;
      }),
    );
    let count = 0;
    for (let at = 0; at < a.length; at += 4) {
      const [low, high] = [luminance(a, at), luminance(b, at)].sort((x, y) => x - y);
      if ((high + 0.05) / (low + 0.05) >= contrast) count++;
    }
    return count;
  }

  /** The last frames presented by each media element. @type {WeakMap<HTMLVideoElement, number[]>} */
  const watched = new WeakMap();
  const { requestVideoFrameCallback } = HTMLVideoElement.prototype;

  function watch(media) {
    if (!(media instanceof HTMLVideoElement) || watched.has(media)) return;
    const frames = [];
    watched.set(media, frames);
    const note = (_now, { mediaTime }) => {
      frames.push(Math.round(mediaTime * FPS));
      requestVideoFrameCallback.call(media, note);
    };
    requestVideoFrameCallback.call(media, note);
  }

  const events = [];
  const waiting = new Set();

  function hear(event) {
    if (String(event) !== '[object CustomEvent]') return; // of any window
    const { id, localName = '' } = event.target;
    if (localName && !localName.startsWith('hotcue-')) return; // a player's own
    const media = picture(event.target.media);
    watch(media);
    events.push({
      type: event.type,
      detail: structuredClone(event.detail),
      from: id,
      frame: media ? readFrame(media) : -1,
      before: watched.get(media)?.slice(-FRAMES_KEPT) ?? [],
      time: media?.currentTime ?? NaN,
      due: event.mediaTime ?? null,
      paused: media?.paused ?? true,
    });
    for (const look of waiting) look();
  }

  /** Whether a value contains another, recursively. */
  function holds(value, wanted) {
    if (typeof wanted !== 'object' || wanted === null) return Object.is(value, wanted);
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(wanted).every(([key, part]) => holds(value[key], part));
  }

  function wait({ type, detail, after, patience }) {
    const found = () =>
      events.findIndex((event, i) => i >= after && event.type === type && holds(event.detail, detail));
    return new Promise((resolve, reject) => {
      const look = () => {
        const index = found();
        if (index < 0) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve({ index, event: events[index] });
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        const came = events.slice(after).map((event) => `\n  ${event.type} ${JSON.stringify(event.detail)}`);
        reject(new Error(`no ${type} ${JSON.stringify(detail)} came, but${came.join('') || ' nothing'}`));
      }, patience);
      waiting.add(look);
      look();
    });
  }

  /** Polls a condition in each animation frame until it is true. */
  async function until(condition, patience, what) {
    const end = performance.now() + patience;
    for (;;) {
      const value = await condition();
      if (value) return value;
      if (performance.now() > end) throw new Error(`never came to be: ${what ?? condition}`);
      await new Promise(requestAnimationFrame);
    }
  }

  const violations = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`),
  );
  for (const name of names) addEventListener(name, hear, { capture: true });

  /** The video inside a custom element; the element itself for other media. */
  function picture(media) {
    const inner = media?.nativeEl ?? media?.media ?? media?.shadowRoot?.querySelector('video');
    return inner instanceof HTMLElement ? picture(inner) : media;
  }

  /** The media element of a player or overlay, or the media element itself. */
  function media(id) {
    const element = document.getElementById(id);
    return picture(element.media ?? element);
  }

  globalThis.probe = { events, violations, media, readFrame, readPicture, readColour, countChanged, until, wait };
}
