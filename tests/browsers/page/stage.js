// SPDX-License-Identifier: MIT
// A film that stands still, in boxes of all kinds, and what a click on it hits.
(() => {
  const PATIENCE_MS = 30_000;
  const UNHURRIED_MS = 120;
  const frame = () => new Promise(requestAnimationFrame);
  const find = (/** @type {string} */ id) => document.getElementById(id);

  /** Until a condition holds. @param {() => unknown} condition @param {string} what */
  async function until(condition, what) {
    const latest = performance.now() + PATIENCE_MS;
    while (!condition()) {
      if (performance.now() > latest) throw new Error(`${what} never came`);
      await new Promise((go) => setTimeout(go, 20));
    }
  }

  /** What was clicked, since it was asked for. @type {string[]} */
  const clicked = [];

  /** @param {{src: string, project: object}} scene */
  async function open({ src, project }) {
    const [video, film] = [find('video'), find('film')];
    await customElements.whenDefined('hotcue-overlay');
    film.addEventListener('hotspot:click', ({ detail }) => clicked.push(detail.hotspot.id));
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
   * Changes nothing but styles and where the page is scrolled to.
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

  /** Until what has changed is on screen. */
  async function settle() {
    for (let i = 0; i < 2; i++) await frame();
    await new Promise((go) => setTimeout(go, UNHURRIED_MS)); // WebKitGTK composes in its own time
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

  Object.assign(globalThis, { open, arrange, settle, hits, until });
})();
