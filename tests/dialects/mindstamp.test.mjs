// SPDX-License-Identifier: MIT
// hotcue/dialects/mindstamp: what a page gets that was written for Mindstamp's player.
import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import fc from 'fast-check';
import { mindstamp } from '../../web/dialects/mindstamp.js';
import { messageOf } from '../../web/dialects/mindstamp-messages.js';
import { HOST, PLAYER, Stage } from './mindstamp-host.mjs';

afterEach(() => mock.restoreAll());

/** @param {any} [options] */
function setUp(options = {}) {
  mock.method(console, 'warn', () => {});
  const stage = new Stage();
  const dialect = mindstamp(/** @type {any} */ (stage.overlay), { origins: [HOST], ...options });
  return { stage, dialect, overlay: stage.overlay, media: stage.media };
}

const AT_TWO = {
  ...{ title: 'The trail', token: 'trail', currentTime: 2, formattedTime: '0:02' },
  ...{ duration: 41, formattedDuration: '0:41' },
};

// ---- Playback -----------------------------------------------------------------------

test('the messages of a viewing, with every member', () => {
  const { stage, overlay, media } = setUp();
  overlay.start();
  media.becomes({ currentTime: 2.9 });
  overlay.tell('player:play');
  overlay.tell('player:pause', { reason: 'user' });
  assert.deepEqual(stage.taken(), [
    { event: 'video_play', version: 1, info: AT_TWO },
    { event: 'video_pause', version: 1, info: AT_TWO },
  ]);
  media.seekTo(2.9);
  assert.deepEqual(stage.taken(), [{ event: 'time_update', version: 1, info: AT_TWO }]);
  media.seekTo(41.7);
  overlay.tell('node:ended', { node: { id: 'trail', name: 'The trail' } });
  overlay.tell('player:pause', { reason: 'ended' });
  const end = stage.taken();
  assert.deepEqual(
    end.map(({ event }) => event),
    [
      ...['time_update', 'progress_10', 'progress_25', 'progress_50', 'progress_75', 'progress_90', 'progress_100'],
      ...['video_end', 'video_pause'],
    ],
  );
  const info = { ...AT_TWO, currentTime: 41, formattedTime: '0:41' };
  for (const message of end) assert.deepEqual(message, { event: message.event, version: 1, info });
});

test('an event of the end that comes before the media’s own is complete', () => {
  const { stage, overlay, media } = setUp();
  overlay.start();
  media.becomes({ currentTime: 41.7, ended: true });
  overlay.tell('node:ended', { node: { id: 'trail', name: null } });
  media.becomes({}, 'timeupdate', 'ended');
  assert.deepEqual(
    stage
      .taken()
      .map(({ event }) => event)
      .slice(-3),
    ['progress_90', 'progress_100', 'video_end'],
  );
});

test('each whole second that is reached is told once', () => {
  const { stage, overlay, media } = setUp();
  overlay.start();
  for (const time of [0, 0.3, 0.99, 1.01, 1.9, 19.9999999, 20.4, 3, 3.5]) media.seekTo(time);
  const seconds = stage.taken().filter(({ event }) => event === 'time_update');
  assert.deepEqual(
    seconds.map(({ info }) => info.currentTime),
    [0, 1, 20, 3],
  );
});

test('times are of minutes and seconds, the minutes also more than 59; what is unknown is 0', () => {
  const { stage, overlay, media } = setUp();
  overlay.start();
  media.duration = 4000.2;
  media.seekTo(3725.5);
  const [{ info }] = stage.taken();
  assert.equal(`${info.formattedTime} of ${info.formattedDuration}`, '62:05 of 66:40');
  for (const duration of [NaN, Infinity]) {
    media.duration = duration;
    overlay.tell('player:play');
    const [{ info }] = stage.taken();
    assert.deepEqual([info.duration, info.formattedDuration], [0, '0:00']);
  }
});

