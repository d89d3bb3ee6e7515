// SPDX-License-Identifier: MIT
// The player's controls: chapters, pictures and marks on the seek bar, picture in picture, and
// the keyboard, on their page in the gallery.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();

/** Opens the page in the gallery; its player has no id. */
async function open(t, options) {
  const film = await theatre.show(t, '/player/', { profile: { viewport: { width: 1100, height: 900 } }, ...options });
  await film.do(() => {
    document.querySelector('hotcue-player').id = 'film';
  });
  await film.next('project:ready');
  await film.state();
  return film;
}

test('the seek bar has chapters, pictures of the film, and marks where interactions start', async (t) => {
  const film = await open(t);
  const bar = film.page.locator('media-time-range');
  const marks = film.page.getByRole('list', { name: 'Interactions' }).getByRole('listitem');
  await marks.first().waitFor({ state: 'attached' });
  const names = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
  assert.deepEqual(names.slice(0, 2), ['Her boots, close up, 0:01', 'To the arch, 0:20']);
  const { x, width, y, height } = await bar.boundingBox();
  const at = (seconds) => x + 12 + ((width - 24) * seconds) / 60;
  const [, second] = await marks.all();
  const box = await second.boundingBox();
  assert.ok(Math.abs(box.x + box.width / 2 - at(20)) < 2, 'the mark is where a click seeks to its start');
  const picture = film.page.locator('media-time-range media-preview-thumbnail img');
  const seen = new Set();
  for (const [seconds, chapter] of /** @type {const} */ ([
    [10, 'The walk'],
    [25, 'The boots'],
    [55, 'The fork'],
  ])) {
    await film.page.mouse.move(at(seconds), y + height / 2);
    await film.page.getByText(chapter, { exact: true }).waitFor();
    await picture.waitFor();
    await picture.evaluate((image) => image.decode());
    const {
      x: left,
      y: top,
      width: wide,
      height: high,
    } = await film.page.locator('media-time-range media-preview-thumbnail').boundingBox();
    assert.ok(wide >= 120 && high >= 60, `${wide} x ${high}`);
    const png = await film.page.screenshot({ clip: { x: left + wide / 2, y: top + high / 2, width: 3, height: 3 } });
    seen.add(String(await film.do((base64) => globalThis.probe.readColour(base64), png.toString('base64'))));
  }
  assert.equal(seen.size, 3, 'three pictures of three scenes');
  await film.page.mouse.move(at(55), y - 200);
  await picture.waitFor({ state: 'hidden' });
  await film.page.mouse.move(at(55), y + height / 2); // back in one move, to the same second
  await picture.waitFor();
  await film.page.mouse.click(at(30), y + height / 2);
  await film.next('interaction:show', { id: 'up', reason: 'seek' });
  assert.ok(Math.abs((await film.state()).time - 30) < 1);
});

test('picture in picture: the film leaves, its interactions do not stay behind, and it comes back', async (t) => {
  const film = await open(t);
  await film.page.locator('media-pip-button').click();
  await film.do(() => globalThis.probe.until(() => document.pictureInPictureElement, 10_000, 'a picture'));
  const hidden = () => film.page.locator('hotcue-overlay').evaluate((overlay) => getComputedStyle(overlay).visibility);
  assert.equal(await hidden(), 'hidden');
  await film.page.locator('media-pip-button').click();
  await film.do(() => globalThis.probe.until(() => !document.pictureInPictureElement, 10_000, 'no picture'));
  await film.do(() => new Promise(requestAnimationFrame));
  assert.equal(await hidden(), 'visible');
});

