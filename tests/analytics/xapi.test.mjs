// SPDX-License-Identifier: MIT
// xAPI statements, checked by a validator of the specification and of the video profile; and that
// validator.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xapi } from '../../web/analytics/xapi.js';
import { Random } from '../property/generate.mjs';
import { faultsOf } from '../standins/xapi.mjs';
import { extensionsOf, isOfProfile, profileFaultsOf, sessionFaultsOf, verbOf } from '../standins/xapi-video.mjs';
import { Viewing } from './viewing.mjs';

const TRAIL = { id: 'trail', name: 'The trail', duration: 10, src: 'https://shop.example/trail.mp4' };
const RIDGE = { id: 'ridge', name: null, duration: 7.4, src: null };
const ADA = { identity: { email: 'ada@example.com', name: 'Ada' } };

// What a page has.
Object.assign(globalThis, { document: { fullscreenElement: null }, screen: { width: 1280, height: 720 } });
Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'tests' } });

/** The statements so far, valid. @param {Viewing} viewing @returns {any[]} */
function stated(viewing) {
  return viewing.drafts.map(({ route, body, hold }) => {
    assert.equal(route, '/xapi/statements');
    assert.equal(hold, undefined);
    const statement = JSON.parse(JSON.stringify(body));
    assert.deepEqual((isOfProfile(statement) ? profileFaultsOf : faultsOf)(statement), [], JSON.stringify(statement));
    return statement;
  });
}

/** Sessions of the profile, in order. @param {any[]} statements */
function sessionsOf(statements) {
  const sessions = new Map();
  for (const statement of statements.filter(isOfProfile)) {
    const id = extensionsOf(statement.context)['session-id'];
    sessions.set(id, [...(sessions.get(id) ?? []), statement]);
  }
  return [...sessions.values()];
}

test('xapi: a viewing states what the profile asks for', () => {
  const viewing = new Viewing(xapi({ language: 'en' }), [TRAIL], ADA);
  viewing.play();
  viewing.watch(4);
  viewing.seek(2);
  viewing.watch(1.235);
  viewing.pause();
  viewing.play();
  viewing.watch(9);
  viewing.leave();
  const statements = stated(viewing);
  assert.deepEqual(
    statements.map((each) => [verbOf(each), extensionsOf(each.result)]),
    [
      ['initialized', {}],
      ['played', { time: 0 }],
      ['seeked', { 'time-from': 4, 'time-to': 2 }],
      ['paused', { time: 3.235, progress: 0.4, 'played-segments': '0.000[.]4.000[,]2.000[.]3.235' }],
      ['played', { time: 3.235 }],
      ['completed', { time: 10, progress: 1, 'played-segments': '0.000[.]4.000[,]2.000[.]10.000' }],
      ['paused', { time: 10, progress: 1, 'played-segments': '0.000[.]4.000[,]2.000[.]10.000' }],
      ['terminated', { time: 10, progress: 1, 'played-segments': '0.000[.]4.000[,]2.000[.]10.000' }],
    ],
  );
  assert.deepEqual(sessionsOf(statements).map(sessionFaultsOf), [[]]);
  const [initialized, , , , , completed] = statements;
  assert.deepEqual(initialized.actor, { objectType: 'Agent', mbox: 'mailto:ada@example.com', name: 'Ada' });
  assert.deepEqual(initialized.object, {
    objectType: 'Activity',
    id: TRAIL.src,
    definition: { type: 'https://w3id.org/xapi/video/activity-type/video', name: { en: 'The trail' } },
  });
  const { 'user-agent': agent, ...around } = extensionsOf(initialized.context);
  assert.deepEqual(around, {
    ...{ 'session-id': initialized.id, length: 10, volume: 0.5, speed: '1x', 'full-screen': false },
    ...{ 'screen-size': '1280x720', 'video-playback-size': '640x360', 'cc-subtitle-enabled': false },
  });
  assert.equal(agent, 'tests');
  assert.equal(completed.result.duration, 'PT12S', 'all that was watched, also twice');
  assert.equal(completed.context.registration, viewing.session);
  assert.equal(completed.timestamp, '2027-01-15T08:00:00.000Z');
});

