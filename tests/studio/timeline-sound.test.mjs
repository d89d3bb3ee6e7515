// SPDX-License-Identifier: MIT
// Which films the timeline reads for their waveform.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { soundOf } from '../../demo/studio/timeline/sound.js';

test('a large film is not read to its end, whether or not its server says how large it is', async (t) => {
  let sent = 0;
  const server = createServer(({ url }, response) => {
    const size = 50_000_000;
    if (url === '/says') response.setHeader('content-length', size);
    if (url === '/none') response.statusCode = 404;
    const more = () => {
      while (sent < size && response.write(Buffer.alloc(10_000))) sent += 10_000;
      if (sent >= size) response.end();
    };
    response.on('drain', more).on('error', () => {});
    sent = 0;
    if (url === '/none') response.end();
    else more();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const read = (/** @type {string} */ path, signal = new AbortController().signal) =>
    soundOf(`http://127.0.0.1:${port}${path}`, signal, 1024 * 1024);

  for (const path of ['/says', '/silent'])
    assert.deepEqual(await read(path), { failure: 'No waveform: the film has more than 1 MB.' });
  assert.ok(sent < 40_000_000, `${sent} bytes were sent`);
  assert.deepEqual(await read('/none'), { failure: 'No waveform: the film can’t be read.' });
  const stop = new AbortController();
  const reading = read('/silent', stop.signal);
  stop.abort();
  await assert.rejects(reading, { name: 'AbortError' });
});
