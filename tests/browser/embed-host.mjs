// SPDX-License-Identifier: MIT
// Two servers with origins of their own: that of the embed page, and that of the page around it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../demo/server/gallery/gallery.mjs';

const ROOT = new URL('../../', import.meta.url);
const FILES = {
  '/': [
    'text/html',
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><body><script type="module" src="/host.js"></script>',
  ],
  '/host.js': ['text/javascript', () => readFileSync(new URL('tests/browser/fixtures/embed-host.js', ROOT))],
  '/dist/embed/embed.js': ['text/javascript', () => readFileSync(new URL('dist/embed/embed.js', ROOT))],
};

/** A server of one page, without any of Hotcue but the helper. @returns {Promise<{address: string, close: () => void}>} */
async function startHost() {
  const server = createServer((request, response) => {
    const [type, body] = FILES[new URL(request.url, 'http://x').pathname] ?? [];
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain', 'set-cookie': 'hubspotutk=utk1' });
    response.end(typeof body === 'function' ? body() : (body ?? ''));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://localhost:${port}`, close };
}

/** Both, with an embed page that lists the host: `embed()` gives the address of a page around it. */
export async function startEmbedding() {
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-embed-'));
  const films = await startServer({ mounts: { '/e/': folder } });
  const host = await startHost();
  const frame = `http://127.0.0.1:${new URL(films.address).port}`;
  const page = readFileSync(new URL('web/embed/embed.html', ROOT), 'utf8')
    .replaceAll('"../', '"/dist/')
    .replaceAll('"embed', '"/dist/embed/embed');
  const named = (/** @type {string} */ hosts) => page.replace('content="self"', `content="${hosts}"`);
  writeFileSync(join(folder, 'embed.html'), named(host.address));
  writeFileSync(join(folder, 'closed.html'), named('https://shop.example'));
  let count = 0;
  return {
    host: host.address,
    frame,
    /** Serves a document. @param {object | string} document @returns {string} its path */
    serve(document) {
      const name = `${++count}.json`;
      writeFileSync(join(folder, name), typeof document === 'string' ? document : JSON.stringify(document));
      return `/e/${name}`;
    },
    /** @param {string} project @param {{page?: string, more?: string, query?: Record<string, string>}} [how] */
    around: (project, { page: name = 'embed.html', more = '', query = {} } = {}) =>
      `${host.address}/?${new URLSearchParams({ ...query, src: `${frame}/e/${name}?project=${encodeURIComponent(project)}${more}` })}`,
    async close() {
      host.close();
      await films.close();
      rmSync(folder, { recursive: true });
    },
  };
}
