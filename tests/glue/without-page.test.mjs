// SPDX-License-Identifier: MIT
// The elements' modules can be imported without a DOM, as on a server.
import assert from 'node:assert/strict';
import { it } from 'node:test';

for (const [module, name] of [
  ['hotcue-overlay', 'HotcueOverlay'],
  ['hotcue-player', 'HotcuePlayer'],
  ['hotcue-engine', 'Engine'],
]) {
  it(`${module}.js can be imported`, async () => {
    const exported = await import(`../../dist/${module}.js`);
    assert.equal(typeof exported[name], 'function');
  });
}
