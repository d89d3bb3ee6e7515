// SPDX-License-Identifier: MIT
// What a browser puts between a page and its files: names of modules from an import map, a history
// that shows a page again as it was, and a service worker that has all of it offline.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '../../tools/run/steps.mjs';
import { useBrowser } from './browser.mjs';
import { button, IN_TRIANGLE, triangle } from './documents.mjs';
import { Film } from './film.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotcue-caches-'));
const theatre = useBrowser({ '/c/': folder }, {}, { history: true });
after(() => rmSync(folder, { recursive: true }));

const PROJECT = {
  variables: { name: '' },
  interactions: [
    triangle('boots', { click_action: 'message', click_value: 'Laced' }),
    button('letters', { when: { variable: 'name', operator: 'regex', value: '^\\p{Lu}\\p{L}+$' } }), // needs unicode.bin
  ],
};

/** Clicks the hotspot, whose message is in a module that is loaded when it is needed. @param {Film} film */
async function clicks(film) {
  await film.clickAt(...IN_TRIANGLE);
  await film.next('hotspot:click', { hotspot: { id: 'boots' } });
  await film.page.getByText('Laced').waitFor();
}

/** @param {string} algorithm @param {string | Buffer} bytes */
const hash = (algorithm, bytes) => `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;

/** The modules of a page by their names. The last one's integrity is that of another file. */
const MODULES = {
  hotcue: '/dist/hotcue-overlay.js',
  'hotcue/analytics': '/dist/analytics/analytics.js',
  'hotcue/analytics/hubspot': '/dist/analytics/hubspot.js',
  'hotcue/analytics/crm': '/dist/analytics/crm.js',
};

/** Writes a page that finds its modules by an import map. @returns {string} the hash of the map, for a policy */
function writePage() {
  const paths = Object.values(MODULES);
  const integrity = paths.map((path) => [path, hash('sha384', readFileSync(join(ROOT, path)))]);
  integrity[3][1] = integrity[0][1];
  const map = JSON.stringify({ imports: MODULES, integrity: Object.fromEntries(integrity) });
  const head = `<title>Film</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/t/page.css">`;
  const scripts = `<script type="importmap">${map}</script><script type="module" src="main.js"></script>`;
  const film = `<main><video id="video" src="/clips/trailhead.mp4" muted playsinline></video>
    <hotcue-overlay id="film" for="video"></hotcue-overlay></main><script src="/t/attributes.js"></script>`;
  const page = `<!doctype html><html lang="en"><head>${head}${scripts}</head><body>${film}</body></html>`;
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(
    join(folder, 'main.js'),
    `import { HotcueOverlay } from 'hotcue';
    import { analytics } from 'hotcue/analytics';
    import { hubspot } from 'hotcue/analytics/hubspot';
    const film = document.querySelector('hotcue-overlay');
    globalThis.delivery = analytics(film, { adapters: [hubspot({ mediaBridgeId: 1 })] });
    globalThis.same = film instanceof HotcueOverlay;
    addEventListener('pageshow', ({ persisted }) => (globalThis.back = persisted));`,
  );
  return hash('sha256', map);
}

test('modules are found by an import map, and a page comes back from the history as it was', async (t) => {
  const policy = `script-src 'self' 'wasm-unsafe-eval' '${writePage()}'`;
  const film = await theatre.show(t, '/c/index.html', { project: PROJECT, policy, expected: /'integrity' attribute/ });
  const { page } = film;
  await film.next('interaction:show', { id: 'boots' });
  assert.ok(await film.do(() => globalThis.same), 'the class is that of the element');
  assert.match(
    await film.do(() => import(String('hotcue/analytics/crm')).catch(String)),
    /Failed to fetch/,
    'the integrity of the map counts',
  );
  await film.do(() => document.getElementById('film').setVariable('name', 'Ödön'));
  await film.next('interaction:show', { id: 'letters' });
  await film.play();
  await page.waitForFunction(() => document.getElementById('film').measure().visit?.plays[0] > 0);
  await film.pause(); // Chromium may go on with a film that plays, or not
  const { time } = await film.state();
  await page.goto(`${theatre.address}/t/elsewhere.html`);
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.back);

  assert.deepEqual(
    await film.do(() => [document.querySelector('video').paused, document.querySelector('video').currentTime]),
    [true, time],
  );
  await film.set({ currentTime: 10 });
  await film.play();
  await page.waitForFunction(() => document.getElementById('film').measure().visit.plays[10] > 0);
  assert.deepEqual(await film.do(() => document.getElementById('film').activeIds.toSorted()), ['boots', 'letters']);
  await clicks(film);
  await film.pause();
  await film.do(() => globalThis.delivery.stop());
  const types = (await film.heard()).map(({ type }) => type);
  const count = (/** @type {string} */ wanted) => types.filter((type) => type === wanted).length;
  assert.deepEqual(['project:load', 'node:enter', 'hotspot:click', 'interaction:show'].map(count), [1, 1, 1, 2]);
  const records = (await film.heard('analytics')).map(({ detail }) => detail.record);
  const reported = records.map(({ route }) => String(route.split('/').at(-1)));
  assert.deepEqual(reported, ['media-played', 'attention-span', 'attention-span'], 'what was played before, and after');
  assert.deepEqual(
    [records[1], records[2]].map(({ body }) => body.rawDataMap[0]),
    [1, 0],
  );
  assert.equal(new Set(records.map(({ body }) => body.sessionId)).size, 1);
});

test('offline, a service worker serves all of a page; engine.wasm under any type', async (t) => {
  const project = theatre.serve({ ...PROJECT, variables: { name: 'Ödön' } });
  const film = await theatre.show(t, '/t/overlay.html', {
    query: { project },
    expected: /ERR_FAILED|ERR_INTERNET_DISCONNECTED/,
  });
  const { page } = film;
  await film.do(async () => {
    const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    await navigator.serviceWorker.register('/t/worker.js');
    await taken;
  });
  await page.reload(); // the worker keeps what it serves
  await film.panels();
  await page.waitForFunction(() => document.getElementById('film').activeIds.length === 2);
  await page.context().setOffline(true);
  assert.match(await film.do(() => fetch('/t/ledger.js').catch(String)), /Failed to fetch/);
  for (const type of ['application/wasm', 'text/html']) {
    const engine = `/dist/engine.wasm?type=${type}`;
    await page.goto(`${theatre.address}/t/overlay.html?${new URLSearchParams({ project, engine })}`);
    const again = new Film(page);
    await again.next('interaction:show', { id: 'letters' });
    await again.set({ currentTime: 5 }); // a part of the file that is asked for by its range
    assert.equal((await again.state()).time, 5);
    await clicks(again);
    assert.deepEqual(await again.heard('error'), []);
  }
});
