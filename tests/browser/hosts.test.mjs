// SPDX-License-Identifier: MIT
// Pages that do what they should not: the film goes on, and an error says what was wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();

/** Pages with an element that has the film, and how a second overlay on the same film is made. */
const FIRST = {
  'an overlay': ['/t/overlay.html', () => ({ for: 'video' })],
  'a player': ['/t/player.html', () => ({ for: 'film' })],
};

for (const [name, [path, attributes]] of Object.entries(FIRST)) {
  test(`${name} has its film alone: a second overlay on it waits until the first leaves`, async (t) => {
    const film = await theatre.show(t, path, { project: [button('here')] });
    await film.next('interaction:show', { id: 'here' });
    await film.do(
      ([given, project]) => {
        const second = document.createElement('hotcue-overlay');
        for (const [name, value] of Object.entries({ id: 'second', project, ...given }))
          second.setAttribute(name, value);
        document.querySelector('main').append(second);
      },
      /** @type {const} */ ([attributes(), theatre.serve([button('other', { pos_top: 60 })])]),
    );
    const { from } = await film.next('error', { code: 'media_taken' });
    assert.equal(from, 'second');
    const { ok, diagnostics } = await film.do(() => document.getElementById('second').load([]));
    assert.deepEqual([ok, diagnostics[0].code], [false, 'media_taken']);
    await film.play();
    await film.plays();
    assert.deepEqual(await film.visible(), ['here']);
    await film.clickAt(...ON_BUTTON);
    await film.next('hotspot:click', { hotspot: { id: 'here' } });
    await film.do(() =>
      document.getElementById('film').setAttribute('project', document.getElementById('film').project),
    );
    await film.do(() => (document.getElementById('second').project += '?again')); // it goes on waiting
    await film.next('error', { code: 'media_taken' });
    if (name === 'an overlay') {
      await film.do(() => document.getElementById('film').remove());
      await film.next('interaction:show', { id: 'other' });
      await film.plays.call(Object.assign(Object.create(film), { id: 'second' }));
      assert.deepEqual(await film.visible(), ['other']);
    }
  });
}

test('listeners that throw stop nothing', async (t) => {
  const project = {
    cues: [
      { id: 'first', time: 0.3 },
      { id: 'second', time: 0.6 },
    ],
    interactions: [button('here', { click_action: 'message', click_value: 'Some words' })],
  };
  const film = await theatre.show(t, '/t/player.html', { project, expected: /a listener of the page/ });
  await film.next('interaction:show');
  await film.do(
    (names) => {
      for (const name of names) {
        document.getElementById('film').addEventListener(name, () => {
          throw new Error('a listener of the page');
        });
      }
    },
    ['hotcue:event', 'cue:forward', 'hotspot:click', 'action:message', 'error', 'player:play', 'project:unload'],
  );
  await film.play();
  await film.next('cue:forward', { cue: { id: 'first' } });
  await film.next('cue:forward', { cue: { id: 'second' } });
  await film.clickAt(...ON_BUTTON);
  await film.page.getByText('Some words').waitFor();
  await film.do(() => document.getElementById('film').show('nobody'));
  await film.next('error', { code: 'unknown_id' });
  await film.plays();
  await film.do(() => document.getElementById('film').remove());
  await film.next('project:unload');
});

/** Run in the page: calls every method of an element with what is no argument of it. */
async function callAll() {
  const film = document.getElementById('film');
  const given = [[], [null], ['nobody', 'nothing'], [NaN, -1], [{}, []], [1n, () => {}]];
  const names = Object.getOwnPropertyNames(customElements.get('hotcue-overlay').prototype);
  const thrown = [];
  for (const name of names) {
    if (name === 'constructor' || name.endsWith('Callback')) continue;
    const { value, get } = Object.getOwnPropertyDescriptor(customElements.get('hotcue-overlay').prototype, name);
    for (const each of value ? given : [[]]) {
      try {
        await (value ? film[name](...each) : get && film[name]);
      } catch (error) {
        thrown.push(`${name}(${each.map(String)}): ${error}`);
      }
    }
  }
  return thrown;
}

