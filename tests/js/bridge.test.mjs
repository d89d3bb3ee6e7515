// SPDX-License-Identifier: MIT
// The media bridge, driven through a session: what is told of the media, and what is
// done to them. Its clock: clock.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, pass, setUp, setUpPlaying, stall } from './bridge.mjs';
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

test('another document is made ready on the same media', () => {
  const { media, engine, session } = setUp();
  media.at(30);
  session.load('{}', { base: BASE });
  assert.deepEqual(engine.taken(), ['ready 60', 'seek 30 host']);
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

/** As the real one does while required clicks wait. */
function refuses(engine) {
  engine.on.play = () => engine.becomes({ playing: false }, command('pause', { time: engine.time }));
}

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
  await null;
  assert.deepEqual(engine.taken(), ['wake 1', 'pause']);
  assert.deepEqual(events.slice(-1), ['error play_refused']);
});

test('a play that was aborted is no news', async () => {
  const { media, engine, session, events } = setUp();
  media.refusal = Object.assign(new Error('interrupted'), { name: 'AbortError' });
  engine.on.wake = () => engine.becomes({ playing: true }, command('play'));
  session.input('wake', 1);
  await null;
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

/** The engine stops at a time that a tick crosses. */
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

// ---- Seeks ------------------------------------------------------------------

test('a viewer’s seek is told, each one of a scrub', () => {
  const { media, engine } = setUpPlaying();
  for (const time of [5, 6, 7]) {
    media.viewer.seek(time);
    media.flush();
  }
  assert.deepEqual(engine.taken(), ['seek 5 user', 'seek 6 user', 'seek 7 user']);
});

test('a seek is told once, however often the element tells it', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.seek(4);
  media.viewer.seek(5); // in one turn: two events, both of them at 5
  media.flush();
  media.viewer.seek(5);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 5 user']);
});

test('a seek to where the picture is is none, paused or playing', () => {
  const { media, engine } = setUpPlaying();
  const seekHere = () => {
    media.viewer.seek(media.currentTime);
    media.flush();
  };
  media.frame(1.04); // of which the engine has heard the end
  seekHere();
  media.frame(1.08);
  media.viewer.pause();
  media.at(1.1); // further than the frame that was told last
  media.flush();
  seekHere();
  assert.deepEqual(engine.taken(), ['pause']);
  media.viewer.seek(1.02);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 1.02 user'], 'the frame before');
});

test('what is behind a seek that the engine cuts short is not for the viewer’s eyes', () => {
  const { media, engine, host } = setUpPlaying();
  const astray = () => {
    const told = host.astray.mock.calls.map(({ arguments: [on] }) => on);
    host.astray.mock.resetCalls();
    return told;
  };
  astray();
  engine.on.seek = () => engine.becomes({ time: 2, playing: false }, command('seek', { time: 2 }));
  media.viewer.seek(5);
  media.fire('seeking');
  assert.deepEqual(astray(), [true]);
  media.flush();
  assert.deepEqual(astray(), [false]);
  engine.on.seek = (time) => engine.becomes({ time }, command('pause', { time }));
  media.viewer.seek(1.5);
  media.flush();
  assert.deepEqual(astray(), [false], 'a pause there is another matter');
});

test('a seek command is carried out and not told back', () => {
  const { media, engine, session } = setUpPlaying();
  engine.on.click = () => engine.becomes({ time: 12.5 }, command('seek', { time: 12.5 }));
  session.input('click', 0);
  media.flush();
  media.flush();
  assert.deepEqual(media.taken(), ['seek 12.5']);
  assert.deepEqual(engine.taken(), ['click 0']);
});

test('the viewer may go where a command went before', () => {
  const { media, engine, session } = setUpPlaying();
  engine.on.click = () => [command('seek', { time: 12.5 })];
  session.input('click', 0);
  media.flush();
  media.frame(20);
  engine.taken();
  media.viewer.seek(12.5);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 12.5 user']);
});

test('a viewer who seeks while a command does wins', () => {
  const { media, engine, session } = setUpPlaying();
  engine.on.click = () => [command('seek', { time: 12.5 })];
  session.input('click', 0);
  media.viewer.seek(40);
  media.flush();
  assert.ok(engine.taken().includes('seek 40 user'));
});

test('a seek that the engine echoes moves nothing', () => {
  const { media, engine } = setUpPlaying();
  engine.on.seek = (time) => [command('seek', { time })];
  media.viewer.seek(5);
  media.flush();
  assert.deepEqual(media.taken(), []);
});

test('a seek that the engine takes back is taken back, once', () => {
  const { media, engine } = setUpPlaying();
  engine.on.seek = () => engine.becomes({ time: 1 }, command('seek', { time: 1 }));
  media.viewer.seek(5);
  media.flush();
  assert.deepEqual(media.taken(), ['seek 1']);
  assert.deepEqual(engine.taken(), ['seek 5 user']);
});

test('a seek past the end goes to the end', () => {
  const { media, engine, session } = setUpPlaying({ duration: 10 });
  engine.on.click = () => [command('seek', { time: 99 })];
  session.input('click', 0);
  assert.deepEqual(media.taken(), ['seek 10']);
  media.flush();
  assert.deepEqual(engine.taken(), ['click 0']);
});

// ---- The end ----------------------------------------------------------------

test('the pause at the end is part of the end', () => {
  const { media, engine } = setUpPlaying();
  media.end();
  assert.deepEqual(engine.taken({ ticks: true }), ['ended']);
});

test('replay after the end is a play, not a seek', () => {
  const { media, engine } = setUpPlaying();
  media.end();
  engine.taken();
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), ['play']);
});

