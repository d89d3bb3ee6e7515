// SPDX-License-Identifier: MIT
// hotcue/dialects/mindstamp: the commands of a page, and what it sends that is none.
import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import fc from 'fast-check';
import { mindstamp } from '../../web/dialects/mindstamp.js';
import { canvas, HOST, Stage, settled } from './mindstamp-host.mjs';

afterEach(() => mock.restoreAll());

function setUp() {
  const warn = mock.method(console, 'warn', () => {});
  const stage = new Stage();
  const dialect = mindstamp(/** @type {any} */ (stage.overlay), { origins: [HOST] });
  stage.overlay.start();
  const { media, overlay } = stage;
  const state = () => [media.paused, media.currentTime, overlay.variables.length];
  return { stage, dialect, overlay, media, state, warned: () => warn.mock.calls.map((call) => call.arguments[0]) };
}

const error = (/** @type {string} */ command, /** @type {string} */ message) => ({
  event: 'command_error',
  version: 1,
  info: { command, message },
});

// ---- What they do -----------------------------------------------------------------------

test('play and pause', () => {
  const { stage, media } = setUp();
  stage.command('play_player');
  assert.equal(media.paused, false);
  stage.command('pause_player');
  assert.equal(media.paused, true);
});

for (const [from, paused, event, to] of /** @type {[number, boolean, string, number][]} */ ([
  [20, true, 'rewind', 19],
  [20, false, 'rewind', 15],
  [20, true, 'fast_forward', 21],
  [20, false, 'fast_forward', 25],
  [3, false, 'rewind', 0],
  [41.5, true, 'fast_forward', 41.7],
])) {
  test(`${event} at ${from}, ${paused ? 'paused' : 'playing'}: ${to}`, () => {
    const { stage, media } = setUp();
    media.becomes({ currentTime: from, paused });
    stage.command(event);
    assert.equal(media.currentTime, to);
  });
}

for (const [time, to] of /** @type {[any, number][]} */ ([
  [20, 20],
  [0, 0],
  [-3, 0],
  [1e9, 41.7],
  ['12.5', 12.5],
  [' 7 ', 7],
])) {
  test(`change_time ${JSON.stringify(time)}: ${to}`, () => {
    const { stage, media } = setUp();
    media.becomes({ currentTime: 5 });
    stage.command('change_time', { time });
    assert.equal(media.currentTime, to);
  });
}

test('a time before the duration is known', () => {
  const { stage, media } = setUp();
  media.duration = NaN;
  stage.command('change_time', { time: 20 });
  assert.equal(media.currentTime, 20);
});

test('variables of each type', () => {
  const { stage, overlay } = setUp();
  const values = ['Ada', '', 3.5, false, null];
  for (const value of values) stage.command('set_variable', { variable_name: 'name', variable_value: value });
  assert.deepEqual(
    overlay.variables,
    values.map((value) => ['name', value]),
  );
});

test('fullscreen is left, where there is one', () => {
  const { stage, overlay, media } = setUp();
  stage.command('exit_fullscreen');
  overlay.ownerDocument.fullscreenElement = overlay;
  stage.command('exit_fullscreen');
  assert.equal(overlay.ownerDocument.fullscreenElement, null);
  const exit = mock.fn();
  Object.assign(media, { webkitDisplayingFullscreen: true, webkitExitFullscreen: exit });
  stage.command('exit_fullscreen');
  assert.equal(exit.mock.callCount(), 1);
});

test('playing that the browser refuses is answered; that a pause ended it is not', async () => {
  const { stage, media } = setUp();
  for (const name of ['AbortError', 'NotAllowedError']) {
    media.refusal = Object.assign(new Error('a gesture is needed'), { name });
    stage.command('play_player');
    await settled();
  }
  assert.deepEqual(stage.taken(), [error('play_player', 'a gesture is needed')]);
});

