// SPDX-License-Identifier: MIT
// What a page loads, and when: each module once, and only what it needs.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();

/** Notes the paths that a page requests from now on. @param {import('./film.mjs').Film} film */
function watchRequests({ page }) {
  const paths = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

test('a page with both elements loads each file once, and has one overlay', async (t) => {
  const film = await theatre.show(t, '/t/late.html');
  const paths = watchRequests(film);
  const same = await film.do(async () => {
    const [player, overlay] = await Promise.all([import('/dist/hotcue-player.js'), import('/dist/hotcue-overlay.js')]);
    const inside = document.createElement('hotcue-player').shadowRoot.querySelector('hotcue-overlay');
    return [overlay.HotcueOverlay === inside.constructor, overlay.EVENTS === player.EVENTS];
  });
  assert.deepEqual(same, [true, true]);
  const scripts = paths.filter((path) => path.startsWith('/dist/') && path.endsWith('.js'));
  assert.deepEqual(scripts.toSorted(), ['/dist/hotcue-overlay.js', '/dist/hotcue-player.js']);
  const shown = await theatre.show(t, '/t/player.html', { project: [button('fine')] });
  await shown.next('interaction:show', { id: 'fine' });
});

/**
 * Opens a page with an overlay.
 * @param {import('node:test').TestContext} t @param {any} project
 * @param {(route: import('playwright-core').Route) => void} answer answers requests for the code of panels or of the recorder
 */
async function openWithout(t, project, answer) {
  const film = await theatre.show(t, '/t/late.html', { expected: /ERR_FAILED/ });
  await film.page.route(/\/dist\/chunk-[^/]*\.js$/, answer);
  await film.do(async (address) => {
    await import('/dist/hotcue-overlay.js');
    const video = Object.assign(document.createElement('video'), { src: '/clips/trailhead.mp4', muted: true });
    const overlay = Object.assign(document.createElement('hotcue-overlay'), { id: 'film', project: address });
    document.querySelector('main').append(video, overlay);
  }, theatre.serve(project));
  await film.next('project:load');
  return film;
}

const asking = (id, more) => button(id, { end_time: 50, ...more });

test('the first interaction does not wait for panels, which come with the first that is needed', async (t) => {
  /** @type {(() => void)[]} */
  const held = [];
  const project = [asking('tell', { click_action: 'modal', click_value: 'Long words' })];
  const film = await openWithout(t, project, (route) => void held.push(() => route.continue()));
  await film.next('interaction:show', { id: 'tell' });
  await film.clickAt(...ON_BUTTON);
  await film.next('action:modal', { id: 'tell' });
  await film.do(() => document.getElementById('film').openTray('magic_menu')); // an order of its own
  await film.next('tray:open');
  assert.equal(held.length, 1);
  assert.equal(await film.page.getByRole('dialog').count(), 0);
  held[0]();
  await film.page.getByRole('dialog', { name: 'tell' }).getByText('Long words').waitFor();
  await film.page.keyboard.press('Escape');
  await film.page.locator('.tray').waitFor();
});

test('panels are loaded in idle time, before any is needed', async (t) => {
  const film = await openWithout(t, [asking('tell', {})], (route) => route.continue());
  await film.page.locator('hotcue-overlay .messages').waitFor({ state: 'attached' });
  assert.deepEqual(await film.heard('error'), []);
});

test('without the code of panels there are errors, and the film goes on', async (t) => {
  const project = {
    start: 'main',
    videos: [
      {
        id: 'main',
        interactions: [
          asking('lead', { collect_first: true, click_action: 'track' }),
          asking('tell', { pos_top: 60, click_action: 'modal', click_value: 'Long words' }),
        ],
      },
    ],
  };
  const film = await openWithout(t, project, (route) => route.abort());
  await film.next('interaction:show', { id: 'tell' });
  await film.play();
  for (const [id, waits] of [
    ['lead', 'lead:request'],
    ['tell', 'action:modal'],
  ]) {
    await film.item(id).click();
    await film.next(waits);
    await film.next('error', { code: 'part_load' });
    await film.plays();
  }
  await film.do(() => document.getElementById('film').openTray('magic_menu'));
  await film.next('error', { code: 'part_load' });
  await film.next('tray:close', { tray: 'magic_menu' });
  await film.plays();
  assert.deepEqual(await film.visible(), ['lead', 'tell']);
});

test('tooltip and spotlight come to what is on screen already', async (t) => {
  /** @type {(go: () => void) => void} */
  let ask = () => {};
  const asked = new Promise((resolve) => {
    ask = resolve;
  });
  const project = [asking('lit', { spotlight: true, tooltip: 'Why not' })];
  const film = await openWithout(t, project, (route) => ask(() => route.continue()));
  await film.next('interaction:show', { id: 'lit' });
  await film.moveTo(...ON_BUTTON);
  await film.next('hotspot:enter', { hotspot: { id: 'lit' } });
  assert.equal(await film.page.getByText('Why not').count(), 0);
  assert.equal(await film.page.locator('hotcue-overlay .dark').count(), 0);
  (await asked)();
  await film.page.getByText('Why not', { exact: true }).waitFor();
  await film.page.locator('hotcue-overlay .dark').waitFor({ state: 'attached' });
  assert.deepEqual(await film.heard('error'), []);
});

for (const [what, project] of Object.entries({
  'a spotlight': [asking('here', { spotlight: true })],
  'a text that scrolls': [asking('here', { type: 'text', value: 'Too many words. '.repeat(99) })],
  captions: { tracks: [{ src: '/captions/ridge.vtt', srclang: 'en' }], interactions: [asking('here')] },
})) {
  test(`without the late code there is an error for ${what}, and the film goes on`, async (t) => {
    const film = await openWithout(t, project, (route) => route.abort());
    await film.next('error', { code: 'part_load' }); // for captions also before anything shows
    await film.item('here').waitFor();
    await film.play();
    await film.plays();
    assert.deepEqual(await film.visible(), ['here']);
  });
}

test('without the late code there is an error for a tooltip, and the focus is seen all the same', async (t) => {
  const film = await openWithout(t, [asking('tip', { tooltip: 'Why not' })], (route) => route.abort());
  await film.next('interaction:show', { id: 'tip' });
  await film.page.keyboard.press('Tab');
  assert.equal(await film.focused(), 'tip');
  await film.next('error', { code: 'part_load' });
  assert.notEqual(await film.item('tip').evaluate((item) => getComputedStyle(item).outlineStyle), 'none');
  await film.page.keyboard.press('Enter');
  await film.next('hotspot:click', { hotspot: { id: 'tip' } });
});

test('what is drawn again and again asks for the late code now and then, and has one error in all', async (t) => {
  const tip = (id, more) => asking(id, { tooltip: `On ${id}`, ...more });
  const wordy = asking('wordy', { type: 'text', value: 'Too many words. '.repeat(99), pos_top: 40 });
  const project = [tip('one'), tip('two', { pos_top: 70 }), wordy];
  let [requests, broken] = [0, true];
  const film = await openWithout(t, project, (route) => {
    requests++;
    if (broken) route.abort();
    else route.continue();
  });
  await film.next('interaction:show', { id: 'wordy' });
  await film.next('error', { code: 'part_load' });
  const before = requests;
  const roam = async () => {
    for (const id of ['one', 'two', 'one', 'two']) {
      await film.item(id).hover({ force: true });
      await film.next('hotspot:enter', { hotspot: { id } });
    }
  };
  const errors = async () => (await film.heard('error')).length;
  await roam();
  await film.do(() => document.getElementById('film').openTray('magic_menu')); // its own error; comes after the others
  await film.next('tray:close');
  assert.equal(await errors(), 2);
  assert.ok(requests - before <= 2, 'for the tray, and perhaps in idle time');
  const failed = film.page.waitForEvent('requestfailed'); // what is drawn may ask at once
  await film.do(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 60_000;
  });
  await roam();
  await failed;
  assert.equal(await errors(), 2);
  broken = false;
  await film.do(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 60_000;
  });
  await film.item('one').hover({ force: true });
  await film.page.getByText('On one', { exact: true }).waitFor();
  assert.equal(await errors(), 2);
});

