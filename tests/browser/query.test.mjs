// SPDX-License-Identifier: MIT
// Variables from the page’s query parameters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();

test('the page’s query becomes variables, all or those named', async (t) => {
  const hello = button('hello', { value: '{{name}} {{code}}' });
  for (const [names, text] of [
    ['', 'Ada 7'],
    ['name', 'Ada'],
  ]) {
    const film = await theatre.show(t, '/t/player.html', { query: { name: 'Ada', code: '7' } });
    await film.do(
      ([query, document_]) => {
        const player = document.getElementById('film');
        player.setAttribute('query', query);
        return player.load(document_);
      },
      /** @type {const} */ ([names, [hello]]),
    );
    await film.next('project:load');
    await film.next('variable:change', { name: 'name', value: 'Ada', source: 'query' }); // before it is shown
    await film.next('interaction:show');
    assert.equal((await film.item('hello').innerText()).trim(), text);
    await film.do(() => document.getElementById('film').load([{ id: 'new', type: 'reset_viewer', time: 0 }]));
    await film.do(() => document.getElementById('film').setVariable('name', 'Bo'));
    await film.play();
    await film.next('viewer:reset');
    await film.next('variable:change', { name: 'name', value: null, source: 'reset' });
    await film.next('variable:change', { name: 'name', value: 'Ada', source: 'query' });
  }
});