test('playing that media refuse in ways of their own is answered, too', async () => {
  const { stage, media } = setUp();
  const answers = async (/** @type {any} */ play) => {
    media.play = play;
    stage.command('play_player');
    await settled();
    return stage.taken();
  };
  const throws = () => {
    throw new Error('not now');
  };
  assert.deepEqual(await answers(() => undefined), []);
  assert.deepEqual(await answers(throws), [error('play_player', 'not now')]);
  assert.deepEqual(await answers(() => Promise.reject('busy')), [error('play_player', 'busy')]);
  assert.deepEqual(await answers(() => Promise.reject()), [error('play_player', 'refused')]);
});

test('without media, and without the player, each command is answered', async () => {
  const { stage, overlay, media } = setUp();
  overlay.media = null;
  stage.command('rewind');
  overlay.media = media;
  overlay.isConnected = false;
  stage.command('play_player');
  await settled();
  assert.deepEqual(stage.taken(), [
    error('rewind', 'there is no video yet'),
    error('play_player', 'the player was removed'),
  ]);
  assert.equal(media.paused, true);
});

// ---- Screenshots ---------------------------------------------------------------------------

/** @param {any} media @param {any} [properties] */
async function shoot(media, properties) {
  const { stage } = setUp();
  Object.assign(stage.media, { videoWidth: 640, videoHeight: 360, currentTime: 2 }, media);
  Object.assign(canvas, { fault: null, drawn: null }, properties);
  stage.command('request_screenshot');
  while (stage.got.length === 0) await settled();
  return { answer: stage.taken(), stage };
}

test('a screenshot has the size of the video and comes with its time', async () => {
  const { answer, stage } = await shoot({});
  const screenshot = `data:image/jpeg;base64,${Buffer.from('640x360').toString('base64')}`;
  const info = {
    ...{ title: 'The trail', token: 'trail', currentTime: 2, formattedTime: '0:02' },
    ...{ duration: 41, formattedDuration: '0:41', screenshot },
  };
  assert.deepEqual(answer, [{ event: 'screenshot', version: 1, info }]);
  assert.equal(canvas.drawn, stage.media);
});

test('a custom media element’s picture is that of the video inside', async () => {
  const nativeEl = { videoWidth: 2, videoHeight: 1, readyState: 4 };
  const { answer } = await shoot({ localName: 'hls-video', nativeEl });
  assert.equal(canvas.drawn, nativeEl);
  assert.equal(answer[0].event, 'screenshot');
});

for (const [media, fault, message] of /** @type {[any, any, RegExp][]} */ ([
  [{ readyState: 1 }, null, /no picture yet/],
  [{ videoWidth: 0, videoHeight: 0 }, null, /no picture yet/],
  [{}, Object.assign(new Error('tainted'), { name: 'SecurityError' }), /without CORS/],
  [{}, new TypeError('not an image'), /no picture to read: not an image/],
])) {
  test(`no screenshot: ${message.source}`, async () => {
    const { answer } = await shoot(media, { fault });
    assert.equal(answer.length, 1);
    assert.equal(answer[0].info.command, 'request_screenshot');
    assert.match(answer[0].info.message, message);
  });
}

test('screenshots one after the other are too many', async () => {
  const { stage } = await shoot({});
  stage.command('request_screenshot');
  await settled();
  assert.deepEqual(stage.taken(), [error('request_screenshot', 'too many screenshots')]);
});

// ---- What is wrong ----------------------------------------------------------------------------

const LONG = 'x'.repeat(70_000);

