// SPDX-License-Identifier: MIT
// When events come, by the frame number that is drawn in each frame of the film.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, PURPLE } from './documents.mjs';
import { assertOnTime } from './film.mjs';

const theatre = useBrowser();

const during = (id, time, end_time, more = {}) => button(id, { time, end_time, ...more });

for (const page of ['player', 'overlay']) {
  test(`${page}: an item shows and hides at its times`, async (t) => {
    const project = [during('a', 0.5, 1.5), during('b', 1.234, 2.1), during('c', 0, 1)];
    const film = await theatre.show(t, `/t/${page}.html`, { project });
    await film.next('interaction:show', { id: 'c', reason: 'enter' });
    assert.deepEqual(await film.visible(), ['c'], 'before the first play');
    await film.play();
    assertOnTime(await film.next('interaction:show', { id: 'a', reason: 'time' }), 0.5);
    assertOnTime(await film.next('interaction:hide', { id: 'c', reason: 'time' }), 1);
    assertOnTime(await film.next('interaction:show', { id: 'b' }), 1.234);
    assertOnTime(await film.next('interaction:hide', { id: 'a' }), 1.5);
    assertOnTime(await film.next('interaction:hide', { id: 'b' }), 2.1);
    assert.deepEqual(await film.visible(), []);
  });
}

test('what is heard of an item can be seen', async (t) => {
  const pause = (time) => ({ id: `stop-${time}`, type: 'pause', time });
  const project = [during('a', 0.5, 1), pause(0.6), pause(1.1)];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.play();
  const [inside, beside] = [
    [45, 24],
    [38, 24],
  ];
  await film.next('player:pause', { reason: 'timed' });
  await film.restingFrame();
  assert.deepEqual(await film.visible(), ['a']);
  assert.deepEqual(await film.colour(...inside), PURPLE);
  assert.notDeepEqual(await film.colour(...beside), PURPLE);
  await film.play();
  await film.next('player:pause', { reason: 'timed' });
  await film.restingFrame();
  assert.deepEqual(await film.visible(), []);
  assert.notDeepEqual(await film.colour(...inside), PURPLE);
});

test('a window shorter than a frame shows and hides', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [during('blink', 0.801, 0.811)] });
  await film.play();
  assertOnTime(await film.next('interaction:show', { id: 'blink' }), 0.801);
  assertOnTime(await film.next('interaction:hide', { id: 'blink' }), 0.811);
});

test('a cue reaches the page on its frame, with its custom data as they are', async (t) => {
  const data = { sku: 'A-1', price: 12.5, tags: ['x', null, true], nested: { ü: '\u2028 "\\' }, '': 0 };
  const cues = [
    { id: 'first', time: 0, custom_data: data },
    { time: 0.7, custom_data: 'text' },
    { id: 'bare', time: 1.3 },
  ];
  const film = await theatre.show(t, '/t/player.html', { project: { interactions: [], cues } });
  await film.do(() => {
    document.getElementById('film').addEventListener('cue:forward', ({ detail }) => {
      globalThis.host = [...(globalThis.host ?? []), detail.cue];
    });
  });
  await film.play();
  assertOnTime(await film.next('cue:forward', { cue: { id: 'first' } }), 0);
  assertOnTime(await film.next('cue:forward', { cue: { id: 'cue-1' } }), 0.7);
  assertOnTime(await film.next('cue:forward', { cue: { id: 'bare' } }), 1.3);
  const host = await film.do(() => globalThis.host);
  assert.deepEqual(
    host.map(({ customData }) => customData),
    [data, 'text', null],
  );
  assert.deepEqual(Object.keys(host[0].customData), Object.keys(data));
});
