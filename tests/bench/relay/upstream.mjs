// SPDX-License-Identifier: MIT
// A receiver in a process of its own, so that it takes no time of the sender's: counts statements.
import { createServer } from 'node:http';

const counts = { calls: 0, distinct: 0 };
const ids = new Set();

const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify(counts));
  request.resume().on('end', () => {
    const id = String(request.headers['idempotency-key']);
    counts.calls += 1;
    if (!ids.has(id)) counts.distinct += 1;
    ids.add(id);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(`["${id}"]`);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.send?.(port);
});
