// SPDX-License-Identifier: MIT
// hotcue/media-events on a fake element, with a fake clock.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { EVENTS } from '../../js-glue/engine/tables.js';
import { mediaEvents } from '../../web/dialects/media-events.js';
import { FakeMedia, FakeOverlay, fakeClock } from './fakes.mjs';

/** @type {ReturnType<typeof fakeClock>} */
let clock;
before(() => {
  clock = fakeClock();
});
after(() => clock.reset());

const OURS = EVENTS.filter((type) => /^buffer:|^player:(time|rate|volume)/.test(type));

/** An overlay with events of its media. @param {any} [options] @param {any} [media] null for none */
function setUp(options, media = new FakeMedia()) {
  const overlay = new FakeOverlay(media);
  /** @type {any[]} */
  const heard = [];
  for (const type of OURS) {
    overlay.addEventListener(type, (/** @type {any} */ { detail, mediaTime, bubbles, composed }) => {
      assert.ok(bubbles && composed);
      heard.push([type, detail, mediaTime]);
    });
  }
  /** @type {any[]} */
  const copies = [];
  overlay.addEventListener('hotcue:event', (/** @type {any} */ { detail }) => {
    if (!OURS.includes(detail.type)) return;
    copies.push(detail);
    const [type, payload, time] = heard.at(-1);
    assert.deepEqual(detail, { type, detail: payload, time, cancelable: false, prevented: false });
  });
  const events = mediaEvents(/** @type {any} */ (overlay), options);
  const taken = () => {
    assert.equal(copies.splice(0).length, heard.length, 'each is followed by hotcue:event');
    return heard.splice(0).map(([type, detail]) => ({ type, ...detail }));
  };
  return { overlay, media, events, taken, types: () => taken().map(({ type }) => type) };
}

const position = (/** @type {number} */ currentTime, /** @type {number | null} */ duration = null) => ({
  type: 'player:timeupdate',
  currentTime,
  duration,
});

// ---- The throttle -----------------------------------------------------------------

/**
 * What is to be reported, millisecond by millisecond: positions that the media announce at most
 * once in so many; what is urgent, at once; nothing twice.
 * @param {number} ms @param {any[]} steps
 */
function model(ms, steps) {
  const told = [];
  let [now, last, held, time, before] = [0, -Infinity, false, 0, /** @type {number | null} */ (null)];
  const tell = () => {
    [last, held] = [now, false];
    if (time !== before) told.push([now, time]);
    before = time;
  };
  for (const { kind, value } of steps) {
    if (kind === 'pass') {
      for (let i = 0; i < value; i++) {
        now++;
        if (held && now - last >= ms) tell();
      }
      continue;
    }
    if (kind === 'emptied') [held, time] = [false, 0];
    else if (kind === 'node:exit') held && tell();
    else {
      time = value;
      if (kind !== 'timeupdate' || now - last >= ms) tell();
      else held = true;
    }
  }
  return told;
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('pass'), value: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('timeupdate'), value: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constantFrom('timeupdate', 'seeked', 'ended'), value: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constantFrom('emptied', 'node:exit'), value: fc.constant(0) }),
);

test('positions come as the naive throttle has them: the last one is never lost', () => {
  const property = fc.property(fc.integer({ min: 0, max: 300 }), fc.array(step, { maxLength: 40 }), (ms, steps) => {
    const { overlay, media, events } = setUp({ timeupdate: ms });
    const from = clock.now();
    /** @type {any[]} */
    const told = [];
    overlay.addEventListener('player:timeupdate', (/** @type {any} */ { detail }) =>
      told.push([clock.now() - from, detail.currentTime]),
    );
    for (const { kind, value } of steps) {
      if (kind === 'pass') clock.pass(value);
      else if (kind === 'node:exit') overlay.tell(kind);
      else media.becomes({ currentTime: kind === 'emptied' ? 0 : value }, kind);
    }
    assert.deepEqual(told, model(ms, steps));
    events.stop();
  });
  fc.assert(property, { numRuns: 300 });
});