test('a seek after the end is a seek', () => {
  const { media, engine } = setUpPlaying();
  media.end();
  engine.taken();
  media.viewer.seek(0);
  media.flush();
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 0 user', 'play']);
});

test('a play at the end that the engine refuses goes back there, whichever event comes first', () => {
  for (const types of [
    ['seeking', 'play'],
    ['play', 'seeking'],
  ]) {
    const { media, engine, host } = setUpPlaying();
    media.end();
    refuses(engine);
    engine.taken();
    media.viewer.play();
    for (const type of types) media.fire(type);
    assert.deepEqual(media.taken(), ['pause', 'seek 60']);
    assert.deepEqual(host.astray.mock.calls.at(-1)?.arguments, [true]);
    media.flush();
    assert.deepEqual([media.currentTime, media.paused, media.taken()], [60, true, []]);
    assert.deepEqual(engine.taken(), ['play']);
    assert.deepEqual(host.astray.mock.calls.at(-1)?.arguments, [false]);
  }
});

test('where the last frame is known it shows before the media are at their end', () => {
  const { media, engine } = setUpPlaying();
  media.frames(59, 59.96);
  media.end();
  refuses(engine);
  media.viewer.play();
  media.flush();
  assert.deepEqual(media.taken(), ['pause', 'seek 59.98', 'seek 60']);
});

test('play so near to the end that it has ended when it is told is play, and the end', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.pause();
  media.flush();
  engine.taken();
  media.viewer.play();
  media.end(['play', 'pause', 'ended']);
  assert.deepEqual(engine.taken(), ['play', 'ended']);
});

test('an element that loops rests on its last frame when the engine holds it there', () => {
  const { media, engine } = setUpPlaying();
  media.loop = true;
  media.frames(59, 59.96);
  engine.on.ended = () => engine.becomes({ playing: false, time: 60 }, command('pause', { time: 60 }));
  media.wrap();
  media.flush();
  assert.deepEqual(media.taken(), ['pause', 'seek 59.98']);
  assert.deepEqual(engine.taken(), ['ended true']);
});

