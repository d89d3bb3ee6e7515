// SPDX-License-Identifier: MIT
// Serves pages and files of the repository as a web server does: compressed, and videos in the
// ranges that browsers ask for. A process: receives the texts of pages by path, sends its address.
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

/** As it is sent, prepared once. @type {Map<string, Buffer>} */
const bodies = new Map();

/** @param {string} path @param {Record<string, string>} pages texts by path */
async function bodyOf(path, pages) {
  const known = bodies.get(path);
  if (known) return known;
  const content = await contentOf(path, pages);
  const body = isVideo(path) ? content : gzipSync(content, { level: 9 });
  bodies.set(path, body);
  return body;
}

/** @param {string} path */
const isVideo = (path) => path.endsWith('.mp4');

/** @param {import('node:http').ServerResponse} response @param {string} path @param {Buffer} body @param {string} [range] */
function answer(response, path, body, range) {
  const type = { 'Content-Type': TYPES[extname(path)] ?? 'text/html' };
  const [, from, to] = (isVideo(path) && /^bytes=(\d+)-(\d*)$/.exec(range ?? '')) || [];
  const [start, end] = [Number(from ?? 0), Math.min(Number(to || Infinity), body.length - 1)];
  response.writeHead(from ? 206 : 200, {
    ...type,
    'Content-Length': end + 1 - start,
    ...(isVideo(path) ? { 'Accept-Ranges': 'bytes' } : { 'Content-Encoding': 'gzip' }),
    ...(from ? { 'Content-Range': `bytes ${start}-${end}/${body.length}` } : {}),
  });
  response.end(body.subarray(start, end + 1));
}

process.once('message', (/** @type {Record<string, string>} */ pages) => {
  const server = createServer(async ({ url = '/', headers }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    try {
      answer(response, pathname, await bodyOf(pathname, pages), headers.range);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    process.send?.(`http://localhost:${port}`);
  });
});
