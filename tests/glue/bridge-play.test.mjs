// SPDX-License-Identifier: MIT
// The media bridge: becoming ready, play, pause, and the frame that a pause rests on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, refuses, setUp, setUpPlaying, stall } from './bridge.mjs';
import { command, event } from './fakes.mjs';

// ---- Becoming ready ---------------------------------------------------------

test('the engine learns the duration once, when the metadata are there', () => {
  const { media, engine, session } = setUp({ duration: null });
  assert.deepEqual(engine.taken(), []);
  media.load(60);
  media.fire('durationchange');
  assert.deepEqual(engine.taken(), ['ready 60']);
  media.duration = 61;
  media.fire('durationchange');
  assert.deepEqual(engine.taken(), ['ready 61']);
  session.dispose();
});

test('metadata that were there before the engine are not missed', () => {
  const { engine } = setUp({ duration: null, prepare: ({ media }) => media.load(60) });
  assert.equal(engine.taken().length, 0); // setUp() took them
  const parts = setUp({
    duration: null,
    prepare: ({ media, engine }) => {
      media.load(60);
      engine.on.ready = () => [event('project:ready')];
    },
  });
  assert.deepEqual(parts.events, ['project:load', 'project:ready']);
});

test('another document begins anew on the same media', () => {
  const { media, engine, session } = setUp();
  media.at(30);
  session.load('{}', { base: BASE });
  media.flush();
  assert.deepEqual(media.taken(), ['seek 0']);
  assert.deepEqual(engine.taken(), ['ready 60']);
});

test('a live stream has no end', () => {
  const { media, engine } = setUp({ duration: null });
  media.load(Infinity);
  assert.deepEqual(engine.taken(), ['ready Infinity']);
});

test('play before the metadata waits for them', () => {
  const { media, engine } = setUp({ duration: null });
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), []);
  media.load(60);
  assert.deepEqual(engine.taken(), ['ready 60', 'play']);
});

test('a video that plays already: everything since the overlay came is told', () => {
  const inputs = [];
  setUp({
    duration: null,
    since: 0,
    prepare: ({ media, engine }) => {
      media.load(60);
      media.viewer.play();
      media.flush();
      media.at(0.8);
      engine.on.play = () => {
        inputs.push(...engine.taken());
        return [];
      };
    },
  });
  assert.deepEqual(inputs, ['ready 60', 'play']);
});

test('a video that was elsewhere when the overlay came is entered there', () => {
  const inputs = [];
  setUp({
    duration: null,
    since: 30,
    prepare: ({ media, engine }) => {
      media.load(60);
      media.at(31);
      media.viewer.play();
      media.flush();
      engine.on.play = () => {
        inputs.push(...engine.taken());
        return [];
      };
    },
  });
  assert.deepEqual(inputs, ['ready 60', 'seek 30 host', 'play']);
});

// ---- Play and pause ---------------------------------------------------------

test('play and pause by the viewer are told once', () => {
  const { media, engine } = setUp();
  media.viewer.play();
  media.flush();
  media.fire('play');
  media.viewer.pause();
  media.flush();
  media.fire('pause');
  assert.deepEqual(engine.taken(), ['play', 'pause']);
});

test('old news is ignored: a pause event while the media play again', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.pause();
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), []);
});

test('what a command did is not told back', () => {
  const { media, engine, session } = setUpPlaying();
  engine.on.click = () => engine.becomes({ playing: false }, command('pause', { time: engine.time }));
  session.input('click', 0);
  engine.on.wake = () => engine.becomes({ playing: true }, command('play'));
  session.input('wake', 1);
  media.flush();
  assert.deepEqual(media.taken(), ['pause', 'play']);
  assert.deepEqual(engine.taken(), ['click 0', 'wake 1']);
});

test('a play that the engine refuses does not happen', () => {
  const { media, engine } = setUp();
  refuses(engine);
  media.viewer.play();
  media.flush();
  assert.deepEqual(media.taken(), ['pause', 'seek 0.0006']);
  assert.ok(media.paused);
});

test('a play that the browser refuses is a pause, told once and thrown nowhere', async () => {
  const { media, engine, session, events } = setUp();
  media.refusal = Object.assign(new Error('not allowed'), { name: 'NotAllowedError' });
  engine.on.wake = () => engine.becomes({ playing: true }, command('play'));
  session.input('wake', 1);
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(engine.taken(), ['wake 1', 'pause']);
  assert.deepEqual(events.slice(-1), ['error play_refused']);
});

test('a play that a media-like element refuses in a way of its own is a pause, thrown nowhere', async () => {
  const ways = [
    () => Promise.reject(),
    () => true,
    () => {
      throw new Error('destroyed');
    },
  ];
  for (const play of ways) {
    const { media, engine, session, events } = setUp();
    media.play = play;
    engine.on.wake = () => engine.becomes({ playing: true }, command('play'));
    session.input('wake', 1);
    await new Promise((done) => setImmediate(done));
    assert.deepEqual(engine.taken(), play === ways[1] ? ['wake 1'] : ['wake 1', 'pause']);
    assert.ok(!events.some((name) => name.startsWith('error')), `${events}`);
  }
});

test('a play that was aborted is no news', async () => {
  const { media, engine, session, events } = setUp();
  media.refusal = Object.assign(new Error('interrupted'), { name: 'AbortError' });
  engine.on.wake = () => engine.becomes({ playing: true }, command('play'));
  session.input('wake', 1);
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(engine.taken(), ['wake 1']);
  assert.ok(!events.includes('error play_refused'));
});

