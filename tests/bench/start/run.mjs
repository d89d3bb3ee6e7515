// SPDX-License-Identifier: MIT
// `npm run bench:start`: from navigation to the first hotspot on screen, and the time of the main
// thread until then, in Chromium, beside the metadata of a bare video. Medians of five, in turn.
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';
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
/** Pages by name. */
const CASES = {
  'a bare video': page('', VIDEO),
  'hotcue-overlay': page(SCRIPT, VIDEO + OVERLAY),
  'hotcue-overlay, preloaded': page(FILES + SCRIPT, VIDEO + OVERLAY),
  'hotcue-player, preloaded': page(
    `<link rel="modulepreload" href="/dist/hotcue-overlay.js">${FILES}${PLAYER}`,
    '<hotcue-player src="/clips/trailhead.mp4" muted project="/film.json"></hotcue-player>',
  ),
};

/** Fast 3G as in Chromium's developer tools. */
const FAST_3G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const CONDITIONS = [
  { name: 'unthrottled', cpu: 1 },
  { name: 'CPU 4x', cpu: 4 },
  { name: 'CPU 4x, fast 3G', cpu: 4, network: FAST_3G },
];

/** Runs in the page: notes the frame in which there is a hotspot, or the metadata of a bare video. */
function watch() {
  const look = () => {
    const player = document.querySelector('hotcue-player');
    const overlay = (player?.shadowRoot ?? document).querySelector('hotcue-overlay');
    const video = document.querySelector('video');
    const there = overlay || player ? overlay?.shadowRoot?.querySelector('.item') : video && video.readyState > 0;
    if (there) globalThis.shownAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/** @param {import('playwright-core').Browser} browser @param {string} url @param {typeof CONDITIONS[number]} condition */
async function measure(browser, url, { cpu, network }) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const tools = await context.newCDPSession(tab);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await tools.send('Network.enable');
  if (network) await tools.send('Network.emulateNetworkConditions', network);
  await tools.send('Performance.enable');
  await tab.addInitScript(watch);
  await tab.goto(url, { waitUntil: 'commit' });
  await tab.waitForFunction(() => globalThis.shownAt, undefined, { timeout: 60_000 });
  const shown = await tab.evaluate(() => globalThis.shownAt);
  const { metrics } = await tools.send('Performance.getMetrics');
  await context.close();
  return { shown, busy: 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) };
}

const median = (/** @type {number[]} */ all) => all.toSorted((a, b) => a - b)[all.length >> 1];

const names = Object.keys(CASES);
const pages = Object.fromEntries(names.map((name, i) => [`/${i}.html`, CASES[name]]));
const server = await serve({ ...pages, '/film.json': JSON.stringify(PROJECT) });
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
console.log(
  `load average ${loadavg()[0].toFixed(1)}; ms to the first hotspot, ratio to the bare video, ms of main thread`,
);
for (const condition of CONDITIONS) {
  const found = names.map(() => /** @type {{shown: number, busy: number}[]} */ ([]));
  for (let run = 0; run < RUNS; run++) {
    for (const i of names.keys()) found[i].push(await measure(browser, `${server.address}/${i}.html`, condition));
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
