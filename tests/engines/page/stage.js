// SPDX-License-Identifier: MIT
// A still film in all kinds of boxes, and what a click on it hits.
(() => {
  const PATIENCE_MS = 30_000;
  const UNHURRIED_MS = 120;
  const frame = () => new Promise(requestAnimationFrame);
  const find = (/** @type {string} */ id) => document.getElementById(id);

  /** Waits for a condition. @param {() => unknown} condition @param {string} what */
  async function until(condition, what) {
    const latest = performance.now() + PATIENCE_MS;
    while (!condition()) {
      if (performance.now() > latest) throw new Error(`${what} never came`);
      await new Promise((go) => setTimeout(go, 20));
    }
  }

  /** Clicked interactions since the last hits(). @type {string[]} */
  const clicked = [];
  /** Playback events of the film. @type {string[]} */
  const played = [];

  /** @param {{src: string, project: object}} scene */
  async function open({ src, project }) {
    const [video, film] = [find('video'), find('film')];
    await customElements.whenDefined('hotcue-overlay');
    film.addEventListener('hotspot:click', ({ detail }) => clicked.push(detail.hotspot.id));
    for (const type of ['play', 'pause']) video.addEventListener(type, () => played.push(type));
    video.src = src;
    const { ok, diagnostics } = await film.load(project);
    if (!ok || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
    await until(
      () => video.readyState >= 2 && video.videoWidth > 0 && film.activeIds.length > 0,
      'a picture and interactions',
    );
    return { width: video.videoWidth, height: video.videoHeight };
  }

  /**
   * Changes only styles and the scroll position.
   * @param {{video: string, around: string, frame?: string, dir: string, scroll: [number, number]}} scene
   */
  async function arrange(scene) {
    find('video').style.cssText = scene.video;
    find('around').style.cssText = scene.around;
    find('frame').style.cssText = scene.frame ?? '';
    document.documentElement.dir = scene.dir;
    scrollTo(...scene.scroll);
    await settle();
    return devicePixelRatio;
  }

  /** Waits until changes are on screen. */
  async function settle() {
    for (let i = 0; i < 2; i++) await frame();
    await new Promise((go) => setTimeout(go, UNHURRIED_MS)); // WebKitGTK composites asynchronously
    await frame();
  }

  /** What clicks at these points of the window hit. @param {{x: number, y: number}[]} points */
  const hits = (points) =>
    points.map(({ x, y }) => {
      clicked.length = 0;
      const options = { clientX: x, clientY: y, bubbles: true, cancelable: true, detail: 1 };
      find('video').dispatchEvent(new MouseEvent('click', options));
      return clicked.join() || null;
    });

  /** A live film of any size: a canvas with the blocks. @param {Record<string, {left: number, top: number, width: number, height: number}>} blocks */
  async function stream(blocks) {
    const canvas = document.createElement('canvas');
    /** @param {number} width @param {number} height */
    globalThis.draw = async (width, height) => {
      const video = find('video');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d');
      const paint = () => {
        context.fillStyle = '#000';
        context.fillRect(0, 0, width, height);
        context.fillStyle = '#fff';
        for (const { left, top, width: w, height: h } of Object.values(blocks)) {
          context.fillRect((left * width) / 100, (top * height) / 100, (w * width) / 100, (h * height) / 100);
        }
      };
      const timer = setInterval(paint, 30); // a canvas stream only has frames when it is drawn to
      paint();
      if (!video.srcObject) {
        video.srcObject = canvas.captureStream();
        await video.play();
      }
      await until(() => video.videoWidth === width && video.videoHeight === height, 'a film of that size');
      await settle();
      clearInterval(timer);
    };
    await globalThis.draw(320, 180);
  }

  /** Runs code that changes the page, and waits until it is on screen. @param {string} change */
  async function change(change) {
    const [around, video] = [find('around'), find('video')];
    const changes = {
      cover: () => around.classList.add('cover'),
      aside: () => around.classList.add('aside'),
      slow: async () => {
        around.classList.add('slow');
        await settle();
        const moved = new Promise((go) => video.addEventListener('transitionend', go, { once: true }));
        around.classList.remove('aside');
        await moved;
      },
      sheet: () => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'fill.css' });
        const loaded = new Promise((go) => link.addEventListener('load', go));
        document.head.append(link);
        return loaded;
      },
      attribute: () => around.setAttribute('data-mode', 'none'),
    };
    await changes[change]();
    await settle();
  }

  Object.assign(globalThis, { clicked, played, stream, change, open, arrange, settle, hits, until });
})();