test('without the code of the recorder there is an error, and the film goes on', async (t) => {
  const film = await openWithout(t, [asking('tell', {})], (route) => route.abort());
  await film.do(() => {
    globalThis.recording = document.getElementById('film').record();
  });
  await film.next('error', { code: 'part_load' });
  await film.next('interaction:show', { id: 'tell' });
  assert.equal(await film.do(() => globalThis.recording.stop()), '');
  await film.play();
  await film.plays();
});

test('without the code of the list of shortcuts there is an error, and the film goes on', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [button('fine')], expected: /ERR_FAILED|part_load/ });
  await film.page.route(/\/dist\/chunk-shortcuts-[^/]*\.js$/, (route) => route.abort());
  await film.next('interaction:show', { id: 'fine' });
  await film.play();
  const { keyboard } = film.page;
  await film.item('fine').focus();
  for (let i = 0; i < 3; i++) await keyboard.down('?'); // held
  await keyboard.up('?');
  await film.next('error', { code: 'part_load' });
  await film.plays();
  await film.page.unroute(/\/dist\/chunk-shortcuts-[^/]*\.js$/);
  await film.page.route(/\/dist\/chunk-shortcuts-[^/]*\.js$/, (route) => route.continue());
  await keyboard.down('?');
  const list = film.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.waitFor();
  await keyboard.down('?');
  await film.state();
  assert.equal(await list.count(), 1, 'a held key opens it, and leaves it open');
  assert.equal((await film.heard('error')).length, 1);
});

