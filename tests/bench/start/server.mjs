// SPDX-License-Identifier: MIT
// Serves pages and files of the repository as a web server does: compressed, and cacheable.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../../tools/run/steps.mjs';

const FOLDERS = { dist: 'dist', clips: 'demo/clips', node_modules: 'node_modules' };
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.wasm': 'application/wasm',
};

/** @param {string} path @param {Record<string, string>} pages texts by path */
async function contentOf(path, pages) {
  if (path in pages) return Buffer.from(pages[path]);
  const [, folder, ...rest] = path.split('/');
  if (!(folder in FOLDERS) || rest.includes('..')) throw new Error('not found');
  return readFile(join(ROOT, FOLDERS[folder], ...rest));
}

/** Compressed once, as by a server that has done it before. @type {Map<string, Buffer>} */
const compressed = new Map();

/** @param {string} path @param {Buffer} content */
function gzipped(path, content) {
  const known = compressed.get(path) ?? gzipSync(content, { level: 9 });
  compressed.set(path, known);
  return known;
}

/** @param {Record<string, string>} pages texts by path @returns {Promise<{address: string, close: () => void}>} */
export async function serve(pages) {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    try {
      const content = await contentOf(pathname, pages);
      const isVideo = pathname.endsWith('.mp4');
      response.writeHead(200, {
        'Content-Type': TYPES[extname(pathname)] ?? 'text/html',
        ...(isVideo ? { 'Content-Length': content.length } : { 'Content-Encoding': 'gzip' }),
      });
      response.end(isVideo ? content : gzipped(pathname, content));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://localhost:${port}`, close: () => server.close() };
}
