// SPDX-License-Identifier: MIT
// Delivery in Chromium: on its IndexedDB, over HTTP, through crashes.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Receiver } from '../delivery/receiver.mjs';
import { closeContext, launch, launchWith } from './browser.mjs';
import { PATIENCE_MS } from './film.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch(); // of its own: one test crashes its pages
});
after(() => browser.close());

/** Waits for a condition. @param {() => unknown} condition @param {string} what */
async function until(condition, what) {
  const latest = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > latest) throw new Error(`waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const upTo = (count, from = 0) => Array.from({ length: count }, (_, i) => from + i);

/** A receiver and a profile. @param {import('node:test').TestContext} t */
async function stage(t) {
  const receiver = await new Receiver().start();
  const context = await browser.newContext();
  t.after(async () => {
    await closeContext(context);
    await receiver.close();
  });

  /** @param {object} [options] for page.js @param {string} [host] */
  async function open(options = {}, host = receiver.address) {
    const page = await context.newPage();
    await page.goto(`${host}/page.html?options=${encodeURIComponent(JSON.stringify(options))}`);
    await page.waitForSelector('[data-ready]', { state: 'attached' });
    return page;
  }
  const numbers = () => receiver.bodies.map(({ n }) => n);
  const arrived = (/** @type {number} */ count) => until(() => receiver.records.length >= count, `${count} records`);
  return { receiver, context, open, numbers, arrived };
}

/** @param {import('playwright-core').Page} page @param {number} from @param {number} [count] @param {object} [more] */
const say = (page, from, count = 1, more = {}) =>
  page.evaluate(([first, many, rest]) => globalThis.say(first, many, rest), /** @type {const} */ ([from, count, more]));
/** @param {import('playwright-core').Page} page */
const state = (page) => page.evaluate(() => globalThis.delivery.state);
/** @param {import('playwright-core').Page} page */
const stored = (page) => until(async () => (await state(page)).storage === 'indexeddb', 'the database');

/** What is on the disk: the numbers of the records. @param {import('playwright-core').Page} page @returns {Promise<number[]>} */
const rowsOf = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('hotcue-analytics');
        request.onsuccess = () => {
          const rows = request.result.transaction('rows').objectStore('rows').getAll();
          rows.onsuccess = () => {
            request.result.close();
            resolve(rows.result.map(({ wire }) => JSON.parse(wire).body.n));
          };
        };
      }),
  );

test('a record is an event first, then arrives, once and in order', async (t) => {
  const { receiver, open, numbers, arrived } = await stage(t);
  const page = await open({ faulty: true });
  await page.evaluate(() => {
    globalThis.overlay.addEventListener('analytics', ({ detail: { record } }) => {
      if (record.body.n === 2) throw new Error('a listener that throws');
    });
    globalThis.overlay.addEventListener(
      'analytics',
      (event) => event.detail.record.body.n === 3 && event.preventDefault(),
    );
  });
  await say(page, 0, 5);
  await arrived(5);
  assert.deepEqual(
    numbers(),
    [undefined, 0, 1, 2, 4],
    'the other adapter’s first record, and all but the canceled one',
  );
  const heard = await page.evaluate(() => globalThis.heard);
  assert.deepEqual(
    heard.map(({ record }) => record.body.n),
    [undefined, 0, 1, 2, 3, 4],
  );
  const { id, time, ...rest } = heard[1].record;
  assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.ok(Math.abs(time - Date.now()) < 60_000 && typeof heard[1].mediaTime === 'number');
  assert.deepEqual([rest.adapter, rest.route, receiver.records[1].id], ['numbers', '/r', id]);
  await until(async () => (await state(page)).sent === 5, 'the answer');
  const { queued, held, dropped, refused, storage, consent } = await state(page);
  assert.deepEqual({ queued, held, dropped, refused }, { queued: 0, held: 0, dropped: 0, refused: 0 });
  assert.deepEqual([storage, consent], ['indexeddb', 'given']);
  assert.equal(receiver.requests.length, 1);
  assert.equal(receiver.requests[0].headers.cookie, undefined);
});

test('what was not sent survives: offline, a crash of the tab, a reload, a server that is down', async (t) => {
  const { receiver, context, open, numbers, arrived } = await stage(t);
  const page = await open();
  await stored(page);
  await context.setOffline(true);
  const wire = await context.newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  await say(page, 0, 3);
  await until(async () => (await rowsOf(page)).length === 3, 'the rows on the disk');
  wire.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
  await context.setOffline(false);
  receiver.instead = () => ({ status: 503 });
  const next = await open();
  await say(next, 3, 2);
  await until(() => receiver.requests.some(({ records }) => records.length >= 3), 'an attempt');
  assert.deepEqual(numbers(), []);
  await next.reload();
  await next.waitForSelector('[data-ready]', { state: 'attached' });
  receiver.instead = () => undefined;
  await next.evaluate(() => globalThis.delivery.flush());
  await arrived(5);
  assert.deepEqual(numbers(), upTo(5));
  assert.deepEqual(receiver.repeated, []);
});

test('tabs share the queue, and send each record once', async (t) => {
  const { receiver, open, arrived } = await stage(t);
  const pages = await Promise.all([0, 1, 2].map((tab) => open({ tab })));
  await Promise.all(pages.map(stored));
  for (let round = 0; round < 5; round++) await Promise.all(pages.map((page) => say(page, round * 20, 20)));
  await arrived(300);
  for (const tab of [0, 1, 2]) {
    const mine = receiver.bodies.filter((body) => body.tab === tab).map(({ n }) => n);
    assert.deepEqual(mine, upTo(100), `tab ${tab}: each, in order`);
  }
  await until(async () => (await state(pages[0])).queued === 0, 'an empty queue');
  assert.deepEqual(receiver.repeated, []);
});

test('a page that goes away sends what it has, to another origin too', async (t) => {
  const { receiver, open, numbers } = await stage(t);
  const elsewhere = await new Receiver().start();
  t.after(() => elsewhere.close());
  const page = await open({ delivery: { relay: elsewhere.address } });
  await page.evaluate(() => {
    globalThis.say(0, 3);
    setTimeout(() => location.assign('/nothing')); // before anything is sent
  });
  await until(() => elsewhere.records.length === 3, 'the records, with no page left');
  assert.deepEqual(
    elsewhere.bodies.map(({ n }) => n),
    upTo(3),
  );
  assert.deepEqual(numbers(), []);
  assert.deepEqual(receiver.requests, []);
  await page.waitForURL('**/nothing'); // see closeContext()
});

test('Retry-After is honoured by all tabs, and after a reload', async (t) => {
  const { receiver, open, numbers, arrived } = await stage(t);
  const elsewhere = await new Receiver().start();
  t.after(() => elsewhere.close());
  elsewhere.instead = () => ({ status: 429, headers: { 'Retry-After': '3' } });
  const options = { delivery: { relay: elsewhere.address } };
  const page = await open(options);
  await stored(page);
  await say(page, 0);
  await until(() => elsewhere.requests.length > 0, 'a refusal');
  const asked = elsewhere.requests[0].at;
  elsewhere.instead = () => undefined;
  await until(() => page.evaluate(async () => (await indexedDB.databases()).length > 0), 'a database');
  await page.reload();
  await page.waitForSelector('[data-ready]', { state: 'attached' });
  const other = await open(options);
  await say(other, 1);
  await other.evaluate(() => globalThis.delivery.flush());
  await page.evaluate(() => globalThis.delivery.flush());
  await until(() => elsewhere.records.length === 2, 'both');
  assert.ok(elsewhere.requests[1].at - asked >= 2900, `${elsewhere.requests[1].at - asked} ms`);
  assert.deepEqual(elsewhere.repeated, []);
  assert.deepEqual([numbers(), receiver.requests], [[], []]);
  await arrived(0);
});

for (const [what, remove] of /** @type {const} */ ([
  [
    'without IndexedDB, as in some private windows',
    () =>
      Object.defineProperty(globalThis, 'indexedDB', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      }),
  ],
  [
    'without Web Locks, BroadcastChannel and randomUUID',
    () => {
      for (const [object, name] of [
        [Navigator.prototype, 'locks'],
        [globalThis, 'BroadcastChannel'],
        [Crypto.prototype, 'randomUUID'],
      ])
        delete object[name];
    },
  ],
])) {
  test(`${what} each record of two tabs arrives once`, async (t) => {
    const { receiver, context, open, arrived } = await stage(t);
    await context.addInitScript(remove);
    const pages = await Promise.all([0, 1].map((tab) => open({ tab })));
    await Promise.all(pages.map((page) => say(page, 0, 20)));
    await Promise.all(pages.map((page) => say(page, 20, 20)));
    await arrived(80);
    const sent = async () => (await Promise.all(pages.map(state))).reduce((sum, each) => sum + each.sent, 0);
    await until(async () => (await sent()) === 80, 'the answers');
    assert.equal((await state(pages[0])).storage, what.includes('IndexedDB') ? 'memory' : 'indexeddb');
    assert.deepEqual(receiver.repeated, []);
  });
}

test('a full disk: what cannot be stored is kept in memory, and arrives', async (t) => {
  const { receiver, context, open, numbers, arrived } = await stage(t);
  const page = await open();
  await stored(page);
  const wire = await context.newCDPSession(page);
  receiver.instead = () => ({ status: 503 });
  // Before anything is written, as Chromium asks for the quota now and then only.
  await wire.send('Storage.overrideQuotaForOrigin', { origin: receiver.address, quotaSize: 1000 });
  await say(page, 0, 6, { fill: 20_000 });
  await until(async () => (await state(page)).storage === 'memory', 'a full disk');
  assert.equal((await state(page)).queued, 6);
  await wire.send('Storage.overrideQuotaForOrigin', { origin: receiver.address });
  await say(page, 6);
  await stored(page);
  receiver.instead = () => undefined;
  await page.evaluate(() => globalThis.delivery.flush());
  await arrived(7);
  assert.deepEqual(numbers(), upTo(7));
  assert.deepEqual(receiver.repeated, []);
});

/** Makes a database before the page's own script. @param {number} version @param {string} store */
const squat = ([version, store]) =>
  new Promise((resolve) => {
    const request = indexedDB.open('hotcue-analytics', version);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => {
      request.result.close();
      resolve(null);
    };
  });

test('a database that is foreign or newer is left alone; broken rows in our own stop nothing', async (t) => {
  const { receiver, context, open, numbers, arrived } = await stage(t);
  const page = await open();
  await stored(page);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('hotcue-analytics');
        request.onsuccess = () => {
          const write = request.result.transaction('rows', 'readwrite');
          const to = new URL('/records', location.href).href;
          for (const row of [{ to }, { to, id: 'x', wire: '{' }, { to: '', id: 'y', adapter: 'numbers', wire: 'no' }])
            write.objectStore('rows').add(row);
          write.oncomplete = () => {
            request.result.close();
            resolve(null);
          };
        };
      }),
  );
  await say(page, 0, 2);
  await arrived(2);
  await page.evaluate(() => globalThis.delivery.identify({ email: 'ada@example.com' }));
  await until(async () => (await state(page)).dropped === 3, 'the three broken ones');
  assert.deepEqual(numbers(), upTo(2));
  await page.close();

  for (const [version, store] of /** @type {const} */ ([
    [1, 'theirs'],
    [7, 'rows'],
  ])) {
    const other = await stage(t);
    const first = await other.context.newPage();
    await first.goto(`${other.receiver.address}/nothing`);
    await first.evaluate(squat, /** @type {const} */ ([version, store]));
    const later = await other.open();
    await say(later, 0, 3);
    await other.arrived(3);
    assert.equal((await state(later)).storage, 'memory');
    const [there] = await later.evaluate(() => indexedDB.databases());
    assert.equal(there.version, version, 'it is as it was');
  }
  assert.deepEqual(receiver.repeated, []);
  await closeContext(context);
});

test('two versions of the page at once: the newer takes the database over, the older goes on in memory', async (t) => {
  const { receiver, open, numbers, arrived } = await stage(t);
  const page = await open();
  await stored(page);
  receiver.instead = () => ({ status: 503 });
  await say(page, 0, 2);
  await page.evaluate(squat, /** @type {const} */ ([2, 'of-version-2']));
  await until(async () => (await state(page)).storage === 'memory', 'the loss of the database');
  receiver.instead = () => undefined;
  await say(page, 2, 3);
  await page.evaluate(() => globalThis.delivery.flush());
  await arrived(3);
  assert.deepEqual(numbers(), upTo(3, 2), 'the others are the newer page’s to send');
});

test('consent: nothing is stored or sent before it; a refusal and forget() delete all, in all tabs', async (t) => {
  const { receiver, context, open, numbers, arrived } = await stage(t);
  const required = { delivery: { consent: 'required' } };
  const page = await open(required);
  await say(page, 0, 3);
  await page.evaluate(() => globalThis.delivery.flush());
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual([await databases(), receiver.requests], [[], []]);
  const before = await state(page);
  assert.deepEqual([before.waiting, before.queued, before.consent, before.storage], [3, 0, 'required', 'memory']);

  await page.evaluate(() => globalThis.delivery.consent(true));
  await arrived(3);
  assert.deepEqual(numbers(), upTo(3));
  assert.equal((await state(page)).consent, 'given');

  receiver.instead = () => ({ status: 503 });
  const other = await open({ tab: 1, delivery: { consent: 'required' } });
  await say(other, 10, 2); // waits in the memory of that tab
  await say(page, 3, 2);
  await until(async () => (await rowsOf(page)).length === 2, 'the rows on the disk');
  await page.evaluate(() => globalThis.delivery.forget());
  assert.deepEqual(await rowsOf(page), []);
  await until(async () => (await state(other)).waiting === 0, 'the other tab to forget');
  await page.close();

  // Records of an earlier visit, and a refusal on the next page.
  const earlier = await open();
  await say(earlier, 5, 2);
  await until(async () => (await rowsOf(earlier)).length === 2, 'the rows on the disk');
  await earlier.goto(`${receiver.address}/nothing`);
  const next = await open(required);
  await say(next, 7, 1);
  await next.evaluate(() => globalThis.delivery.consent(false));
  await until(async () => (await rowsOf(next)).length === 0, 'an empty database');
  await say(next, 8, 1);
  assert.deepEqual([(await state(next)).consent, (await state(next)).waiting], ['refused', 0]);
  receiver.instead = () => undefined;
  await next.evaluate(() => globalThis.delivery.flush());

  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true }),
  );
  const signalling = await open({ delivery: { signals: ['gpc'] } });
  await say(signalling, 20);
  assert.equal((await state(signalling)).consent, 'refused');
  await say(await open(), 30); // a page that does not ask for the signal
  await arrived(4);
  assert.deepEqual(numbers(), [0, 1, 2, 30]);
});

test('what is held survives a reload, and goes out when the viewer is known', async (t) => {
  const { receiver, open, arrived } = await stage(t);
  const page = await open();
  await stored(page);
  await say(page, 0, 2, { hold: 'contact' });
  await say(page, 2);
  await arrived(1);
  const heard = await page.evaluate(() => globalThis.heard.map(({ record }) => record.hold));
  assert.deepEqual(heard, ['contact', 'contact', undefined]);
  await until(async () => (await rowsOf(page)).length === 2, 'the rows on the disk');
  await page.reload();
  await page.waitForSelector('[data-ready]', { state: 'attached' });
  await until(async () => (await state(page)).held === 2, 'what is held');
  await page.evaluate(() => globalThis.overlay.submitLead({ email: 'ada@example.com' }));
  await arrived(3);
  assert.deepEqual(
    receiver.records.slice(1).map(({ body, contact }) => [body.n, body.email, contact]),
    [0, 1].map((n) => [n, 'ada@example.com', { email: 'ada@example.com' }]),
  );
  await say(page, 3, 1, { hold: 'contact' });
  await page.evaluate(() => globalThis.delivery.identify({ email: 'bob@example.com' }));
  await arrived(4);
  assert.equal(receiver.records[3].contact?.email, 'bob@example.com');
  await until(async () => (await state(page)).held === 0, 'nothing held');
  assert.deepEqual(receiver.repeated, []);
});

test('each load, reset and viewer reset is a viewing session of its own; stop() ends the tap', async (t) => {
  const { receiver, open, arrived } = await stage(t);
  const page = await open();
  await page.evaluate(async () => {
    const { overlay, say } = globalThis;
    say(0, 2);
    overlay.reset();
    say(2);
    await overlay.load({ interactions: [] });
    say(3);
    // Removed and put back, it loads its document anew; the tap goes on.
    const parent = overlay.parentNode;
    overlay.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    parent.append(overlay);
    await overlay.load({ interactions: [] });
    say(4);
    globalThis.delivery.stop();
    say(5);
  });
  await arrived(5);
  const sessions = receiver.bodies.map(({ session }) => session);
  assert.equal(sessions[0], sessions[1]);
  assert.equal(new Set(sessions).size, 4);
  assert.deepEqual(
    receiver.bodies.map(({ n }) => n),
    upTo(5),
  );
});

test('a database that cannot be read is made anew', async (t) => {
  const { receiver, context, open, numbers, arrived } = await stage(t);
  await context.addInitScript(() => {
    const { open: usual } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      if (sessionStorage.getItem('read')) return usual.apply(this, given);
      sessionStorage.setItem('read', 'yes');
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
  });
  const page = await open();
  await stored(page);
  await say(page, 0, 3);
  await arrived(3);
  assert.deepEqual(numbers(), upTo(3));

  // Files that are broken in earnest.
  const folder = mkdtempSync(join(tmpdir(), 'hotcue-profile-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const url = `${receiver.address}/page.html`;
  receiver.instead = () => ({ status: 503 });
  const first = await launchWith(folder);
  await first.pages()[0].goto(url);
  await stored(first.pages()[0]);
  await say(first.pages()[0], 3, 2);
  await until(async () => (await rowsOf(first.pages()[0])).length === 2, 'the rows on the disk');
  await first.close();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /IndexedDB.http.*leveldb.(?!LOCK)\w/.test(name),
  );
  assert.ok(files.length > 2, 'the files of the database');
  for (const name of files) writeFileSync(join(folder, name), 'broken');
  receiver.instead = () => undefined;
  const second = await launchWith(folder);
  t.after(() => second.close());
  await second.pages()[0].goto(url);
  await stored(second.pages()[0]);
  await say(second.pages()[0], 5, 2);
  await arrived(5);
  assert.deepEqual(numbers().slice(3), upTo(2, 5));
});
