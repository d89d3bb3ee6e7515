// SPDX-License-Identifier: MIT
// `hotcue new` and `hotcue dev` as an author sees them: the page that was written runs on a plain
// web server, and the preview follows the editor.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { useBrowser } from './browser.mjs';

const COMMAND = fileURLToPath(new URL('../../js-glue/hotcue.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hotcue-new-'));
after(() => rmSync(folder, { recursive: true }));
const theatre = useBrowser();

const place = join(folder, 'walk');
spawnSync(process.execPath, [COMMAND, 'new', place]);
const file = join(place, 'project.json');
const written = readFileSync(file, 'utf8');

/** Any web server: it knows four types, and no ranges. @param {import('node:test').TestContext} t @returns {Promise<string>} its address */
async function serve(t) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.mp4': 'video/mp4' };
  const server = createServer(({ url }, response) => {
    const name = join(place, new URL(String(url), 'http://x').pathname);
    response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
    response.end(readFileSync(name));
  });
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
}

/** Starts `hotcue dev`. @param {import('node:test').TestContext} t @param {string[]} args @returns {Promise<string>} its address */
async function dev(t, ...args) {
  const child = spawn(process.execPath, [COMMAND, 'dev', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill());
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  while (!out.includes('\n')) await once(child.stdout, 'data');
  return String(/http:\S+/.exec(out));
}

/** The server ends before the page does. */
const ENDED = { expected: /ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_REFUSED/ };

test('the page that was written runs, and hears the click', async (t) => {
  const film = await theatre.show(t, `${await serve(t)}index.html`);
  const { page } = film;
  await film.next('project:ready');
  await film.play();
  await film.next('interaction:show', { id: 'boots' });
  await page.getByRole('button', { name: 'The boots' }).click();
  const { detail } = await film.next('hotspot:click');
  assert.deepEqual(detail.hotspot.customData, { sku: 'EMBER-42' });
  await page.getByText('What the page heard: the cue close-up {"chapter":"The boots"}').waitFor();
  await page.getByText('You found them').waitFor();
  assert.ok((await film.state()).time > 6, 'the close-up');
});

test('the preview follows the editor', async (t) => {
  const address = await dev(t, 'walk/project.json');
  const film = await theatre.show(t, address, ENDED);
  const { page } = film;
  const summary = page.locator('#summary');
  const problems = page.getByRole('list', { name: 'Errors and warnings' });
  const text = (words) => page.locator('hotcue-player').getByText(words, { exact: true });
  const at = () => film.do((id) => document.getElementById(id).media.currentTime, 'film');

  await page.getByText('no errors or warnings').waitFor();
  await page.locator('hotcue-player[data-version]').waitFor();
  await film.set({ currentTime: 3 });
  await text('Click on the boots').waitFor();

  // An edit: the page shows it, at the same time.
  const edited = written.replace('Click on the boots', 'Look at the boots');
  writeFileSync(file, edited);
  await text('Look at the boots').waitFor();
  assert.equal(await text('Click on the boots').count(), 0);
  await page.waitForFunction(() => document.getElementById('film').media.currentTime === 3);
  assert.equal((await film.state()).paused, true);

  // A mistake in the project: it plays without what is wrong, and the page says where that is.
  writeFileSync(file, edited.replace('"type": "text"', '"type": "txt"'));
  await page.getByText('1 error', { exact: true }).waitFor();
  const line = written.split('\n').findIndex((each) => each.includes('"type": "text"')) + 1;
  assert.match(await problems.innerText(), new RegExp(`^${line}:19\\s*error: must be one of button, image`));
  assert.match(await problems.innerText(), /bad_enum at \/videos\/0\/interactions\/0\/type\s+"type": "txt",/);
  await text('Look at the boots').waitFor({ state: 'detached' });

  // Broken JSON, as while typing: what was on screen stays.
  writeFileSync(file, edited.replace('"hotcue": 1,', '"hotcue": 1'));
  await page.getByText('the film is that of the last version').waitFor();
  assert.match(await problems.innerText(), /^4:3\s*error: expected a comma/);
  assert.equal(await at(), 3);
  assert.equal(await film.do(() => document.getElementById('film').activeIds.join()), 'boots');

  // Deleted, and replaced by another file, as editors do.
  rmSync(file);
  await page.getByText('the file is not there').waitFor();
  writeFileSync(`${file}~`, edited.replace('Look at the boots', 'They are back'));
  renameSync(`${file}~`, file);
  await text('They are back').waitFor();
  await page.waitForFunction(() => document.getElementById('film').media.currentTime === 3);
  assert.equal(await summary.innerText(), 'no errors or warnings');

  // While it plays, it plays on.
  await film.play();
  await page.waitForFunction(() => document.getElementById('film').media.currentTime > 3.2);
  const before = await at();
  writeFileSync(file, edited.replace('Look at the boots', 'Still walking'));
  await text('Still walking').waitFor();
  await page.waitForFunction((time) => document.getElementById('film').media.currentTime > time, before);
  await film.pause();
  await film.set({ currentTime: 4 });

  // Another film: the page starts over, at the same time.
  await film.do(() => document.body.setAttribute('data-old', ''));
  copyFileSync(join(place, 'film.mp4'), join(place, 'film-2.mp4'));
  renameSync(join(place, 'film-2.mp4'), join(place, 'film.mp4'));
  await page.waitForFunction(() => !document.body.hasAttribute('data-old'));
  await text('Still walking').waitFor();
  await page.waitForFunction(() => document.getElementById('film').media.currentTime === 4);
});

test('two projects at once, and a film for one without sources', async (t) => {
  const short = join(folder, 'short.json');
  const title = { type: 'text', value: 'Without a source', time: 0, click_action: 'none' };
  const box = { pos_left: 10, pos_top: 10, pos_width: 60, pos_height: 20 };
  writeFileSync(short, JSON.stringify([{ ...title, ...box }]));
  writeFileSync(file, written);
  const addresses = [
    await dev(t, 'walk/project.json'),
    await dev(t, 'short.json', 'walk/film.mp4'),
    await dev(t, 'short.json'),
  ];
  assert.equal(new Set(addresses).size, 3);

  const first = await theatre.show(t, addresses[0], ENDED);
  await first.page.locator('hotcue-player').getByText('Click on the boots').waitFor();
  const second = await theatre.show(t, addresses[1], ENDED);
  await second.page.locator('hotcue-player').getByText('Without a source').waitFor();
  assert.match((await second.state()).src, /^film$/);
  const third = await theatre.show(t, addresses[2], { expected: /./ });
  await third.page.getByText('A video has no sources. A film for it: hotcue dev short.json FILM').waitFor();

  // The author's page, on the same server.
  const own = await theatre.show(t, `${addresses[0]}files/walk/index.html`);
  await own.next('project:ready');
  await own.page.getByText('Click on the boots').waitFor();
});
