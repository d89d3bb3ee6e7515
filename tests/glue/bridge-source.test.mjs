// SPDX-License-Identifier: MIT
// The media bridge: sources that the page loads, by itself or when it is asked to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pass, setUp, setUpPlaying } from './bridge.mjs';
import { command } from './fakes.mjs';

const OTHER = {
  id: 'b',
  sources: [{ src: 'b.x', type: 'video/unplayable' }, { src: 'b.mp4' }, { src: 'javascript:1' }],
};
const VIDEOS = [{ id: 'a' }, OTHER];

/** Switches to a video that plays from 7 s. */
function goTo({ engine, session }, item, playing = true) {
  engine.on.click = () => engine.becomes({ time: 7, playing }, command('switch', { item, time: 7, playing }));
  session.input('click', 0);
}

/** Lets the page load what it is asked for. @returns {any[]} the requests */
function takeOver({ host }) {
  const requests = [];
  host.dispatch = (name, detail, cancelable) => {
    if (name === 'media:source') requests.push({ ...detail, cancelable });
    return name !== 'media:source';
  };
  return requests;
}

test('a source that the page replaces goes on where the session is', () => {
  for (const plays of [true, false]) {
    const { media, engine } = setUpPlaying();
    if (!plays) media.viewer.pause();
    media.flush();
    engine.becomes({ time: 7, playing: plays });
    media.taken();
    engine.taken();
    media.src = 'https://page.test/better.mp4';
    media.flush();
    media.load(50);
    assert.deepEqual(media.taken(), ['src https://page.test/better.mp4', ...(plays ? ['play'] : []), 'seek 7']);
    media.flush();
    assert.deepEqual(engine.taken(), ['ready 50'], 'it is no seek, and no pause');
    assert.equal(media.paused, !plays);
  }
});

test('a source that the page replaces at once after the start plays on', () => {
  const { media, engine } = setUpPlaying();
  media.flush();
  engine.becomes({ time: 0, playing: true });
  media.taken();
  engine.taken();
  media.src = 'https://page.test/better.mp4';
  media.flush();
  media.load(50);
  media.flush();
  assert.deepEqual(engine.taken(), ['ready 50'], 'it is no pause');
  assert.equal(media.paused, false);
});

test('a source that the page replaces before anything has played may start anywhere', () => {
  const { media, engine } = setUp();
  media.src = 'https://page.test/better.mp4';
  media.flush();
  media.at(30);
  media.load(50);
  assert.deepEqual(engine.taken(), ['ready 50', 'seek 30 host']);
});

test('the page’s new source of the start video is its own from then on', () => {
  const { media, session, engine } = setUpPlaying({ videos: [{ id: 'a' }, { id: 'b', sources: [{ src: 'b.mp4' }] }] });
  const goTo = (item) => {
    engine.on.click = () => [command('switch', { item, playing: false })];
    session.input('click', 0);
    media.flush();
    media.load(60);
  };
  engine.becomes({ time: 7 });
  media.src = 'https://page.test/better.mp4';
  media.flush();
  media.load(50);
  goTo(1);
  media.src = 'https://page.test/b-better.mp4'; // of the other video
  media.flush();
  media.load(50);
  media.taken();
  goTo(0);
  assert.ok(media.taken().includes('src https://page.test/better.mp4'));
  media.src = 'https://page.test/best.mp4';
  media.flush();
  media.load(50);
  goTo(1);
  goTo(0);
  assert.equal(media.src, 'https://page.test/best.mp4');
});

test('a play that an element loses while it loads is made again', () => {
  const { media, session, engine } = setUp({ videos: [{ id: 'a' }, { id: 'b', sources: [{ src: 'b.mp4' }] }] });
  engine.on.click = () => engine.becomes({ playing: true }, command('switch', { item: 1, playing: true }));
  session.input('click', 0);
  media.flush();
  media.paused = true; // without an event
  media.taken();
  media.load(60);
  assert.deepEqual(media.taken(), ['play']);
  assert.ok(!engine.taken().includes('pause'));
});

