// SPDX-License-Identifier: MIT
// The media bridge: seeks by the viewer, by scripts and by the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pass, setUpPlaying } from './bridge.mjs';
import { command } from './fakes.mjs';

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

test('while playing a seek by a moment is none: players of streams make them', () => {
  const { media, engine } = setUpPlaying();
  media.frame(1.08);
  for (const time of [1.05, 1.15]) {
    media.viewer.seek(time);
    media.flush();
  }
  assert.deepEqual(engine.taken(), []);
  media.viewer.seek(0.9);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 0.9 user']);
});

test('a seek to where the picture is is none, paused or playing', () => {
  const { media, engine } = setUpPlaying();
  const seekHere = () => {
    media.viewer.seek(media.currentTime);
    media.flush();
  };
  media.frame(1.04); // whose end the engine knows already
  seekHere();
  media.frame(1.08);
  media.viewer.pause();
  media.at(1.1); // past the last frame reported
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

// ---- Elements that find seeks by comparing times --------------------------------

/** As those on an iframe. */
const withoutFrames = { prepare: ({ media }) => Object.assign(media, { requestVideoFrameCallback: undefined }) };

/** Plays to 1 s, reported by `timeupdate`. */
function setUpLate() {
  const parts = setUpPlaying(withoutFrames);
  parts.media.at(1);
  pass(1000);
  parts.media.fire('timeupdate');
  parts.engine.taken({ ticks: true });
  return parts;
}

test('an element that took its own delay for a seek has not sought', () => {
  const { media, engine } = setUpLate();
  pass(300);
  media.at(1.3);
  media.seeking = true;
  media.fire('seeking');
  pass(50);
  media.at(1.35);
  media.seeking = false;
  media.fire('seeked');
  media.fire('timeupdate');
  assert.deepEqual(engine.taken({ ticks: true }), ['tick 1.35']);
  media.viewer.seek(1.1);
  media.flush();
  media.viewer.seek(20);
  media.flush();
  assert.deepEqual(engine.taken(), ['seek 1.1 user', 'seek 20 user']);
});

test('a viewer’s seek counts where the element knows its time only when it has arrived', () => {
  for (const playing of [true, false]) {
    for (const to of [40, 0.2]) {
      const { media, engine } = setUpLate();
      if (!playing) media.viewer.pause();
      media.flush();
      pass(50);
      engine.taken({ ticks: true });
      media.seeking = true;
      media.fire('seeking');
      media.seeking = false;
      media.at(to);
      media.fire('seeked');
      assert.deepEqual(engine.taken({ ticks: true }), [`seek ${to} user`]);
    }
  }
});