test('a position has the time and the duration, which is null while unknown or endless', () => {
  const { media, taken } = setUp({ timeupdate: 0 });
  media.becomes({ currentTime: 1 }, 'timeupdate');
  media.becomes({ duration: Infinity }, 'timeupdate');
  media.becomes({ currentTime: 2, duration: 41.5 }, 'timeupdate');
  assert.deepEqual(taken(), [position(1), position(2, 41.5)]);
});

test('the position of a video is reported before it is left, to all listeners', () => {
  const { overlay, media, events } = setUp({ timeupdate: 1000 });
  /** @type {string[]} */
  const order = [];
  overlay.addEventListener('hotcue:event', (/** @type {any} */ { detail }) => order.push(detail.type));
  media.becomes({ currentTime: 1 }, 'timeupdate');
  media.becomes({ currentTime: 1.25 }, 'timeupdate');
  overlay.tell('node:exit');
  media.becomes({ currentTime: 0 }, 'emptied');
  clock.pass(2000);
  assert.deepEqual(order, ['player:timeupdate', 'player:timeupdate', 'node:exit']);
  events.stop();
});

// ---- Rate and volume ---------------------------------------------------------------

test('rate and volume are reported when they are others, also those of other media', () => {
  const { overlay, media, taken } = setUp();
  media.becomes({}, 'ratechange', 'volumechange');
  assert.deepEqual(taken(), [], 'no change');
  media.becomes({ playbackRate: 1.5 }, 'ratechange', 'ratechange');
  media.becomes({ volume: 0.25 }, 'volumechange');
  media.becomes({ muted: true }, 'volumechange');
  assert.deepEqual(taken(), [
    { type: 'player:ratechange', playbackRate: 1.5 },
    { type: 'player:volumechange', volume: 0.25, muted: false },
    { type: 'player:volumechange', volume: 0.25, muted: true },
  ]);
  overlay.media = new FakeMedia();
  overlay.tell('project:load');
  assert.deepEqual(taken(), [
    { type: 'player:ratechange', playbackRate: 1 },
    { type: 'player:volumechange', volume: 1, muted: false },
  ]);
});

// ---- Other media -------------------------------------------------------------------

for (const type of ['project:load', 'node:enter']) {
  test(`${type}: other media are followed, the former ones are not`, () => {
    const { overlay, media: former, taken } = setUp({ timeupdate: 100 }, new FakeMedia());
    former.becomes({ currentTime: 1 }, 'timeupdate');
    former.becomes({ currentTime: 2 }, 'timeupdate'); // held back, and then of no use
    const media = new FakeMedia();
    overlay.media = media;
    overlay.tell(type);
    clock.pass(500);
    former.becomes({ currentTime: 3, playbackRate: 2, volume: 0 }, 'timeupdate', 'ratechange', 'volumechange');
    media.becomes({ currentTime: 7 }, 'timeupdate');
    assert.deepEqual(taken(), [position(1), position(7)]);
  });
}

test('media may come later, go, and come again', () => {
  const { overlay, taken } = setUp({ timeupdate: 0, buffer: true }, null);
  overlay.tell('project:load');
  const media = new FakeMedia();
  overlay.media = media;
  overlay.tell('project:load');
  media.becomes({ currentTime: 1 }, 'timeupdate');
  overlay.media = null;
  overlay.tell('project:load');
  media.becomes({ currentTime: 2 }, 'timeupdate');
  overlay.media = media;
  overlay.tell('project:load');
  media.becomes({ currentTime: 3 }, 'timeupdate');
  assert.deepEqual(taken(), [position(1), position(3)]);
});

test('a player is its own media', () => {
  const player = Object.assign(new FakeMedia(), { media: new FakeMedia() });
  /** @type {number[]} */
  const told = [];
  player.addEventListener('player:ratechange', (/** @type {any} */ { detail }) => told.push(detail.playbackRate));
  mediaEvents(/** @type {any} */ (player));
  player.media.becomes({ playbackRate: 3 }, 'ratechange');
  player.becomes({ playbackRate: 2 }, 'ratechange');
  assert.deepEqual(told, [2]);
});

// ---- The buffer --------------------------------------------------------------------

