// SPDX-License-Identifier: MIT
// `npm run bench:start`: from navigation to the first hotspot on screen, and the time of the main
// thread until then, in Chromium, beside the metadata of a bare video, video.js 8 with
// videojs-overlay, which draws a box over the video, and players that draw none, until their
// controls are there. Medians of five, in turn.
import { loadavg } from 'node:os';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { ROOT } from '../../../tools/run/steps.mjs';
import { findChromium } from '../../../tools/setup/programs.mjs';
import { serve } from './server.mjs';

const RUNS = 5;
const RING = [
  [0, 0],
  [100, 0],
  [0, 100],
];
const BOX = { pos_left: 40, pos_top: 40, pos_width: 20, pos_height: 20 };
const PROJECT = [{ id: 'first', type: 'hotspot', time: 0, ...BOX, hotspot_points: RING, click_action: 'track' }];
const VIDEO = '<video id="v" src="/clips/trailhead.mp4" muted playsinline preload="metadata"></video>';
const OVERLAY = '<hotcue-overlay for="v" project="/film.json"></hotcue-overlay>';
const preload = (/** @type {string} */ href) => `<link rel="preload" href="${href}" as="fetch" crossorigin>`;
const module = (/** @type {string} */ src) => `<script type="module" src="${src}"></script>`;
const page = (/** @type {string} */ head, /** @type {string} */ body) => `<!doctype html>${head}<body>${body}`;

const SCRIPT = module('/dist/hotcue-overlay.js');
const PLAYER = module('/dist/hotcue-player.js');
const FILES = preload('/dist/engine.wasm') + preload('/film.json');
const style = (/** @type {string} */ href) => `<link rel="stylesheet" href="${href}">`;
const classic = (/** @type {string} */ src) => `<script src="${src}" defer></script>`;

const PACKAGES = '/node_modules';
const VIDEO_JS = `${style(`${PACKAGES}/video.js/dist/video-js.min.css`)}${classic(`${PACKAGES}/video.js/dist/video.min.js`)}`;
const VIDEO_JS_OVERLAY = `${style(`${PACKAGES}/videojs-overlay/dist/videojs-overlay.css`)}${classic(`${PACKAGES}/videojs-overlay/dist/videojs-overlay.min.js`)}`;
const VIDEO_JS_10 = module(`${PACKAGES}/@videojs/html/cdn/video.js`);
const VIDSTACK =
  style(`${PACKAGES}/vidstack/player/styles/default/theme.css`) +
  style(`${PACKAGES}/vidstack/player/styles/default/layouts/video.css`) +
  module('/vidstack.js');
/** The overlay shows with the first event after which the video is at its time: `start: 0` waits for playback. */
const OVERLAYS = `<script type="module">
  videojs('v').overlay({ overlays: [{ content: 'first', start: 'loadedmetadata', end: 'ended' }] });
</script>`;

/**
 * A page, and the selector of what has to be on screen: in the document, or in the shadow trees
 * between, `>>>` apart; null for the metadata of the video.
 * @type {Record<string, {html: string, shown: string | null}>}
 */
const CASES = {
  'a bare video': { html: page('', VIDEO), shown: null },
  'hotcue-overlay': { html: page(SCRIPT, VIDEO + OVERLAY), shown: 'hotcue-overlay >>> .item' },
  'hotcue-overlay, preloaded': { html: page(FILES + SCRIPT, VIDEO + OVERLAY), shown: 'hotcue-overlay >>> .item' },
  'hotcue-player, preloaded': {
    html: page(
      `<link rel="modulepreload" href="/dist/hotcue-overlay.js">${FILES}${PLAYER}`,
      '<hotcue-player src="/clips/trailhead.mp4" muted project="/film.json"></hotcue-player>',
    ),
    shown: 'hotcue-player >>> hotcue-overlay >>> .item',
  },
  'video.js 8, videojs-overlay': {
    html: page(VIDEO_JS + VIDEO_JS_OVERLAY, VIDEO.replace('<video', '<video class="video-js" controls') + OVERLAYS),
    shown: '.vjs-overlay:not(.vjs-hidden)',
  },
  'Video.js 10, controls': {
    html: page(VIDEO_JS_10, `<video-player><video-skin>${VIDEO}</video-skin></video-player>`),
    shown: 'video-skin >>> media-play-button',
  },
  'Vidstack, controls': {
    html: page(
      VIDSTACK,
      '<media-player src="/clips/trailhead.mp4" load="eager" muted playsinline><media-provider></media-provider><media-video-layout></media-video-layout></media-player>',
    ),
    shown: 'media-play-button',
  },
};

