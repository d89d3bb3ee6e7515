// SPDX-License-Identifier: MIT
// Whatever is wrong with document or engine, the video plays and an error is emitted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON, triangle } from './documents.mjs';

const theatre = useBrowser();

const WHOLE = JSON.stringify([button('fine')]);

/** Documents that can't be loaded at all. */
const LOST = {
  'not JSON': ['Dear player, please show a button.', 'syntax'],
  'cut off': [WHOLE.slice(0, 100), 'syntax'],
  empty: ['', 'syntax'],
  'without a video': ['{"videos":[]}', undefined],
  'of a newer format': [`{"hotcue":99,"interactions":${WHOLE}}`, 'unsupported_version'],
  'too deep': [`${'['.repeat(33)}${']'.repeat(33)}`, 'too_deep'],
  'too large': [`[${' '.repeat(16 * 1024 * 1024)}]`, 'too_large'],
};

for (const [name, [project, code]] of Object.entries(LOST)) {
  test(`a document that is ${name}`, async (t) => {
    const film = await theatre.show(t, '/t/player.html', { project });
    const { detail } = await film.next('error', code ? { code } : {});
    assert.equal(typeof detail.message, 'string');
    assert.equal(await film.do(() => document.getElementById('film').ready), false);
    await film.play();
    await film.plays();
    assert.deepEqual(await film.visible(), []);
    assert.deepEqual(await film.heard('project:load'), []);
  });
}

/** Documents with faulty parts; the rest plays. */
const FAULTY = {
  'a polygon of two points': [triangle('bad', { hotspot_points: '0,0 100,100' }), 'bad_polygon', '/1/hotspot_points'],
  'a script for a link': [
    button('bad', { click_action: 'link', click_value: ' java\tscript:alert(1)' }),
    'bad_url',
    '/1/click_value',
  ],
  'an unknown type': [{ id: 'bad', type: 'teapot', time: 0 }, 'bad_enum', '/1/type'],
  'a negative time': [button('bad', { time: -1 }), 'out_of_range', '/1/time'],
  'an id twice': [button('fine', { pos_top: 60 }), 'duplicate_id', '/1/id'],
};

for (const [name, [bad, code, path]] of Object.entries(FAULTY)) {
  test(`${name} is left out, the rest plays`, async (t) => {
    const film = await theatre.show(t, '/t/player.html', { project: [button('fine'), bad] });
    await film.next('error', { code, path });
    await film.next('interaction:show', { id: 'fine' });
    await film.play();
    await film.plays();
    assert.deepEqual(await film.visible(), ['fine']);
    await film.clickAt(...ON_BUTTON);
    await film.next('hotspot:click', { hotspot: { id: 'fine' } });
  });

  test(`${name} is refused in strict mode`, async (t) => {
    const query = { strict: 'true' };
    const film = await theatre.show(t, '/t/player.html', { project: [button('fine'), bad], query });
    await film.next('error', { code, path });
    await film.play();
    await film.plays();
    assert.deepEqual(await film.visible(), []);
  });
}

const WITH_FAULTS = `[
  ${JSON.stringify(button('fine'))},
  { "id": "bad", "type": "teapot", "time": 0 },
  { "id": "warned", "type": "pause", "time": 1, "nonsense": 1 }
]`;

test('what is wrong with a document is printed once, with its place', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: WITH_FAULTS });
  await film.next('interaction:show', { id: 'fine' });
  await film.panels();
  assert.equal(film.printed.length, 1);
  const [head, ...lines] = film.printed[0].split('\n');
  assert.match(head, /^error: Hotcue: 1 error, 1 warning in /);
  assert.match(
    lines.join('\n'),
    /^ {2}error bad_enum at \/1\/type \(line 3, column 26\): must be one of button, image/m,
  );
  assert.match(lines.join('\n'), /^ {2}warning unknown_field at \/2\/nonsense \(line 4, column 61\): /m);
});

test('warnings alone are printed as such', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [{ type: 'pause', time: 1, nonsense: 1 }] });
  await film.next('project:load');
  await film.panels();
  assert.deepEqual(
    film.printed.map((text) => text.split('\n')[0]),
    [`warning: Hotcue: 1 warning in ${await film.do(() => document.getElementById('film').getAttribute('project'))}`],
  );
});