test('progress: once per load, each crossed threshold in order', () => {
  const positions = fc.array(fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constant(100)), {
    maxLength: 12,
  });
  const property = fc.property(positions, (given) => {
    const { stage, overlay, media } = setUp();
    media.duration = 100;
    overlay.start();
    const expected = [];
    for (const position of given) {
      for (const threshold of [10, 25, 50, 75, 90, 100]) {
        const name = `progress_${threshold}`;
        if (position >= threshold && !expected.includes(name)) expected.push(name);
      }
      media.seekTo(position);
    }
    assert.deepEqual(stage.names(), expected);
  });
  fc.assert(property, { numRuns: 200 });
});

test('progress begins anew with another video, a reset and another project, not with the first play', () => {
  const { stage, overlay, media } = setUp();
  overlay.tell('project:load');
  media.seekTo(12);
  overlay.tell('node:enter', { kind: 'start', node: { id: 'trail', name: null } });
  media.seekTo(12.5);
  assert.deepEqual(stage.names(), ['progress_10', 'progress_25']);
  for (const [type, detail] of /** @type {[string, any][]} */ ([
    ['node:enter', { kind: 'jump', node: { id: 'ridge', name: null } }],
    ['project:reset', {}],
    ['project:load', {}],
  ])) {
    overlay.tell(type, detail);
    media.seekTo(5);
    media.seekTo(5.5);
    assert.deepEqual(stage.names(), ['progress_10'], type);
  }
});

test('title and token are those of the video that plays, unless the page names them', () => {
  const tokens = (/** @type {any} */ options) => {
    const { stage, overlay } = setUp(options);
    overlay.tell('player:play');
    overlay.start();
    overlay.tell('player:play');
    overlay.tell('node:enter', { kind: 'jump', node: { id: 'ridge', name: null } });
    overlay.tell('player:play');
    return stage.taken().map(({ info }) => `${info.title} ${info.token}`);
  };
  assert.deepEqual(tokens({}), [' trail', 'The trail trail', ' ridge']);
  assert.deepEqual(tokens({ title: 'T', token: 'reoCjremf' }), ['T reoCjremf', 'T reoCjremf', 'T reoCjremf']);
});

test('what only the document says: token, title and internal label, of the project that plays', async () => {
  const trail = {
    ...{ id: 'trail', token: 'reoCjremf', title: 'The trail' },
    interactions: [null, { id: 7, internal_label: 'cta' }, { label: 'second' }, { id: 'plain' }],
  };
  const documents = [
    { videos: [trail, { id: 'ridge', title: 'The ridge' }] },
    'no document',
    { videos: [{ id: 'other' }] },
  ];
  for (const [i, project] of documents.entries()) {
    const { stage, overlay } = setUp();
    mock.method(globalThis, 'fetch', async () => ({ json: async () => project }));
    Object.assign(overlay, { project: '/trail.json', baseURI: 'https://player.example/', currentVideo: 'trail' });
    overlay.tell('project:load');
    await new Promise(setImmediate);
    const click = (/** @type {string} */ id) =>
      overlay.tell('hotspot:click', { hotspot: { id, name: 'its name', customData: null }, type: 'button' });
    overlay.tell('player:play');
    for (const id of ['7', 'i2', 'plain']) click(id);
    overlay.tell('node:enter', { kind: 'jump', node: { id: 'ridge', name: null } });
    overlay.tell('player:play');
    const [{ info }, ...clicks] = stage.taken();
    const next = clicks.pop()?.info;
    const labels = clicks.map(({ info: { data } }) => data.internal_label);
    assert.deepEqual(
      [info.title, info.token, labels, next?.title, next?.token],
      i === 0
        ? ['The trail', 'reoCjremf', ['cta', 'second', 'its name'], 'The ridge', 'ridge']
        : ['', 'trail', ['its name', 'its name', 'its name'], '', 'ridge'],
    );
  }
});