test('engine.wasm is fetched before there are media', async (t) => {
  const film = await theatre.show(t, '/t/late.html');
  const fetched = film.page.waitForRequest(/\/dist\/engine\.wasm$/, { timeout: 4000 }); // before `no_media`
  await film.do(
    async (address) => {
      await import('/dist/hotcue-overlay.js');
      const overlay = Object.assign(document.createElement('hotcue-overlay'), { id: 'film', project: address });
      document.querySelector('main').append(Object.assign(overlay, { htmlFor: 'video' }));
    },
    theatre.serve([button('fine')]),
  );
  await fetched;
  await film.do(() => {
    const video = Object.assign(document.createElement('video'), { src: '/clips/trailhead.mp4', id: 'video' });
    document.querySelector('main').prepend(video);
  });
  await film.next('interaction:show', { id: 'fine' });
});

for (const [page, elements, body] of /** @type {const} */ ([
  ['overlay', ['hotcue-overlay'], '<video src="/clips/trailhead.mp4" muted></video><hotcue-overlay id="film" PROJECT>'],
  ['player', ['hotcue-overlay', 'hotcue-player'], '<hotcue-player id="film" src="/clips/trailhead.mp4" muted PROJECT>'],
  [
    'player',
    ['hotcue-overlay', 'hotcue-player'],
    '<hotcue-player id="film" PROJECT><video slot="media" src="/clips/trailhead.mp4" muted></video></hotcue-player>',
  ],
])) {
  test(`engine.wasm is requested before any element is defined, and the document once: ${body}`, async (t) => {
    const film = await theatre.show(t, '/t/late.html');
    const project = theatre.serve([button('fine')]);
    const markup = body.replace('PROJECT', `project="${project}"`);
    const script = `<script type="module" src="/dist/hotcue-${page}.js"></script>`;
    await film.page.route(/\/early\.html$/, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html>${script}<body>${markup}` }),
    );
    await film.page.addInitScript(() => {
      const order = [];
      const { fetch, customElements } = globalThis;
      const define = customElements.define.bind(customElements);
      globalThis.order = order;
      globalThis.fetch = (address, ...rest) => {
        order.push(new URL(address, location.href).pathname);
        return fetch(address, ...rest);
      };
      customElements.define = (name, ...rest) => {
        if (name.startsWith('hotcue-')) order.push(name);
        define(name, ...rest);
      };
    });
    await film.page.goto(`${theatre.address}/early.html`);
    await film.next('interaction:show', { id: 'fine' });
    assert.deepEqual(await film.do(() => globalThis.order), ['/dist/engine.wasm', ...elements, project]);
  });
}

const hash = (/** @type {string} */ file) =>
  createHash('sha384')
    .update(readFileSync(new URL(`../../dist/${file}`, import.meta.url)))
    .digest('base64');

for (const page of ['overlay', 'player']) {
  test(`${page}: engine.wasm is loaded only if it is what integrity says`, async (t) => {
    const query = { integrity: `sha384-${hash('hotcue-engine.js')}`, src: '/clips/trailhead.mp4' };
    const film = await theatre.show(t, `/t/${page}.html`, { project: [button('fine')], query, expected: /integrity/ });
    const { detail } = await film.next('error', { code: 'wasm_load' });
    assert.match(detail.message, /engine\.wasm did not load, or is not the file with this integrity/);
    await film.play();
    await film.plays();
    assert.deepEqual(await film.visible(), []);
    await film.do(
      ([integrity, project]) => {
        const element = /** @type {any} */ (document.getElementById('film'));
        element.integrity = integrity;
        return element.load(project);
      },
      /** @type {const} */ ([`sha384-${hash('engine.wasm')}`, [button('fine')]]),
    );
    await film.next('interaction:show', { id: 'fine' });
  });
}

test('what the lines of docs/embedding.md preload is fetched once', async (t) => {
  const lines = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8').match(/^<link rel=".*$/gm);
  const film = await theatre.show(t, '/t/late.html');
  const project = theatre.serve([button('fine')]);
  const paths = watchRequests(film);
  await film.page.route(/\/preloads\.html\?/, async (route) => {
    const response = await route.fetch({ url: `${theatre.address}/t/player.html` });
    const body = await response.text();
    const links = [...new Set(lines)].join('\n').replace('href="trail.json"', `href="${project}"`);
    await route.fulfill({ response, body: body.replace('<script', `${links}\n<script`) });
  });
  await film.page.goto(`${theatre.address}/t/preloads.html?project=${project}`);
  await film.next('interaction:show', { id: 'fine' });
  for (const file of ['/dist/hotcue-overlay.js', '/dist/hotcue-player.js', '/dist/engine.wasm', project]) {
    assert.equal(paths.filter((path) => path === file).length, 1, file);
  }
});

test('the full engine has the warnings that a page leaves out', async (t) => {
  const small = button('small', { pos_width: 1, pos_height: 1 });
  const codesIn = async (/** @type {Record<string, string>} */ query) => {
    const film = await theatre.show(t, '/t/overlay.html', { project: [small], query });
    await film.next('interaction:show', { id: 'small' });
    return film.do(() => document.getElementById('film').diagnostics.map(({ code }) => code));
  };
  assert.deepEqual(await codesIn({}), []);
  assert.deepEqual(await codesIn({ engine: '/dist/engine-full.wasm' }), ['tiny_target', 'text_overflow']);
});
