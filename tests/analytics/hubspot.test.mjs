// SPDX-License-Identifier: MIT
// The adapter for HubSpot's Media Bridge: every body against the published schemas.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv';
import { hubspot } from '../../web/analytics/hubspot.js';
import { Random } from '../property/generate.mjs';
import { Viewing } from './viewing.mjs';

const FACTS = JSON.parse(readFileSync(new URL('../../demo/server/hubspot.json', import.meta.url), 'utf8'));
const ROUTE = '/media-bridge/v1/events/';

const ajv = new Ajv({
  strict: true,
  formats: {
    int64: { type: 'number', validate: Number.isSafeInteger },
    int32: { type: 'number', validate: (value) => value === (value | 0) },
  },
});
/** The published schema of each call, which here also refuses members that it doesn't name. */
const VALIDATORS = new Map(
  Object.entries(FACTS.events).map(([event, { request }]) => [
    ROUTE + event,
    ajv.compile({ additionalProperties: false, ...request }),
  ]),
);

const TRAIL = { id: 'trail', name: 'The trail', duration: 10, src: 'https://shop.example/trail.mp4' };
const RIDGE = { id: 'ridge', name: null, duration: 7.4, src: 'https://shop.example/ridge.mp4' };
const KNOWN = { cookies: { hubspotutk: 'utk-1' } };

/** The drafts so far, their bodies valid: event and body. @param {Viewing} viewing */
function told(viewing) {
  return viewing.drafts.map(({ route, body }) => {
    const valid = VALIDATORS.get(route);
    assert.ok(valid?.(JSON.parse(JSON.stringify(body))), `${route}: ${ajv.errorsText(valid?.errors)}`);
    return [route.slice(ROUTE.length), body];
  });
}

/** @param {Viewing} viewing @param {string} [event] */
const bodies = (viewing, event) => told(viewing).flatMap(([name, body]) => (!event || name === event ? [body] : []));

test('hubspot: a viewing tells its start, its quarters and its attention span', () => {
  const viewing = new Viewing(hubspot(), [TRAIL], KNOWN);
  assert.deepEqual(viewing.drafts, [], 'nothing before it plays');
  viewing.play();
  viewing.watch(2);
  viewing.pause();
  viewing.play();
  viewing.seek(0);
  viewing.watch(5);
  viewing.seek(9);
  viewing.pause();
  viewing.leave();
  viewing.leave();
  assert.deepEqual(
    told(viewing).map(([event, { state, playedPercent }]) => [event, state ?? playedPercent]),
    [
      ['media-played', 'STARTED'],
      ['media-played-percent', 25],
      ['media-played-percent', 50],
      ['attention-span', undefined],
    ],
  );
  const { rawDataMap, rawDataString, derivedValues } = bodies(viewing, 'attention-span')[0];
  assert.deepEqual(rawDataMap, { 0: 2, 1: 2, 2: 1, 3: 1, 4: 1, 5: 0, 6: 0, 7: 0, 8: 0, 9: 0 });
  assert.equal(rawDataString, '0=2;1=2;2=1;3=1;4=1;5=0;6=0;7=0;8=0;9=0;');
  assert.deepEqual(derivedValues, { totalPercentPlayed: 0.5, totalSecondsPlayed: 5 });
});

