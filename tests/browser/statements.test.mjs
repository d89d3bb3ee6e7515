// SPDX-License-Identifier: MIT
// xAPI and GA4 of a real player: the statements that reach a store, by the validator of the
// specification, and the events in the page's data layer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from '../standins/xapi.mjs';
import { extensionsOf, isOfProfile, profileFaultsOf, sessionFaultsOf, verbOf } from '../standins/xapi-video.mjs';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();
const STORE = '/lrs/statements';

/** Runs in the page. @param {string} store */
async function connect(store) {
  const [{ analytics }, { xapi }, { dataLayer }] = await Promise.all([
    import(`${location.origin}/dist/analytics/analytics.js`),
    import(`${location.origin}/dist/analytics/xapi.js`),
    import(`${location.origin}/dist/analytics/data-layer.js`),
  ]);
  const adapters = [xapi({ actor: { mbox: 'mailto:ada@example.com' } }), dataLayer({ to: 'dataLayer' })];
  const headers = { 'X-Experience-API-Version': '1.0.3' };
  analytics(document.getElementById('film'), { adapters, routes: { '/xapi/statements': { url: store, headers } } });
}

test('what a viewing states is valid and in order, and GA4 has its events', async (t) => {
  const film = await theatre.show(t, '/t/player.html');
  const { page } = film;
  /** @type {any[]} */
  const statements = [];
  await page.route(`${theatre.address}${STORE}`, async (route) => {
    assert.equal(route.request().headers()['x-experience-api-version'], '1.0.3');
    const statement = route.request().postDataJSON();
    statements.push(statement);
    await route.fulfill({ json: [statement.id] });
  });
  await film.do(connect, `${theatre.address}${STORE}`);
  const project = { interactions: [button('yes', { variable_name: 'level', variable_value: 'new' })] };
  await film.do(
    (/** @type {any} */ document_) => /** @type {any} */ (document.getElementById('film')).load(document_),
    {
      ...project,
      cues: [{ id: 'near', time: 0.4 }],
    },
  );
  await film.next('project:ready');
  await film.play();
  await film.next('cue:forward');
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click');
  await film.pause();
  await film.next('player:pause');
  const duration = await film.do((id) => globalThis.probe.media(id).duration, film.id);
  await film.set({ currentTime: duration - 0.5 });
  await film.next('player:seek');
  await film.play();
  await film.next('project:ended');
  const latest = Date.now() + PATIENCE_MS;
  const verbs = () => statements.map(verbOf);
  while (verbs().filter((verb) => verb === 'paused').length < 2) {
    if (Date.now() > latest) throw new Error(`only these have arrived: ${verbs()}`);
    await page.waitForTimeout(50);
  }
  assert.deepEqual(verbs(), ['initialized', 'played', 'answered', 'paused', 'seeked', 'played', 'paused']);
  for (const statement of statements) {
    const faults = isOfProfile(statement) ? profileFaultsOf(statement) : faultsOf(statement);
    assert.deepEqual(faults, [], JSON.stringify(statement));
  }
  assert.deepEqual(sessionFaultsOf(statements.filter(isOfProfile)), []);
  assert.equal(statements[2].result.response, 'new');
  const last = extensionsOf(statements.at(-1).result);
  const segments = last['played-segments']
    .split('[,]')
    .map((/** @type {string} */ text) => text.split('[.]').map(Number));
  assert.ok(Math.abs(segments.at(-1)[1] - duration) < 0.001, last['played-segments']);
  assert.ok(last.progress > 0 && last.progress < 0.9, `a seek is not watched: ${last.progress}`);

  const pushed = await page.evaluate(() => /** @type {any} */ (globalThis).dataLayer);
  const [start, ...quarters] = pushed.map(({ event, video_percent: percent }) => [event, percent]);
  assert.deepEqual(start, ['video_start', 0]);
  assert.deepEqual(
    quarters,
    quarters.map(([, percent]) => ['video_progress', percent]),
    'it was not played whole',
  );
});