test('a source that fails is told, and no pause; tried again, it goes on where it was', () => {
  const { media, engine, session, events } = setUpPlaying();
  engine.becomes({ time: 7 });
  media.error = { code: 4, message: 'no such file' };
  media.fire('error');
  assert.deepEqual(events.slice(-1), ['error media']);
  media.paused = true;
  media.fire('pause'); // as Chromium does
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

// ---- media:source -----------------------------------------------------------

test('a page that takes media:source over loads the source, and nothing is invented meanwhile', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const { media, engine, host } = film;
  const requests = takeOver(film);
  goTo(film, 1);
  const sources = [
    { src: 'https://page.test/show/b.x', type: 'video/unplayable' },
    { src: 'https://page.test/show/b.mp4', type: null },
  ];
  assert.deepEqual(requests, [{ video: 'b', sources, own: false, time: 7, playing: true, cancelable: true }]);
  assert.deepEqual(media.taken(), [], 'the element is the page’s');
  assert.deepEqual(host.source.mock.calls.at(-1).arguments, [OTHER, false]);
  media.frame(1.08); // the old video still plays
  media.viewer.seek(3);
  media.viewer.pause(); // by the player that loads
  media.flush();
  media.src = 'blob:https://page.test/1';
  media.taken();
  media.flush();
  media.load(50);
  assert.deepEqual(media.taken(), ['play', 'seek 7']);
  media.flush();
  assert.deepEqual(engine.taken({ ticks: true }), ['click 0', 'ready 50']);
  media.viewer.pause();
  media.flush();
  assert.deepEqual(engine.taken(), ['pause'], 'from now on the viewer’s pauses count');
});

test('a viewer who pauses while the page’s source loads has paused', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const { media, engine } = film;
  takeOver(film);
  goTo(film, 1);
  media.src = 'blob:https://page.test/1';
  media.viewer.play();
  media.flush();
  engine.taken();
  media.viewer.pause();
  media.flush();
  assert.deepEqual(engine.taken(), ['pause']);
});

test('a switch that is not to play pauses the film that the page replaces', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const { media, engine } = film;
  takeOver(film);
  goTo(film, 1, false);
  media.src = 'blob:https://page.test/1';
  media.flush();
  media.load(50);
  assert.deepEqual(media.taken(), ['pause', 'src blob:https://page.test/1', 'seek 7']);
  assert.deepEqual(engine.taken(), ['click 0', 'ready 50']);
});

test('the page is asked for its own source again, and for that of an empty element', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const requests = takeOver(film);
  goTo(film, 1);
  goTo(film, 0);
  assert.deepEqual(
    requests.map(({ video, own, sources }) => [video, own, sources.length]),
    [
      ['b', false, 2],
      ['a', true, 0],
    ],
  );
  const asked = [];
  setUp({
    videos: [{ id: 'a', sources: [{ src: 'a.m3u8' }] }],
    duration: null,
    prepare: ({ media, host }) => {
      media.networkState = 0;
      host.dispatch = (name, detail) => name !== 'media:source' || !asked.push(detail);
    },
  });
  const sources = [{ src: 'https://page.test/show/a.m3u8', type: null }];
  assert.deepEqual(asked, [{ video: 'a', sources, own: false, time: 0, playing: false }]);
});

test('a page that takes media:source over and loads nothing is an error after a while', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const { media, host } = film;
  const errors = [];
  host.dispatch = (name, { message }) => {
    if (name === 'error') errors.push(message);
    return name !== 'media:source';
  };
  goTo(film, 1);
  pass(15_000);
  media.fire('progress'); // of the film before
  pass(15_000);
  assert.deepEqual(errors, []);
  pass(10_000);
  assert.deepEqual(errors, ['the page loads no source']);
  goTo(film, 0);
  media.src = 'blob:https://page.test/1';
  media.flush();
  pass(60_000);
  assert.equal(errors.length, 1, 'it has loaded that');
});

test('a seek that a required click cuts short while a source loads is made when that can play', () => {
  const { media, engine, session } = setUpPlaying();
  media.flush();
  engine.becomes({ time: 7, playing: true });
  media.src = 'https://page.test/better.mp4';
  media.flush();
  engine.on.seek = () => engine.becomes({ time: 3, playing: false }, command('pause', { time: 3 }));
  session.input('seek', 9, 'host');
  media.taken();
  media.load(50);
  assert.deepEqual(media.taken(), ['seek 3']);
});

test('what the page loaded for a video it may load again; it is asked again after a failure', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const { media, engine, session } = film;
  const requests = takeOver(film);
  const load = (src) => {
    media.src = src;
    media.flush();
    media.load(50);
    media.flush();
  };
  goTo(film, 1);
  load('blob:https://page.test/1');
  load('blob:https://page.test/2'); // another quality
  media.taken();
  engine.taken();
  session.retry();
  assert.deepEqual(media.taken(), []);
  load('blob:https://page.test/3');
  assert.deepEqual(engine.taken(), ['ready 50']);
  goTo(film, 0);
  assert.deepEqual(
    requests.map(({ video, own, time }) => [video, own, time]),
    [
      ['b', false, 7],
      ['b', false, 7],
      ['a', true, 7],
    ],
  );
});

