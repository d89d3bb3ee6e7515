// SPDX-License-Identifier: MIT
// The studio keeps, opens and saves projects: from the author's side, in the real browser storage.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isWebvttText, parseWebvtt } from '../../js-glue/cli/importer/content/webvtt.js';
import { damaged } from '../cli/tracks.mjs';
import { Random } from '../property/generate.mjs';
import { AXE } from './axe.mjs';
import { useBrowser } from './browser.mjs';
import { Author, colleague } from './studio-files.mjs';

const theatre = useBrowser({}, { authoring: ':memory:' });
const WIDE = { viewport: { width: 1280, height: 800 } };
const QUIZ = JSON.parse(readFileSync(new URL('../../demo/quiz/project.json', import.meta.url), 'utf8'));
const CLIP = readFileSync(new URL('../../demo/clips/ridge.mp4', import.meta.url));

/** Opens the studio, in a profile of its own. @param {import('node:test').TestContext} t @param {(page: import('playwright-core').Page) => Promise<unknown>} [before] @param {RegExp} [expected] */
async function open(t, before, expected) {
  const film = await theatre.show(t, '/t/elsewhere.html', { profile: WIDE, expected });
  return Author.in(film.page.context(), theatre.address, before);
}

test('studio: work is kept as it is made, and restored after the page was killed; undo takes that back', async (t) => {
  const author = await open(t);
  await author.is('new');
  await author.menu('Open …');
  await author.page.getByRole('button', { name: 'Quiz' }).click();
  await author.is('saved');
  assert.equal(await author.name.inputValue(), 'quiz');
  await author.retitle('Changed');
  await author.is('unsaved');
  await author.kept();
  assert.equal(await author.warns(), false, 'it is kept');
  const crashed = author.page.waitForEvent('crash');
  author.page.goto('chrome://crash').catch(() => {});
  await crashed;

  const next = await author.another();
  await next.told('restored');
  assert.match(await next.notices.first().innerText(), /^Unsaved work of \d\d:\d\d( [AP]M)? restored\./);
  await next.is('unsaved');
  assert.equal((await next.document()).title, 'Changed');
  await next.accessible();
  await next.act('restored', 'Undo');
  assert.deepEqual(await next.document(), QUIZ);
  await next.page.getByRole('button', { name: 'Redo' }).click();
  await next.hasTitle('Changed');
});

test('studio: one tab edits a project; another reads along, takes it over, or goes on with a copy: nothing is lost', async (t) => {
  const first = await open(t);
  await first.retitle('First');
  await first.kept();
  const second = await first.another();
  await second.told('is being edited in another tab');
  await second.is('open in another tab');
  await first.retitle('Followed');
  await second.hasTitle('Followed');

  // Both edit: what the reader does becomes a copy.
  await Promise.all([first.retitle('Of the first'), second.retitle('Of the second')]);
  await second.told('This tab goes on with a copy');
  await Promise.all([first.kept(), second.kept()]);
  await second.menu('Open …');
  await second.page.getByRole('button', { name: /^project [^(]/ }).waitFor();
  await second.page.getByRole('button', { name: /^project \(copy\) .*open now/ }).waitFor();
  await second.page.keyboard.press('Escape');
  assert.deepEqual(
    [(await first.document()).title, (await second.document()).title],
    ['Of the first', 'Of the second'],
  );

  // A third goes on with what was changed last, the copy, and takes it over with what was changed a moment ago.
  await second.retitle('Last');
  await second.kept();
  const third = await first.another();
  await third.told('is being edited in another tab');
  await second.retitle('Just now');
  await third.act('another tab', 'Take over');
  await third.is('unsaved');
  await third.hasTitle('Just now');
  await second.is('open in another tab');
  await third.retitle('Of the third');
  await second.hasTitle('Of the third');
  await second.accessible();

  // The other one is deleted.
  await first.page.close();
  await third.menu('Open …');
  await third.page.getByRole('button', { name: 'Delete project', exact: true }).click();
  await third.page.getByRole('button', { name: 'Really delete' }).click();
  await third.page.getByRole('button', { name: /^project [^(]/ }).waitFor({ state: 'detached' });
});

test('studio: a browser that keeps nothing, or has no more room, is told of, and the work goes on', async (t) => {
  const refused = await open(t, (page) =>
    page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    }),
  );
  await refused.told('This browser refuses to keep anything');
  await refused.retitle('In the air');
  await refused.is('unsaved, not kept');
  assert.ok(await refused.warns());
  const download = refused.page.waitForEvent('download');
  await refused.page.evaluate(() => delete globalThis.showSaveFilePicker);
  await refused.act('refuses', 'Export');
  const file = await download;
  assert.equal(file.suggestedFilename(), 'project.json');
  assert.equal(JSON.parse(readFileSync(await file.path(), 'utf8')).title, 'In the air');
  await refused.is('saved');

  const full = await open(t);
  await full.kept();
  const devtools = await full.page.context().newCDPSession(full.page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: theatre.address, quotaSize: 1 });
  await full.retitle('Too much');
  await full.told('There is no more room in this browser');
  await full.is('unsaved, not kept');
  const film = { name: 'ridge.mp4', mimeType: 'video/mp4', buffer: CLIP };
  await full.page.locator('#file').setInputFiles(film);
  await full.told('There is no room to keep “ridge.mp4”');
  await full.plays();
  await full.accessible();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: theatre.address });
  await full.retitle('Enough');
  await full.is('unsaved');
  await full.notices.filter({ hasText: 'no more room' }).waitFor({ state: 'detached' });

  // The film that had no room is asked for again, by its name.
  await full.kept();
  await full.page.reload();
  const chooser = full.page.waitForEvent('filechooser');
  await full.act('Not kept in this browser: “ridge.mp4”', 'Choose ridge.mp4');
  await (await chooser).setFiles(film);
  await full.plays();
});

