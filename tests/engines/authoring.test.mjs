// SPDX-License-Identifier: MIT
// The main path of an author in three browser engines: draw a polygon, give it custom data, add a
// cue, connect a second video, save through the API, and play it on a page of its own.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { ENGINES, startEngine } from './engines.mjs';

const PATIENCE_MS = 60_000;
/** Percent of the picture. */
const BOOTS = [
  [27, 78],
  [40, 78],
  [42, 90],
  [25, 90],
];
const DATA = { boots: { sku: 'EMBER-42' }, dawn: { chapter: 'dawn' } };

/** Puts functions into the page that find what a person sees, through all shadow roots. */
function install() {
  const all = (/** @type {string} */ selector, /** @type {ParentNode} */ root = document) => {
    const found = [...root.querySelectorAll(selector)];
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) found.push(...all(selector, shadowRoot));
    return /** @type {HTMLElement[]} */ (found);
  };
  const isSeen = (/** @type {Element} */ element) => element.getClientRects().length > 0;
  const nameOf = (/** @type {any} */ element) =>
    element.getAttribute('aria-label') ?? [...(element.labels ?? [])].map((label) => label.textContent).join(' ');
  const plain = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();
  const matches = (/** @type {string} */ text, /** @type {string} */ pattern) => new RegExp(pattern).test(plain(text));
  Object.assign(window, {
    /** Where to press what has a name: the last one that is seen. */
    aim: ([selector, pattern]) => {
      const named = (/** @type {HTMLElement} */ each) =>
        matches(each.getAttribute('aria-label') ?? each.textContent ?? '', pattern);
      const found = all(selector).filter((each) => isSeen(each) && named(each));
      found.at(-1)?.scrollIntoView({ block: 'center' });
      const box = found.at(-1)?.getBoundingClientRect();
      return box ? { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) } : null;
    },
    fill: ([pattern, value]) => {
      const field = /** @type {any} */ (
        all('input, textarea, select').findLast((each) => isSeen(each) && matches(nameOf(each), pattern))
      );
      if (!field) return false;
      field.focus();
      field.value = value;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      field.blur();
      return true;
    },
    box: (/** @type {string} */ selector) => all(selector).find(isSeen)?.getBoundingClientRect().toJSON(),
    text: (/** @type {string} */ selector) => plain(all(selector).find(isSeen)?.textContent ?? ''),
  });
}

/** An author at a page. */
class Author {
  /** @param {import('./engines.mjs').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} url */
  async open(url) {
    await this.page.open(url);
    await this.page.evaluate(install);
  }

  /** @template T @param {() => Promise<T>} look @param {string} what @returns {Promise<T>} */
  async until(look, what) {
    const latest = Date.now() + PATIENCE_MS;
    for (;;) {
      const seen = await look();
      if (seen) return seen;
      if (Date.now() > latest) throw new Error(`waited for ${what}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** @param {string} name a pattern @param {string} [selector] */
  async press(name, selector = 'button, summary') {
    const at = () => this.page.evaluate('(what) => aim(what)', [selector, name]);
    await this.page.press('mouse', await this.until(at, name));
  }

  /** @param {string} label a pattern @param {string} value */
  fill(label, value) {
    return this.until(() => this.page.evaluate('(what) => fill(what)', [label, value]), label);
  }

  /** @param {(argument: any) => any} condition @param {string} what */
  sees(condition, what) {
    return this.until(() => this.page.evaluate(condition), what);
  }
}

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  server = await startServer({ authoring: ':memory:' });
});
after(() => server.close());

for (const name of ENGINES.filter((engine) => !process.env.ENGINE || engine === process.env.ENGINE)) {
  describe(name, () => {
    /** @type {import('./engines.mjs').Browser} */
    let browser;
    before(async () => {
      browser = await startEngine(name);
    });
    after(() => browser?.close());

    test('from an empty page to custom data in a page of its own', async () => {
      const author = new Author(browser.page);
      await author.open(`${server.address}/studio/`);
      await author.press('^File$');
      await author.press('^Film …$');
      await author.press('^Trailhead');
      await author.sees(
        () => /** @type {any} */ (document.querySelector('studio-app')).studio.playhead.duration > 59,
        'the film',
      );

      await author.press('^Polygon$');
      const frame = await author.until(() => browser.page.evaluate("() => box('.frame')"), 'the picture');
      const points = BOOTS.map(([left, top]) => ({
        x: Math.round(frame.x + (frame.width * left) / 100),
        y: Math.round(frame.y + (frame.height * top) / 100),
      }));
      for (const point of [...points, points[0]]) await browser.page.press('mouse', point);
      await author.fill('^Custom data$', JSON.stringify(DATA.boots));
      await author.fill('^Name$', 'The boots');

      await author.press('^API Timeline');
      await author.press('^Add cue$');
      await author.fill('^Time$', '1');
      await author.fill('^Custom data$', JSON.stringify(DATA.dawn));

      await author.press('^Videos$');
      await author.press('^Add a video$');
      await author.fill('or its address', '/clips/ridge.mp4');
      await author.press('^Add$');
      await author.press('^Connect “Main” to');
      await author.fill('^Text of the button', 'Up to the ridge');
      await author.press('^Connect$');
      const made = await author.sees(() => {
        const { videos } = /** @type {any} */ (document.querySelector('studio-app')).studio.document;
        return videos[0].interactions.length === 2 && videos;
      }, 'the way');
      const [boots, up] = made[0].interactions;
      assert.deepEqual([boots.name, boots.custom_data], ['The boots', DATA.boots]);
      assert.equal(boots.hotspot_points.length, BOOTS.length);
      assert.deepEqual([up.click_action, up.click_value], ['video', 'ridge']);
      assert.deepEqual([made[0].cues[0].time, made[0].cues[0].custom_data], [1, DATA.dawn]);

      await author.press('^Save$');
      await author.until(
        async () => /(^|\s)saved$/.test(await browser.page.evaluate("() => text('.state')")),
        'the save',
      );
      await author.press('^File$');
      await author.press('^Share …$');
      const address = await author.until(
        () => browser.page.evaluate(`() => text('pre[aria-label="Address of Main"]')`),
        'the address',
      );

      await author.open(`${server.address}/studio/play.html?project=${encodeURIComponent(address)}`);
      await author.sees(() => /** @type {any} */ (document.querySelector('hotcue-player'))?.ready, 'the project');
      await browser.page.evaluate(() => {
        const heard = /** @type {Record<string, any>} */ ({});
        Object.assign(window, { heard });
        document.addEventListener('hotspot:click', ({ detail }) => (heard.click ??= detail.hotspot.customData));
        document.addEventListener('cue:forward', ({ detail }) => (heard.cue ??= detail.cue.customData));
      });
      await author.press('^The boots$', '[aria-label="The boots"]');
      await browser.page.evaluate(() => {
        const player = /** @type {any} */ (document.querySelector('hotcue-player'));
        player.muted = true;
        player.play();
      });
      await author.sees(() => globalThis.heard.click && globalThis.heard.cue, 'custom data');
      assert.deepEqual(await browser.page.evaluate(() => globalThis.heard), { click: DATA.boots, cue: DATA.dawn });
    });
  });
}
