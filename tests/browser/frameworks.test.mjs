// SPDX-License-Identifier: MIT
// The components of docs/frameworks/, with the packed package and the real frameworks:
// rendered on a server, continued in the browser, played. In development, for its warnings.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT, run } from '../../tools/run/steps.mjs';
import { Projects, recipe } from '../recipes/project.mjs';
import { useBrowser } from './browser.mjs';
import { IN_TRIANGLE, triangle } from './documents.mjs';

const projects = new Projects();
const theatre = useBrowser({ '/r/': projects.folder });
before(() => projects.pack());
after(() => projects.remove());

/** Custom data that JavaScript would write otherwise. */
const DATA = String.raw`{"10":"The boots, \u0041","2":1.10,"a":12345678901234567890}`;
const PROJECT = `{"interactions":[${JSON.stringify(triangle('boots'))}],"cues":[{"time":0.2,"custom_data":${DATA}}]}`;
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

/**
 * Builds a page for server and browser, and renders it.
 * @param {string} heading of the recipe @param {string} extension of its modules @param {string} project its address
 * @returns {Promise<{path: string, markup: string}>} where the page is served, and what the server rendered
 */
async function render(heading, extension, project) {
  const name = heading.toLowerCase();
  const folder = projects.make(name, name, recipe(`frameworks/${name}.md`).files);
  const page = join(folder, 'index.html');
  const vite = (/** @type {string[]} */ ...args) =>
    run(process.execPath, [VITE, 'build', ...args], { cwd: folder, env: { NODE_ENV: 'development' } });
  await vite('--ssr', `server.${extension}`, '--outDir', 'server');
  const server = await import(pathToFileURL(join(folder, 'server/server.js')).href);
  const markup = await server.render(project);
  const root = `<div id="root" data-project="${project}">${markup}</div>`;
  const head = `<title>${name}</title><link rel="icon" href="/favicon.svg">`;
  const script = `<script type="module" src="client.${extension}"></script>`;
  writeFileSync(page, `<!doctype html><html lang="en"><head>${head}</head><body>${root}${script}</body></html>`);
  await vite('--base', './');
  return { path: `/r/${name}/dist/index.html`, markup };
}

/** Waits for the hotspot of this element, as there are several. @param {import('./film.mjs').Film} film */
const showsBoots = (film) =>
  film.page.waitForFunction((id) => document.getElementById(id).activeIds?.includes('boots'), film.id);

/** Clicks the hotspot of the component, which plays to a cue. @param {import('./film.mjs').Film} film */
async function plays(film) {
  await film.do(() => document.querySelector('hotcue-overlay').setAttribute('id', 'film'));
  await film.do(() => document.querySelector('figure').scrollIntoView());
  await showsBoots(film);
  await film.state();
  await film.clickAt(...IN_TRIANGLE);
  await film.next('hotspot:click', { hotspot: { id: 'boots' } });
  await film.page.getByText(DATA, { exact: true }).waitFor();
  assert.ok(await film.do(() => globalThis.served === document.querySelector('hotcue-overlay')), 'the same element');
  assert.equal(await countOf(film, 'project:load'), 1, 'loads its document once');
}

/** How many events there were of the overlay. @param {import('./film.mjs').Film} film @param {string} type */
const countOf = async (film, type) =>
  (await film.heard(type)).filter(({ from }) => !['served', 'late'].includes(from)).length;

/** The component leaves the page, and another of its kind comes. @param {import('./film.mjs').Film} film */
async function returns(film) {
  await film.do(() => globalThis.go(false));
  await film.next('project:unload');
  assert.equal(await film.page.locator('figure').count(), 0);
  await film.do(() => globalThis.go(true));
  await film.page.locator('figure hotcue-overlay').waitFor({ state: 'attached' });
  await film.do(() => {
    globalThis.served = document.querySelector('hotcue-overlay');
  });
  await film.do(() => document.querySelector('hotcue-overlay').setAttribute('id', 'film'));
  await showsBoots(film);
  await film.state();
  await film.clickAt(...IN_TRIANGLE);
  await film.page.getByText(DATA, { exact: true }).waitFor();
  const counts = ['project:load', 'project:unload', 'hotspot:click'].map((type) => countOf(film, type));
  assert.deepEqual(await Promise.all(counts), [2, 1, 2]);
}

