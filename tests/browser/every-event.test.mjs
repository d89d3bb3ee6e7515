// SPDX-License-Identifier: MIT
// `hotcue:event`: all events in one listener, on both elements.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENTS } from '../../js-glue/engine/tables.js';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const theatre = useBrowser();
const PROJECT = [
  button('link', { click_action: 'link', click_value: 'https://a.test/' }),
  button('entry', { in_tray: true }),
];

/** Runs in the page: records the element's events as they reach the window. @param {readonly string[]} names */
function listen(names) {
  const heard = [];
  globalThis.heard = heard;
  let last = null;
  for (const name of names) {
    addEventListener(name, (event) => {
      if (!(event instanceof CustomEvent)) return; // the media element's own error
      last = event;
      heard.push({ type: name });
      if (name === 'tray:open' || name === 'browser:open') event.preventDefault();
    });
  }
  addEventListener('hotcue:event', (event) => {
    const { type, detail, time, cancelable, prevented } = event.detail;
    const same =
      last?.type === type &&
      last.detail === detail &&
      (last.mediaTime ?? null) === time &&
      last.cancelable === cancelable &&
      last.defaultPrevented === prevented &&
      last.target === event.target;
    heard.push({ told: type, same, time, cancelable, prevented, plain: !event.cancelable });
  });
}

for (const tag of ['hotcue-player', 'hotcue-overlay']) {
  test(`${tag}: each event is told once more, after its own listeners`, async (t) => {
    const film = await theatre.show(t, `/t/${tag.slice('hotcue-'.length)}.html`, { project: PROJECT });
    await film.next('interaction:show', { id: 'link' });
    await film.do(listen, EVENTS);
    const heard = await film.do(async (name) => {
      const element = document.querySelector(name);
      element.click('link');
      element.openTray('magic_menu');
      element.addEventListener('error', (event) => event.preventDefault(), { once: true });
      element.jump('nowhere');
      element.addEventListener('hotcue:event', ({ detail }) => detail.type === 'variable:change' && element.reset());
      element.setVariable('name', 'Ada');
      await element.load({ interactions: [] });
      return globalThis.heard;
    }, tag);
    for (let i = 0; i < heard.length; i += 2) {
      assert.equal(heard[i].type, heard[i + 1]?.told, `event ${i}`);
      assert.ok(heard[i + 1].same && heard[i + 1].plain, JSON.stringify(heard[i + 1]));
    }
    const told = Object.fromEntries(heard.filter((each) => each.told).map((each) => [each.told, each]));
    const of = (/** @type {string} */ name) => [told[name].cancelable, told[name].prevented, typeof told[name].time];
    assert.deepEqual(of('browser:open'), [true, true, 'number']);
    assert.deepEqual(of('tray:open'), [true, true, 'number']);
    assert.deepEqual(of('error'), [true, true, 'object']);
    assert.deepEqual(of('variable:change'), [false, false, 'number']);
    assert.ok(told['project:load'] && told['project:reset'] && !told['hotcue:event']);
  });
}