test('play where a paused seek led to the end is no rewind', () => {
  const { media, engine } = setUpPlaying();
  media.viewer.pause();
  media.viewer.seek(60);
  media.flush();
  engine.on.play = () => engine.becomes({ playing: false }, command('pause', { time: 60 }));
  media.viewer.play();
  media.flush();
  assert.deepEqual(engine.taken(), ['pause', 'seek 60 user', 'play']);
  assert.deepEqual([media.currentTime, media.paused], [60, true]);
});

test('an engine that loops at the end plays on', () => {
  const { media, engine } = setUpPlaying();
  engine.on.ended = () =>
    engine.becomes({ playing: true, time: 0 }, command('switch', { item: 0, time: 0, playing: true }));
  media.end();
  media.flush();
  assert.deepEqual(media.taken(), ['play']); // which rewinds
  assert.deepEqual([media.currentTime, media.paused], [0, false]);
  media.frame(0.04);
  assert.deepEqual(engine.taken({ ticks: true }), ['ended', 'tick 0.0795']);
});

test('a jump from the very end plays on', () => {
  const { media, engine } = setUpPlaying();
  engine.on.ended = () => engine.becomes({ playing: true, time: 5 }, command('seek', { time: 5 }));
  media.end();
  media.flush();
  assert.deepEqual(media.taken(), ['seek 5', 'play']);
  assert.deepEqual(engine.taken(), ['ended']);
});

test('the element’s own loop is an end, with and without a seeking event', () => {
  const { media, engine } = setUpPlaying({ duration: 1.2 });
  media.loop = true;
  media.frame(1.16);
  engine.taken({ ticks: true });
  media.wrap();
  media.flush();
  assert.deepEqual(engine.taken(), ['ended true']);
  media.frames(0, 1.16);
  engine.taken({ ticks: true });
  media.frame(0.04);
  assert.deepEqual(engine.taken({ ticks: true }), ['ended true']);
});

test('a loop in a hidden tab is known by the wall clock', () => {
  const { media, engine } = setUpPlaying({ duration: 10 });
  media.loop = true;
  media.frame(9);
  engine.taken();
  stall(1000);
  media.wrap();
  media.flush();
  assert.deepEqual(engine.taken(), ['ended true']);
});

test('a seek from the end to the start is no loop without the attribute', () => {
  const { media, engine } = setUpPlaying({ duration: 1.2 });
  media.frame(1.16);
  engine.taken();
  media.viewer.seek(0);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 0 user']);
});

test('a seek to the start is a seek, loop or not', () => {
  const { media, engine } = setUpPlaying({ duration: 10 });
  media.loop = true;
  media.viewer.seek(0);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 0 user']);
});

// ---- Videos -----------------------------------------------------------------

const VIDEOS = [
  { id: 'a', sources: [{ src: 'a.mp4', type: 'video/mp4' }] },
  {
    id: 'b',
    poster: 'b.jpg',
    sources: [
      { src: 'b.x', type: 'video/unplayable' },
      { src: 'b.mp4', type: 'video/mp4' },
    ],
  },
  { id: 'c', sources: [{ src: 'javascript:alert(1)' }] },
  { id: 'd', sources: null },
];

test('the element’s own source is the start video’s', () => {
  const { media } = setUp({ videos: VIDEOS, duration: null });
  assert.deepEqual(media.taken(), []);
});

test('an element without a source gets the start video’s', () => {
  const { media } = setUp({
    videos: VIDEOS,
    prepare: ({ media }) => {
      media.networkState = 0;
    },
  });
  assert.equal(media.src, 'https://page.test/show/a.mp4');
});

test('the page’s own poster is the start video’s', () => {
  const { media, engine, session } = setUp({
    videos: VIDEOS,
    prepare: ({ media }) => {
      media.networkState = 0;
      media.poster = 'https://page.test/own.jpg';
    },
  });
  assert.equal(media.poster, 'https://page.test/own.jpg');
  engine.on.click = (item) => [command('switch', { item, time: 0 })];
  session.input('click', 1);
  assert.equal(media.poster, 'https://page.test/show/b.jpg');
  session.input('click', 0);
  assert.equal(media.poster, 'https://page.test/own.jpg');
});