test('hubspot: every field that can be known is filled', () => {
  const options = {
    mediaBridgeId: 2 ** 40,
    externalId: 'ext-7',
    pageId: 12,
    externalPlayContext: /** @type {const} */ ('EMAIL'),
  };
  const viewing = new Viewing(hubspot(options), [TRAIL], {
    ...KNOWN,
    identity: { contactId: 77, email: 'ada@example.com' },
    query: '_hsenc=p2AN&a=b',
    page: /** @type {any} */ ({ url: 'https://shop.example/boots', name: 'Boots', iframeUrl: 'https://cdn.example/f' }),
  });
  viewing.play();
  viewing.watch(10);
  const common = {
    ...{ contactId: 77, contactUtk: 'utk-1', _hsenc: 'p2AN', mediaType: 'VIDEO', mediaName: 'The trail' },
    ...{ mediaUrl: TRAIL.src, pageUrl: 'https://shop.example/boots', pageName: 'Boots', ...options },
    ...{ sessionId: viewing.session, occurredTimestamp: 1_800_000_000_000 },
  };
  const [played, ...others] = bodies(viewing);
  assert.deepEqual(played, { ...common, state: 'STARTED', iframeUrl: 'https://cdn.example/f' });
  assert.deepEqual(
    others.slice(0, 4),
    [25, 50, 75, 100].map((playedPercent) => ({ ...common, playedPercent })),
  );
  const { rawDataMap, rawDataString, derivedValues, ...attention } = others[4];
  assert.deepEqual(attention, common);
  assert.equal(others.length, 5);
  assert.ok(viewing.drafts.every(({ hold, contact }) => !hold && !contact));
});

test('hubspot: it is held until contact and media are known', () => {
  const media = { trail: { mediaUrl: 'blob:https://shop.example/1' } };
  const viewing = new Viewing(hubspot({ media }), [TRAIL], { identity: { contactId: 'seven' } });
  viewing.play();
  const [{ at, ...draft }] = viewing.drafts;
  assert.equal(draft.hold, 'contact', 'a contact that is no integer is none');
  assert.ok(!('mediaUrl' in draft.body), 'a blob means nothing elsewhere');
  const record = JSON.parse(JSON.stringify({ ...draft, id: '1', adapter: 'hubspot', time: 1 })); // as from a disk
  assert.equal(viewing.complete(record, {}), null);
  for (const contactId of [1.5, -1, 2 ** 53, '']) assert.equal(viewing.complete(record, { contactId }), null);
  const known = viewing.complete(record, { contactId: '5' });
  assert.equal(known?.hold, 'media');
  assert.equal(known?.body.contactId, 5);
  assert.equal(viewing.complete(/** @type {any} */ (known), { contactId: 5 }), null);
  Object.assign(media.trail, { mediaUrl: '/trail.mp4' });
  const whole = viewing.complete(/** @type {any} */ (known), { contactId: 5 });
  assert.deepEqual(whole?.body, { ...record.body, contactId: 5, mediaUrl: 'https://shop.example/trail.mp4' });
  assert.ok(whole && !('hold' in whole));
  const lead = viewing.complete(record, { email: 'ada@example.com' });
  assert.deepEqual(lead?.contact, { email: 'ada@example.com' }, 'the relay finds the contact');
  assert.ok(lead && !('hold' in lead), 'the address of the film is known by now');
  assert.ok(!('contactId' in lead.body || 'email' in lead.body));
});

test('hubspot: once in a session for each video, and anew in the next session', () => {
  const viewing = new Viewing(hubspot(), [TRAIL, RIDGE], KNOWN);
  viewing.play();
  viewing.watch(3);
  viewing.jump('ridge');
  viewing.watch(2);
  viewing.jump('trail');
  viewing.watch(6);
  const first = viewing.session;
  viewing.resetViewer(); // it plays on
  viewing.watch(3);
  viewing.reset();
  viewing.play();
  viewing.watch(1);
  assert.deepEqual(
    told(viewing).map(([event, { mediaUrl, sessionId, state, playedPercent }]) =>
      [event, mediaUrl.slice(21), sessionId === first ? 'first' : 'later', state ?? playedPercent ?? ''].join(' '),
    ),
    [
      'media-played trail.mp4 first STARTED',
      'media-played-percent trail.mp4 first 25',
      'attention-span trail.mp4 first ',
      'media-played ridge.mp4 first STARTED',
      'media-played-percent ridge.mp4 first 25',
      'attention-span ridge.mp4 first ',
      'media-played-percent trail.mp4 first 50',
      'attention-span trail.mp4 first ',
      'media-played trail.mp4 later STARTED',
      'media-played-percent trail.mp4 later 25',
      'attention-span trail.mp4 later ',
      'media-played trail.mp4 later STARTED',
    ],
  );
});

