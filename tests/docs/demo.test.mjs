// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sourceHash } from '../../demo/make-clips.mjs';
import { streamsHash } from '../../demo/make-streams.mjs';

const MAKE = fileURLToPath(new URL('../../demo/geometry/make-project.mjs', import.meta.url));

it('demo/geometry/project.json is what the film’s drawing code gives', () => {
  const { status, stderr } = spawnSync(process.execPath, [MAKE, '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

it('demo/clips are what demo/film draws: npm run clips', () => {
  const from = readFileSync(new URL('../../demo/clips/made-from.txt', import.meta.url), 'utf8');
  assert.equal(from, sourceHash());
});

it('demo/streams are made from the clips: npm run clips', () => {
  const from = readFileSync(new URL('../../demo/streams/made-from.txt', import.meta.url), 'utf8');
  assert.equal(from, streamsHash());
});