test('a switch loads the first source that may play, from its start time', () => {
  const { media, engine, host, session } = setUpPlaying({ videos: VIDEOS });
  engine.on.click = () => engine.becomes({ time: 7 }, command('switch', { item: 1, time: 7, playing: true }));
  session.input('click', 0);
  assert.deepEqual(media.taken(), ['src https://page.test/show/b.mp4', 'play']);
  assert.equal(media.poster, 'https://page.test/show/b.jpg');
  assert.deepEqual(
    host.source.mock.calls.map((call) => call.arguments),
    [
      [VIDEOS[0], true],
      [VIDEOS[1], false],
    ],
  );
  media.frame(1.08);
  media.fire('timeupdate');
  media.flush();
  media.load(20);
  media.flush();
  assert.deepEqual(media.taken(), ['seek 7']);
  assert.deepEqual(engine.taken({ ticks: true }), ['click 0', 'ready 20']);
  media.frame(7.04);
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 7.04']);
});

test('frames of the video before are not told of the video after', () => {
  const { media, engine, session } = setUpPlaying({ videos: VIDEOS });
  engine.on.click = () => engine.becomes({ time: 0 }, command('switch', { item: 1, time: 0, playing: true }));
  session.input('click', 0);
  media.frame(1.04);
  media.flush();
  assert.deepEqual(engine.taken({ ticks: true }), ['click 0']);
});

test('a switch that is not to play rests', () => {
  const { media, engine, session } = setUpPlaying({ videos: VIDEOS });
  engine.on.reset = undefined;
  engine.on.click = () => engine.becomes({ playing: false, time: 0 }, command('switch', { item: 1, time: 0 }));
  session.input('click', 0);
  media.flush();
  media.load(20);
  media.flush();
  assert.ok(media.paused);
  assert.deepEqual(engine.taken(), ['click 0', 'ready 20']);
});

test('back at the start video, the page’s own source is back', () => {
  const { media, engine, session } = setUpPlaying({ videos: VIDEOS });
  engine.on.click = (item) => [command('switch', { item, time: 0, playing: true })];
  session.input('click', 1);
  session.input('click', 0);
  assert.deepEqual(
    media.taken().filter((call) => call.startsWith('src')),
    ['src https://page.test/show/b.mp4', 'src https://page.test/own.mp4'],
  );
});

test('a restart of the same video loads nothing', () => {
  const { media, engine, session } = setUpPlaying({ videos: VIDEOS });
  engine.on.click = () => engine.becomes({ time: 0 }, command('switch', { item: 0, time: 0, playing: true }));
  session.input('click', 0);
  media.flush();
  assert.deepEqual(media.taken(), ['play', 'seek 0']);
  assert.deepEqual(engine.taken(), ['click 0']);
});

test('an address that may not be used never reaches the element', () => {
  const { media, engine, session } = setUpPlaying({ videos: VIDEOS });
  engine.on.click = () => [command('switch', { item: 2, time: 0, playing: true })];
  session.input('click', 0);
  assert.ok(!media.taken().some((call) => call.startsWith('src')));
});

test('a video without a source plays in the one that is there', () => {
  const { media, engine, session } = setUpPlaying({ videos: VIDEOS });
  engine.on.click = () => engine.becomes({ time: 3 }, command('switch', { item: 3, time: 3, playing: true }));
  session.input('click', 0);
  assert.deepEqual(media.taken(), ['play', 'seek 3']);
  assert.deepEqual(engine.taken(), ['click 0', 'ready 60']);
});

test('the page may change the source itself', () => {
  const { media, engine } = setUpPlaying();
  media.src = 'https://page.test/better.mp4';
  media.flush();
  engine.taken();
  media.load(50);
  assert.deepEqual(engine.taken(), ['ready 50', 'seek 0 host', 'pause']);
});