test('xapi: a video that follows is a session of its own', () => {
  const viewing = new Viewing(xapi(), [TRAIL, RIDGE], ADA);
  viewing.play();
  viewing.watch(1);
  viewing.jump('ridge');
  viewing.watch(1);
  viewing.jump('trail');
  viewing.watch(1);
  viewing.tell('node:exit', { kind: 'jump' }, true); // the page prevented it
  viewing.tell('player:play'); // as it plays already
  viewing.leave();
  viewing.tell('player:pause'); // browsers pause what is left
  const sessions = sessionsOf(stated(viewing));
  for (const session of sessions) {
    assert.deepEqual(session.map(verbOf), ['initialized', 'played', 'paused', 'terminated']);
    assert.deepEqual(sessionFaultsOf(session), []);
  }
  assert.deepEqual(
    sessions.map(([{ object }]) => object.id),
    [TRAIL.src, 'https://shop.example/boots#ridge', TRAIL.src],
  );
});

test('xapi: another viewer is another session, also while it plays', () => {
  const viewing = new Viewing(xapi(), [TRAIL], ADA);
  viewing.play();
  viewing.watch(6);
  viewing.resetViewer();
  viewing.watch(1);
  viewing.reset();
  viewing.leave();
  assert.deepEqual(
    sessionsOf(stated(viewing)).map((session) => [
      session.map(verbOf).join(' '),
      extensionsOf(session.at(-1).result).progress,
    ]),
    [
      ['initialized played paused terminated', 0.6],
      ['initialized played paused terminated', 0.1],
    ],
  );
});

test('xapi: a page that comes back is a session of its own, from when it plays on', () => {
  const viewing = new Viewing(xapi(), [TRAIL], ADA);
  viewing.play();
  viewing.watch(1);
  viewing.leave();
  viewing.back();
  viewing.watch(1);
  viewing.leave();
  viewing.back();
  viewing.tell('player:play'); // by Chromium, a moment later
  viewing.watch(1);
  viewing.pause();
  viewing.leave();
  viewing.back();
  viewing.leave(); // paused all the time
  const sessions = sessionsOf(stated(viewing));
  assert.deepEqual(
    sessions.map((session) => session.map(verbOf).join(' ')),
    Array(3).fill('initialized played paused terminated'),
  );
  for (const session of sessions) assert.deepEqual(sessionFaultsOf(session), []);
  assert.equal(extensionsOf(sessions[2].at(-1).result).progress, 0.3);
});

test('xapi: a click is an interaction, and an answer if it sets a variable', () => {
  const viewing = new Viewing(xapi(), [TRAIL], ADA);
  viewing.play();
  viewing.watch(1.5);
  viewing.tell('hotspot:click', { hotspot: { id: 'the pack', name: 'The pack' }, type: 'hotspot', action: 'track' });
  viewing.tell('variable:change', { name: 'level', value: true, source: 'click' });
  viewing.tell('hotspot:click', { hotspot: { id: 'a', name: null }, type: 'button', action: 'track' });
  viewing.tell('variable:change', { name: 'km', value: 3, source: 'timed' });
  viewing.tell('hotspot:click', { hotspot: { id: 'b', name: null }, type: 'button', action: 'track' });
  const clicks = stated(viewing).filter((each) => !isOfProfile(each));
  assert.deepEqual(
    clicks.map((each) => [verbOf(each), each.object.id, each.object.definition.name.und, each.result.response]),
    [
      ['interacted', `${TRAIL.src}#the%20pack`, 'The pack', undefined],
      ['answered', `${TRAIL.src}#a`, 'a', 'true'],
      ['interacted', `${TRAIL.src}#b`, 'b', undefined],
    ],
  );
  assert.equal(extensionsOf(clicks[0].result).time, 1.5);
  assert.equal(clicks[1].object.definition.interactionType, 'other');
  assert.deepEqual(clicks[1].context.contextActivities.parent[0].id, TRAIL.src);
});

