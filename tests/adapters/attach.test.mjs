// SPDX-License-Identifier: MIT
// attach() of what is no player: the error names it, and what is known.
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