test('messages wait for the document, for a second at most, and stay in order', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const setUpWith = (/** @type {() => Promise<any>} */ fetched) => {
    const { stage, overlay } = setUp();
    mock.method(globalThis, 'fetch', fetched);
    Object.assign(overlay, { project: '/trail.json', baseURI: 'https://player.example/', currentVideo: 'trail' });
    overlay.tell('project:load');
    overlay.tell('player:play');
    overlay.tell('player:pause');
    assert.deepEqual(stage.taken(), []);
    return { stage, overlay };
  };
  const { stage, overlay } = setUpWith(async () => ({ json: async () => ({ videos: [{ id: 'trail', token: 'T' }] }) }));
  await new Promise(setImmediate);
  overlay.tell('player:play');
  assert.deepEqual(
    stage.taken().map(({ event, info }) => `${event} ${info.token}`),
    ['video_play T', 'video_pause T', 'video_play T'],
  );
  const { stage: slow } = setUpWith(() => new Promise(() => {}));
  t.mock.timers.tick(999);
  assert.deepEqual(slow.taken(), []);
  t.mock.timers.tick(1);
  assert.deepEqual(
    slow.taken().map(({ event, info }) => `${event} ${info.token}`),
    ['video_play trail', 'video_pause trail'],
  );
});

for (const [code, readyState, event] of /** @type {[string, number, string]} */ ([
  ['media', 0, 'video_unavailable'],
  ['media', 4, 'playback_error'],
  ['fetch', 0, 'video_unavailable'],
  ['no_media', 0, 'video_unavailable'],
  ['play_refused', 4, 'playback_error'],
  ['unknown_id', 4, ''],
])) {
  test(`an error ${code} with ${readyState ? '' : 'no '}metadata is ${event || 'no message'}`, () => {
    const { stage, overlay, media } = setUp();
    media.readyState = readyState;
    overlay.tell('error', { code, message: 'm' });
    assert.deepEqual(stage.names(), event ? [event] : []);
  });
}

// ---- Interactions ---------------------------------------------------------------------

test('a click, with every key', () => {
  const { stage, overlay, media } = setUp();
  overlay.start();
  media.becomes({ currentTime: 2.5 });
  const hotspot = { id: 'boots', name: 'cta', customData: { b: 1, a: [2] }, customDataText: '{"b":1,"a":[2.0]}' };
  const detail = { hotspot, type: 'button', action: 'link', value: 'https://shop.example/' };
  overlay.tell('hotspot:click', detail);
  overlay.tell('hotspot:click', detail);
  const [first, second] = stage.taken();
  const { interaction_id, ...data } = first.info.data;
  assert.match(interaction_id, /^[0-9a-f]{32}$/);
  assert.notEqual(interaction_id, second.info.data.interaction_id);
  assert.deepEqual(data, {
    ...{ interaction_type: 'click', interaction_value: 'Buy now' },
    ...{ parent_id: 'boots', parent_type: 'button', parent_value: 'Buy now' },
    ...{ question_style: null, has_correct_answer: null, answered_correctly: null, internal_label: 'cta' },
    ...{ custom_data: { b: 1, a: [2] }, custom_data_text: '{"b":1,"a":[2.0]}' },
  });
  assert.deepEqual(
    { ...first, info: { ...first.info, data: null } },
    {
      ...{ event: 'viewer_interaction', version: 1 },
      info: { title: 'The trail', currentTime: 2, token: 'trail', data: null },
    },
  );
});

test('a cue, in both directions: messages that the old player had not', () => {
  const { stage, overlay } = setUp();
  overlay.start();
  const cue = { id: 'sunrise', customData: 'x', customDataText: '"x"' };
  for (const type of ['cue:forward', 'cue:reverse']) overlay.tell(type, { cue });
  const data = { cue_id: 'sunrise', custom_data: 'x', custom_data_text: '"x"' };
  const info = { title: 'The trail', currentTime: 0, token: 'trail', data };
  assert.deepEqual(stage.taken(), [
    { event: 'cue_forward', version: 1, info },
    { event: 'cue_reverse', version: 1, info },
  ]);
});

