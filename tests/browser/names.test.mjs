// SPDX-License-Identifier: MIT
// Every button has an accessible name, whatever the author left empty.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AXE } from './axe.mjs';
import { useBrowser } from './browser.mjs';
import { button } from './documents.mjs';

const RULES = ['button-name', 'role-img-alt', 'image-alt', 'aria-allowed-attr'];
const theatre = useBrowser();

/** Empty fields as sent by an author or a form, and the name that results. */
const CASES = {
  'All of it': { name: 'All of it', value: 'Text', tooltip: 'Tip', caption: 'Caption' },
  Text: { name: '', value: 'Text', tooltip: 'Tip' },
  Tip: { name: ' ', value: '  ', tooltip: 'Tip', caption: 'Caption' },
  Caption: { name: '{{unset}}', value: '{{unset}}', tooltip: '\u200b', caption: 'Caption' },
  Button: { name: '', value: '  ', tooltip: '', caption: '{{unset}}' },
  Hotspot: { type: 'hotspot', value: undefined, name: '{{unset}}' },
  Image: { type: 'image', value: '/showcase/icons/dipper.svg', tooltip: ' ' },
};
const item = ([, fields], i, more = {}) => button(`i${i}`, { pos_left: i * 14, pos_width: 12, ...fields, ...more });

test('on the video and in trays: the first that is not blank, else what it is', async (t) => {
  const shown = Object.entries(CASES).map((entry, i) => item(entry, i));
  const listed = Object.entries(CASES).map((entry, i) =>
    item(entry, i, { id: `t${i}`, in_tray: true, tray_type: 'extras', default_hidden: true }),
  );
  const film = await theatre.show(t, '/t/overlay.html', { project: [...shown, ...listed] });
  await film.next('interaction:show', { id: 'i6' });
  await film.do(() => document.getElementById('film').openTray('extras'));
  const tray = film.page.getByRole('dialog', { name: 'Menu' });
  for (const [i, name] of Object.keys(CASES).entries()) {
    const called = { name: new RegExp(`^${name}`) };
    assert.equal(await tray.getByRole('button', called).getAttribute('data-id'), `t${i}`, name);
  }
  await film.page.evaluate(AXE);
  await film.do(() => document.getElementById('film').closeTray('extras'));
  for (const [i, name] of Object.keys(CASES).entries()) {
    const exact = name === 'Caption' || name === 'Text' ? name : { name, exact: true };
    const found = film.page.getByRole('button', typeof exact === 'string' ? { name } : exact);
    const ids = await found.evaluateAll((all) => all.map((element) => /** @type {HTMLElement} */ (element).dataset.id));
    assert.ok(ids.includes(`i${i}`), `${name}: ${ids}`);
  }
  const look = () => film.do((rules) => globalThis.axe.run({ runOnly: rules, preload: false }), RULES);
  const faults = ({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  assert.deepEqual(faults(await look()), []);
  await film.do(() => document.getElementById('film').openTray('extras'));
  assert.deepEqual(faults(await look()), []);
});

test('what waits for a click without a name is called what it is', async (t) => {
  const project = [item(['', CASES.Hotspot], 0, { click_required: true, end_time: 0.5 })];
  const film = await theatre.show(t, '/t/overlay.html', { project });
  await film.next('project:ready');
  await film.play();
  await film.page.getByText('To go on, choose: “Hotspot”').waitFor();
});