test('studio: opens projects, broken ones too, annotations of other tools, and own films; goes back to earlier versions', async (t) => {
  const author = await open(t);
  const { page } = author;
  /** @param {string} name @param {string | Buffer} content @param {string} [mimeType] */
  const choose = (name, content, mimeType = 'application/json') =>
    page.locator('#file').setInputFiles({ name, mimeType, buffer: Buffer.from(content) });

  await choose('mine.json', JSON.stringify({ title: 'Mine', videos: [{ id: 'main', interactions: [] }] }));
  await author.hasTitle('Mine');
  await choose('ridge.mp4', CLIP, 'video/mp4');
  await author.plays();
  await author.kept();
  await page.reload(); // the film is kept, too
  await author.plays();

  // Earlier versions.
  await page.evaluate(() => delete globalThis.showSaveFilePicker);
  await author.menu('Export');
  await author.is('saved');
  await author.retitle('Worse');
  await page.evaluate(async () => {
    const files = globalThis.document.querySelector('studio-app').renderRoot.querySelector('studio-files');
    const { shelf, kept } = files.desk;
    for (let at = 1; at <= 25; at++)
      await shelf.addVersion({ project: kept.id, at, text: `{"title": ${at}}`, why: 'Kept' });
  });
  await author.menu('Versions …');
  await page.locator('studio-versions').getByRole('listitem').nth(19).waitFor();
  assert.equal(await page.locator('studio-versions').getByRole('listitem').count(), 20);
  await author.accessible();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Exported' })
    .getByRole('button', { name: /^Go back/ })
    .click();
  await author.hasTitle('Mine');
  await page.getByRole('button', { name: 'Undo' }).click();
  await author.hasTitle('Worse');

  // Annotations of another tool; of several images, the rate is asked.
  const labelme = (/** @type {string} */ image) => ({
    imagePath: image,
    ...{ imageWidth: 200, imageHeight: 100 },
    shapes: [
      {
        label: 'boot',
        shape_type: 'rectangle',
        points: [
          [20, 10],
          [120, 60],
        ],
      },
    ],
  });
  const files = ['a-0.json', 'a-5.json'].map((name) => ({
    ...{ name, mimeType: 'application/json' },
    buffer: Buffer.from(JSON.stringify(labelme(name))),
  }));
  await page.locator('#file').setInputFiles(files);
  await page.getByLabel('Images per second').fill('10');
  await page.getByRole('button', { name: 'Import' }).click();
  await page.waitForFunction(() => globalThis.document.querySelector('studio-app').studio.name === 'a-0');
  const [boot] = (await author.document()).videos[0].interactions;
  assert.deepEqual([boot.name, boot.pos_left, boot.pos_width, boot.end_time], ['boot', 10, 50, 0.6]);

  // What can't be read says so, with the reasons; a broken project is opened as it is.
  await choose(
    'other.json',
    JSON.stringify({ ...labelme('x'), shapes: [{ label: 'x', shape_type: 'cone', points: [] }] }),
  );
  await author.told('“other.json” can’t be opened');
  await choose('broken.json', '{"hotcue": 1, "videos": [');
  await page.waitForFunction(
    () => globalThis.document.querySelector('studio-app').studio.text === '{"hotcue": 1, "videos": [',
  );
  await page
    .getByRole('button', { name: /Problems/ })
    .filter({ hasText: '1' })
    .waitFor();

  // Dropped anywhere.
  await page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      globalThis.document.body.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }),
      );
    },
    JSON.stringify({ title: 'Dropped', videos: [{ id: 'main', interactions: [] }] }),
  );
  await author.hasTitle('Dropped');
  await page.setViewportSize({ width: 768, height: 900 });
  await author.accessible();
});