test('an event becomes a message by a pure function', () => {
  const video = { title: 'T', token: 't', duration: 9, labelOf: () => null };
  const hotspot = { id: 'a', name: null, customData: null, customDataText: 'null' };
  const event = /** @type {any} */ ({ type: 'hotspot:click', detail: { hotspot, type: 'image' }, time: 1.5 });
  const { info } = /** @type {any} */ (messageOf(event, video));
  assert.deepEqual([info.currentTime, info.data.custom_data_text, info.data.parent_value], [1, 'null', null]);
  for (const type of ['toString', '__proto__', 'constructor', 'project:ready']) {
    assert.equal(messageOf(/** @type {any} */ ({ type, detail: {}, time: 0 }), video), null);
  }
});

// ---- Who gets them ----------------------------------------------------------------------

test('only a window with an allowed origin gets anything', () => {
  const { stage, overlay } = setUp({ origins: ['https://other.example', 'https://third.example'] });
  overlay.start();
  overlay.tell('player:play');
  assert.deepEqual(stage.taken(), []);
  assert.deepEqual(stage.host.misaddressed, ['https://other.example', 'https://third.example']);
});

test('once the window’s origin is known, it is the only one that messages are for', () => {
  const origins = ['https://other.example', HOST];
  const { stage, overlay } = setUp({ origins });
  stage.command('pause_player');
  overlay.tell('player:play');
  assert.deepEqual([stage.names(), stage.host.misaddressed], [['video_play'], []]);

  const second = new Stage();
  second.page.location = { ancestorOrigins: [HOST] };
  mindstamp(/** @type {any} */ (second.overlay), { origins });
  second.overlay.tell('player:play');
  assert.deepEqual([second.names(), second.host.misaddressed], [['video_play'], []]);
});

test('any origin, and none', () => {
  const any = setUp({ origins: ['*'] });
  any.overlay.tell('player:play');
  any.stage.stated = 'https://unknown.example';
  any.stage.command('play_player');
  assert.deepEqual([any.stage.names(), any.media.paused], [['video_play'], false]);

  const none = setUp({ origins: [] });
  none.overlay.tell('player:play');
  none.stage.command('play_player');
  assert.deepEqual([none.stage.names(), none.media.paused], [[], true]);
});

test('a page that is its own host does not answer its own messages', async () => {
  const stage = new Stage();
  const { page, overlay, media } = stage;
  /** @type {any} */
  const self = page;
  self.postMessage = page.seenBy(
    () => page,
    () => PLAYER,
  ).postMessage;
  page.parent = self;
  /** @type {string[]} */
  const got = [];
  page.addEventListener('message', (/** @type {any} */ { data }) => got.push(data.event));
  const dialect = mindstamp(/** @type {any} */ (overlay), { to: self, origins: [PLAYER] });
  overlay.tell('player:play');
  self.postMessage({ event: 'change_time', time: 9 }, '*');
  self.postMessage({ event: 'fly' }, '*');
  self.postMessage({ of: 'another script' }, '*');
  assert.equal(media.currentTime, 9);
  assert.deepEqual(got, ['video_play', 'change_time', 'fly', 'command_error', undefined]);
  assert.equal(dialect.dropped, 0);
});

test('stop() ends messages and commands', () => {
  const { stage, dialect, overlay, media } = setUp();
  dialect.stop();
  dialect.stop();
  overlay.start();
  overlay.tell('player:play');
  media.seekTo(30);
  stage.command('play_player');
  assert.deepEqual([stage.taken(), media.paused], [[], true]);
});

for (const options of /** @type {any[]} */ ([
  undefined,
  {},
  { origins: HOST },
  { origins: [`${HOST}/`] },
  { origins: ['shop.example'] },
  { origins: [null] },
  { origins: [HOST], to: {} },
  { origins: [HOST], title: 3 },
  { origins: [HOST], token: null },
  { origins: [HOST], titel: 'T' },
])) {
  test(`options ${JSON.stringify(options)} are refused`, () => {
    assert.throws(() => mindstamp(/** @type {any} */ (new Stage().overlay), options), {
      name: 'TypeError',
      message: /^mindstamp: /,
    });
  });
}
