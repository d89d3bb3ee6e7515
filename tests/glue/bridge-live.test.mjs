// SPDX-License-Identifier: MIT
// Broadcasts: no length, a window of times that moves, media time that does not begin at 0.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endless } from '../../js-glue/media/endless.js';
import { Session } from '../../js-glue/session/session.js';
import { newEngine } from '../support/play.mjs';
import { BASE, setUp, setUpPlaying } from './bridge.mjs';
import { command, FakeMedia } from './fakes.mjs';

const VIDEOS = [{ id: 'a' }, { id: 'live', sources: [{ src: 'live.m3u8' }] }];

const BOX = { pos_left: 10, pos_top: 10, pos_width: 20, pos_height: 20, click_action: 'none' };

/** What can be seeked to. @param {FakeMedia} media @param {[from: number, to: number][]} ranges */
function window(media, ...ranges) {
  Object.assign(media, {
    seekable: { length: ranges.length, start: (i) => ranges[i][0], end: (i) => ranges[i][1] },
  });
}

/** The metadata of a broadcast, which its player starts somewhere. @param {FakeMedia} media @param {number} at seconds */
function air(media, at) {
  media.at(at);
  media.load(Infinity);
}

test('a broadcast is joined where its player is, which is no seek of the viewer', () => {
  const { media, engine } = setUp({ duration: null });
  window(media, [100, 160]);
  air(media, 148);
  assert.deepEqual(media.taken(), []);
  assert.deepEqual(engine.taken(), ['ready Infinity', 'seek 148 host']);
});

test('a player that seeks to the broadcast’s present before it begins is no viewer; afterwards it is one', () => {
  const { media, engine } = setUp({ duration: null });
  window(media, [0, 160]);
  air(media, 0);
  engine.taken();
  media.viewer.seek(148);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 148 host']);
  media.viewer.play();
  media.flush();
  media.frames(148, 149);
  engine.taken();
  media.viewer.seek(120);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 120 user']);
});

test('in a film, a seek before it begins is one by the viewer', () => {
  const { media, engine } = setUp();
  media.viewer.seek(20);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 20 user']);
});

for (const [what, ranges, seeks] of /** @type {[string, [number, number][], boolean][]} */ ([
  ['has dropped that time', [[100, 160]], false],
  ['still has that time', [[5, 160]], true],
  [
    'has that time in one of its ranges',
    [
      [0, 20],
      [100, 160],
    ],
    true,
  ],
  ['does not say what it has', [], true],
])) {
  test(`a switch to a time of a broadcast that ${what}`, () => {
    const { media, engine, session } = setUpPlaying({ videos: VIDEOS });
    engine.on.click = () => engine.becomes({ time: 7 }, command('switch', { item: 1, time: 7, playing: true }));
    session.input('click', 0);
    media.flush();
    window(media, ...ranges);
    media.taken();
    engine.taken();
    air(media, 148);
    assert.deepEqual(media.taken(), seeks ? ['seek 7'] : []);
    assert.deepEqual(engine.taken(), seeks ? ['ready Infinity'] : ['ready Infinity', 'seek 148 host']);
    media.flush();
    assert.equal(media.paused, false);
    assert.deepEqual(engine.taken(), [], 'neither a pause nor a seek of the viewer');
  });
}

test('loaded again after its window has passed the session, it goes on in the window, and plays', () => {
  const { media, engine } = setUpPlaying({ videos: VIDEOS });
  engine.becomes({ time: 7 });
  media.src = 'https://page.test/again.m3u8';
  media.flush();
  window(media, [100, 160]);
  media.taken();
  engine.taken();
  air(media, 148);
  media.flush();
  assert.deepEqual(media.taken(), ['play'], 'loading has paused it');
  assert.deepEqual(engine.taken(), ['ready Infinity', 'seek 148 host']);
});

test('what the element cuts short to its window is where the session goes', () => {
  const { media, engine } = setUpPlaying({ videos: VIDEOS });
  air(media, 148);
  media.flush();
  engine.becomes({ time: 148 });
  media.frames(148, 149);
  engine.taken();
  media.currentTime = 20;
  media.at(100); // the first time that it has
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 100 user']);
});

test('a length that grows is no length, where the player knows that it plays a broadcast', () => {
  const { media, engine } = setUp({ duration: null, prepare: ({ media }) => endless.set(media, () => true) });
  media.load(20);
  for (const duration of [24, 28]) {
    media.duration = duration;
    media.fire('durationchange');
  }
  assert.deepEqual(engine.taken(), ['ready Infinity']);
});

test('a project over a broadcast: cues at their media time, no progress, no end', () => {
  const media = new FakeMedia();
  /** @type {string[]} */
  const events = [];
  const host = {
    dispatch: (name, detail) => {
      if (name === 'error') throw new Error(JSON.stringify(detail));
      events.push([name, detail?.cue?.id, detail?.reason].filter(Boolean).join(' '));
      return true;
    },
    ...Object.fromEntries(['act', 'show', 'redraw', 'source', 'astray', 'died'].map((name) => [name, () => {}])),
  };
  const session = new Session(newEngine(), /** @type {any} */ (media), /** @type {any} */ (host));
  const document = {
    videos: [
      {
        id: 'show',
        cues: [
          { id: 'missed', time: 120, on_seek_past: 'skip' },
          { id: 'caught-up', time: 130 },
          { id: 'now', time: 149 },
        ],
        interactions: [
          { id: 'gone', type: 'button', value: 'x', time: 110, end_time: 140, ...BOX },
          { id: 'on', type: 'button', value: 'x', time: 140, end_time: 160, ...BOX },
        ],
      },
    ],
  };
  const taken = () => events.splice(0).filter((event) => !/^project:(load|ready)|measure/.test(event));
  assert.ok(session.load(JSON.stringify(document), { base: BASE }).ok);
  window(media, [100, 160]);
  air(media, 148);
  media.flush();
  assert.deepEqual(taken(), ['interaction:show seek'], 'what came before is not caught up on');
  media.viewer.play();
  media.flush();
  media.frames(148, 162);
  assert.deepEqual(
    taken().filter((event) => !/^(project|node|player:play)/.test(event)),
    ['cue:forward now', 'interaction:hide time'],
  );
  window(media, [120, 180]);
  media.viewer.pause();
  media.flush();
  window(media, [170, 230]);
  media.viewer.seek(170); // its player leaves what was dropped
  media.flush();
  media.viewer.play();
  media.flush();
  media.frames(170, 171);
  assert.deepEqual(taken(), ['player:pause user', 'player:seek user', 'player:play']);
  session.dispose();
});