test('xapi: clicks before the first play are stated with it, or when the page is left', () => {
  const click = (/** @type {Viewing} */ viewing, /** @type {string} */ id) =>
    viewing.tell('hotspot:click', { hotspot: { id, name: null }, type: 'button', action: 'track' });
  const viewing = new Viewing(xapi(), [TRAIL], ADA);
  viewing.tell('variable:change', { name: 'level', value: 'new', source: 'click' });
  click(viewing, 'a');
  viewing.now += 5000;
  click(viewing, 'b');
  assert.deepEqual(viewing.drafts, []);
  viewing.play();
  const statements = stated(viewing);
  assert.deepEqual(statements.map(verbOf), ['answered', 'interacted', 'initialized', 'played']);
  assert.deepEqual(
    statements.slice(0, 2).map(({ object, timestamp }) => [object.id, timestamp]),
    [
      [`${TRAIL.src}#a`, '2027-01-15T08:00:00.000Z'],
      [`${TRAIL.src}#b`, '2027-01-15T08:00:05.000Z'],
    ],
  );

  const left = new Viewing(xapi(), [TRAIL], ADA);
  left.element.currentVideo = 'trail';
  click(left, 'a');
  left.leave();
  assert.deepEqual(
    stated(left).map((each) => [verbOf(each), each.object.id]),
    [['interacted', 'https://shop.example/boots#trail/a']],
  );

  const clicked = new Viewing(xapi(), [TRAIL], ADA);
  clicked.element.currentVideo = 'trail';
  for (let i = 0; i < 250; i++) click(clicked, `${i}`);
  clicked.leave();
  assert.deepEqual(
    stated(clicked).map((each) => each.object.id.split('/').at(-1)),
    Array.from({ length: 250 }, (_, i) => `${i}`),
  );
});

test('xapi: without an actor it is held, and completed later', () => {
  const viewing = new Viewing(xapi(), [TRAIL]);
  viewing.play();
  const [{ at, ...draft }] = viewing.drafts;
  assert.equal(draft.hold, 'contact');
  const record = JSON.parse(JSON.stringify({ ...draft, id: '1', adapter: 'xapi', time: 1 }));
  assert.equal(viewing.complete(record, {}), null);
  const whole = viewing.complete(record, ADA.identity);
  assert.ok(whole && !('hold' in whole));
  assert.deepEqual(profileFaultsOf(whole.body), []);
  const account = { account: { homePage: 'https://shop.example', name: '7' } };
  const known = new Viewing(xapi({ actor: () => account }), [TRAIL]);
  known.play();
  assert.deepEqual(stated(known)[0].actor, account);
});

test('xapi: the threshold, the registration and the ids of activities are the page’s', () => {
  const registration = '7f3a1c52-93b0-4f0e-8f6a-2a0c4d1e9b77';
  const options = { registration, completionThreshold: 0.5, activityId: ({ id }) => `https://lms.example/${id}` };
  const viewing = new Viewing(xapi(options), [TRAIL], ADA);
  viewing.play();
  viewing.watch(5);
  const statements = stated(viewing);
  assert.deepEqual(statements.map(verbOf), ['initialized', 'played', 'completed']);
  for (const { object, context } of statements) {
    assert.equal(object.id, 'https://lms.example/trail');
    assert.equal(context.registration, registration);
  }
  assert.equal(extensionsOf(statements[0].context)['completion-threshold'], 0.5);
});

test('xapi: nothing is stated of a broadcast, whose length the profile wants', () => {
  const viewing = new Viewing(xapi(), [{ ...TRAIL, duration: null }], ADA);
  viewing.play();
  viewing.watch(5);
  viewing.leave();
  assert.deepEqual(viewing.drafts, []);
});

