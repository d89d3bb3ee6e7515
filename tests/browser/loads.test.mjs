// SPDX-License-Identifier: MIT
// Whatever load() is given, there is one event and a result. And whichever call of the
// engine traps, nothing remains on the video, and load() starts a new engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();
const PROJECT = [button('fine')];

/** Arguments that are not documents, as code for the page. @type {Record<string, string>} */
const NONE = {
  undefined: 'undefined',
  null: 'null',
  'a number': '5',
  'a BigInt': '5n',
  'a function': '() => 1',
  'a symbol': 'Symbol()',
  'a circle': '{ const a = []; a.push(a); return a; }',
  'a BigInt inside': '({ a: 1n })',
  'toJSON that throws': '({ toJSON() { throw new Error("no"); } })',
  'toJSON of nothing': '({ toJSON() {} })',
  'words of 16 bits': 'new Uint16Array(4)',
  'a detached buffer': '{ const a = new ArrayBuffer(8); structuredClone(a, { transfer: [a] }); return a; }',
  'a property that throws': '({ get a() { throw new Error("no"); } })',
};

/** @param {import('./film.mjs').Film} film @param {string} code of a document */
const load = (film, code) => {
  const body = code.startsWith('{') ? code : `(${code})`;
  return film.page.evaluate(`document.getElementById('film').load((() => ${body})())`);
};

for (const page of ['overlay', 'player']) {
  test(`${page}: what is no document is refused by an event and in the result`, async (t) => {
    const film = await theatre.show(t, `/t/${page}.html`, { project: PROJECT });
    await film.next('interaction:show', { id: 'fine' });
    for (const [name, code] of Object.entries(NONE)) {
      const before = (await film.heard('error')).length;
      const { ok, diagnostics } = await load(film, code);
      assert.deepEqual([ok, diagnostics.length, diagnostics[0]?.code], [false, 1, 'bad_document'], name);
      const errors = (await film.heard('error')).slice(before);
      assert.deepEqual(
        errors.map(({ detail }) => detail.code),
        ['bad_document'],
        name,
      );
    }
    assert.deepEqual(await film.visible(), ['fine'], 'what was loaded stays');
  });
}

test('bytes of any kind are a document', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html');
  for (const kind of ['a.buffer', 'new DataView(a.buffer)', 'new Uint8ClampedArray(a)', 'a', 'a.subarray(0)']) {
    const make = `{ const a = new TextEncoder().encode(${JSON.stringify(JSON.stringify(PROJECT))}); return ${kind}; }`;
    assert.equal((await load(film, make)).ok, true, kind);
  }
});

test('a load that is superseded says so, in its result alone; so does one without a page', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html');
  const results = await film.do(async (text) => {
    const overlay = document.getElementById('film');
    const loads = [overlay.load('['), overlay.load(text), overlay.load(text, null)];
    const codes = (await Promise.all(loads)).map(({ ok, superseded, diagnostics }) =>
      ok ? 'ok' : `${diagnostics[0].code} ${superseded}`,
    );
    overlay.remove();
    await new Promise((resolve) => document.addEventListener('project:unload', resolve));
    const { diagnostics } = await overlay.load(text);
    return [...codes, diagnostics[0].code];
  }, JSON.stringify(PROJECT));
  assert.deepEqual(results, ['superseded true', 'superseded true', 'ok', 'not_connected']);
  assert.deepEqual(await film.heard('error'), []);
});

test('out of memory is told by an event and in the result', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: PROJECT });
  await film.next('interaction:show', { id: 'fine' });
  const { ok, diagnostics } = await film.do((text) => {
    const { subarray } = Uint8Array.prototype;
    const { encodeInto } = TextEncoder.prototype;
    TextEncoder.prototype.encodeInto = () => {
      TextEncoder.prototype.encodeInto = encodeInto;
      Uint8Array.prototype.subarray = subarray;
      throw Object.assign(new Error('out of memory'), { code: 'out_of_memory' });
    };
    return document.getElementById('film').load(text);
  }, JSON.stringify(PROJECT));
  assert.deepEqual([ok, diagnostics[0].code], [false, 'out_of_memory']);
  assert.equal((await film.heard('error')).length, 1);
  assert.deepEqual(await film.visible(), ['fine']);
});

for (const page of ['overlay', 'player']) {
  test(`${page}: a load from within a listener is one like any other`, async (t) => {
    const film = await theatre.show(t, `/t/${page}.html`, { project: PROJECT });
    await film.next('interaction:show', { id: 'fine' });
    const results = await film.do(
      async (next) => {
        const element = document.getElementById('film');
        const results = [];
        const inside = (/** @type {string} */ type, /** @type {string} */ text) =>
          new Promise((resolve) => {
            const listener = async () => resolve(results.push(await element.load(text)));
            element.addEventListener(type, listener, { once: true });
          });
        const loads = [inside('error', '{"videos":[]}'), inside('interaction:show', next)];
        const shown = JSON.stringify([{ ...JSON.parse(next)[0], id: 'between' }]);
        await element.load('[');
        await element.load(shown);
        await Promise.all(loads);
        return results.map(({ ok, diagnostics }) => (ok ? 'ok' : diagnostics[0].code));
      },
      JSON.stringify([button('last')]),
    );
    assert.deepEqual(results.sort(), ['missing_field', 'ok']);
    await film.next('interaction:show', { id: 'last' });
    assert.deepEqual(await film.visible(), ['last']);
    await film.play();
    await film.plays();
  });
}
