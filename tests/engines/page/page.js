// SPDX-License-Identifier: MIT
// An overlay on a video, its events, and the frame that the video shows.
(() => {
  const PATIENCE_MS = 60_000;
  const [BLOCK, BLOCKS] = [16, 18];
  const HEARD = [
    'cue:forward',
    'cue:reverse',
    'hotspot:click',
    'interaction:blocked',
    'interaction:show',
    'interaction:unblocked',
    'interaction:hide',
    'node:enter',
    'node:exit',
    'node:ended',
    'player:pause',
    'player:play',
    'player:progress',
    'player:seek',
    'project:ended',
    'project:ready',
    'project:start',
    'variable:change',
    'error',
  ];
  const canvas = Object.assign(document.createElement('canvas'), { width: BLOCK * BLOCKS, height: BLOCK });
  const context = canvas.getContext('2d', { willReadFrequently: true });

  /** The number of the frame that the video shows (demo/film/marker.mjs), -1 for none. */
  function readFrame() {
    const { video } = globalThis;
    const { videoWidth, videoHeight } = video;
    if (!videoWidth) return -1;
    const [width, height] = [(videoWidth * BLOCK * BLOCKS) / 1280, (videoHeight * BLOCK) / 720];
    context.drawImage(video, 0, videoHeight - height, width, height, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, BLOCK / 2, canvas.width, 1);
    let number = 0;
    for (let block = 0; block < BLOCKS; block++) {
      const bit = data[(block * BLOCK + BLOCK / 2) * 4] > 127 ? 1 : 0;
      if (block < 2 && bit === block) return -1;
      if (block >= 2) number = number * 2 + bit;
    }
    return number;
  }

  const events = [];
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** Waits for a condition. @param {() => unknown} condition @param {string} what */
  async function until(condition, what) {
    const latest = performance.now() + PATIENCE_MS;
    while (!condition()) {
      if (performance.now() > latest) {
        const { currentTime, paused, readyState } = globalThis.video;
        const told = events.map(({ type }) => type).join(' ');
        throw new Error(`${what} never came: at ${currentTime}, paused ${paused}, state ${readyState}, after ${told}`);
      }
      await sleep(20);
    }
  }

  const count = (type) => events.filter((event) => event.type === type).length;
  const heard = (type, times = 1) => until(() => count(type) >= times, `${times} ${type}`);

  /** Waits until the video is paused and no seek is pending. */
  const rest = () => until(() => globalThis.video.paused && !globalThis.video.seeking, 'rest');

  /** Simulates a hidden tab: no frames, and timers once a second at most. */
  function hide() {
    HTMLVideoElement.prototype.requestVideoFrameCallback = () => 1;
    const { setTimeout: soon } = globalThis;
    globalThis.setTimeout = (action, ms = 0) =>
      soon(action, ms > 20 || ms === 10 ? Math.ceil((ms + 1) / 1000) * 1000 : ms);
  }

  /**
   * @param {{src?: string, project: object, hidden?: boolean, looks?: boolean, properties?: object}} scene
   *   looks: whether the frame is recorded with each event, which takes time
   */
  async function start({ src, project, hidden = false, looks = true, properties = {} }) {
    if (hidden) hide();
    const video = document.getElementById('video');
    globalThis.video = video;
    const script = Object.assign(document.createElement('script'), { src: '/dist/hotcue-overlay.js', type: 'module' });
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
    document.head.append(script);
    await loaded;
    const overlay = document.createElement('hotcue-overlay');
    overlay.setAttribute('for', 'video');
    for (const type of HEARD) {
      overlay.addEventListener(type, ({ detail }) => {
        const { currentTime } = video;
        const frame = looks ? readFrame() : -1;
        events.push({ type, detail, frame, currentTime, id: detail.cue?.id ?? detail.id ?? null });
      });
    }
    document.getElementById('stage').append(overlay);
    globalThis.overlay = overlay;
    if (src) video.src = src;
    Object.assign(video, properties);
    const { ok, diagnostics } = await overlay.load(project);
    if (!ok) throw new Error(JSON.stringify(diagnostics));
    await until(() => video.readyState >= 3, 'a video that can play');
  }

  Object.assign(globalThis, { events, count, heard, readFrame, rest, sleep, start, until });
})();
