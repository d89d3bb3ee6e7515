// SPDX-License-Identifier: MIT
// A viewer on the gallery's page of analytics: what arrives at the stand-in for HubSpot, through
// the real relay. The stand-in refuses what the published schemas don't allow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { Film, PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();
const PROFILE = { viewport: { width: 1280, height: 900 } };
/** Requests that fail on purpose. */
const TROUBLE = /Failed to load resource|Hotcue: analytics/;

/** Plays for a second. @param {Film} film */
async function start(film) {
  await film.next('project:ready');
  await film.play();
}

/** What has arrived, once there is all that is wanted: the last word of its path, and its body. @param {(arrived: [string, any][]) => boolean} wanted */
async function arrived(wanted) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const state = await (await fetch(`${theatre.address}/analytics/live/state`)).json();
    const all = state.arrived.map(({ path, body }) => [path.split('/').at(-1), body]);
    if (wanted(all)) return all;
    if (Date.now() > end) throw new Error(`only this has arrived: ${JSON.stringify(all)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** @param {[string, any][]} all @param {string} name @param {string} [video] */
const bodies = (all, name, video = '') =>
  all.filter(([each, body]) => each === name && (body.mediaUrl ?? '').endsWith(video)).map(([, body]) => body);

test('what an unknown viewer did arrives with the address, also after a reload', async (t) => {
  const film = await theatre.show(t, '/analytics/', { profile: PROFILE, expected: TROUBLE });
  const { page } = film;
  await start(film);
  const { detail: started } = await film.next('analytics', { record: { hold: 'contact', body: { state: 'STARTED' } } });
  assert.equal(started.record.body.mediaUrl, `${theatre.address}/clips/trailhead.mp4`);
  await film.next('interaction:show', { id: 'pack' });
  await film.clickAt(30.5, 58);
  await film.next('analytics', { record: { route: '/crm', hold: 'contact' } });
  await film.set({ currentTime: 50 });
  await film.next('interaction:show', { id: 'to-ridge' });
  // Events first: by the time that `measure()` is called, more can only have been played.
  await page.waitForFunction(() => document.querySelector('hotcue-player').measure().visit.furthest > 50);
  const quarters = (await film.heard('player:quarter')).map(({ detail }) => detail.quarter);
  const { visit } = await film.do(() => document.querySelector('hotcue-player').measure());
  assert.equal(visit.ranges.length, 2, `a seek is not watched: ${JSON.stringify(visit.ranges)}`);
  assert.ok(
    quarters.every((quarter) => visit.played >= quarter * visit.duration),
    `quarters ${quarters} of what was played: ${visit.played}`,
  );
  await page.waitForFunction(() => Number(document.querySelectorAll('#counts dd')[1].textContent) >= 2); // held

  await page.reload();
  const again = new Film(page);
  await start(again);
  await again.next('interaction:show', { id: 'guide' });
  await again.item('guide').press('Enter');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Send me the guide.').check();
  await page.keyboard.press('Enter');
  await again.next('lead:submit');
  const all = await arrived(
    (found) => bodies(found, 'media-played').length >= 2 && bodies(found, 'upsert').length >= 1,
  );
  const played = bodies(all, 'media-played', 'trailhead.mp4');
  assert.equal(new Set(played.map(({ sessionId }) => sessionId)).size, 2, 'both visits');
  assert.ok(
    played.every(({ contactId }) => contactId === played[0].contactId && contactId > 0),
    'of one contact',
  );
  assert.deepEqual(
    bodies(all, 'upsert')
      .flatMap(({ inputs }) => inputs.map(({ id, properties }) => [id, properties.interest]))
      .filter(([, interest]) => interest),
    [['ada@example.com', 'packs']],
  );
});

test('a film that follows is another medium, and a page that is left tells what was watched', async (t) => {
  const film = await theatre.show(t, '/analytics/', { profile: PROFILE, expected: TROUBLE });
  const { page } = film;
  await page.context().addCookies([{ name: 'hubspotutk', value: 'utk-2', url: theatre.address }]);
  const mine = (/** @type {[string, any][]} */ all) => all.filter(([, body]) => body.contactUtk === 'utk-2');
  await start(film);
  await film.next('interaction:show', { id: 'pack' });
  await film.do(() => document.querySelector('hotcue-player').jump('ridge', 1));
  await film.next('node:enter', { node: { id: 'ridge' } });
  await film.next('interaction:show', { id: 'down' }); // at 2 s
  const first = mine(
    await arrived((found) => {
      const has = (/** @type {string} */ name, /** @type {string} */ video) =>
        bodies(mine(found), name, video).length > 0;
      return has('attention-span', 'trailhead.mp4') && has('media-played', 'ridge.mp4');
    }),
  );
  assert.equal(bodies(first, 'media-played', 'trailhead.mp4').length, 1);
  const [trail] = bodies(first, 'attention-span', 'trailhead.mp4');
  assert.ok(trail.rawDataString.startsWith('0=1;') && trail.rawDataString.endsWith('59=0;'), trail.rawDataString);

  await page.locator('#kill').click();
  await page.locator('#kill[aria-pressed="true"]').waitFor();
  const { visit } = await film.do(() => document.querySelector('hotcue-player').measure());
  assert.equal(visit.video, 'ridge');
  await page.goto(`${theatre.address}/t/elsewhere.html`);
  await page.goto(`${theatre.address}/analytics/`);
  await page.locator('#kill[aria-pressed="true"]').click(); // restarts it
  const then = mine(await arrived((found) => bodies(mine(found), 'attention-span', 'ridge.mp4').length > 0));
  const [ridge] = bodies(then, 'attention-span', 'ridge.mp4');
  assert.equal(ridge.rawDataMap[1], 1);
  assert.equal(ridge.rawDataMap[0], 0);
  assert.equal(ridge.sessionId, trail.sessionId);
  assert.equal(bodies(then, 'media-played').length, 2, 'each once');
});
