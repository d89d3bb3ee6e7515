// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startServer } from '../../demo/server/gallery/gallery.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotcue-server-'));
let server;

before(async () => {
  mkdirSync(join(folder, 'public/page/.hidden'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'public/film.mp4'), '0123456789');
  writeFileSync(join(folder, 'public/empty.js'), '');
  writeFileSync(join(folder, 'public/engine.wasm'), 'not really');
  writeFileSync(join(folder, 'public/page/index.html'), 'a page');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'public/link.txt'));
  server = await startServer({ mounts: { '/t/': join(folder, 'public') }, faults: true });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (path, options = {}) => fetch(server.address + path, { redirect: 'manual', ...options });

test('files have their type and the security headers', async () => {
  const response = await get('/t/engine.wasm?version=1');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/wasm');
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  const policy = response.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /'unsafe-|\*|https?:/);
  assert.equal(await response.text(), 'not really');
});

test('a folder is its index page', async () => {
  const redirect = await get('/t/page');
  assert.equal(redirect.status, 301);
  assert.equal(redirect.headers.get('location'), '/t/page/');
  assert.equal(await (await get('/t/page/')).text(), 'a page');
});

test('an empty file, HEAD and other methods', async () => {
  assert.equal(await (await get('/t/empty.js')).text(), '');
  const head = await get('/t/film.mp4', { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), '10');
  assert.equal((await get('/t/film.mp4', { method: 'POST' })).status, 405);
});

const RANGES = [
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=5-', 206, '56789', 'bytes 5-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=0-99', 206, '0123456789', 'bytes 0-9/10'],
  ['bytes=10-', 416, '416\n', 'bytes */10'],
  ['bytes=-0', 416, '416\n', 'bytes */10'],
  ['bytes=0-1,4-5', 200, '0123456789', null],
  ['pages=1-2', 200, '0123456789', null],
];

for (const [range, status, body, contentRange] of RANGES) {
  test(`Range: ${range} gives ${status}`, async () => {
    const response = await get('/t/film.mp4', { headers: { range } });
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-range'), contentRange);
    assert.equal(await response.text(), body);
  });
}

const REFUSED = ['/t/../secret.txt', '/t/%2e%2e/secret.txt', '/t/..%2fsecret.txt', '/t/..%5csecret.txt'];
REFUSED.push('/t/link.txt', '/t/page/.hidden', '/t/%00', '//t/page', '/t/missing.js', '/.git/config');

for (const path of REFUSED) {
  test(`${path} is not found`, async () => {
    assert.equal((await get(path)).status, 404);
  });
}

test('a bad escape is a bad request', async () => {
  assert.equal((await get('/t/%ff')).status, 400);
});

test('faults, for tests of what goes wrong', async () => {
  const wrong = await get('/wrong-mime/t/engine.wasm');
  assert.equal(wrong.headers.get('content-type'), 'text/plain');
  assert.equal(await wrong.text(), 'not really');
  assert.equal(await (await get('/broken/t/engine.wasm')).text(), 'not r');
});

test('no faults unless asked for', async () => {
  const plain = await startServer({ mounts: { '/t/': join(folder, 'public') } });
  assert.equal((await fetch(`${plain.address}/wrong-mime/t/engine.wasm`)).status, 404);
  await plain.close();
});

test('a port in use is reported by its code', async () => {
  const port = Number(new URL(server.address).port);
  await assert.rejects(startServer({ port }), { code: 'EADDRINUSE' });
});
