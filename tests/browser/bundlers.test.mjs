// SPDX-License-Identifier: MIT
// The recipes of docs/bundlers/, with the packed package and the real bundlers: each page
// that they build plays, with engine.wasm and unicode.bin.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { npmProgram, ROOT, run } from '../../tools/run/steps.mjs';
import { Projects, recipe } from '../recipes/project.mjs';
import { useBrowser } from './browser.mjs';
import { button, IN_TRIANGLE, ON_BUTTON, PURPLE, triangle } from './documents.mjs';

const projects = new Projects();
const theatre = useBrowser({ '/r/': projects.folder });
before(() => projects.pack());
after(() => projects.remove());

const PROJECT = {
  variables: { name: 'Ödön' },
  interactions: [
    triangle('boots', { click_action: 'message', click_value: 'Laced' }),
    button('letters', { when: { variable: 'name', operator: 'regex', value: '^\\p{Lu}\\p{L}+$' } }),
  ],
};

/** Plays a page: a hotspot is clicked, and a pattern that needs unicode.bin holds. @param {import('./film.mjs').Film} film */
async function plays(film) {
  await film.next('interaction:show', { id: 'letters' });
  await film.state();
  assert.deepEqual(await film.colour(...ON_BUTTON), PURPLE);
  await film.clickAt(...IN_TRIANGLE);
  await film.next('hotspot:click', { hotspot: { id: 'boots' } });
  await film.page.getByText('Laced').waitFor(); // by a module that is loaded when it is needed
  const names = await film.do(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  assert.equal(names.filter((name) => /\.bin$/.test(name)).length, 1);
}

/** Another copy of the modules does nothing to the elements, and its player plays with them. @param {import('./film.mjs').Film} film */
async function hasOneOfEach(film) {
  const same = await film.do(async () => {
    const first = customElements.get('hotcue-overlay');
    const { HotcueOverlay } = await import(String('/dist/hotcue-overlay.js'));
    const { HotcuePlayer } = await import(String('/dist/hotcue-player.js'));
    const player = Object.assign(document.createElement('hotcue-player'), {
      id: 'second',
      src: '/clips/trailhead.mp4',
    });
    player.project = document.getElementById('film').project;
    document.querySelector('main').replaceChildren(player);
    return [
      HotcueOverlay !== first && customElements.get('hotcue-overlay') === first,
      player instanceof HotcuePlayer,
      player.shadowRoot.querySelector('hotcue-overlay') instanceof first,
    ];
  });
  assert.deepEqual(same, [true, true, true]);
  film.id = 'second';
  await film.page.waitForFunction(() => document.getElementById('second').activeIds.includes('boots'));
  await film.state();
  await film.clickAt(...IN_TRIANGLE);
  await film.next('hotspot:click', { hotspot: { id: 'boots' } });
  assert.equal((await film.heard('hotspot:click')).length, 2);
  const fetched = await film.do(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(!fetched.some((name) => name.endsWith('/dist/engine.wasm')), 'nor does it load its own engine');
}

const WEBPACK = `
import webpack from 'webpack';
const { default: config } = await import(process.argv[1]);
webpack(config, (error, stats) => {
  if (error ?? stats.hasErrors()) throw error ?? new Error(String(stats));
});`;

/** Commands whose pages are served below the root here; webpack's is in a package that it installs when first used. */
const PROGRAMS = {
  vite: (args) => ['node_modules/vite/bin/vite.js', ...args, '--base', './'],
  parcel: (args) => [npmProgram('parcel'), ...args, '--public-url', './', '--no-cache'],
  webpack: () => ['--input-type=module', '--eval', WEBPACK, './webpack.config.mjs'],
};

/** Runs a command of a recipe. @param {string[]} words @param {string} folder */
function command([program, ...args], folder) {
  if (program !== 'npx') return run(program, args, { cwd: folder });
  const [name, ...given] = args;
  const own = PROGRAMS[name]?.(given);
  return own ? run(process.execPath, own, { cwd: folder }) : run(npmProgram(name), given, { cwd: folder });
}

/** Makes the page load a script that was built without the page. @param {string} folder */
function useScript(folder) {
  const page = join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('main.js', 'dist/main.js'));
}

/** Pages by bundler: packages instead of others, and whether the bundler builds only the script. */
const BUILDS = {
  'Vite 8': { page: 'vite' },
  'Vite 7': { page: 'vite', instead: { vite: 'vite7' } },
  webpack: { page: 'webpack', onlyScript: true },
  Rollup: { page: 'rollup', onlyScript: true },
  esbuild: { page: 'esbuild', onlyScript: true },
  Parcel: { page: 'parcel' },
};

for (const [name, { page, instead, onlyScript }] of Object.entries(BUILDS)) {
  test(`${name} builds a page that plays`, async (t) => {
    const { files, commands } = recipe(`bundlers/${page}.md`);
    const folder = projects.make('bundler', name.replace(' ', ''), files, instead);
    for (const words of commands) await command(words, folder);
    if (onlyScript) useScript(folder);
    const path = `/r/${basename(folder)}/${onlyScript ? '' : 'dist/'}index.html`;
    const film = await theatre.show(t, path, { project: PROJECT });
    await plays(film);
    if (page === 'webpack') await hasOneOfEach(film);
  });
}

for (const [version, configured] of [
  ['vite', false],
  ['vite7', true],
]) {
  test(`the development server of ${version} serves a page that plays`, async (t) => {
    const files = configured ? recipe('bundlers/vite.md').files : [];
    const folder = projects.make('bundler', `${version}-server`, files, { vite: version });
    const { createServer } = await import(join(ROOT, 'node_modules', version, 'dist/node/index.js'));
    const proxy = { '/clips/': theatre.address, '/p/': theatre.address };
    const server = await createServer({ root: folder, server: { port: 0, proxy }, logLevel: 'warn' });
    t.after(() => server.close());
    await server.listen();
    await plays(await theatre.show(t, server.resolvedUrls.local[0], { project: PROJECT }));
  });
}
