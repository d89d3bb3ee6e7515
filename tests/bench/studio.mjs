// SPDX-License-Identifier: MIT
// The studio's timeline with 10,000 interactions and 1,000 cues, in Chromium: frames while its lanes
// are scrolled, zoomed and panned, and while the playhead is scrubbed. `alone` is the timeline without
// the stage and the other panels. Frame times are the browser's own: animation frames, and the time
// that its main thread used of a core, of which scripts, style and layout are parts.
import { loadavg } from 'node:os';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { launch } from '../browser/browser.mjs';

const [COUNT, FRAMES] = [10_000, 240];
const PLACE = { pos_left: 10, pos_top: 10, pos_width: 10, pos_height: 10, click_action: 'track' };
const PROJECT = {
  videos: [
    {
      id: 'trail',
      sources: [{ src: '/clips/trailhead.mp4', type: 'video/mp4' }],
      interactions: Array.from({ length: COUNT }, (_, i) => ({
        ...{ id: `i${i}`, type: i % 7 ? 'hotspot' : 'pause', time: (i * 60) / COUNT },
        ...{ end_time: (i * 60) / COUNT + 0.1, ...PLACE },
      })),
      cues: Array.from({ length: COUNT / 10 }, (_, i) => ({ id: `c${i}`, time: (i * 600) / COUNT })),
    },
  ],
};

/** What is done in each frame: code in the page. @type {Record<string, string>} */
const WORK = {
  nothing: '',
  'scroll the lanes': 'timeline.lanes.scrollTo(0, i * 1300)',
  'zoom to frames and back': `timeline.view.zoom(i < ${FRAMES / 2} ? 1.05 : 1 / 1.05, 300)`,
  pan: 'if (i === 0) timeline.view.zoom(40, 300); timeline.view.pan(20)',
  'scrub the playhead': `if (i === 0) timeline.view.fit(); timeline.studio.playhead.seek((i * 60) / ${FRAMES})`,
};
const METRICS = {
  main: 'TaskDuration',
  scripts: 'ScriptDuration',
  style: 'RecalcStyleDuration',
  layout: 'LayoutDuration',
};

/** @param {import('playwright-core').Page} page @param {string} address @param {boolean} alone */
async function open(page, address, alone) {
  await page.goto(`${address}/studio/`);
  await page.locator('timeline-ruler').waitFor({ state: 'attached' });
  await page.evaluate(
    async ([text, isAlone]) => {
      const app = /** @type {any} */ (document.querySelector('studio-app'));
      let timeline = app.renderRoot.querySelector('studio-timeline');
      if (isAlone) {
        timeline = document.createElement('studio-timeline');
        timeline.studio = new app.studio.constructor();
        timeline.style.height = '300px';
        const media = Object.assign(document.createElement('video'), { src: '/clips/trailhead.mp4', muted: true });
        timeline.studio.playhead.attach(media);
        document.body.replaceChildren(timeline);
      }
      timeline.api = true;
      timeline.studio.open(text);
      /** @type {any} */ (globalThis).timeline = timeline;
    },
    /** @type {const} */ ([JSON.stringify(PROJECT), alone]),
  );
  await page.waitForFunction(() => /** @type {any} */ (globalThis).timeline.view.length === 60);
  await page.waitForTimeout(5000); // the problems, the pictures and the waveform are there
}

/** @param {import('playwright-core').Page} page @param {string} code */
async function measure(page, code) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const totals = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.values(METRICS).map((name) => metrics.find((each) => each.name === name)?.value ?? 0);
  };
  const before = await totals();
  const gaps = /** @type {number[]} */ (
    await page.evaluate(`(async () => {
      const gaps = [];
      let last = await new Promise(requestAnimationFrame);
      for (let i = 0; i < ${FRAMES}; i++) {
        ${code};
        const now = await new Promise(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
      }
      return gaps;
    })()`)
  );
  const after = await totals();
  await devtools.detach();
  gaps.sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => gaps[Math.floor((gaps.length - 1) * part)].toFixed(1);
  const each = Object.keys(METRICS).map((name, i) => [name, (((after[i] - before[i]) * 1000) / FRAMES).toFixed(2)]);
  return { 'frame p50': at(0.5), 'frame p95': at(0.95), 'frame p99': at(0.99), ...Object.fromEntries(each) };
}

const server = await startServer();
const browser = await launch();
try {
  for (const alone of [true, false]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await open(page, server.address, alone);
    /** @type {Record<string, object>} */
    const rows = {};
    for (const [name, code] of Object.entries(WORK)) rows[name] = await measure(page, code);
    const load = loadavg()
      .map((each) => each.toFixed(1))
      .join(' ');
    console.log(`\n${alone ? 'the timeline alone' : 'the whole studio'}; milliseconds a frame; load ${load}`);
    console.table(rows);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
