// SPDX-License-Identifier: MIT
// attach() of what is no player: the error names it, and what is known; of a player without media.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attach } from '../../web/adapters/attach.js';

class Gramophone {}

const STRANGERS = {
  null: null,
  undefined,
  '"#film"': '#film',
  '<div>': { localName: 'div' },
  'an object of Gramophone': new Gramophone(),
  'an object of no class': Object.create(null),
};

for (const [name, given] of Object.entries(STRANGERS)) {
  test(`attach() does not know ${name}`, async () => {
    await assert.rejects(
      attach(given, 'project.json'),
      (error) =>
        error instanceof TypeError && error.message.includes(`know ${name}.`) && error.message.includes('Vidstack'),
    );
  });
}

const nothing = () => null;
const EARLY = {
  'an instance of hls.js': { loadSource: nothing, attachMedia: nothing, on: nothing, media: null },
  'one of dash.js': { attachSource: nothing, attachView: nothing, on: nothing, getVideoElement: nothing },
  'one of Shaka Player': { getAssetUri: nothing, getMediaElement: nothing, addEventListener: nothing },
  'a video that is nowhere': { localName: 'video', parentElement: null },
};

for (const [name, given] of Object.entries(EARLY)) {
  test(`attach() to ${name} without media says what is missing`, async () => {
    await assert.rejects(attach(given, 'project.json'), {
      name: 'TypeError',
      message: /no media element in a page yet/,
    });
  });
}
