// SPDX-License-Identifier: MIT
// Pictures of the film, taken from a second, hidden video element. Only the frames that were asked
// for last are fetched, one after the other; what has been fetched is kept for a while.

/** How many pictures are kept, and their height in pixels. */
const [KEPT, HEIGHT] = [400, 88];

export class Filmstrip {
  /** Why there are no pictures; '' while there may be. */
  failure = '';
  /** Width by height; 0 until it is known. */
  aspect = 0;
  /** Frames still to be fetched. @type {number[]} */
  queue = [];

  /** By frame, the one used last being the last. @type {Map<number, ImageBitmap>} */
  #pictures = new Map();
  /** @type {HTMLVideoElement | null} */
  #video = null;
  #stop = new AbortController();
  #rate = 0;
  #isWorking = false;
  #notify;

  /** @param {() => void} notify called when a picture, the aspect or the failure is there */
  constructor(notify) {
    this.#notify = notify;
  }

  /** Takes pictures from another film. @param {string | null} url null: from none */
  open(url) {
    this.close();
    if (!url) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, preload: 'auto' });
    video.addEventListener('loadeddata', () => this.#ready(video), { signal });
    video.addEventListener('error', () => this.#fail(), { signal });
    video.src = url;
    this.#video = video;
  }

  /** @param {HTMLVideoElement} video */
  #ready({ videoWidth, videoHeight }) {
    if (videoWidth === 0) return this.#fail();
    this.aspect = videoWidth / videoHeight;
    this.#notify();
  }

  #fail() {
    this.close();
    this.failure = 'No pictures: the film can’t be read.';
    this.#notify();
  }

  /** Lets go of the film and of its pictures. */
  close() {
    this.#stop.abort();
    this.#video?.removeAttribute('src');
    this.#video?.load();
    this.#video = null;
    this.#forget();
    [this.queue, this.failure, this.aspect] = [[], '', 0];
  }

  #forget() {
    for (const picture of this.#pictures.values()) picture.close();
    this.#pictures.clear();
  }

  /** @param {number} frame */
  has(frame) {
    return this.#pictures.has(frame);
  }

  /** @param {number} frame @returns {ImageBitmap | undefined} */
  get(frame) {
    const picture = this.#pictures.get(frame);
    if (!picture) return undefined;
    this.#pictures.delete(frame);
    this.#pictures.set(frame, picture);
    return picture;
  }

  /** Asks for frames, in place of those asked for before. @param {number[]} frames @param {number} rate frames a second */
  want(frames, rate) {
    if (rate !== this.#rate) this.#forget();
    this.#rate = rate;
    this.queue = frames;
    if (!this.#isWorking) this.#work();
  }

  async #work() {
    const { signal } = this.#stop;
    const video = this.#video;
    this.#isWorking = true;
    try {
      while (video && this.queue.length > 0 && !signal.aborted) {
        const frame = /** @type {number} */ (this.queue.shift());
        const rate = this.#rate;
        await sought(video, Math.min((frame + 0.5) / rate, video.duration), signal);
        const picture = await createImageBitmap(video, {
          resizeHeight: HEIGHT,
          resizeWidth: Math.max(Math.round(HEIGHT * this.aspect), 1),
          resizeQuality: 'medium',
        });
        if (signal.aborted || rate !== this.#rate) picture.close();
        else this.#keep(frame, picture);
      }
    } catch {
      if (!signal.aborted) this.#fail();
    } finally {
      this.#isWorking = false;
    }
    if (signal.aborted && this.queue.length > 0) this.#work();
  }

  /** @param {number} frame @param {ImageBitmap} picture */
  #keep(frame, picture) {
    this.#pictures.set(frame, picture);
    for (const [oldest, gone] of this.#pictures) {
      if (this.#pictures.size <= KEPT) break;
      gone.close();
      this.#pictures.delete(oldest);
    }
    this.#notify();
  }
}

/** Seeks, and waits until the picture is there. @param {HTMLVideoElement} video @param {number} time @param {AbortSignal} signal */
function sought(video, time, signal) {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('The film was closed.'));
    if (signal.aborted) return gone();
    signal.addEventListener('abort', gone, { once: true });
    video.addEventListener('seeked', resolve, { once: true, signal });
    video.currentTime = time;
  });
}
