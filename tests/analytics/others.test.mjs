// SPDX-License-Identifier: MIT
// The adapters for Google Analytics and for the CRM; and the one that docs/analytics.md shows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { crm } from '../../web/analytics/crm.js';
import { dataLayer } from '../../web/analytics/data-layer.js';
import { Viewing } from './viewing.mjs';

const TRAIL = { id: 'trail', name: 'The trail', duration: 10.4, src: 'https://shop.example/trail.mp4' };
const RIDGE = { id: 'ridge', name: null, duration: 8, src: null };
const page = /** @type {any} */ (globalThis);

beforeEach(() => {
  page.document = { visibilityState: 'visible' };
  delete page.gtag;
  delete page.dataLayer;
});

/** Pushes all drafts, as a delivery does. @param {Viewing} viewing */
function pushAll(viewing) {
  for (const { at, push, ...record } of viewing.drafts) push?.(/** @type {any} */ (record));
}

test('GA4: the events of a video, with their parameters, once each', () => {
  const viewing = new Viewing(dataLayer(), [TRAIL, RIDGE]);
  viewing.play();
  viewing.watch(3);
  viewing.pause();
  viewing.play();
  viewing.seek(10);
  viewing.watch(1);
  viewing.jump('ridge');
  page.document.visibilityState = 'hidden';
  viewing.watch(8);
  pushAll(viewing);
  const trail = {
    ...{ video_duration: 10, video_provider: 'hotcue', video_title: 'The trail', video_url: TRAIL.src, visible: true },
  };
  const { video_url: _, ...ridge } = { ...trail, video_duration: 8, video_title: 'ridge' };
  const hidden = { ...ridge, visible: false };
  assert.deepEqual(page.dataLayer, [
    { event: 'video_start', video_current_time: 0, video_percent: 0, ...trail },
    { event: 'video_progress', video_current_time: 3, video_percent: 25, ...trail },
    { event: 'video_start', video_current_time: 0, video_percent: 0, ...ridge },
    ...[25, 50, 75].map((percent) => ({
      ...{ event: 'video_progress', video_current_time: 8, video_percent: percent, ...hidden },
    })),
    { event: 'video_complete', video_current_time: 8, video_percent: 100, ...hidden },
  ]);
  assert.ok(viewing.drafts.every(({ route, hold }) => route === '/data-layer' && !hold));
});

test('GA4: gtag() where the page has it, unless it says otherwise', () => {
  /** @type {any[]} */
  const calls = [];
  page.gtag = (...call) => calls.push(call);
  const viewing = new Viewing(dataLayer({ provider: 'shop' }), [TRAIL]);
  viewing.play();
  pushAll(viewing);
  assert.equal(calls[0][0], 'event');
  assert.equal(calls[0][1], 'video_start');
  assert.equal(calls[0][2].video_provider, 'shop');
  assert.ok(!('event' in calls[0][2]));
  assert.equal(page.dataLayer, undefined);
  const other = new Viewing(dataLayer({ to: 'dataLayer' }), [TRAIL]);
  other.play();
  pushAll(other);
  assert.equal(page.dataLayer[0].event, 'video_start');
  assert.equal(calls.length, 1);
  assert.throws(() => dataLayer(/** @type {any} */ ({ to: 'ga' })), /"to" must be gtag \| dataLayer/);
});

const MAP = { hubspot: { field: 'size', value: 'M' }, clickfunnels: { tag: 'boots', attribute: null } };

test('CRM: the data of a click with the viewer’s address; held until it is known', () => {
  const viewing = new Viewing(crm(), [TRAIL], { identity: { email: 'ada@example.com' } });
  viewing.tell('crm:map', MAP);
  assert.deepEqual(viewing.drafts[0].body, { email: 'ada@example.com', ...MAP });
  assert.equal(viewing.drafts[0].route, '/crm');
  assert.equal(viewing.drafts[0].hold, undefined);
  viewing.identity = {};
  viewing.tell('crm:map', MAP);
  const [, { at, ...draft }] = viewing.drafts;
  assert.equal(draft.hold, 'contact');
  const record = { ...draft, id: '1', adapter: 'crm', time: 1 };
  assert.equal(viewing.complete(record, {}), null);
  const whole = viewing.complete(record, { email: 'bo@example.com' });
  assert.deepEqual(whole?.body, { email: 'bo@example.com', ...MAP });
  assert.ok(whole && !('hold' in whole));
});

test('CRM: what the engine holds has a record at once, which is the one that is sent', () => {
  const viewing = new Viewing(crm(), [TRAIL]);
  const other = { hubspot: { field: 'size', value: 'L' } };
  viewing.element.heldCrm = [MAP];
  viewing.tell('hotspot:click');
  viewing.tell('hotspot:click'); // of another interaction, which has none
  viewing.element.heldCrm = [MAP, other];
  viewing.tell('hotspot:click');
  viewing.identity = { email: 'ada@example.com' };
  viewing.element.heldCrm = [];
  viewing.tell('crm:map', MAP);
  viewing.tell('crm:map', other);
  viewing.tell('hotspot:click');
  viewing.tell('crm:map', other);
  assert.deepEqual(
    viewing.drafts.map(({ body, hold }) => [body, hold]),
    [
      [MAP, 'contact'],
      [other, 'contact'],
      [{ email: 'ada@example.com', ...other }, undefined],
    ],
  );
});

test('CRM: what the engine forgets with the viewer is not missing from the next', () => {
  const viewing = new Viewing(crm(), [TRAIL]);
  viewing.element.heldCrm = [MAP];
  viewing.tell('hotspot:click');
  viewing.element.heldCrm = [];
  viewing.tell('viewer:reset');
  viewing.identity = { email: 'bo@example.com' };
  viewing.tell('crm:map', MAP);
  assert.deepEqual(
    viewing.drafts.map(({ hold }) => hold),
    ['contact', undefined],
  );
});

test('the adapter that docs/analytics.md shows', async () => {
  const page = readFileSync(new URL('../../docs/analytics.md', import.meta.url), 'utf8');
  const [, source = ''] = /^```js kava\.js\n([\s\S]*?)^```/m.exec(page) ?? [];
  assert.ok(source.split('\n').length <= 22, 'it is short');
  const { kava } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  const viewing = new Viewing(kava(4711), [TRAIL]);
  viewing.play();
  viewing.watch(1.5);
  viewing.tell('hotspot:click', { hotspot: { id: 'boots' } });
  viewing.tell('hotspot:click', { hotspot: { id: 'boots' } }, true);
  const common = { partnerId: 4711, entryId: 'trail', sessionId: viewing.session };
  assert.deepEqual(
    viewing.drafts.map(({ route, body }) => [route, body]),
    [
      ['/kava', { eventType: 48, ...common, position: 0, hotspotId: null }],
      ['/kava', { eventType: 44, ...common, position: 0, hotspotId: null }],
      ['/kava', { eventType: 47, ...common, position: 1.5, hotspotId: 'boots' }],
    ],
  );
});