test('a source that fails is told, and no pause; tried again, it goes on where it was', () => {
  const { media, engine, session, events } = setUpPlaying();
  engine.becomes({ time: 7 });
  media.error = { code: 4, message: 'no such file' };
  media.fire('error');
  assert.deepEqual(events.slice(-1), ['error media']);
  media.paused = true;
  media.fire('pause'); // as Chromium says
  assert.deepEqual(engine.taken(), []);
  media.taken();
  media.load = () => {
    media.error = null;
    media.calls.push('load');
  };
  session.retry();
  assert.deepEqual(media.taken(), ['load', 'play']);
  delete media.load;
  media.load(60);
  assert.deepEqual(media.taken(), ['seek 7']);
  assert.deepEqual(engine.taken(), ['ready 60']);
});

test('<source> children are told once, when nothing is left', () => {
  const { media, events } = setUp();
  const failed = Object.defineProperty(new Event('error'), 'target', { value: {} });
  media.dispatchEvent(failed);
  pass(0);
  assert.ok(!events.includes('error media'), 'another may play yet');
  media.networkState = 3;
  media.dispatchEvent(failed);
  pass(0);
  assert.deepEqual(events.slice(-1), ['error media']);
});

// ---- Timers, redraws, intents -----------------------------------------------

test('a wake comes after its wall time, a newer one in its place', () => {
  const { engine, session } = setUp();
  engine.on.click = (item) => [command('wake', { item, time: 2 })];
  session.input('click', 7);
  pass(1000);
  session.input('click', 8);
  pass(1500);
  assert.deepEqual(engine.taken(), ['click 7', 'click 8']);
  pass(500);
  assert.deepEqual(engine.taken(), ['wake 8']);
});

test('shows and hides reach the screen before the host', () => {
  const order = [];
  const { engine, session, host } = setUp();
  host.show = (item, shown) => order.push(`${item} ${shown}`);
  host.dispatch = (name) => order.push(name) > 0;
  engine.on.click = () => [
    event('interaction:show', { id: 'x' }, { item: 4 }),
    event('interaction:hide', { id: 'y' }, { item: 5 }),
  ];
  session.input('click', 0);
  assert.deepEqual(order, ['4 true', 'interaction:show', '5 false', 'interaction:hide']);
});

test('an intent is acted on unless the host takes it over', () => {
  const { engine, session, host } = setUp();
  const open = event('browser:open', { href: 'https://a.test', target: '_blank' }, { intent: true });
  engine.on.click = () => [open];
  session.input('click', 0);
  assert.deepEqual(host.act.mock.calls[0].arguments, ['browser:open', open.detail]);
  host.dispatch = () => false;
  session.input('click', 0);
  assert.equal(host.act.mock.callCount(), 1);
  assert.deepEqual(engine.taken(), ['click 0', 'answer true', 'click 0', 'answer false']);
});

test('errors in a document are events; refused, nothing opens', () => {
  const { events, engine, media } = setUp({
    prepare: ({ engine }) => {
      engine.diagnostics = [
        { severity: 'error', code: 'bad_url', path: '/interactions/0', message: 'no' },
        { severity: 'warning', code: 'unknown_field', path: '/x', message: 'no' },
      ];
      engine.load = () => ({ ok: false, diagnostics: engine.diagnostics, effects: [] });
    },
  });
  assert.deepEqual(events, ['error bad_url']);
  media.viewer.play();
  media.flush();
  media.frames(0, 1);
  assert.deepEqual(engine.taken({ ticks: true }), []);
  assert.ok(!media.paused);
});

test('dispose leaves nothing behind', () => {
  const { media, engine, session } = setUpPlaying();
  engine.nextTime = 1.2;
  media.frame(1.04);
  engine.on.click = () => [command('wake', { item: 1, time: 1 })];
  session.input('click', 0);
  engine.taken({ ticks: true });
  session.dispose();
  assert.deepEqual(engine.taken(), ['unload']);
  assert.equal(media.listeners, 0);
  media.frame(1.2);
  pass(10000);
  media.viewer.pause();
  media.flush();
  assert.deepEqual(engine.taken({ ticks: true }), []);
});
