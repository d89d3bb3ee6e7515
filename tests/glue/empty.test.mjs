// SPDX-License-Identifier: MIT
// When a media element counts as having nothing to play.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmpty } from '../../js-glue/media/failures.js';

const EMPTY = 0;
const IDLE = 1;
const LOADING = 2;
const NO_SOURCE = 3;
const failed = { code: 4 };

/** [what it is, members of the element, whether it is empty] @type {[string, object, boolean][]} */
const ELEMENTS = [
  ['a new element', { networkState: EMPTY, src: '' }, true],
  ['an address, in the script that gives it', { networkState: NO_SOURCE, src: 'a.mp4' }, false],
  ['a stream, in the script that gives it', { networkState: NO_SOURCE, src: '', srcObject: {} }, false],
  ['an address that loads', { networkState: LOADING, src: 'a.mp4' }, false],
  ['<source> children that load', { networkState: LOADING, src: '' }, false],
  ['preload="none"', { networkState: IDLE, src: 'a.mp4' }, false],
  ['an address that can’t be played', { networkState: NO_SOURCE, src: 'a.txt', error: failed }, true],
  ['<source> children that can’t be played', { networkState: NO_SOURCE, src: '' }, true],
  ['a film that broke off', { networkState: IDLE, src: 'a.mp4', error: { code: 2 }, readyState: 4 }, false],
  ['a custom element without an address', { src: '' }, true],
  ['a custom element before it loads', { src: 'a.m3u8' }, false],
  ['a custom element that failed', { src: 'a.m3u8', error: failed }, true],
];

for (const [what, members, empty] of ELEMENTS) {
  test(`${what} is ${empty ? 'empty' : 'not empty'}`, () => {
    assert.equal(isEmpty(/** @type {any} */ ({ readyState: 0, error: null, ...members })), empty);
  });
}

test('without an element nothing is empty', () => assert.equal(isEmpty(null), false));
