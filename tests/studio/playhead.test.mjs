// SPDX-License-Identifier: MIT
// The film's time, also in views that don't show the film.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Playhead } from '../../demo/studio/model/playhead.js';
import { Studio } from '../../demo/studio/model/studio.js';

const media = () =>
  /** @type {any} */ (Object.assign(new EventTarget(), { currentTime: 0, duration: 60, paused: true }));

test('the time stays when the picture goes and comes back, until another video is opened', () => {
  const playhead = new Playhead();
  playhead.attach(media());
  playhead.seek(100);
  assert.equal(playhead.time, 60, 'clamped to the film');
  playhead.seek(12.5);
  playhead.attach(null);
  assert.equal(playhead.time, 12.5);
  const next = media();
  playhead.attach(next);
  assert.equal(next.currentTime, 12.5);
});

test('a video that is opened without the picture begins at 0', () => {
  const studio = new Studio();
  studio.open('{"videos":[{"id":"a"},{"id":"b"}]}');
  studio.playhead.seek(7);
  assert.equal(studio.playhead.time, 7);
  studio.openVideo(1);
  assert.equal(studio.playhead.time, 0);
  studio.playhead.seek(7);
  studio.open('{"videos":[]}');
  assert.equal(studio.playhead.time, 0);
});