/** What the keys of the list do: a key, and how the film is then. Seeks first, while it is paused at 30 s. */
const EFFECTS = [
  ['l', ({ currentTime }) => Math.abs(currentTime - 40) < 2],
  ['j', ({ currentTime }) => Math.abs(currentTime - 30) < 2],
  ['ArrowRight', ({ currentTime }) => Math.abs(currentTime - 40) < 2],
  ['ArrowLeft', ({ currentTime }) => Math.abs(currentTime - 30) < 2],
  ['k', ({ paused }) => !paused],
  [' ', ({ paused }) => paused],
  ['ArrowDown', ({ volume }) => volume < 1],
  ['ArrowUp', ({ volume }) => volume === 1],
  ['m', ({ muted }) => muted],
  ['c', ({ textTracks }) => [...textTracks].some(({ mode }) => mode === 'showing')],
  ['>', ({ playbackRate }) => playbackRate > 1],
  ['<', ({ playbackRate }) => playbackRate === 1],
  ['f', () => document.fullscreenElement !== null],
];

/** Runs in the page: whether the controls have heard of what the film does, which a key goes by. */
function areInStep(player) {
  const { mediaStore } = player.shadowRoot.querySelector('media-controller');
  const state = mediaStore.getState();
  return (
    Math.abs(state.mediaCurrentTime - player.currentTime) < 1 &&
    state.mediaPaused === player.paused &&
    state.mediaPlaybackRate === player.playbackRate &&
    state.mediaMuted === player.muted &&
    state.mediaVolume === player.volume &&
    state.mediaIsFullscreen === Boolean(document.fullscreenElement)
  );
}

test('the keyboard does what its list says, and a page in another language has the list in it', async (t) => {
  const film = await open(t);
  await film.set({ currentTime: 30 });
  await film.state();
  await film.page.locator('media-controller').focus();
  const player = await film.page.evaluateHandle(() => document.getElementById('film'));
  for (const [key, reached] of EFFECTS) {
    await film.page.keyboard.press(key);
    await film.page.waitForFunction(reached, player).catch(() => assert.fail(`${key} did not do what it says`));
    await film.page.waitForFunction(areInStep, player);
  }
  await film.page.keyboard.press('f');
  await film.do(() => globalThis.probe.until(() => !document.fullscreenElement, 10_000, 'no fullscreen'));
  await film.page.keyboard.press('Shift+?');
  const list = film.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.waitFor();
  const keys = await list.locator('kbd').allInnerTexts();
  for (const [key] of EFFECTS) {
    const shown =
      { ' ': 'Space', ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓' }[key] ?? key.toUpperCase();
    assert.ok(keys.includes(shown), `${shown} is listed`);
  }
  await film.page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await film.do(() =>
    Object.assign(customElements.get('hotcue-player').words, { shortcuts: 'Tasten', keyPlay: 'Abspielen' }),
  );
  await film.page.keyboard.press('Shift+?');
  const german = film.page.getByRole('dialog', { name: 'Tasten' });
  await german.getByText('Abspielen').waitFor();
  await german.getByRole('button', { name: 'Close' }).click();
  await german.waitFor({ state: 'detached' });
});

test('marks are those of the video that plays', async (t) => {
  const videos = [
    {
      id: 'one',
      sources: [{ src: '/clips/trailhead.mp4' }],
      interactions: [button('first', { time: 5 }), button('go', { click_action: 'video', click_value: 'two' })],
    },
    { id: 'two', sources: [{ src: '/clips/ridge.mp4' }], interactions: [button('third', { time: 12 })] },
  ];
  const film = await theatre.show(t, '/t/player.html', { project: { videos }, query: { src: '' } });
  const marks = film.page.getByRole('list', { name: 'Interactions' });
  await marks.getByRole('listitem', { name: 'first, 0:05' }).waitFor({ state: 'attached' });
  assert.equal(await marks.getByRole('listitem').count(), 1, 'what is there from the start needs none');
  await film.next('interaction:show', { id: 'go' });
  await film.do(() => document.getElementById('film').click('go'));
  await marks.getByRole('listitem', { name: 'third, 0:12' }).waitFor({ state: 'attached' });
  await film.do(() => document.getElementById('film').load([]));
  await marks.waitFor({ state: 'hidden' });
});
