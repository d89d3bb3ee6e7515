// SPDX-License-Identifier: MIT
// What holds a viewer up: required clicks, and the form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';

const theatre = useBrowser();

// ---- Required clicks ------------------------------------------------------------

const must = (id, more = {}) => button(id, { end_time: 1, click_required: true, ...more });

for (const page of ['player', 'overlay']) {
  test(`${page}: the viewer reads what the film waits for`, async (t) => {
    const project = [
      must('first', { value: 'One' }),
      must('second', { value: 'Two', pos_top: 60 }),
      button('other', { pos_left: 70 }),
    ];
    const film = await theatre.show(t, `/t/${page}.html`, { project });
    const notice = film.page.getByRole('status').filter({ hasText: 'To go on' });
    const waiting = (/** @type {string} */ id) => film.item(id).evaluate((item) => item.matches('.waiting'));
    await film.next('interaction:show', { id: 'other' });
    await film.play();
    await film.next('interaction:blocked', { ids: ['first', 'second'] });
    await film.next('player:pause', { reason: 'required' });
    assert.equal(await notice.innerText(), 'To go on, choose: “One”, “Two”');
    assert.deepEqual(await Promise.all(['first', 'second', 'other'].map(waiting)), [true, true, false]);
    await film.clickAt(...ON_BUTTON);
    await film.next('hotspot:click', { hotspot: { id: 'first' } });
    assert.equal(await notice.innerText(), 'To go on, choose: “Two”');
    assert.equal(await waiting('first'), false);
    await film.clickAt(50, 70);
    await film.next('interaction:unblocked');
    await film.next('player:play');
    await film.plays();
    assert.equal(await notice.count(), 0);
    assert.deepEqual(await film.visible(), ['other']);
  });
}

test('a play that is refused and a seek that is cut short say why', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: [must('here', { value: 'Here' })] });
  const notice = film.page.getByRole('status').filter({ hasText: 'To go on' });
  await film.next('interaction:show');
  await film.play();
  await film.next('player:play');
  await film.set({ currentTime: 20 });
  await film.next('interaction:blocked', { ids: ['here'] });
  await notice.waitFor();
  assert.ok((await film.state()).time < 1.1);
  assert.equal(await film.page.locator('hotcue-overlay .again').count(), 0);
  await film.page.getByRole('button', { name: 'play', exact: true }).last().click();
  await film.page.locator('hotcue-overlay .again').waitFor();
  const { paused, time } = await film.state();
  assert.ok(paused && time < 1.1, 'it rests');
  await film.set({ currentTime: 0 });
  await film.next('interaction:unblocked');
  await notice.waitFor({ state: 'hidden' });
});

// ---- The form -------------------------------------------------------------------

const LEAD = {
  lead_form: {
    title: 'Who are you?',
    text: 'For your <b>ticket</b>.',
    consent: 'I agree.',
    fields: [
      { name: 'name', label: 'Your name', type: 'text', required: true },
      { name: 'email', label: 'E-mail', type: 'email', required: true },
      { name: 'team', label: 'Team', type: 'text', required: false },
    ],
  },
  interactions: [
    button('ticket', { collect_first: true, click_action: 'message', click_value: 'Hello {{name}}' }),
    button('again', { pos_top: 60, click_action: 'collect' }),
  ],
};

/** What has the focus, by its name or id. @param {import('./film.mjs').Film} film */
const focus = (film) =>
  film.do(() => {
    let inner = document.activeElement;
    while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
    return inner?.getAttribute('name') ?? inner?.dataset.id ?? inner?.localName;
  });

for (const page of ['player', 'overlay']) {
  test(`${page}: the form holds the click until it is filled in`, async (t) => {
    const film = await theatre.show(t, `/t/${page}.html`, { project: LEAD });
    await film.next('interaction:show', { id: 'again' });
    await film.play();
    await film.plays();
    await film.item('ticket').focus();
    await film.page.keyboard.press('Enter');
    await film.next('lead:request', { id: 'ticket' });
    await film.next('player:pause', { reason: 'lead' });
    const form = film.page.getByRole('dialog', { name: 'Who are you?' });
    await form.getByText('For your <b>ticket</b>.').waitFor();
    assert.equal(await focus(film), 'name', 'it begins with the first field');
    await film.page.keyboard.type('mk Ada'); // its keys are not the player's
    await film.page.keyboard.press('Enter');
    const email = form.getByLabel('E-mail');
    assert.ok(await email.evaluate((input) => input.matches(':invalid')));
    await email.fill('nobody');
    await form.getByRole('button', { name: 'Continue' }).click();
    assert.deepEqual(await film.heard('lead:submit'), [], 'the browser checks it');
    await email.fill('ada@example.test');
    await form.getByRole('button', { name: 'Continue' }).click();
    assert.deepEqual(await film.heard('lead:submit'), [], 'the box is not ticked');
    await form.getByLabel('I agree.').check();
    await form.getByLabel('Your name').fill(' Ada ');
    await form.getByRole('button', { name: 'Continue' }).click();
    await film.next('variable:change', { name: 'name', value: 'Ada' });
    const { detail } = await film.next('lead:submit');
    assert.equal(detail.fields.email, 'ada@example.test');
    await film.next('hotspot:click', { hotspot: { id: 'ticket' } });
    await film.next('action:message', { value: 'Hello Ada' });
    await film.next('player:play');
    await film.plays();
    assert.equal(await film.page.getByRole('dialog').count(), 0);
    assert.equal(await focus(film), 'ticket');
    await film.page.keyboard.press('Enter'); // known by now
    await film.next('hotspot:click', { hotspot: { id: 'ticket' } });
    assert.equal((await film.heard('lead:request')).length, 1);
  });
}

