// SPDX-License-Identifier: MIT
// An author makes a project from an empty page, as a person would, and a page of its own plays it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser({}, { authoring: ':memory:' });
/** Around the boots, where the film begins. Percent of the picture. */
const BOOTS = [
  [27, 78],
  [40, 78],
  [42, 90],
  [25, 90],
];
const DATA = { boots: { sku: 'EMBER-42' }, dawn: { chapter: 'dawn' } };

/** The studio's document. @param {import('playwright-core').Page} page @returns {Promise<any>} */
const documentIn = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector('studio-app')).studio.document);

/** Members by which elements of the studio hide those of every element, which Lit and the browser call. */
function hidden() {
  const taken = [HTMLElement, Element, Node, EventTarget].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  );
  const found = new Set();
  const look = (/** @type {ParentNode} */ root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!/^(studio|timeline|preview)-/.test(element.localName)) continue;
      for (
        let type = Object.getPrototypeOf(element);
        type !== HTMLElement.prototype;
        type = Object.getPrototypeOf(type)
      )
        for (const name of Object.getOwnPropertyNames(type))
          if (name !== 'constructor' && taken.includes(name)) found.add(`${element.localName}.${name}`);
    }
  };
  look(document);
  return [...found];
}

test('from an empty page to custom data in a page of its own', async (t) => {
  const { page } = await theatre.show(t, '/studio/', { profile: { viewport: { width: 1280, height: 900 } } });
  const button = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true });
  const [stage, panel, timeline] = ['stage', 'properties', 'timeline'].map((name) => page.locator(`studio-${name}`));
  const frame = stage.locator('.frame');

  // A film of the gallery.
  await button('File').click();
  await button('Film …').click();
  await page.getByRole('button', { name: /^Trailhead/ }).click();
  await page.locator('timeline-ruler [aria-valuemax="60"]').waitFor({ state: 'attached' });

  // A polygon over the picture, with custom data in Behavior, and a condition.
  await stage.getByRole('button', { name: 'Polygon' }).click();
  const { x, y, width, height } = await frame.boundingBox();
  for (const [left, top] of BOOTS) await page.mouse.click(x + (width * left) / 100, y + (height * top) / 100);
  await page.keyboard.press('Enter');
  await panel.getByLabel('Custom data', { exact: true }).fill(JSON.stringify(DATA.boots));
  await panel.getByLabel('Name', { exact: true }).fill('The boots');
  await panel.locator('summary', { hasText: 'Conditions' }).click();
  await panel.getByLabel('Variable 1', { exact: true }).fill('level');
  await panel.getByLabel('Operator 1', { exact: true }).selectOption('equals');
  await panel.getByLabel('Value 1', { exact: true }).fill('beginner');
  // Why it is hidden.
  await panel.getByText(/^The variable level is not set: .*beginner.* is false\.$/).waitFor();

  // A cue point on the API timeline.
  await timeline.getByRole('button', { name: /^API Timeline/ }).click();
  await timeline.getByRole('button', { name: 'Add cue' }).click();
  await timeline.getByLabel('Time', { exact: true }).last().fill('0:01');
  await page.keyboard.press('Tab');
  await timeline.getByLabel('Custom data').fill(JSON.stringify(DATA.dawn));
  await page.keyboard.press('Tab');
  assert.deepEqual(await page.evaluate(hidden), [], 'on the stage');

  // A second video, to which a button leads.
  await button('Videos').click();
  await button('Add a video').click();
  await page.getByLabel('or its address').fill('/clips/ridge.mp4');
  await button('Add').click();
  await page.locator('.card', { hasText: 'Main' }).click();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Videos' });
  await dialog.getByLabel('Text of the button').fill('Up to the ridge');
  await dialog.getByLabel('Time, in seconds').fill('0');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await page.locator('.line text', { hasText: 'Up to the ridge' }).waitFor();

  assert.deepEqual(await page.evaluate(hidden), [], 'in Videos');
  const made = await documentIn(page);
  const [boots, up] = made.videos[0].interactions;
  assert.deepEqual([boots.type, boots.name, boots.custom_data], ['hotspot', 'The boots', DATA.boots]);
  assert.equal(JSON.stringify(boots.hotspot_points).match(/\[[\d.,-]+\]/g)?.length, BOOTS.length);
  assert.deepEqual([up.click_action, up.click_value], ['video', 'ridge']);
  assert.deepEqual(made.videos[0].cues, [{ ...made.videos[0].cues[0], time: 1, custom_data: DATA.dawn }]);
  assert.equal(made.videos[1].sources[0].src, '/clips/ridge.mp4');

  // The preview shows the button, and hides the boots from who is no beginner.
  await button('Preview').click();
  const preview = page.frameLocator('iframe[title="Preview"]');
  await preview.getByRole('button', { name: 'Up to the ridge' }).waitFor();
  assert.equal(await page.locator('main > *').count(), 1, 'one view at a time');
  assert.deepEqual(await page.evaluate(hidden), [], 'in Preview');
  assert.equal(await preview.getByRole('button', { name: 'The boots' }).count(), 0);

  // No error is left; it is saved, and has an address.
  await button('Save').click();
  await page.locator('studio-files .state', { hasText: /(^|\s)saved$/ }).waitFor();
  assert.deepEqual(
    await page.evaluate(() =>
      /** @type {any} */ (document.querySelector('studio-app')).studio.problems.list.filter(
        ({ severity }) => severity === 'error',
      ),
    ),
    [],
  );
  await button('File').click();
  await button('Share …').click();
  const address = await page.getByLabel('Address of Main').innerText();

  // A page of its own, with a host's listeners.
  const own = await page.context().newPage();
  await own.goto(`${theatre.address}/t/elsewhere.html`);
  await own.evaluate(
    async ([project, script]) => {
      const heard = /** @type {[string, any][]} */ ([]);
      Object.assign(globalThis, { heard });
      document.addEventListener('hotspot:click', ({ detail }) => heard.push(['click', detail.hotspot.customData]));
      document.addEventListener('cue:forward', ({ detail }) => heard.push(['cue', detail.cue.customData]));
      await import(script);
      const player = document.createElement('hotcue-player');
      Object.assign(player, { project, muted: true, id: 'film' });
      document.body.append(player);
      await new Promise((ready) => player.addEventListener('project:ready', ready, { once: true }));
      player.setVariable('level', 'beginner');
    },
    [address, `${theatre.address}/dist/hotcue-player.js`],
  );
  const player = (/** @type {(player: any) => unknown} */ act) => own.locator('hotcue-player').evaluate(act);
  await own.getByRole('button', { name: 'The boots' }).press('Enter');
  await player((player) => player.play());
  await own.waitForFunction(() => globalThis.heard.length >= 2);
  const heard = await own.evaluate(() => globalThis.heard);
  assert.deepEqual(Object.fromEntries(heard), { click: DATA.boots, cue: DATA.dawn });
  await player((player) => {
    player.pause();
    player.currentTime = 2; // the button is there, however long all of this took
  });
  await own.getByRole('button', { name: 'Up to the ridge' }).press('Enter');
  await own.waitForFunction(() => /** @type {any} */ (document.getElementById('film')).currentVideo === 'ridge');
});
