// SPDX-License-Identifier: MIT
// What a page loads, and when: each module once, and only what it needs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();

/** Notes the paths that a page requests from now on. @param {import('./film.mjs').Film} film */
function watchRequests({ page }) {
  const paths = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

test('a page with both elements loads each file once, and has one overlay', async (t) => {
  const film = await theatre.show(t, '/t/late.html');
  const paths = watchRequests(film);
  const same = await film.do(async () => {
    const [player, overlay] = await Promise.all([import('/dist/hotcue-player.js'), import('/dist/hotcue-overlay.js')]);
    const inside = document.createElement('hotcue-player').shadowRoot.querySelector('hotcue-overlay');
    return [overlay.HotcueOverlay === inside.constructor, overlay.EVENTS === player.EVENTS];
  });
  assert.deepEqual(same, [true, true]);
  const scripts = paths.filter((path) => path.startsWith('/dist/') && path.endsWith('.js'));
  assert.deepEqual(scripts.toSorted(), ['/dist/hotcue-overlay.js', '/dist/hotcue-player.js']);
  const shown = await theatre.show(t, '/t/player.html', { project: [button('fine')] });
  await shown.next('interaction:show', { id: 'fine' });
});