/**
 * The cues that the browser's own parser finds in WebVTT files.
 * @param {string[]} texts
 * @returns {Promise<[start: number, end: number, text: string][][]>}
 */
function cuesOfBrowser(texts) {
  const video = globalThis.document.createElement('video');
  const cuesOf = (/** @type {string} */ text) =>
    new Promise((resolve) => {
      const element = globalThis.document.createElement('track');
      element.onload = element.onerror = () => {
        resolve([...(element.track.cues ?? [])].map(({ startTime, endTime, text: own }) => [startTime, endTime, own]));
        element.remove();
      };
      element.src = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
      video.append(element);
      element.track.mode = 'hidden';
    });
  globalThis.document.body.append(video);
  return Promise.all(texts.map(cuesOf)).finally(() => video.remove());
}

test('studio: content of other players is imported, with what was lost, and options; WebVTT as the browser reads it', async (t) => {
  const author = await open(t, (page) => page.context().grantPermissions(['clipboard-read', 'clipboard-write']));
  const { page } = author;
  /** @param {Record<string, unknown>} files dropped together */
  const drop = (files) =>
    page.evaluate(
      (list) => {
        const data = new DataTransfer();
        for (const [name, content] of list) data.items.add(new File([content], name));
        globalThis.document.body.dispatchEvent(
          new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }),
        );
      },
      Object.entries(files).map(([name, content]) => [name, String(content)]),
    );
  const main = async () => (await author.document()).videos[0];

  // Two tracks of one film: what is in one of them is asked for.
  const metadata =
    'WEBVTT\n\nbuy\n00:02.000 --> 00:04.000\n{"sku": "B-42", "price": 10.0}\n\n00:0x.000 --> 00:05.000\nbroken\n';
  await drop({ 'metadata.vtt': metadata, 'film.vtt': 'WEBVTT\n\n00:00.000 --> 00:10.000\nThe <b>start</b>\n' });
  await page.getByLabel('What is in “film.vtt”').selectOption('chapters');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await author.told('“metadata” is imported from WebVTT');
  assert.deepEqual(
    (await main()).cues.map(({ id, time, custom_data }) => [id, time, custom_data]),
    [
      ['buy', 2, { sku: 'B-42', price: 10 }],
      ['chapter-1', 0, { title: 'The start', end_time: 10 }],
    ],
  );
  assert.match(
    await page.evaluate(() => globalThis.document.querySelector('studio-app').studio.text),
    /"price": 10\.0/,
  );

  // What was lost is a list with places, to be read and copied.
  const list = author.notices.getByRole('list', { name: 'Details' });
  assert.equal(
    await list.getByRole('listitem').first().innerText(),
    'metadata.vtt, line 7: left out: not a cue, as it has no valid times',
  );
  await author.act('is imported', 'Copy the list');
  await author.told('The list is copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.deepEqual(copied.split('\n'), await list.getByRole('listitem').allInnerTexts());
  await list.focus();
  await page.setViewportSize({ width: 768, height: 900 });
  await author.accessible();

  // Options change the project in hand; that can be undone.
  await author.act('is imported', 'Options …');
  const dialog = page.locator('studio-import-options');
  await dialog.getByLabel('Address of the film').fill('https://films.example/a.mp4');
  await dialog.getByLabel('Cues at the ends, too').check();
  await author.accessible();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForFunction(() => globalThis.document.querySelector('studio-app').studio.document?.videos[0].sources);
  const { sources, cues } = await main();
  assert.deepEqual(
    [sources, cues.map(({ id }) => id)],
    [[{ src: 'https://films.example/a.mp4' }], ['buy', 'buy-end', 'chapter-1']],
  );
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.waitForFunction(() => !globalThis.document.querySelector('studio-app').studio.document?.videos[0].sources);

  // A text, a file of Kaltura that has members of a project, and a picture.
  await drop({ 'about.txt': 'My film\n\n0:00 Intro\n0:30 End\n' });
  await author.told('“about” is imported from');
  assert.deepEqual(
    (await main()).cues.map(({ time, custom_data }) => [time, custom_data.title]),
    [
      [0, 'Intro'],
      [30, 'End'],
    ],
  );
  await drop({ 'picture.png': '\x89PNG' });
  await author.told('“picture.png” can’t be opened');

  // The browser's own parser finds the same cues in damaged files. (Chromium may give a cue the id
  // of another one, so ids are not compared.)
  const texts = Array.from({ length: 150 }, (_, seed) => damaged(new Random(seed)));
  const found = await page.evaluate(cuesOfBrowser, texts);
  for (const [seed, text] of texts.entries()) {
    const own = text.replace(/^\uFEFF/, '');
    const mine = (isWebvttText(own) ? parseWebvtt(own).cues : []).map((cue) => [cue.start, cue.end, cue.text]);
    const inTime = mine.toSorted((a, b) => Number(a[0]) - Number(b[0]) || Number(b[1]) - Number(a[1]));
    assert.deepEqual(inTime, found[seed], `seed ${seed}: ${JSON.stringify(text)}`);
  }
  assert.ok(found.flat().length > 150);
});