for (const [heading, extension] of Object.entries({ React: 'jsx', Vue: 'js', Svelte: 'js' })) {
  test(`${heading}: a component is rendered on a server, continued and played`, async (t) => {
    const project = theatre.serve(PROJECT);
    const { path, markup } = await render(heading, extension, project);
    const [tag] = /<hotcue-overlay [^>]*>/.exec(markup) ?? [''];
    assert.ok(tag.includes(`project="${project}"`), markup);
    if (heading === 'React') assert.ok(markup.indexOf('The film comes.') < markup.indexOf(tag), 'it is streamed');
    const film = await theatre.show(t, path, { policy: INLINE });
    await plays(film);
    await returns(film);
    if (heading === 'React') await reactPlayers(film, markup);
  });
}

/**
 * React puts what it streams into place by inline scripts, and SvelteKit continues a page by one; it hides
 * what announces its route by a style attribute.
 */
const INLINE = "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

test('SvelteKit: a page is rendered beforehand, continued and played', async (t) => {
  const project = theatre.serve(PROJECT);
  const folder = projects.make('sveltekit', 'sveltekit', [
    ...inRoutes(recipe('frameworks/svelte.md').files.filter(({ name }) => name.endsWith('.svelte'))),
    ...recipe('frameworks/sveltekit.md').files.map(({ name, text }) => ({
      name,
      text: text.replace('/trail.mp4', '/clips/trailhead.mp4').replace('/trail.json', project),
    })),
  ]);
  await run(process.execPath, [VITE, 'build'], { cwd: folder });
  for (const part of ['client', 'prerendered/pages']) {
    cpSync(join(folder, '.svelte-kit/output', part), join(folder, 'dist'), { recursive: true });
  }
  const film = await theatre.show(t, '/r/sveltekit/dist/index.html', { policy: INLINE });
  assert.match(await (await film.page.request.get(film.page.url())).text(), /<hotcue-overlay [^>]*project="\/p\//);
  await plays(film);
});

/** The same files in the folder of SvelteKit's routes. @param {import('../recipes/project.mjs').Block[]} files */
const inRoutes = (files) => files.map(({ name, text }) => ({ name: `src/routes/${name}`, text }));

/** Asserts an attribute of a React component's element. @param {string} tag @param {string[]} parts @param {RegExp} missing */
function assertTag(tag, parts, missing) {
  for (const part of parts) assert.ok(tag.includes(part), tag);
  assert.doesNotMatch(tag, missing);
}

/** The player's component: attributes, listeners, a ref, strict mode. @param {import('./film.mjs').Film} film @param {string} markup */
async function reactPlayers(film, markup) {
  const [tag] = /<hotcue-player [^>]*>/.exec(markup) ?? [''];
  assertTag(tag, [' class="talk"', ' muted=""', ' loop=""', ' no-controls=""'], /pause-hidden/);
  const late = await film.do(() => /** @type {Element} */ (document.getElementById('late').cloneNode()).outerHTML);
  assertTag(late, [' class="talk"', ' loop=""', ' no-controls=""'], /pause-hidden/);
  for (const id of ['served', 'late']) {
    film.id = id;
    await showsBoots(film);
    await film.state();
    const muted = () => film.do((name) => document.getElementById(name).media.muted, id);
    assert.equal(await muted(), true);
    await film.do((name) => document.getElementById(name).click('boots'), id);
    await film.page.waitForFunction((name) => !document.getElementById(name).media.muted, id);
    await film.page.waitForFunction((name) => globalThis.heard.includes(`volume of ${name}`), id);
  }
  const heard = await film.do(() => globalThis.heard);
  const count = (/** @type {string} */ text) => heard.filter((each) => each === text).length;
  assert.deepEqual(['ref served', 'ref late'].map(count), [1, 2], 'strict mode mounts twice');
  assert.deepEqual(['click in served', 'click in late'].map(count), [1, 1], 'but listens once');
}
