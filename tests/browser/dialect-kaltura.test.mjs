// SPDX-License-Identifier: MIT
// Pages of Kaltura's interactive player, on the real one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';
import { PATIENCE_MS } from './film.mjs';

const theatre = useBrowser();

/** What the page's own list of events has, oldest first, without positions and buffers. @param {import('./film.mjs').Film} film */
const listed = async (film) => (await film.page.locator('#log li b').allInnerTexts()).toReversed();

test('a page that has moved: custom data, chapters, replay, as it was written', async (t) => {
  const film = await theatre.show(t, '/moved-from-kaltura/');
  const { page } = film;
  const text = (/** @type {string} */ id) => page.locator(`#${id}`).innerText();
  await film.next('project:ready');
  await film.do(() => {
    document.querySelector('hotcue-player').id = 'film';
  });
  await page.getByRole('button', { name: 'play' }).first().click();
  await film.next('cue:forward', { cue: { id: 'c1' } });
  assert.deepEqual([await text('chapter'), await text('node')], ['Sunrise', 'Trailhead']);
  await film.next('interaction:show', { id: 'h1' });
  await film.clickAt(30.5, 58); // her pack
  await film.next('hotspot:click', { hotspot: { id: 'h1' } });
  await film.item('h2').press('Enter');
  await film.next('hotspot:click', { hotspot: { id: 'h2' } });
  assert.deepEqual(await page.locator('#basket li').allInnerTexts(), ['The pack, 129 €', 'The boots, 189 €']);
  assert.equal(await text('sum'), '318 €');
  await film.plays();
  const before = await listed(film);
  await page.getByRole('button', { name: 'The lake' }).click();
  await film.next('node:enter', { node: { id: 'n2' } });
  await film.plays();
  assert.equal((await film.state()).src, 'ridge.mp4');
  await page.getByText('The lake', { exact: true }).first().waitFor();
  assert.ok((await film.state()).time >= 30);
  const jumped = (await listed(film)).slice(before.length);
  assert.deepEqual(
    jumped.filter((type) => type.startsWith('node:')),
    ['node:exit', 'node:enter'],
  );
  await film.page.locator('#chapter').getByText('The lake').waitFor();
  await page.getByRole('button', { name: 'Replay' }).click();
  await film.next('project:reset');
  await film.next('project:start');
  await film.next('cue:forward', { cue: { id: 'c1' } });
  await film.plays();
  assert.deepEqual([await text('chapter'), await text('node')], ['Sunrise', 'Trailhead']);
  assert.deepEqual(await film.heard('error'), []);
});

test('the object in a page of modules: an overlay, what it is asked, and calls of every kind', async (t) => {
  const video = (/** @type {string} */ id, /** @type {string} */ src, /** @type {any} */ more) => ({
    ...{ id, title: id.toUpperCase(), sources: [{ src: `/clips/${src}.mp4` }], ...more },
  });
  const project = {
    videos: [
      video('one', 'trailhead', {
        cues: [{ id: 'c', time: 0.5, custom_data: { 10: 1, a: [2] } }],
        interactions: [
          button('link', { click_action: 'link', click_value: 'https://a.test/', custom_data: 'x' }),
          button('data', { time: 0.5, pos_top: 60, custom_data: { z: 1, b: '😀' } }),
        ],
      }),
      video('two', 'ridge', { token: 'second', interactions: [] }),
    ],
  };
  const film = await theatre.show(t, '/t/overlay.html', { project, expected: /mine/ });
  await film.do(async () => {
    const { kaltura } = await import(/** @type {any} */ ('/dist/dialects/kaltura.js'));
    const overlay = document.querySelector('hotcue-overlay');
    const player = kaltura(overlay);
    const heard = [];
    Object.assign(globalThis, { player, heard });
    overlay.addEventListener('browser:open', (event) => event.preventDefault());
    player.kBind('raptMedia_event', ({ type, payload }) => {
      if (!/^buffer:|timeupdate$/.test(type)) heard.push([type, payload]);
    });
    player.addListener('player:timeupdate', ({ payload }) => heard.push(['time', payload]));
    player.addListener('player:play', () => {
      throw new Error('mine');
    });
    player.addEventListener('hotspot_displayed', ({ payload }) => heard.push(['displayed', payload]));
    player.muted = true;
    player.play(); // before or after the project is there
  });
  /** What was heard of some types. @param {RegExp} types @returns {Promise<[string, any][]>} */
  const heard = async (types) => (await film.do(() => globalThis.heard)).filter(([type]) => types.test(type));
  await film.next('cue:forward', { cue: { id: 'c' } });
  assert.deepEqual(await heard(/^cue/), [['cue:forward', { cue: { customData: '{"10":1,"a":[2]}', id: 'c' } }]]);
  await film.clickAt(50, 70);
  await film.next('hotspot:click', { hotspot: { id: 'data' } });
  await film.clickAt(50, 30);
  await film.next('browser:open');
  assert.deepEqual(await heard(/^(hotspot|browser)/), [
    ['hotspot:click', { hotspot: { id: 'data', customData: '{"z":1,"b":"😀"}' } }],
    ['hotspot:click', { hotspot: { id: 'link', customData: 'x' } }],
    ['browser:open', { href: 'https://a.test/', target: '_blank' }],
  ]);
  assert.deepEqual((await heard(/^displayed/)).at(-1), ['displayed', { id: 'data', label: 'data' }]);
  assert.deepEqual(await heard(/^time/).then(([first]) => first), ['time', {}]);
  await film.plays();

  await film.do(() => globalThis.player.jump({ name: 'TWO' }, false, 3));
  await film.next('node:enter', { node: { id: 'two' } });
  await film.next('player:pause');
  const state = await film.state();
  assert.ok(state.paused && state.time >= 3 && state.src === 'ridge.mp4', JSON.stringify(state));
  assert.deepEqual(await film.do(() => [globalThis.player.currentNode, globalThis.player.data.nodes.length]), [
    { id: 'two', xref: 'second', name: 'TWO', customData: null },
    2,
  ]);
  await film.do(() => globalThis.player.execute({ type: 'project:jump', payload: { destination: 'one', time: 2 } }));
  await film.next('node:enter', { node: { id: 'one' } });
  await film.plays();
  await film.do(() => globalThis.player.replay());
  await film.next('project:start');
  await film.plays();
  assert.equal(await film.do(() => globalThis.player.evaluate('{raptMedia.status}')), 'ready');

  await film.do(() => globalThis.player.stop());
  await film.next('player:pause');
  assert.deepEqual(
    (await heard(/^(project:ended|player:pause)/)).slice(-2).map(([type]) => type),
    ['project:ended', 'player:pause'],
  );

  await film.do(() => {
    for (let i = 0; i < 2000; i++) {
      globalThis.player.play();
      globalThis.player.seek(i % 40);
      globalThis.player.pause();
      globalThis.player.jump('nowhere');
    }
  });
  await film.do(() => globalThis.player.play());
  await film.plays();
  const errors = await film.heard('error');
  assert.deepEqual(
    errors.map(({ detail }) => detail.code),
    ['unknown_target'],
  );
  await film.do(() => {
    document.querySelector('hotcue-overlay').remove();
    globalThis.player.play();
    globalThis.player.jump('two');
  });
  await film.do(
    (patience) =>
      globalThis.probe.until(() => globalThis.heard.some(([type]) => type === 'project:unload'), patience, 'the end'),
    PATIENCE_MS,
  );
});
