// SPDX-License-Identifier: MIT
// `npm run bench:start`: from navigation to the first hotspot on screen, and the time of the main
// thread until then, in Chromium, beside the metadata of a bare video, video.js 8 with
// videojs-overlay, which draws a box over the video, and players that draw none, until their
// controls are there. Five rounds, in which each page is loaded once; the ratio is the median of the
// rounds' own, as all pages of a round find the machine alike. `npm run bench:start -- 2 overlay`
// makes two rounds, of the pages with that in their name.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { ROOT } from '../../../tools/run/steps.mjs';
import { findChromium } from '../../../tools/setup/programs.mjs';

const [ROUNDS = 5, PART = ''] = process.argv.slice(2);
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
const early = (/** @type {string} */ src) => `<link rel="modulepreload" href="${src}">`;
const PLAYER_FILES = early('/dist/hotcue-overlay.js') + FILES + PLAYER;
const style = (/** @type {string} */ href) => `<link rel="stylesheet" href="${href}">`;
const classic = (/** @type {string} */ src) => `<script src="${src}" defer></script>`;

const PACKAGES = '/node_modules';
const VIDEO_JS = `${style(`${PACKAGES}/video.js/dist/video-js.min.css`)}${classic(`${PACKAGES}/video.js/dist/video.min.js`)}`;
const VIDEO_JS_OVERLAY = `${style(`${PACKAGES}/videojs-overlay/dist/videojs-overlay.css`)}${classic(`${PACKAGES}/videojs-overlay/dist/videojs-overlay.min.js`)}`;
const VIDEO_JS_10 =
  withImports('@videojs/html/cdn/video.js').map(early).join('') + module(`${PACKAGES}/@videojs/html/cdn/video.js`);
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
    html: page(PLAYER_FILES, '<hotcue-player src="/clips/trailhead.mp4" muted project="/film.json"></hotcue-player>'),
    shown: 'hotcue-player >>> hotcue-overlay >>> .item',
  },
  'the same, its video in the page': {
    html: page(
      PLAYER_FILES,
      `<hotcue-player project="/film.json">${VIDEO.replace('<video', '<video slot="media"')}</hotcue-player>`,
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

/** A module of a package and those that it imports statically. @param {string} file @param {Set<string>} [seen] @returns {string[]} addresses */
function withImports(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(ROOT, 'node_modules', file), 'utf8');
  const imports = [...text.matchAll(/(?:from|import) ?"(\.[^"]+)"/g)].map(([, to]) => posix.join(dirname(file), to));
  return [`${PACKAGES}/${file}`, ...imports.flatMap((each) => withImports(each, seen))];
}

/** Fast 3G as in Chromium's developer tools. */
const FAST_3G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
/** Milliseconds. */
const LOAD_MAX_MS = 120_000;
const CONDITIONS = [
  { name: 'unthrottled', cpu: 1 },
  { name: 'CPU 4x', cpu: 4 },
  { name: 'CPU 4x, fast 3G', cpu: 4, network: FAST_3G },
];

/** Runs in the page: reports the frame in which there is what is waited for. @param {string | null} shown see CASES */
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
    if (isThere()) globalThis.report(`${performance.now()}`);
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
  // Not one of the driver's own ways to wait, for which the page would run its scripts.
  await tools.send('Runtime.enable');
  await tools.send('Runtime.addBinding', { name: 'report' });
  const reported = once(tools, 'Runtime.bindingCalled', { signal: AbortSignal.timeout(LOAD_MAX_MS) });
  await tab.addInitScript(watch, shown);
  await tab.goto(url, { waitUntil: 'commit' });
  const [{ payload }] = await reported;
  const { metrics } = await tools.send('Performance.getMetrics');
  await context.close();
  return {
    shown: Number(payload),
    busy: 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN),
  };
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

const names = Object.keys(CASES).filter((name, i) => i === 0 || name.includes(PART));
const pages = Object.fromEntries(names.map((name, i) => [`/${i}.html`, CASES[name].html]));
// In a process of its own, as this one is busy with the browser.
const server = fork(fileURLToPath(new URL('server.mjs', import.meta.url)));
server.send({ ...pages, '/film.json': JSON.stringify(PROJECT), '/vidstack.js': await vidstack() });
const [address] = await once(server, 'message');
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  // The driver has the call stack of each request recorded, for which V8 would parse the scripts again.
  args: ['--no-sandbox', '--js-flags=--no-enable-lazy-source-positions'],
});
console.log('ms to the first hotspot, ratio to the bare video, ms of main thread');
for (const condition of CONDITIONS) {
  console.log(`${condition.name}, load average ${loadavg()[0].toFixed(1)}`);
  const found = names.map(() => /** @type {{shown: number, busy: number}[]} */ ([]));
  for (let round = 0; round < Number(ROUNDS); round++) {
    for (const [i, name] of names.entries()) {
      found[i].push(await measure(browser, `${address}/${i}.html`, CASES[name].shown, condition));
    }
  }
  for (const [i, name] of names.entries()) {
    const [shown, busy] = ['shown', 'busy'].map((key) => median(found[i].map((each) => each[key])));
    const ratio = median(found[i].map((each, round) => each.shown / found[0][round].shown));
    console.log(
      `  ${name.padEnd(32)}${[shown.toFixed(0), ratio.toFixed(2), busy.toFixed(0)].map((cell) => cell.padStart(8)).join('')}`,
    );
  }
}
await browser.close();
server.kill();
