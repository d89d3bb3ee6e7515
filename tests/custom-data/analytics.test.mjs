// SPDX-License-Identifier: MIT
// Custom data in what analytics deliver: from the event to the request to a server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Delivery } from '../../web/analytics/delivery.js';
import { Outbox } from '../../web/analytics/outbox.js';
import { xapi } from '../../web/analytics/xapi.js';
import { Clock, Relay, settled, surroundings } from '../analytics/fakes.mjs';
import { faultsOf } from '../standins/xapi.mjs';
import { AWKWARD, SHORT } from './awkward.mjs';
import { chainForm, FORMS } from './documents.mjs';
import { perform } from './element.mjs';
import { heardIn, ON_ENGINE, testWays } from './ways.mjs';

/** @typedef {import('./documents.mjs').Heard} Heard */
/** @typedef {import('../../web/analytics/delivery.js').Adapter} Adapter */

// What a page has.
const page = { fullscreenElement: null, visibilityState: 'visible' };
Object.assign(globalThis, { document: page, screen: { width: 1, height: 1 }, addEventListener: () => {} });
Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'tests' } });

const CUSTOM_DATA = 'urn:hotcue:custom-data';
const ACTOR = { account: { homePage: 'https://a.test', name: 'ada' } };
const RELAY = 'https://relay.test/';

/** An adapter of one's own, in the manner of docs/analytics.md. @type {Adapter} */
const own = {
  name: 'own',
  connect: (tap) => ({
    *on({ type, detail }) {
      for (const body of heardIn(type, detail)) yield { route: '/own', body };
      const video = tap.video();
      if (type === 'node:enter' && video) {
        yield { route: '/own', body: { event: 'video()', id: video.id, text: video.customDataText } };
      }
    },
  }),
};

/** Plays a document with an adapter, and returns the bodies that arrive at its server. @param {Adapter} adapter @param {string} document @param {readonly unknown[]} values @param {{cues?: boolean}} [options] */
async function delivered(adapter, document, values, options) {
  const [clock, relay] = [new Clock(), new Relay()];
  const outbox = new Outbox(surroundings(clock, relay));
  let delivery;
  perform(
    document,
    values,
    (element) => {
      const settings = { relay: RELAY, adapters: [adapter] };
      delivery = new Delivery(/** @type {any} */ (element), settings, outbox, clock.now);
    },
    options,
  );
  await delivery.flush();
  await settled();
  while (outbox.counts.queued > 0) await clock.pass(1000);
  assert.equal(outbox.counts.dropped, 0);
  return relay.requests.flatMap(({ records }) => records.map(({ body }) => body));
}

/** The statements of clicks as a listener hears them. @param {any[]} statements @returns {Heard[]} */
const clicksIn = (statements) =>
  statements
    .filter(({ verb }) => verb.id.endsWith('/interacted'))
    .map(({ object, context }) => ({
      event: 'interacted',
      id: object.id.split(/[#/]/).at(-1),
      text: context.extensions[CUSTOM_DATA] ?? 'null',
    }));

testWays([
  {
    name: 'analytics, an adapter',
    events: [...ON_ENGINE],
    values: SHORT,
    hear: (document, values) => delivered(own, document, values),
  },
  {
    name: 'analytics, xAPI statements',
    events: ['interacted'],
    values: SHORT,
    hear: async (document, values) => {
      const statements = await delivered(xapi({ actor: ACTOR }), document, values, { cues: false });
      for (const statement of statements) assert.deepEqual(faultsOf(statement), []);
      return clicksIn(statements);
    },
  },
]);

test('analytics, the video of an adapter has its custom data', async () => {
  const values = [{ name: 'awkward', text: '{"10":1.0,"2":[]}' }];
  const bodies = await delivered(own, chainForm(values), [], { cues: false });
  assert.deepEqual(
    bodies.filter(({ event }) => event === 'video()'),
    [{ event: 'video()', id: 'v0', text: values[0].text }],
  );
});

test('analytics, xAPI: custom data that no record has room for are left out, and the click is stated', async () => {
  const fitting = `"${'x'.repeat(24 * 1024 - 6)}"`; // with quotes around and escaped ones
  const values = [
    { name: 'as long as may be', text: fitting },
    { name: 'longer', text: fitting.replace('x', 'xx') },
    { name: 'longer in bytes', text: fitting.replace('x', 'é') },
    ...AWKWARD.filter(({ name }) => name.startsWith('long: ')),
  ];
  const statements = await delivered(xapi({ actor: ACTOR }), FORMS.long(values), values, { cues: false });
  assert.deepEqual(
    clicksIn(statements).map(({ text }) => text),
    values.map(({ text }) => (text === fitting ? text : 'null')),
  );
});
