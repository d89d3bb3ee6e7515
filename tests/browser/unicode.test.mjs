// SPDX-License-Identifier: MIT
// The table for \p{…} in patterns is only fetched if there are such patterns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();

const shownWhile = (id, pattern) => button(id, { when: { variable: 'name', operator: 'regex', value: pattern } });
const PROJECT = {
  variables: { name: 'Ödön' },
  interactions: [shownWhile('letters', '^\\p{Lu}\\p{L}+$'), shownWhile('digits', '\\p{Nd}'), button('fine')],
};

/** The paths from which it was fetched. @param {import('./film.mjs').Film} film */
const fetched = (film) =>
  film.do(() => {
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    return paths.filter((path) => path.endsWith('/unicode.bin'));
  });

test("a pattern that names a property fetches the table, from beside the page's engine", async (t) => {
  const query = { engine: '/wrong-mime/dist/engine.wasm' };
  const film = await theatre.show(t, '/t/player.html', { project: PROJECT, query });
  await film.next('interaction:show', { id: 'fine' });
  assert.deepEqual(await film.visible(), ['letters', 'fine']);
  assert.deepEqual(await fetched(film), ['/wrong-mime/dist/unicode.bin']);
  await film.do(() => document.getElementById('film').setVariable('name', '٣'));
  await film.next('interaction:show', { id: 'digits' });
});

test('no other pattern does', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [shownWhile('plain', '[à-ÿ]'), button('fine')] });
  await film.next('interaction:show', { id: 'fine' });
  assert.deepEqual(await fetched(film), []);
});

test('without the table the rest plays', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [], expected: /Failed to load/ });
  await film.page.route('**/unicode.bin', (route) => route.fulfill({ status: 404 }));
  const result = await film.do((project) => document.getElementById('film').load(project), PROJECT);
  assert.equal(result.ok, true);
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map(({ code, path }) => [code, path]),
    [
      ['bad_regex', '/interactions/0/when/value'],
      ['bad_regex', '/interactions/1/when/value'],
    ],
  );
  await film.next('error', { code: 'bad_regex' });
  assert.deepEqual(await film.visible(), ['fine']);
});