test('a dead engine does not stop the video', () => {
  const { media, engine, host, events } = setUpPlaying();
  engine.tick = () => {
    engine.alive = false;
    throw Object.assign(new Error('trap'), { code: 'wasm_trap' });
  };
  media.frame(1.04);
  media.frame(1.08);
  media.viewer.pause();
  media.flush();
  media.viewer.play();
  media.flush();
  assert.equal(host.died.mock.callCount(), 1);
  assert.deepEqual(
    events.filter((name) => name.startsWith('error')),
    ['error wasm_trap'],
  );
  assert.ok(!media.paused);
  assert.deepEqual(media.taken(), []);
});

test('an engine that dies of a play does not stop it', () => {
  const { media, engine } = setUp();
  engine.play = () => {
    engine.alive = false;
    throw Object.assign(new Error('trap'), { code: 'wasm_trap' });
  };
  media.viewer.play();
  media.flush();
  assert.ok(!media.paused);
});

// ---- The snap ---------------------------------------------------------------

/** Makes the engine stop at a time that a tick crosses. */
function stopAt(engine, time) {
  engine.on.tick = (to) => {
    if (to < time) return [];
    engine.on.tick = undefined;
    engine.playing = false;
    engine.time = time;
    return [command('pause', { time })];
  };
}

test('a pause in the frame on screen rests in that frame, at its time', () => {
  const { media, engine } = setUpPlaying();
  stopAt(engine, 1.05);
  media.frame(1.04);
  assert.deepEqual(media.taken(), ['pause', 'seek 1.0506']);
  media.flush();
  assert.deepEqual(engine.taken(), [], 'the snap is no seek');
});

test('a pause in the frame that comes next stops the media already', () => {
  const { media, engine } = setUpPlaying();
  stopAt(engine, 1.09);
  engine.pauseAt = 1.09;
  media.frame(1.04);
  assert.deepEqual(media.taken(), ['pause', 'seek 1.0906']);
  assert.deepEqual(engine.taken({ ticks: true }).slice(-2), ['tick 1.0795', 'tick 1.09']);
});

test('a pause noticed late goes back to its frame', () => {
  const { media, engine } = setUpPlaying();
  stopAt(engine, 1.09);
  media.frame(1.2);
  assert.deepEqual(media.taken(), ['pause', 'seek 1.0906']);
});

test('a pause noticed much too late goes back to its time', () => {
  const { media, engine } = setUpPlaying();
  stopAt(engine, 1.5);
  stall(1000);
  media.at(2);
  media.fire('timeupdate');
  assert.deepEqual(media.taken(), ['pause', 'seek 1.5006']);
});

test('a pause seeks even where the media seem to be: the frame may have been left out', () => {
  const { media, engine } = setUpPlaying();
  stopAt(engine, 1.05);
  media.frame(1.04, { currentTime: 1.0506 });
  assert.deepEqual(media.taken(), ['pause', 'seek 1.0506']);
});

test('a click pauses where playback is', () => {
  const { media, engine, session } = setUpPlaying();
  engine.on.click = () => engine.becomes({ playing: false }, command('pause', { time: engine.time }));
  session.input('click', 0);
  assert.deepEqual(media.taken(), ['pause']);
});

// ---- A busy page --------------------------------------------------------------

test('an input of the viewer or the page happens where the film is', () => {
  const { media, engine, session } = setUpPlaying();
  media.at(1.2);
  session.input('click', 0);
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 1.2', 'click 0']);
  media.at(1.15);
  session.input('set', 'x', 1);
  assert.deepEqual(engine.taken({ ticks: true }), ['set x 1'], 'time never runs backward');
});

test('but before what is due there and was not shown yet', () => {
  const { media, engine, session } = setUpPlaying();
  engine.nextTime = 1.1;
  media.at(1.2);
  session.input('click', 0);
  const [tick, click] = engine.taken({ ticks: true });
  assert.ok(engine.time < 1.1 && engine.time > 1.09999, tick);
  assert.equal(click, 'click 0');
});

test('where the film is does not count while it rests, seeks or has ended, nor for a listener’s input', () => {
  const { media, engine, session, host } = setUpPlaying();
  const { dispatch } = host;
  host.dispatch = (...event) => {
    media.at(1.3);
    session.input('click', 1);
    return dispatch(...event);
  };
  engine.on.click = (item) => (item === 0 ? [event('hotspot:click')] : []);
  session.input('click', 0);
  assert.deepEqual(engine.taken({ ticks: true }), ['click 0', 'click 1']);
  media.viewer.seek(5);
  session.input('click', 2);
  media.flush();
  media.viewer.pause();
  media.flush();
  media.at(6);
  session.input('click', 2);
  media.end();
  session.input('click', 2);
  assert.deepEqual(engine.taken({ ticks: true }), ['click 2', 'seek 5 user', 'pause', 'click 2', 'ended', 'click 2']);
});

test('a pause by the viewer tells the frame that rests, though no callback came of it', () => {
  const { media, engine } = setUpPlaying();
  media.at(1.21);
  media.viewer.pause();
  media.flush();
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 1.2395', 'pause']);
});

test('the media may be a moment ahead of the picture that rests', () => {
  const { media, engine } = setUpPlaying();
  media.at(1.05);
  media.viewer.pause();
  media.flush();
  assert.deepEqual(engine.taken({ ticks: true }), ['pause']);
});
