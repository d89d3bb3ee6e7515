// SPDX-License-Identifier: MIT
// The media bridge: videos and their sources, timers, intents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pass, setUp, setUpPlaying } from './bridge.mjs';
import { command, event } from './fakes.mjs';

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
