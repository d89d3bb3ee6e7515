// SPDX-License-Identifier: MIT
// What the preview plays of a document, and what it shows of events.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Studio } from '../../demo/studio/model/studio.js';
import { ownFile, rehearsed, typedValue } from '../../demo/studio/preview/rehearsal.js';
import { newEngine } from '../support/play.mjs';

test('the document that is played starts where the author is, and names the author’s files', () => {
  const studio = new Studio();
  studio.open('{"start":"a","videos":[{"id":"a","sources":[{"src":"a.mp4"}]},{"id":7,"interactions":[]}]}');
  studio.films.set('7', 'blob:http://localhost/f00%41');
  const text = rehearsed(studio, '7');
  const { start, videos } = JSON.parse(text);
  assert.equal(start, '7');
  assert.deepEqual(videos[0].sources, [{ src: 'a.mp4' }]);
  assert.ok(newEngine().load(text).ok, 'an address that documents may have');
  assert.equal(ownFile(new URL(videos[1].sources[0].src, 'http://a/b/c.json').href), 'blob:http://localhost/f00%41');
  assert.equal(ownFile('http://a/b/a.mp4'), null);
  assert.equal(JSON.parse(rehearsed(studio, 'gone')).start, 'a', 'a video that is no longer there');
  assert.equal(studio.document.start, 'a', 'the document stays');
});

test('a typed value is a number or a boolean only if it reads the same as a text', () => {
  const typed = ['12', '0.5', 'true', 'false', '007', '1e3', ' 2', '', 'NaN', 'Infinity', 'Ada'].map(typedValue);
  assert.deepEqual(typed, [12, 0.5, true, false, '007', '1e3', 2, '', 'NaN', 'Infinity', 'Ada']);
});