for (const name of ['player', 'overlay']) {
  test(`${name}: methods with anything, before there is a project, with one, and after it left`, async (t) => {
    const film = await theatre.show(t, `/t/${name}.html`);
    assert.deepEqual(await film.do(callAll), []);
    await film.do((project) => document.getElementById('film').load(project), [button('here')]);
    await film.next('interaction:show', { id: 'here' });
    assert.deepEqual(await film.do(callAll), []);
    await film.do((project) => document.getElementById('film').load(project), [button('there')]);
    await film.next('interaction:show', { id: 'there' });
    await film.play();
    await film.plays();
    await film.do(() => {
      globalThis.film = document.getElementById('film');
      globalThis.film.remove();
    });
    await film.next('project:unload');
    const codes = (await film.heard('error')).map(({ detail }) => detail.code);
    assert.ok(codes.length > 0 && !codes.includes('internal'), `${codes}`);
    assert.deepEqual(await film.do(`document.getElementById = () => globalThis.film; (${callAll})()`), []);
  });
}

test('what is no element is no medium and no surface; a new label is the name', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [button('here')], expected: /refused/ });
  await film.next('interaction:show', { id: 'here' });
  const own = await film.do(() => {
    const overlay = document.getElementById('film');
    const given = [5, 'video', {}, Symbol('video'), () => {}];
    for (const value of given) Object.assign(overlay, { surface: value, media: value });
    overlay.label = 'A walk';
    return [overlay.media.id, overlay.surface.id];
  });
  assert.deepEqual(own, ['video', 'video']);
  assert.equal((await film.heard('error')).filter(({ detail }) => detail.code === 'refused').length, 10);
  assert.equal(await film.do(() => document.getElementById('film').ready), true);
  await film.page.getByLabel('A walk').waitFor({ state: 'attached' });
  await film.do(() => document.getElementById('film').setAttribute('label', 'A hike'));
  await film.page.getByLabel('A hike').waitFor({ state: 'attached' });
});

test('a video that never comes is told after a while, and the one before is still there', async (t) => {
  const goes = { click_action: 'video', click_value: 'silent' };
  const project = {
    videos: [
      { id: 'first', sources: [{ src: '/clips/trailhead.mp4' }], interactions: [button('go', goes)] },
      { id: 'silent', sources: [{ src: '/clips/silent.mp4' }] },
    ],
  };
  const film = await theatre.show(t, '/t/player.html', { project, query: { src: '' } });
  await film.page.route('**/silent.mp4', () => {}); // no answer
  await film.page.clock.install();
  await film.play();
  await film.plays();
  const { time } = await film.state();
  await film.do(() => document.getElementById('film').click('go'));
  await film.next('node:enter', { node: { id: 'silent' } });
  await film.page.clock.fastForward(15_000);
  assert.deepEqual(await film.heard('error'), [], 'it may be slow');
  await film.page.clock.fastForward(10_000);
  await film.next('error', { code: 'media', message: 'the server does not answer' });
  await film.page.getByRole('button', { name: 'Go back' }).click();
  await film.next('node:enter', { node: { id: 'first' } });
  await film.plays();
  assert.ok((await film.state()).time >= time);
});

test('another project while it plays takes the place of the first, begins at its start, and plays', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('here')] });
  await film.next('interaction:show', { id: 'here' });
  await film.set({ currentTime: 5 });
  await film.play();
  await film.plays();
  await film.do(
    (project) => document.getElementById('film').setAttribute('project', project),
    theatre.serve([button('there')]),
  );
  await film.next('project:load');
  const { time } = await film.next('project:start');
  assert.ok(time < 1, `${time}`);
  await film.plays();
  assert.deepEqual(await film.visible(), ['there']);
});