test('hubspot: the visit that a reset ends tells its own plays alone', () => {
  const viewing = new Viewing(hubspot(), [TRAIL, RIDGE], KNOWN);
  viewing.play();
  viewing.watch(3);
  viewing.jump('ridge');
  viewing.jump('trail');
  viewing.seek(2);
  viewing.watch(2);
  viewing.reset();
  assert.deepEqual(
    bodies(viewing, 'attention-span').map(({ rawDataString }) => rawDataString.slice(0, 20)),
    ['0=1;1=1;2=1;3=0;4=0;', '0=0;1=0;2=1;3=1;4=0;'],
  );
});

test('hubspot: a page that comes back reports only what is played then; and its quarters once', () => {
  const viewing = new Viewing(hubspot(), [TRAIL, RIDGE], KNOWN);
  viewing.play();
  viewing.watch(3);
  for (const seconds of [0, 2]) {
    viewing.leave();
    viewing.back();
    viewing.watch(seconds);
  }
  viewing.jump('ridge'); // the visit that is left has the rest
  viewing.jump('trail');
  viewing.watch(1);
  viewing.reset();
  assert.deepEqual(
    bodies(viewing, 'attention-span').map(({ rawDataString }) => rawDataString.slice(0, 24)),
    ['0=1;1=1;2=1;3=0;4=0;5=0;', '0=0;1=0;2=0;3=1;4=1;5=0;', '0=1;1=0;2=0;3=0;4=0;5=0;'],
  );
  assert.deepEqual(
    bodies(viewing, 'media-played-percent').map(({ playedPercent }) => playedPercent),
    [25, 50],
  );
});

test('hubspot: a prevented event tells nothing', () => {
  const viewing = new Viewing(hubspot(), [TRAIL], KNOWN);
  viewing.play();
  viewing.watch(1);
  viewing.tell('node:exit', { kind: 'jump', node: TRAIL }, true); // the page stays, or goes its own way
  assert.deepEqual(bodies(viewing, 'attention-span'), []);
  viewing.watch(1);
  viewing.leave();
  assert.equal(bodies(viewing, 'attention-span')[0].derivedValues.totalSecondsPlayed, 2);
});

test('hubspot: media that do not play are viewed; the page may say otherwise', () => {
  const media = {
    trail: { mediaType: /** @type {const} */ ('DOCUMENT'), externalId: 'map' },
    ridge: { state: /** @type {const} */ ('VIEWED') },
  };
  const viewing = new Viewing(hubspot({ media: ({ id }) => media[id] }), [TRAIL, RIDGE], KNOWN);
  viewing.play();
  viewing.watch(10);
  viewing.jump('ridge');
  viewing.watch(2);
  assert.deepEqual(
    told(viewing).map(([event, body]) => [event, body.mediaType, body.state, body.externalId]),
    [
      ['media-played', 'DOCUMENT', 'VIEWED', 'map'],
      ['media-played', 'VIDEO', 'VIEWED', undefined],
      ['media-played-percent', 'VIDEO', undefined, undefined],
    ],
  );
  const wrong = new Viewing(hubspot({ media: () => /** @type {any} */ ({ externalId: 7 }) }), [TRAIL], KNOWN);
  assert.throws(() => wrong.play(), /hubspot: "externalId" must be string/);
});

test('hubspot: the spans of a film of ten hours fit into a request', () => {
  const duration = 36_000.5;
  const viewing = new Viewing(hubspot(), [{ ...TRAIL, duration }], KNOWN);
  viewing.play();
  viewing.watch(3600);
  viewing.leave();
  const [body] = bodies(viewing, 'attention-span');
  assert.ok(JSON.stringify(body).length < 20_000);
  assert.equal(Object.keys(body.rawDataMap).length, Math.ceil(36_001 / 37));
  assert.deepEqual(body.derivedValues, { totalPercentPlayed: 3600 / 36_001, totalSecondsPlayed: 3600 });
});

