// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSources } from '../../tools/setup/cjson.mjs';

test('a one-line source list asks for source packages', () => {
  const list =
    '# a comment\ndeb [arch=amd64 signed-by=/k.gpg] mirror:/debian bookworm main\ndeb-src mirror:/debian x main\n';
  assert.equal(toSources('sources.list', list), 'deb-src [arch=amd64 signed-by=/k.gpg] mirror:/debian bookworm main\n');
});

test('a deb822 source list asks for source packages', () => {
  const stanza = 'Types: deb deb-src\nURIs: mirror:/debian\nSuites: bookworm\nComponents: main\n';
  assert.equal(toSources('debian.sources', stanza), stanza.replace('deb deb-src', 'deb-src'));
});