test('a video without sources is the page’s to load, else it plays in the source that is there', () => {
  for (const takes of [true, false]) {
    const film = setUpPlaying({ videos: [{ id: 'a' }, { id: 'live' }] });
    const requests = takes ? takeOver(film) : [];
    goTo(film, 1);
    assert.deepEqual(film.media.taken(), takes ? [] : ['play', 'seek 7']);
    assert.equal(requests.length, takes ? 1 : 0);
  }
});

test('a host that throws at media:source gets its film all the same', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const { dispatch } = film.host;
  film.host.dispatch = (name, detail) => {
    if (name === 'media:source') throw new Error('oops');
    return dispatch(name, detail);
  };
  goTo(film, 1);
  assert.deepEqual(film.media.taken(), ['src https://page.test/show/b.mp4', 'play']);
  assert.equal(film.events.at(-1), 'error internal');
});

// ---- The page's own source ----------------------------------------------------

test('an object URL, which may be gone, comes back only where the document has no source', () => {
  for (const [sources, back] of [
    [[{ src: 'a.mp4' }], 'https://page.test/show/a.mp4'],
    [null, 'blob:https://page.test/1'],
  ]) {
    const film = setUpPlaying({
      videos: [{ id: 'a', sources }, OTHER],
      prepare: ({ media }) => {
        media.currentSrc = 'blob:https://page.test/1';
      },
    });
    goTo(film, 1);
    goTo(film, 0);
    assert.equal(film.media.src, back);
  }
});

test('the address that an element was given is preferred to what it makes of it', () => {
  const film = setUpPlaying({
    videos: VIDEOS,
    prepare: ({ media }) => {
      media.src = 'https://page.test/own.m3u8';
      media.currentSrc = 'blob:https://page.test/1';
    },
  });
  goTo(film, 1);
  goTo(film, 0);
  assert.equal(film.media.src, 'https://page.test/own.m3u8');
});

test('a media stream gives way to another video, and comes back', () => {
  const stream = {};
  const film = setUpPlaying({
    videos: VIDEOS,
    prepare: ({ media }) => {
      media.currentSrc = '';
      media.srcObject = stream;
    },
  });
  goTo(film, 1);
  assert.equal(film.media.srcObject, null);
  assert.equal(film.media.src, 'https://page.test/show/b.mp4');
  goTo(film, 0);
  assert.equal(film.media.srcObject, stream);
});

test('<source> children come back as such, and the page may replace them', () => {
  const film = setUpPlaying({
    videos: VIDEOS,
    prepare: ({ media }) => {
      media.currentSrc = 'https://page.test/second.mp4';
      media.querySelector = () => ({});
      media.removeAttribute = (name) => media.calls.push(`no ${name}`);
    },
  });
  const { media } = film;
  const has = media.load;
  goTo(film, 1);
  media.flush();
  media.load(50);
  media.load = () => media.calls.push('load');
  media.taken();
  goTo(film, 0);
  assert.deepEqual(media.taken(), ['no src', 'load', 'play']);
  media.load = has;
});

test('a media stream that the page puts in after a switch and back is its own from then on', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const { media } = film;
  const go = (item) => {
    goTo(film, item);
    media.flush();
    media.load(50);
  };
  go(1);
  go(0);
  const stream = {};
  media.srcObject = stream;
  media.fire('emptied');
  media.load(50);
  go(1);
  assert.equal(media.srcObject, null);
  go(0);
  assert.equal(media.srcObject, stream);
});

test('a source that the page puts in while its own still loads is its own from then on', () => {
  const film = setUpPlaying({ videos: VIDEOS });
  const { media } = film;
  const load = () => {
    media.flush();
    media.load(50);
  };
  goTo(film, 1);
  load();
  goTo(film, 0);
  media.src = 'https://page.test/better.mp4'; // before there are metadata
  load();
  goTo(film, 1);
  media.src = 'https://page.test/b-better.mp4';
  load();
  goTo(film, 0);
  assert.equal(media.src, 'https://page.test/better.mp4');
});

test('<source> children that the page has removed meanwhile do not come back, but what was played of them', () => {
  const film = setUpPlaying({
    videos: VIDEOS,
    prepare: ({ media }) => {
      media.currentSrc = 'https://page.test/second.mp4';
      media.querySelector = () => ({});
    },
  });
  const { media } = film;
  goTo(film, 1);
  media.querySelector = () => null;
  goTo(film, 0);
  assert.equal(media.src, 'https://page.test/second.mp4');
});