for (const [options, says] of /** @type {[any, RegExp][]} */ ([
  [{ pageId: '12' }, /^hubspot: "pageId" must be integer$/],
  [{ pageId: 1.5 }, /"pageId" must be integer/],
  [{ mediaBridgeId: 2 ** 53 }, /"mediaBridgeId" must be integer/],
  [{ mediaBridgeId: 'integer' }, /"mediaBridgeId" must be integer/],
  [{ mediaType: 'FILM' }, /"mediaType" must be VIDEO \| AUDIO \|/],
  [{ state: 'started' }, /"state" must be STARTED \| VIEWED/],
  [{ externalPlayContext: 'PAGE' }, /"externalPlayContext" must be EMAIL \| EXTERNAL_PAGE/],
  [{ externalId: 7 }, /"externalId" must be string/],
  [{ pageid: 12 }, /^hubspot: no option "pageid"$/],
  [{ toString: 1 }, /no option "toString"/],
  [{ media: 'trail' }, /"media" must be object \| function/],
  [{ media: { trail: { mediaBridgeId: '7' } } }, /^hubspot: "mediaBridgeId" must be integer$/],
])) {
  test(`hubspot: ${JSON.stringify(options)} is an error at once`, () => {
    assert.throws(() => hubspot(options), { name: 'TypeError', message: says });
  });
}

test('hubspot: in random sessions each is told once, after the start, and adds up', () => {
  for (let seed = 0; seed < 300; seed++) {
    const numbers = new Random(seed);
    const random = () => numbers.whole(0, 1e6) / 1e6;
    const viewing = new Viewing(hubspot(), [{ ...TRAIL, duration: 1 + random() * 20 }, RIDGE], KNOWN);
    const moves = [
      ...[() => viewing.play(), () => viewing.play(), () => viewing.pause(), () => viewing.reset()],
      ...[() => viewing.watch(random() * 6), () => viewing.watch(random() * 6), () => viewing.watch(0.04)],
      ...[() => viewing.seek(random() * 7), () => viewing.jump(random() < 0.5 ? 'trail' : 'ridge')],
      ...[() => viewing.leave(), () => viewing.back(), () => viewing.resetViewer()],
    ];
    for (let i = 0; i < 40; i++) moves[Math.floor(random() * moves.length)]();
    assertSound(viewing, `seed ${seed}`);
  }
});

/** @param {Viewing} viewing @param {string} what */
function assertSound(viewing, what) {
  const percents = new Map();
  for (const [i, [event, body]] of told(viewing).entries()) {
    const { session, video } = viewing.drafts[i].at;
    assert.equal(body.sessionId, session, what);
    const key = `${session} ${video}`;
    const before = percents.get(key);
    if (event === 'media-played') {
      assert.equal(before, undefined, `${what}: started once`);
      percents.set(key, 0);
    } else if (event === 'media-played-percent') {
      assert.equal(body.playedPercent, before + 25, `${what}: quarters in order, once each, after the start`);
      percents.set(key, body.playedPercent);
    } else {
      assert.notEqual(before, undefined, `${what}: nothing of what never played`);
      assertAddsUp(body, what);
    }
  }
}

/** Map, string and derived values tell the same. @param {any} body @param {string} what */
function assertAddsUp({ rawDataMap, rawDataString, derivedValues }, what) {
  const spans = Object.values(rawDataMap);
  assert.deepEqual(Object.keys(rawDataMap).map(Number), [...spans.keys()], what);
  assert.equal(
    rawDataString,
    Object.entries(rawDataMap)
      .map((each) => `${each.join('=')};`)
      .join(''),
    what,
  );
  const share = spans.filter((times) => times > 0).length / spans.length;
  assert.ok(share > 0, `${what}: something was played`);
  assert.equal(derivedValues.totalPercentPlayed, share, what);
  assert.ok(Math.abs(derivedValues.totalSecondsPlayed - share * spans.length) <= 1, what);
}
