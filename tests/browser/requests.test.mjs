// SPDX-License-Identifier: MIT
// What requests of `get` and `post` actions carry, from a server's view: the visitor's
// cookies only if the page allows it.
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { after, before, test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();
/** The cookies of each request to /hook. @type {(string | undefined)[]} */
const seen = [];

/** A proxy to the test server that adds /hook on the same origin. */
const server = createServer((incoming, answer) => {
  if (incoming.url?.startsWith('/hook')) {
    seen.push(incoming.headers.cookie);
    answer.writeHead(204).end();
    return;
  }
  const behind = request(`${theatre.address}${incoming.url}`, { headers: incoming.headers }, (found) => {
    answer.writeHead(found.statusCode ?? 500, found.headers);
    found.pipe(answer);
  });
  behind.on('error', () => answer.destroy());
  behind.end();
});

let origin = '';
before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
});
after(() => void server.close().closeAllConnections());

const PROJECT = [
  button('get', { click_action: 'get', click_value: '/hook' }),
  button('post', { pos_top: 60, click_action: 'post', click_value: '/hook' }),
];

for (const page of ['overlay', 'player']) {
  for (const [credentials, cookie] of [
    ['', undefined],
    ['yes', undefined],
    ['omit', undefined],
    ['same-origin', 'who=ada'],
    ['include', 'who=ada'],
  ]) {
    test(`${page}: get and post with credentials="${credentials}" send ${cookie ?? 'no cookie'}`, async (t) => {
      const project = theatre.serve(PROJECT);
      const film = await theatre.show(t, `/t/${page}.html`);
      seen.length = 0;
      await film.page.context().addCookies([{ name: 'who', value: 'ada', url: origin }]);
      await film.page.goto(`${origin}/t/${page}.html?${new URLSearchParams({ project, credentials })}`);
      await film.next('interaction:show', { id: 'post' });
      for (const id of ['get', 'post']) {
        await film.do((name) => document.getElementById('film').click(name), id);
        await film.next(`action:${id}`);
      }
      while (seen.length < 2) await film.do(() => new Promise(requestAnimationFrame));
      assert.deepEqual(seen, [cookie, cookie]);
    });
  }
}