test('Escape and Cancel drop what waited for the form', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: LEAD });
  await film.next('interaction:show', { id: 'again' });
  await film.play();
  await film.plays();
  const ways = [
    () => film.page.keyboard.press('Escape'),
    () => film.page.getByRole('button', { name: 'Cancel' }).click(),
    () => film.page.getByRole('button', { name: 'Close' }).click(),
  ];
  for (const leave of ways) {
    await film.item('ticket').press('Enter');
    await film.next('player:pause', { reason: 'lead' });
    await film.page.getByRole('dialog').waitFor();
    await leave();
    await film.next('player:play');
    assert.equal(await film.page.getByRole('dialog').count(), 0);
    assert.equal(await focus(film), 'ticket');
  }
  assert.deepEqual(await film.heard('hotspot:click'), []);
  assert.deepEqual(await film.heard('error'), []);
});

test('a page that has a form of its own answers for the viewer', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: LEAD });
  await film.do(() => {
    const overlay = document.getElementById('film');
    overlay.addEventListener('lead:request', (event) => {
      event.preventDefault();
      globalThis.asked = event.detail;
    });
  });
  await film.next('interaction:show', { id: 'again' });
  await film.clickAt(...ON_BUTTON);
  await film.next('lead:request', { id: 'ticket' });
  await film.do(() => document.getElementById('film').cancelLead());
  await film.clickAt(...ON_BUTTON);
  await film.next('lead:request', { id: 'ticket' });
  assert.equal(await film.page.getByRole('dialog').count(), 0);
  await film.do(() => document.getElementById('film').submitLead({ name: 'Bo', email: 'bo@example.test' }));
  await film.next('lead:submit');
  await film.next('action:message', { value: 'Hello Bo' });
});

test('a reset closes the form', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: LEAD });
  await film.next('interaction:show', { id: 'again' });
  await film.clickAt(50, 70);
  await film.next('lead:request', { id: 'again' });
  await film.page.getByRole('dialog').waitFor();
  await film.do(() => document.getElementById('film').reset());
  await film.next('project:reset');
  assert.equal(await film.page.getByRole('dialog').count(), 0);
  assert.deepEqual(await film.heard('error'), []);
});

test('without a form of the project it asks for name and email', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: LEAD.interactions });
  await film.next('interaction:show', { id: 'again' });
  await film.clickAt(50, 70);
  const form = film.page.getByRole('dialog', { name: 'Before you go on' });
  await form.waitFor();
  const inputs = await form
    .locator('input')
    .evaluateAll((all) => all.map((i) => [i.name, i.type, i.required, i.autocomplete]));
  assert.deepEqual(inputs, [
    ['name', 'text', false, 'name'],
    ['email', 'email', true, 'email'],
  ]);
});

test('a field may have several lines, and any name', async (t) => {
  const fields = [
    { name: 'constructor', type: 'textarea', required: true },
    { name: 'email', required: false },
  ];
  const project = { lead_form: { fields }, interactions: [button('ask', { click_action: 'collect' })] };
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.next('interaction:show', { id: 'ask' });
  await film.clickAt(...ON_BUTTON);
  const area = film.page.getByRole('dialog').locator('textarea');
  assert.equal(await area.getAttribute('autocomplete'), null);
  const send = film.page.getByRole('button', { name: 'Continue' });
  await area.fill(' \n ');
  await send.click();
  assert.deepEqual(await film.heard('lead:submit'), [], 'blanks are no answer');
  await area.fill('One\nTwo');
  await send.click();
  assert.deepEqual((await film.next('lead:submit')).detail.fields, { constructor: 'One\nTwo', email: '' });
});