for (const [options, says] of /** @type {[any, RegExp][]} */ ([
  [{ registration: 'r1' }, /^xapi: "registration" must be a UUID$/],
  [{ completionThreshold: 1.5 }, /"completionThreshold" must be above 0/],
  [{ completionThreshold: '1' }, /"completionThreshold" must be integer \| number/],
  [{ activityId: 'https://lms.example/' }, /"activityId" must be function/],
  [{ actor: 'ada' }, /"actor" must be object \| function/],
  [{ Actor: {} }, /no option "Actor"/],
])) {
  test(`xapi: ${JSON.stringify(options)} is an error at once`, () => {
    assert.throws(() => xapi(options), { name: 'TypeError', message: says });
  });
}

test('xapi: random sessions are valid, and in the order of the profile', () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = new Random(seed);
    const viewing = new Viewing(xapi(), [{ ...TRAIL, duration: 1 + random.next() * 20 }, RIDGE], ADA);
    const click = { hotspot: { id: 'a', name: null } };
    const moves = [
      ...[() => viewing.play(), () => viewing.play(), () => viewing.pause(), () => viewing.reset()],
      ...[() => viewing.watch(random.next() * 6), () => viewing.watch(random.next() * 6)],
      ...[() => viewing.seek(random.next() * 7), () => viewing.jump(random.pick(['trail', 'ridge']))],
      ...[
        () => viewing.leave(),
        () => viewing.back(),
        () => viewing.tell('hotspot:click', click),
        () => viewing.resetViewer(),
      ],
    ];
    for (let i = 0; i < 40; i++) random.pick(moves)();
    const statements = stated(viewing);
    assert.deepEqual(sessionsOf(statements).flatMap(sessionFaultsOf), [], `seed ${seed}`);
    assert.equal(new Set(statements.map(({ id }) => id)).size, statements.length, `seed ${seed}`);
  }
});

// ---- The validator -----------------------------------------------------------------------

/** A statement of the profile with this changed. @param {(statement: any) => void} [change] */
function changed(change = () => {}) {
  const viewing = new Viewing(xapi(), [TRAIL], ADA);
  viewing.play();
  viewing.watch(2);
  viewing.pause();
  const statement = JSON.parse(JSON.stringify(viewing.drafts[2].body));
  change(statement);
  return statement;
}

const TIME = 'https://w3id.org/xapi/video/extensions/time';
const LENGTH = 'https://w3id.org/xapi/video/extensions/length';
const SEGMENTS = 'https://w3id.org/xapi/video/extensions/played-segments';