/** Fast 3G as in Chromium's developer tools. */
const FAST_3G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const CONDITIONS = [
  { name: 'unthrottled', cpu: 1 },
  { name: 'CPU 4x', cpu: 4 },
  { name: 'CPU 4x, fast 3G', cpu: 4, network: FAST_3G },
];

/** Runs in the page: notes the frame in which there is what is waited for. @param {string | null} shown see CASES */
function watch(shown) {
  const find = (/** @type {ParentNode} */ root, /** @type {string[]} */ [first, ...rest]) => {
    const found = root.querySelector(first);
    return rest.length > 0 ? found?.shadowRoot && find(found.shadowRoot, rest) : found;
  };
  const isThere = () => {
    if (!shown) return document.querySelector('video')?.readyState;
    return find(document, shown.split(' >>> '))?.getClientRects().length;
  };
  const look = () => {
    if (isThere()) globalThis.shownAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/** @param {import('playwright-core').Browser} browser @param {string} url @param {string | null} shown @param {typeof CONDITIONS[number]} condition */
async function measure(browser, url, shown, { cpu, network }) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const tools = await context.newCDPSession(tab);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await tools.send('Network.enable');
  if (network) await tools.send('Network.emulateNetworkConditions', network);
  await tools.send('Performance.enable');
  await tab.addInitScript(watch, shown);
  await tab.goto(url, { waitUntil: 'commit' });
  await tab.waitForFunction(() => globalThis.shownAt, undefined, { timeout: 60_000 });
  const at = await tab.evaluate(() => globalThis.shownAt);
  const { metrics } = await tools.send('Performance.getMetrics');
  await context.close();
  return { shown: at, busy: 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) };
}

/** Vidstack in one file, as a bundler makes it. */
async function vidstack() {
  const contents = "import 'vidstack/player'; import 'vidstack/player/layouts/default'; import 'vidstack/player/ui';";
  const { outputFiles } = await build({
    ...{ bundle: true, format: 'esm', minify: true, splitting: false, write: false },
    stdin: { contents, resolveDir: ROOT },
  });
  return outputFiles[0].text;
}

const median = (/** @type {number[]} */ all) => all.toSorted((a, b) => a - b)[all.length >> 1];

const names = Object.keys(CASES);
const pages = Object.fromEntries(names.map((name, i) => [`/${i}.html`, CASES[name].html]));
const server = await serve({ ...pages, '/film.json': JSON.stringify(PROJECT), '/vidstack.js': await vidstack() });
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
console.log(
  `load average ${loadavg()[0].toFixed(1)}; ms to the first hotspot, ratio to the bare video, ms of main thread`,
);
for (const condition of CONDITIONS) {
  const found = names.map(() => /** @type {{shown: number, busy: number}[]} */ ([]));
  for (let run = 0; run < RUNS; run++) {
    for (const [i, name] of names.entries()) {
      found[i].push(await measure(browser, `${server.address}/${i}.html`, CASES[name].shown, condition));
    }
  }
  const bare = median(found[0].map(({ shown }) => shown));
  console.log(condition.name);
  for (const [i, name] of names.entries()) {
    const [shown, busy] = ['shown', 'busy'].map((key) => median(found[i].map((each) => each[key])));
    console.log(
      `  ${name.padEnd(28)}${[shown.toFixed(0), (shown / bare).toFixed(2), busy.toFixed(0)].map((cell) => cell.padStart(8)).join('')}`,
    );
  }
}
await browser.close();
server.close();
