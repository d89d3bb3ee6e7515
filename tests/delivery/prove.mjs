// SPDX-License-Identifier: MIT
// `npm run prove:delivery`: records through all that happens to pages, browsers and relays.
//
//     npm run prove:delivery                   10,000 records, some minutes
//     npm run prove:delivery -- --records 600
//     npm run prove:delivery -- --to SQLite    only to this one: receiver, SQLite or PostgreSQL
import { parseArgs } from 'node:util';
import { isMain, script } from '../../tools/run/steps.mjs';
import { receiverSink, relaySink } from './sinks.mjs';
import { Surfer } from './surfer.mjs';

const PATIENCE_MS = 120_000;
/** A relay forwards at the pace of its portal: 100 records a second here. */
const FORWARDING_MS = 600_000;
const HOUR_MS = 3_600_000;

/** @param {() => unknown} condition @param {() => string} what @param {number} [patience] ms */
async function until(condition, what, patience = PATIENCE_MS) {
  const latest = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > latest) throw new Error(`waited in vain: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A viewer whose pages send numbered records to a sink. */
class Viewing {
  /** How many records were made. */
  made = 0;
  #surfer = new Surfer();
  #sink;

  /** @param {import('./sinks.mjs').Sink} sink */
  constructor(sink) {
    this.#sink = sink;
  }

  get sink() {
    return this.#sink;
  }

  get context() {
    return this.#surfer.context;
  }

  start() {
    return this.#surfer.start();
  }

  end() {
    return this.#surfer.end();
  }

  async open() {
    const page = await this.context.newPage();
    await page.goto(`${this.#sink.front.address}/page.html`);
    await this.ready(page);
    return page;
  }

  /** @param {import('playwright-core').Page} page */
  ready(page) {
    return page.waitForSelector('[data-ready]', { state: 'attached' });
  }

  /** @param {import('playwright-core').Page} page @param {number} count */
  async say(page, count) {
    const from = this.made;
    this.made += count;
    await page.evaluate(([first, many]) => globalThis.say(first, many, { hubspot: true }), [from, count]);
  }

  /** Waits until all that was said is on the disk, or delivered. @param {import('playwright-core').Page} page */
  async stored(page) {
    await until(
      async () => {
        const rows = await page.evaluate(
          () =>
            new Promise((resolve) => {
              const request = indexedDB.open('hotcue-analytics');
              request.onsuccess = () => {
                const all = request.result.transaction('rows').objectStore('rows').getAll();
                all.onsuccess = () => {
                  request.result.close();
                  resolve(all.result.map(({ wire }) => JSON.parse(wire).body.mediaUrl));
                };
              };
            }),
        );
        const there = new Set([...this.#sink.taken(), ...rows.map((url) => Number(/(\d+)\.mp4$/.exec(url)?.[1]))]);
        return there.size === this.made;
      },
      () => 'records on the disk',
    );
  }

  /** Sends until all is delivered, in good weather. @param {import('playwright-core').Page} page */
  async drain(page) {
    this.#sink.storm = false;
    await until(
      async () => {
        await page.evaluate(() => void globalThis.delivery.flush());
        await page.clock.fastForward(2000); // Retry-After
        return this.#sink.taken().size === this.made;
      },
      () => `all delivered: ${this.#sink.taken().size} of ${this.made}`,
    );
  }

  /** @param {import('playwright-core').Page} page */
  async crash(page) {
    const wire = await this.context.newCDPSession(page);
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    wire.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
  }

  async killBrowser() {
    await this.#surfer.kill();
    await this.#surfer.start();
  }
}

/** A number in so many parts. @param {number} count @param {number} parts */
const split = (count, parts) =>
  Array.from({ length: parts }, (_, i) => Math.floor((count * (i + 1)) / parts) - Math.floor((count * i) / parts));

/** What happens to a share of the records. @type {Record<string, (viewing: Viewing, count: number) => Promise<void>>} */
const TROUBLES = {
  async 'storms of 429, 5xx, lost answers'(viewing, count) {
    const page = await viewing.open();
    viewing.sink.storm = true;
    for (const part of split(count, 10)) {
      await viewing.say(page, part);
      await page.clock.fastForward(20_000);
    }
    await viewing.drain(page);
    await page.close();
  },

  async 'pages reloaded while they send'(viewing, count) {
    const page = await viewing.open();
    for (const part of split(count, 8)) {
      await viewing.say(page, part);
      await viewing.stored(page);
      await page.reload();
      await viewing.ready(page);
    }
    await viewing.drain(page);
    await page.close();
  },

  async 'tabs that are killed'(viewing, count) {
    viewing.sink.storm = true;
    for (const part of split(count, 4)) {
      const page = await viewing.open();
      await viewing.say(page, part);
      await viewing.stored(page);
      await viewing.crash(page);
    }
    const page = await viewing.open();
    await viewing.drain(page);
    await page.close();
  },

  async 'a browser that is killed'(viewing, count) {
    viewing.sink.storm = true;
    for (const part of split(count, 2)) {
      const page = await viewing.open();
      await viewing.say(page, part);
      await viewing.stored(page);
      await viewing.killBrowser();
    }
    const page = await viewing.open();
    await viewing.drain(page);
    await page.close();
  },

  async 'an hour offline'(viewing, count) {
    const page = await viewing.open();
    await viewing.context.setOffline(true);
    for (const part of split(count, 4)) {
      await viewing.say(page, part);
      await page.clock.fastForward(HOUR_MS / 4);
    }
    await viewing.stored(page);
    await viewing.context.setOffline(false);
    await viewing.drain(page);
    await page.close();
  },

  async 'two tabs at once'(viewing, count) {
    const pages = [await viewing.open(), await viewing.open()];
    viewing.sink.storm = true;
    for (const part of split(count, 10)) {
      await viewing.say(pages[0], Math.floor(part / 2));
      await viewing.say(pages[1], part - Math.floor(part / 2));
      await pages[0].clock.fastForward(5000);
    }
    await viewing.drain(pages[0]);
    for (const page of pages) await page.close();
  },
};

/**
 * Sends records through all troubles, with a relay killed in the middle of each.
 * @param {import('./sinks.mjs').Sink} sink
 * @param {number} records
 * @param {(line: any) => void} tell
 * @returns {Promise<{name: string, sent: number, arrived: number, lost: number, twice: number, repeated: number}>}
 */
export async function proveTo(sink, records, tell = () => {}) {
  const viewing = new Viewing(sink);
  const names = Object.keys(TROUBLES);
  try {
    await viewing.start();
    for (const [i, count] of split(records, names.length).entries()) {
      const half = viewing.made + count / 2;
      let over = false;
      const watch = until(
        () => over || viewing.made >= half,
        () => 'the middle',
      ).then(() => sink.hurt());
      const start = Date.now();
      await TROUBLES[names[i]](viewing, count);
      over = true;
      await watch;
      tell(`  ${sink.name}: ${names[i]}: ${count} records, ${((Date.now() - start) / 1000).toFixed(0)} s`);
    }
    const all = () => sink.arrived().size >= viewing.made;
    await until(all, () => `${sink.arrived().size} of ${viewing.made} arrived`, FORWARDING_MS).catch(tell);
    const arrived = [...sink.arrived().values()];
    return {
      name: sink.name,
      sent: viewing.made,
      arrived: arrived.length,
      lost: viewing.made - arrived.length,
      twice: arrived.filter(({ keys }) => keys > 1).length,
      repeated: arrived.filter(({ times, keys }) => times > keys).length,
    };
  } finally {
    await viewing.end().finally(() => sink.close());
  }
}

/** The sinks, and their share of the records. @type {[name: string, open: () => Promise<import('./sinks.mjs').Sink>, share: number][]} */
const SINKS = [
  ['receiver', receiverSink, 0.3],
  ['SQLite', () => relaySink('SQLite', 1), 0.4],
  ['PostgreSQL', () => relaySink('PostgreSQL', 2), 0.3],
];

if (isMain(import.meta.url)) {
  await script(async () => {
    const { values } = parseArgs({ options: { records: { type: 'string' }, to: { type: 'string' } } });
    const records = Number(values.records ?? 10_000);
    const rows = [];
    for (const [, open, share] of SINKS.filter(([name]) => !values.to || name === values.to)) {
      rows.push(await proveTo(await open(), Math.round(records * (values.to ? 1 : share)), console.log));
    }
    console.log('\n| to | sent | arrived | lost | forwarded twice | repetitions known by their key |');
    console.log('| --- | --- | --- | --- | --- | --- |');
    for (const { name, sent, arrived, lost, twice, repeated } of rows)
      console.log(`| ${name} | ${sent} | ${arrived} | ${lost} | ${twice} | ${repeated} |`);
    if (rows.some(({ lost, twice }) => lost > 0 || twice > 0)) process.exitCode = 1;
  });
}