test('a source that loads, waits, goes on, and is buffered', () => {
  const { media, types } = setUp({ buffer: true });
  media.becomes({}, 'loadstart');
  assert.deepEqual(types(), ['buffer:prebuffer']);
  media.becomes({ duration: 40, ranges: [[0, 5]] }, 'durationchange', 'progress', 'waiting', 'waiting');
  assert.deepEqual(types(), ['buffer:bufferstart']);
  media.becomes({}, 'playing', 'canplay', 'canplaythrough');
  assert.deepEqual(types(), ['buffer:bufferend']);
  media.becomes(
    {
      ranges: [
        [0, 18],
        [20, 40],
      ],
    },
    'progress',
  );
  assert.deepEqual(types(), [], 'there is a gap');
  media.becomes({ ranges: [[0, 39.7]] }, 'progress', 'suspend', 'timeupdate');
  assert.deepEqual(types(), ['buffer:allbuffered', 'player:timeupdate']);
  media.becomes({ duration: NaN, ranges: [] }, 'emptied', 'loadstart');
  media.becomes({ duration: 9, ranges: [[0, 9]] }, 'suspend');
  assert.deepEqual(types(), ['buffer:prebuffer', 'buffer:allbuffered'], 'again for another source');
});

for (const end of ['ended', 'emptied', 'error']) {
  test(`waiting ends with ${end}`, () => {
    const { media, types } = setUp({ buffer: true });
    media.becomes({}, 'waiting', end, end);
    assert.deepEqual(
      types().filter((type) => type.startsWith('buffer:')),
      ['buffer:bufferstart', 'buffer:bufferend'],
    );
  });
}

test('waiting ends when the media are replaced; a source that loads already is announced', () => {
  const { overlay, media, types } = setUp({ buffer: true });
  media.becomes({}, 'waiting');
  overlay.media = Object.assign(new FakeMedia(), { networkState: 2 });
  overlay.tell('project:load');
  assert.deepEqual(types(), ['buffer:bufferstart', 'buffer:bufferend', 'buffer:prebuffer']);
});

test('media without buffered ranges, as some custom elements are', () => {
  const { media, types } = setUp({ buffer: true });
  Object.defineProperty(media, 'buffered', { value: undefined });
  media.becomes({ duration: 9 }, 'progress');
  assert.deepEqual(types(), []);
});

test('without the option there are no buffer events', () => {
  const { media, types } = setUp();
  media.becomes({ duration: 9, ranges: [[0, 9]] }, 'loadstart', 'waiting', 'playing', 'progress');
  assert.deepEqual(types(), []);
});

// ---- The end, and what is wrong ------------------------------------------------------

test('stop() ends it, once and for all', () => {
  const { overlay, media, events, types } = setUp({ timeupdate: 100, buffer: true });
  media.becomes({ currentTime: 1 }, 'timeupdate');
  media.becomes({ currentTime: 2 }, 'timeupdate', 'waiting');
  events.stop();
  events.stop();
  clock.pass(500);
  media.becomes({ currentTime: 3, playbackRate: 2 }, 'seeked', 'ratechange', 'playing', 'loadstart');
  overlay.media = new FakeMedia();
  overlay.tell('project:load');
  overlay.media.becomes({ currentTime: 4, volume: 0 }, 'seeked', 'volumechange');
  assert.deepEqual(types(), ['player:timeupdate', 'buffer:bufferstart']);
});

test('a listener may stop it', () => {
  const { overlay, media, events, types } = setUp({ timeupdate: 0 });
  overlay.addEventListener('player:timeupdate', () => events.stop());
  media.becomes({ currentTime: 1 }, 'timeupdate');
  media.becomes({ currentTime: 2 }, 'timeupdate');
  assert.deepEqual(types(), ['player:timeupdate']);
});

for (const [options, message] of /** @type {[any, RegExp][]} */ ([
  [{ timeupdate: '250' }, /"timeupdate" must be/],
  [{ timeupdate: -1 }, /"timeupdate" must be/],
  [{ timeupdate: NaN }, /"timeupdate" must be/],
  [{ timeupdate: Infinity }, /"timeupdate" must be/],
  [{ buffer: 1 }, /"buffer" must be boolean/],
  [{ timeUpdate: 100 }, /no option "timeUpdate"/],
])) {
  test(`options ${JSON.stringify(options)} are refused`, () => {
    assert.throws(() => mediaEvents(/** @type {any} */ (new FakeOverlay(null)), options), {
      name: 'TypeError',
      message,
    });
  });
}
