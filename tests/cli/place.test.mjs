// SPDX-License-Identifier: MIT
// Lines and columns of diagnostics, compared with a count in the decoded text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placesOf } from '../../js-glue/engine/place.js';
import { Random } from '../property/generate.mjs';
import { below } from '../support/random.mjs';

const PIECES = ['a', ' ', '\n', '\r\n', '\r', '\t', 'é', '漢', '😀', '"', '{'];

/** Line and column as in an editor: splits the text before the place at line ends. */
function naive(bytes, offset) {
  const lines = new TextDecoder().decode(bytes.subarray(0, offset)).split(/\r\n|\n|\r/);
  return { line: lines.length, column: lines.at(-1).length + 1 };
}

describe('line and column', () => {
  it('are those that an editor shows, whatever the text', () => {
    const random = new Random(17);
    for (let n = 0; n < 2000; n++) {
      const pieces = Array.from({ length: below(random, 12) }, () => random.pick(PIECES));
      const bytes = new TextEncoder().encode(pieces.join(''));
      // Offsets are at characters, and never inside a line end.
      const offsets = pieces.map((_, i) => Buffer.byteLength(pieces.slice(0, i).join('')));
      const usual = offsets.filter((at) => !(bytes[at - 1] === 13 && bytes[at] === 10)).reverse();
      assert.deepEqual(
        placesOf(bytes, usual),
        usual.map((at) => naive(bytes, at)),
        JSON.stringify(pieces.join('')),
      );
    }
  });

  it('of the end, and of what is behind it, are the end', () => {
    const bytes = new TextEncoder().encode('[\n1');
    assert.deepEqual(placesOf(bytes, [3, 99]), [
      { line: 2, column: 2 },
      { line: 2, column: 2 },
    ]);
    assert.deepEqual(placesOf(new Uint8Array(0), [0]), [{ line: 1, column: 1 }]);
  });
});
