// SPDX-License-Identifier: MIT
// The elements' modules where there is no page: a server that renders imports them, too.
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
