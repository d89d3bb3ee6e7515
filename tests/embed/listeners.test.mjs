// SPDX-License-Identifier: MIT
// Listeners of the page around the iframe: those that change the list of them, and those that throw.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakePlayer, settle } from './fakes.mjs';
import { useHost } from './host.mjs';

const { connected } = useHost();

test('listeners that remove themselves, call back, or close', async () => {
  const { frame, embedded } = await connected();
  const seen = [];
  const once = () => {
    seen.push('once');
    embedded.removeEventListener('cue:forward', once);
  };
  embedded.addEventListener('cue:forward', once);
  embedded.addEventListener('cue:forward', () => {
    seen.push('back');
    embedded.pause().catch(() => {}); // it is closed before there is an answer
  });
  embedded.addEventListener('project:ended', () => embedded.close());
  embedded.addEventListener('viewer:reset', () => seen.push('after close'));
  for (const type of ['cue:forward', 'cue:forward', 'project:ended', 'viewer:reset']) frame.player.emit(type, {});
  await settle();
  assert.deepEqual(seen, ['once', 'back', 'back']);
});

test('listeners that throw: the others still hear all events, and the connection goes on', async () => {
  const thrown = [];
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', ({ message }) => thrown.push(message));
  try {
    const player = new FakePlayer();
    player.answers = { explain: (id) => ({ id }) };
    const { frame, embedded, events, errors } = await connected({ player });
    const names = ['cue:forward', 'hotcue:event', 'timeupdate', 'error'];
    const seen = [];
    for (const name of names) {
      embedded.addEventListener(name, () => {
        throw new Error(name);
      });
      embedded.addEventListener(name, (event) => seen.push(event.detail?.type ?? name));
    }
    events.length = 0;
    frame.player.emit('cue:forward', { cue: { id: 'a' } }); // both in one message
    frame.player.emit('cue:forward', { cue: { id: 'b' } });
    frame.player.dispatchEvent(new Event('timeupdate'));
    frame.player.emit('error', { code: 'media', message: 'no source' });
    await settle();
    const expected = ['cue:forward', 'cue:forward', 'error'];
    assert.deepEqual(
      events.map(({ type }) => type),
      expected,
    );
    assert.deepEqual(errors, [{ code: 'media', message: 'no source' }]);
    assert.deepEqual(seen.toSorted(), [...expected, ...expected, 'timeupdate'].toSorted());
    assert.deepEqual(thrown.toSorted(), [...expected, ...expected.map(() => 'hotcue:event'), 'timeupdate'].toSorted());
    assert.deepEqual(await embedded.explain('a'), { id: 'a' });
    frame.player.emit('viewer:reset', {});
    await settle();
    assert.equal(events.at(-1).type, 'viewer:reset');
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const other of others) process.on('uncaughtException', other);
  }
});