/** @type {Record<string, (statement: any) => void>} */
const WRONG = {
  'no actor': (s) => delete s.actor,
  'an actor without identifier': (s) => delete s.actor.mbox,
  'an actor with two': (s) => Object.assign(s.actor, { openid: 'https://ada.example' }),
  'an address without mailto': (s) => Object.assign(s.actor, { mbox: 'ada@example.com' }),
  'an account without home page': (s) => Object.assign(s, { actor: { account: { name: 'ada' } } }),
  'an anonymous group without members': (s) => Object.assign(s, { actor: { objectType: 'Group' } }),
  'an unknown kind of actor': (s) => Object.assign(s.actor, { objectType: 'Person' }),
  'an unknown member': (s) => Object.assign(s, { mood: 'good' }),
  'an unknown member of the verb': (s) => Object.assign(s.verb, { name: 'paused' }),
  null: (s) => Object.assign(s.object.definition, { description: null }),
  'a verb that is no IRI': (s) => Object.assign(s.verb, { id: 'paused' }),
  'a language that is none': (s) => Object.assign(s.verb, { display: { en_GB: 'paused' } }),
  'an id that is no UUID': (s) => Object.assign(s, { id: '1' }),
  'a registration that is no UUID': (s) => Object.assign(s.context, { registration: 'r' }),
  'an object without id': (s) => delete s.object.id,
  'an unknown kind of object': (s) => Object.assign(s.object, { objectType: 'Film' }),
  'an unknown kind of interaction': (s) => Object.assign(s.object.definition, { interactionType: 'quiz' }),
  'choices of a number': (s) => Object.assign(s.object.definition, { interactionType: 'numeric', choices: [] }),
  'a duration in seconds': (s) => Object.assign(s.result, { duration: '12' }),
  'an empty duration': (s) => Object.assign(s.result, { duration: 'PT' }),
  'a score over the maximum': (s) => Object.assign(s.result, { score: { raw: 3, min: 0, max: 2 } }),
  'a response that is no text': (s) => Object.assign(s.result, { response: 4 }),
  'an extension that is no IRI': (s) => Object.assign(s.result.extensions, { time: 4 }),
  'a time without zone': (s) => Object.assign(s, { timestamp: '2027-01-15T08:00:00.000' }),
  'a time of no zone': (s) => Object.assign(s, { timestamp: '2027-01-15T08:00:00-00:00' }),
  'a month of none': (s) => Object.assign(s, { timestamp: '2027-13-15T08:00:00Z' }),
  'a category that is no list': (s) => Object.assign(s.context.contextActivities, { category: { id: 'a:b' } }),
  'a time by the client of storing': (s) => Object.assign(s, { stored: s.timestamp }),
  'a platform of a person': (s) => Object.assign(s, { object: { ...s.actor }, context: { platform: 'x' } }),
};
/** Wrong by the profile alone. @type {Record<string, (statement: any) => void>} */
const WRONG_VIDEO = {
  'no category': (s) => delete s.context.contextActivities.category,
  'no timestamp': (s) => delete s.timestamp,
  'no length': (s) => delete s.context.extensions[LENGTH],
  'no time': (s) => delete s.result.extensions[TIME],
  'a time as text': (s) => Object.assign(s.result.extensions, { [TIME]: '2.000' }),
  'a time of four decimals': (s) => Object.assign(s.result.extensions, { [TIME]: 2.0001 }),
  'segments in another form': (s) => Object.assign(s.result.extensions, { [SEGMENTS]: '0-2' }),
  'another activity': (s) => Object.assign(s.object.definition, { type: 'https://example.com/film' }),
  'a verb of its own': (s) => Object.assign(s.verb, { id: 'https://w3id.org/xapi/video/verbs/stopped' }),
  'completion by a pause': (s) => Object.assign(s.result, { completion: true }),
  'a target without seek': (s) => Object.assign(s.result.extensions, { [`${TIME}-to`]: 2 }),
  'an extension that there is not': (s) => Object.assign(s.result.extensions, { [`${TIME}s`]: 2 }),
};

test('the validator accepts what is right', () => {
  assert.deepEqual(profileFaultsOf(changed()), []);
  for (const duration of ['PT12.5S', 'P1DT2H', 'P3W', 'PT0S']) {
    assert.deepEqual(faultsOf(changed((s) => Object.assign(s.result, { duration }))), [], duration);
  }
  const other = {
    ...{ actor: { objectType: 'Group', member: [{ mbox_sha1sum: 'a'.repeat(40) }] }, verb: { id: 'a:b' } },
    ...{ object: { objectType: 'StatementRef', id: changed().id }, timestamp: '2027-01-15T08:00:00+01:00' },
  };
  assert.deepEqual(faultsOf(other), []);
});

test('the validator refuses what is wrong', () => {
  for (const [what, change] of Object.entries(WRONG)) assert.notDeepEqual(faultsOf(changed(change)), [], what);
  for (const [what, change] of Object.entries(WRONG_VIDEO)) {
    assert.deepEqual(faultsOf(changed(change)), [], `${what} is a statement`);
    assert.notDeepEqual(profileFaultsOf(changed(change)), [], what);
  }
});