for (const [message, command, reason] of /** @type {[any, string, RegExp][]} */ ([
  [{ event: 'fly' }, 'fly', /no such command/],
  [{ event: '' }, '', /no such command/],
  [{ event: 'toString' }, 'toString', /no such command/],
  [{ event: '__proto__' }, '__proto__', /no such command/],
  [{ event: LONG }, LONG.slice(0, 64), /no such command/],
  [{ event: 'video_play', version: 1 }, 'video_play', /no such command/],
  [{ event: 'change_time' }, 'change_time', /"time" must be/],
  [{ event: 'change_time', time: NaN }, 'change_time', /"time" must be/],
  [{ event: 'change_time', time: Infinity }, 'change_time', /"time" must be/],
  [{ event: 'change_time', time: '1:20' }, 'change_time', /"time" must be/],
  [{ event: 'change_time', time: '' }, 'change_time', /"time" must be/],
  [{ event: 'change_time', time: [3] }, 'change_time', /"time" must be/],
  [{ event: 'change_time', time: 3n }, 'change_time', /"time" must be/],
  [{ event: 'set_variable' }, 'set_variable', /"variable_name" must be/],
  [{ event: 'set_variable', variable_name: '', variable_value: 1 }, 'set_variable', /"variable_name" must be/],
  [{ event: 'set_variable', variable_name: LONG, variable_value: 1 }, 'set_variable', /"variable_name" must be/],
  [{ event: 'set_variable', variable_name: 'a' }, 'set_variable', /"variable_value" must be/],
  [{ event: 'set_variable', variable_name: 'a', variable_value: {} }, 'set_variable', /"variable_value" must be/],
  [{ event: 'set_variable', variable_name: 'a', variable_value: NaN }, 'set_variable', /"variable_value" must be/],
  [{ event: 'set_variable', variable_name: 'a', variable_value: LONG }, 'set_variable', /"variable_value" must be/],
])) {
  test(`${JSON.stringify(Object.values(message).map((each) => String(each).slice(0, 20)))} is answered: ${reason.source}`, async () => {
    const { stage, dialect, state } = setUp();
    const before = state();
    stage.frame.postMessage(message, '*');
    await settled();
    const [answer, ...others] = stage.taken();
    assert.deepEqual([answer.event, answer.version, answer.info.command], ['command_error', 1, command]);
    assert.match(answer.info.message, reason);
    assert.deepEqual([others, state(), dialect.dropped], [[], before, 0]);
  });
}

test('what is no command at all changes nothing, is counted, and reported once', () => {
  const property = fc.property(
    fc.array(fc.anything({ withBigInt: true, withDate: true, withMap: true })),
    (messages) => {
      const { stage, dialect, state, warned, overlay } = setUp();
      const before = state();
      /** @type {any[]} */
      const errors = [];
      overlay.addEventListener('error', (/** @type {any} */ { detail }) => errors.push(detail.code));
      const sent = messages.filter((each) => typeof (/** @type {any} */ (each)?.event) !== 'string');
      for (const message of sent) stage.frame.postMessage(message, '*');
      assert.deepEqual([dialect.dropped, state(), stage.taken()], [sent.length, before, []]);
      assert.deepEqual(errors, sent.length > 0 ? ['refused'] : []);
      assert.equal(warned().length, errors.length);
      mock.restoreAll();
    },
  );
  fc.assert(property, { numRuns: 200 });
});

test('another window, and another origin: nothing is changed, and nothing answered', () => {
  const { stage, dialect, state, warned } = setUp();
  const before = state();
  stage.stated = 'https://shop.example.evil.example';
  for (let i = 0; i < 5; i++) stage.command('change_time', { time: 9 });
  assert.equal(dialect.dropped, 5);
  assert.deepEqual(warned(), [
    'Hotcue: refused: mindstamp: messages from https://shop.example.evil.example are not allowed',
  ]);
  const stranger = stage.page.seenBy(
    () => ({ postMessage: () => assert.fail('an answer') }),
    () => HOST,
  );
  stranger.postMessage({ event: 'change_time', time: 9 }, '*');
  assert.deepEqual([state(), stage.taken(), dialect.dropped], [before, [], 5]);
});

test('thousands of messages: the first hundred of a second are carried out, the others counted and reported once', (t) => {
  let now = 5000;
  t.mock.method(performance, 'now', () => now);
  const { stage, dialect, media, warned } = setUp();
  for (let i = 1; i <= 5000; i++) stage.command('change_time', { time: i / 1000 });
  assert.deepEqual([media.currentTime, dialect.dropped, warned().length], [0.1, 4900, 1]);
  now += 1000;
  stage.command('change_time', { time: 30 });
  assert.equal(media.currentTime, 30);
});
