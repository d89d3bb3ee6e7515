// SPDX-License-Identifier: MIT
// The scripts for other pages: classic ones, those in one file, and the player that shares the
// page's media-chrome.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const made = mkdtempSync(join(tmpdir(), 'hotcue-kinds-'));
const theatre = useBrowser({ '/made/': made });
const folder = (/** @type {string} */ path) => new URL(path, import.meta.url).pathname;
const [DIST, DEMO, FIXTURES] = ['../../dist/', '../../demo/', 'fixtures/'].map(folder);
const PROJECT = [button('tell', { click_action: 'modal', click_value: 'Long words' })];

/** A page with this element, and its scripts. @param {string} tag @param {string[]} scripts */
const page = (tag, ...scripts) => {
  const film = { 'hotcue-overlay': '<video src="/clips/trailhead.mp4" muted></video><hotcue-overlay id="film">' };
  const player = '<hotcue-player id="film" engine="/dist/engine.wasm" src="/clips/trailhead.mp4" muted>';
  return `<!doctype html><link rel="stylesheet" href="/t/page.css"><body><main>${film[tag] ?? player}</${tag}></main>${scripts.join('')}`;
};

/**
 * Opens a page that this test writes, and clicks its interaction.
 * @param {import('node:test').TestContext} t @param {string} tag @param {string[]} scripts
 * @returns {Promise<{film: import('./film.mjs').Film, files: string[]}>} files: loaded from dist/
 */
async function play(t, tag, ...scripts) {
  const film = await theatre.show(t, '/t/late.html');
  await film.page.route(/\/kinds\.html$/, async (route) => {
    const response = await route.fetch({ url: `${theatre.address}/t/late.html` }); // for its headers
    await route.fulfill({ response, body: page(tag, ...scripts) });
  });
  const files = [];
  film.page.on('request', (request) => {
    const [, file] = new URL(request.url()).pathname.match(/^\/dist\/(.+)/) ?? [];
    if (file) files.push(file);
  });
  await film.page.goto(`${theatre.address}/kinds.html`);
  await use(film);
  return { film, files };
}

/** Loads a project, and clicks its interaction. @param {import('./film.mjs').Film} film */
async function use(film) {
  await film.do((project) => void document.getElementById('film').load(project), PROJECT);
  await film.item('tell').click();
  await film.page.getByRole('dialog', { name: 'tell' }).getByText('Long words').waitFor();
}

for (const tag of ['hotcue-overlay', 'hotcue-player']) {
  test(`${tag}.iife.js: one classic script, beside engine.wasm`, async (t) => {
    const { film, files } = await play(t, tag, `<script src="/dist/${tag}.iife.js"></script>`);
    assert.deepEqual(files, [`${tag}.iife.js`, 'engine.wasm']);
    const names = await film.do(() => Object.keys(globalThis.hotcue).filter((name) => globalThis.hotcue[name]));
    const classes = tag === 'hotcue-player' ? ['HotcueOverlay', 'HotcuePlayer'] : ['HotcueOverlay'];
    assert.deepEqual(names.toSorted(), ['EVENTS', ...classes]);
  });
}

test('two classic scripts: the global has the classes that are defined, whichever script they came with', async (t) => {
  const scripts = ['player', 'overlay'].map((name) => `<script src="/dist/hotcue-${name}.iife.js"></script>`);
  const { film } = await play(t, 'hotcue-player', ...scripts);
  const same = await film.do(() => {
    const { EVENTS, HotcueOverlay, HotcuePlayer } = globalThis.hotcue;
    const player = document.getElementById('film');
    const overlay = player.shadowRoot.querySelector('hotcue-overlay');
    return [EVENTS.length > 0, overlay instanceof HotcueOverlay, player instanceof HotcuePlayer];
  });
  assert.deepEqual(same, [true, true, true]);
});

for (const tag of ['hotcue-overlay', 'hotcue-player']) {
  test(`${tag}.inline.js: plays from files, with no other one of ours`, async (t) => {
    const film = await theatre.show(t, '/t/late.html', { expected: /tainted/ }); // frame numbers can't be read
    const requests = [];
    film.page.on('request', (request) => requests.push(request.url()));
    const html = page(tag, `<script src="${DIST}${tag}.inline.js"></script>`).replace('/clips/', `${DEMO}clips/`);
    writeFileSync(join(made, `${tag}.html`), html.replace('/t/', FIXTURES).replace('engine="/dist/engine.wasm"', ''));
    await film.page.goto(`file://${made}/${tag}.html`);
    await use(film);
    const ours = requests.filter((url) => url.includes('/dist/'));
    assert.deepEqual(ours, [`file://${DIST}${tag}.inline.js`]);
  });
}

before(async () => {
  const { metafile } = await build({
    stdin: {
      contents: `import { MediaPlayButton } from 'media-chrome/media-play-button.js'; import './hotcue-player-slim.js';
        globalThis.mine = MediaPlayButton;`,
      resolveDir: DIST,
    },
    ...{ bundle: true, format: 'esm', metafile: true, outfile: join(made, 'page.js'), external: ['*.wasm'] },
  });
  assert.ok(Object.keys(metafile.inputs).some((path) => path.includes('node_modules/media-chrome/')));
});
after(() => rmSync(made, { recursive: true }));

test('hotcue-player-slim.js: has the page’s own media-chrome', async (t) => {
  const { film } = await play(t, 'hotcue-player', '<script type="module" src="/made/page.js"></script>');
  const same = await film.do(() => {
    const { shadowRoot } = document.getElementById('film');
    return shadowRoot.querySelector('media-play-button').constructor === globalThis.mine;
  });
  assert.ok(same);
});