const HOTSPOT = {
  id: 'boot',
  type: 'hotspot',
  time: 0,
  end_time: 60,
  click_action: 'track',
  custom_data: { sku: 'EMBER-42' },
};
const WHERE = { pos_left: 10, pos_top: 10, pos_width: 80, pos_height: 60 };

test('studio: saved to the API, played on a page of its own, merged with a colleague’s work, and through all that fails', async (t) => {
  const author = await open(t);
  const { page } = author;
  const api = await colleague(theatre.address);
  const known = (await api.projects()).map(({ id }) => id);

  await author.menu('Film …');
  await page.getByRole('button', { name: 'Trailhead' }).click();
  await author.retitle('Boots');
  await page.evaluate(
    (items) => {
      const { studio } = globalThis.document.querySelector('studio-app');
      studio.add('Add', 'interactions', items);
      studio.add('Add', 'cues', [{ id: 'early', time: 0.5, custom_data: 'half a second in' }]);
    },
    [
      { ...HOTSPOT, ...WHERE },
      {
        id: 'hint',
        type: 'text',
        value: 'Click the boot',
        click_action: 'none',
        time: 0,
        end_time: 9,
        ...WHERE,
        pos_top: 80,
        pos_height: 15,
      },
    ],
  );
  await page.keyboard.press('Control+s');
  await author.is('saved');
  const { id } = (await api.projects()).find((project) => !known.includes(project.id));
  const stored = await api.read(id);
  assert.deepEqual([stored.title, stored.videos[0].interactions.length], ['Boots', 2]);
  assert.deepEqual(await author.document(), stored);

  // Its player, on a page that knows nothing of the studio.
  await author.menu('Share …');
  await page.getByText(/^http.*\/project$/).waitFor();
  const iframe = page.getByLabel('Iframe of', { exact: false });
  await iframe.waitFor();
  await author.accessible();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the snippet' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Iframe copied.' }).waitFor();
  const code = await iframe.textContent();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
  const [, address] = /^<iframe src="([^"]+\/embed\/[\w-]+)" .* title="Boots" .*><\/iframe>$/.exec(code) ?? [];
  assert.equal((await fetch(address)).status, 200);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open in a player' }).click();
  const player = await opened;
  await player.waitForFunction(() => globalThis.document.querySelector('hotcue-player').ready);
  await player.evaluate(() => globalThis.document.querySelector('hotcue-player').media.play());
  await player.getByText('cue:forward early "half a second in"').waitFor();
  await player.locator('hotcue-player').click({ position: { x: 300, y: 150 } });
  await player.getByText('hotspot:click boot {"sku":"EMBER-42"}').waitFor();
  await player.evaluate(AXE);
  assert.deepEqual((await player.evaluate(() => globalThis.axe.run({ preload: false }))).violations, []);
  await player.close();
  await page.bringToFront();
  await page.keyboard.press('?'); // in a dialog it is no command
  assert.equal(await page.locator('#shortcuts[open]').count(), 0);
  await page.locator('studio-share').getByRole('button', { name: 'Close' }).click();

  // A colleague changes one thing too many: the rest is merged.
  await api.change(id, (document) => {
    document.title = 'Shoes';
    document.videos[0].interactions[1].value = 'Click a shoe';
  });
  await author.retitle('Hiking boots');
  await page.evaluate(() => {
    const { studio } = globalThis.document.querySelector('studio-app');
    studio.edit('Move', (_document, video) => {
      video.interactions[0].pos_left = 12;
    });
  });
  await page.keyboard.press('Control+s');
  await author.is('conflict');
  const groups = page.locator('studio-conflict').getByRole('group');
  const group = groups.and(page.getByRole('group', { name: 'The project' }));
  await group.waitFor();
  await author.accessible();
  assert.equal(await groups.count(), 1, 'only the title is in dispute');
  assert.ok(await page.getByRole('button', { name: 'Merge and save' }).isDisabled());
  await group.getByLabel('Theirs').check();
  await page.getByRole('button', { name: 'Merge and save' }).click();
  await author.is('saved');
  const merged = await api.read(id);
  const [boot, hint] = merged.videos[0].interactions;
  assert.deepEqual([merged.title, boot.pos_left, hint.value], ['Shoes', 12, 'Click a shoe']);
  assert.deepEqual(await author.document(), merged);

  // The API goes away in mid-save, and comes back.
  const all = `${theatre.address}/api/v1/**`;
  await page.route(all, (route) => route.abort());
  await author.retitle('Away');
  await page.keyboard.press('Control+s');
  await author.is('offline, kept here');
  assert.ok(await author.warns(), 'it is on its way');
  await author.retitle('Away, and changed');
  await page.unroute(all);
  await author.act('does not answer', 'Try again');
  await author.is('saved');
  assert.equal((await api.read(id)).title, 'Away, and changed');

  // What is not valid is not stored; what is wrong is listed.
  await page.evaluate(() => {
    const { studio } = globalThis.document.querySelector('studio-app');
    studio.edit('Break', (document, video) => {
      document.title = 'Broken';
      video.interactions[0].time = 'soon';
    });
  });
  await page.keyboard.press('Control+s');
  await author.is('not accepted');
  await author.told('1 problem to mend');
  await page
    .locator('aside')
    .getByRole('button', { name: /^Problems/, pressed: true })
    .waitFor();
  assert.equal((await api.read(id)).title, 'Away, and changed');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();

  // The token is revoked: the server gives the studio another one; else the author is asked.
  const old = { address: `${theatre.address}/api/v1`, token: 'revoked' };
  await page.evaluate((access) => sessionStorage.setItem('hotcue-studio-api', JSON.stringify(access)), old);
  await author.kept();
  await page.reload();
  await author.is('saved');
  await author.retitle('With another token');
  await page.keyboard.press('Control+s');
  await author.is('saved');
  assert.equal((await api.read(id)).title, 'With another token');
  await author.kept();

  await page.evaluate((access) => sessionStorage.setItem('hotcue-studio-api', JSON.stringify(access)), old);
  await page.reload();
  await author.is('saved');
  await page.route(`${theatre.address}/studio/session.json`, (route) => route.fulfill({ status: 404 }));
  await author.retitle('With the author’s token');
  await page.keyboard.press('Control+s');
  await author.is('needs a token');
  const connect = page.locator('studio-connect');
  await connect.getByLabel('Token').fill('wrong');
  await connect.getByRole('button', { name: 'Connect', exact: true }).click();
  await connect.getByRole('alert').filter({ hasText: /token/i }).waitFor();
  await author.accessible();
  await connect.getByLabel('Token').fill(api.token);
  await connect.getByRole('button', { name: 'Connect', exact: true }).click();
  await author.is('saved');
  assert.equal((await api.read(id)).title, 'With the author’s token');
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), [], 'tokens are kept for the tab only');

  // Another author opens it from the server.
  const other = await open(t);
  await other.menu('Open …');
  await other.page.getByRole('button', { name: 'With the author’s token' }).click();
  await other.hasTitle('With the author’s token');
  await other.is('saved');
});