test('a page that takes the errors has none on the console', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: WHOLE });
  await film.next('interaction:show', { id: 'fine' });
  const load = (text) => film.do((project) => document.getElementById('film').load(project), text);
  await film.do(() => addEventListener('error', (event) => event.preventDefault(), { capture: true }));
  await load(WITH_FAULTS);
  await film.do(() => document.getElementById('film').show('nobody'));
  await film.next('error', { code: 'unknown_id' });
  assert.deepEqual(film.printed, []);
});

test('other errors are printed one by one', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: WHOLE });
  await film.next('interaction:show', { id: 'fine' });
  await film.do(() => document.getElementById('film').show('nobody'));
  await film.next('error', { code: 'unknown_id' });
  assert.deepEqual(film.printed, ['error: Hotcue: unknown_id: no interaction has the id nobody']);
});

test('a broken document leaves the one before as it was', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: WHOLE });
  await film.next('interaction:show', { id: 'fine' });
  await film.play();
  await film.plays();
  const result = await film.do(() => document.getElementById('film').load('{"interactions":['));
  assert.equal(result.ok, false);
  assert.equal(result.diagnostics[0].code, 'syntax');
  await film.next('error', { code: 'syntax' });
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  await film.next('hotspot:click', { hotspot: { id: 'fine' } });
});

/** Files that can't be loaded, which the browser itself prints on the console. */
const MISSING = {
  'the document is not found': [{ project: '/p/missing.json' }, 'fetch'],
  'the document is elsewhere, where the policy forbids': [{ project: 'https://example.invalid/a.json' }, 'fetch'],
  'the engine is not found': [{ engine: '/dist/missing.wasm' }, 'wasm_load'],
  'the engine is cut off': [{ engine: '/broken/dist/engine.wasm' }, 'wasm_load'],
  'the address of the engine is invalid': [{ engine: 'http://[' }, 'wasm_load'],
  'the engine is something else': [{ engine: '/dist/hotcue-engine.js' }, 'wasm_load'],
};

for (const [name, [query, code]] of Object.entries(MISSING)) {
  test(`${name}: the video plays`, async (t) => {
    const expected = /404|Failed to (load|fetch)|Content.Security.Policy|connect-src/;
    const film = await theatre.show(t, '/t/player.html', { project: WHOLE, query, expected });
    await film.next('error', { code });
    await film.play();
    await film.plays();
    await film.clickAt(...ON_BUTTON); // the video's own: pauses
    assert.ok((await film.state()).paused);
    assert.deepEqual(await film.visible(), []);
  });
}

test('an engine with the wrong MIME type works', async (t) => {
  const query = { engine: '/wrong-mime/dist/engine.wasm' };
  const film = await theatre.show(t, '/t/player.html', { project: WHOLE, query });
  await film.next('interaction:show', { id: 'fine' });
  assert.deepEqual(await film.heard('error'), []);
});

test('an engine that comes late joins the video that plays', async (t) => {
  const project = { interactions: [button('fine')], cues: [{ time: 0 }] };
  const film = await theatre.show(t, '/t/player.html');
  let hasPlayed = () => {};
  const played = new Promise((resolve) => {
    hasPlayed = () => resolve(undefined);
  });
  await film.page.route('**/engine.wasm', (route) => played.then(() => route.continue()));
  await film.do((url) => document.getElementById('film').setAttribute('project', url), theatre.serve(project));
  await film.play();
  await film.plays();
  assert.deepEqual(await film.heard(), []);
  hasPlayed();
  await film.next('project:start');
  await film.plays();
  assert.deepEqual(await film.visible(), ['fine']);
});

test('a video that is not there is told', async (t) => {
  const query = { src: '/clips/missing.mp4' };
  const film = await theatre.show(t, '/t/player.html', { project: WHOLE, query, expected: /404/ });
  await film.next('error', { code: 'media' });
});

test('an overlay without a video is told', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: WHOLE, query: { for: 'nothing' } });
  await film.next('error', { code: 'no_media' });
});
