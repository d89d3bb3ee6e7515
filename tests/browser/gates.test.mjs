// SPDX-License-Identifier: MIT
// What stops a viewer: required clicks, and the form.
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

/** Ways to play the video with the mouse. @type {[string, string, (film: any) => Promise<void>][]} */
const PLAYS = [
  ['player', 'a click on the picture', (film) => film.clickAt(80, 60)],
  [
    'overlay',
    'the browser’s own key',
    async (film) => {
      await film.page.locator('#video').focus();
      await film.page.keyboard.press(' ');
    },
  ],
];
for (const [page, how, press] of PLAYS) {
  test(`${page}: ${how} at the end of an open question leaves the picture there`, async (t) => {
    const film = await theatre.show(t, `/t/${page}.html`, { project: [button('here', { click_required: true })] });
    await film.next('interaction:show');
    const duration = await film.do((id) => {
      const media = globalThis.probe.media(id);
      media.controls = !document.querySelector('hotcue-player');
      media.currentTime = media.duration - 0.5;
      return media.duration;
    }, film.id);
    await film.play();
    await film.next('interaction:blocked');
    await film.next('player:pause', { reason: 'required' });
    const last = (await film.state()).frame;
    await film.do((id) => {
      globalThis.plays = 0;
      globalThis.probe.media(id).addEventListener('play', () => globalThis.plays++);
    }, film.id);
    for (let times = 1; times <= 2; times++) {
      await press(film);
      await film.page.waitForFunction((wanted) => globalThis.plays === wanted, times);
      await film.page.waitForFunction(
        ([id, end]) => {
          const { paused, seeking, currentTime } = globalThis.probe.media(id);
          return paused && !seeking && currentTime >= end;
        },
        /** @type {const} */ ([film.id, duration - 0.001]),
      );
      assert.equal((await film.state()).frame, last);
      assert.deepEqual(await film.visible(), ['here']);
    }
    assert.deepEqual(await film.heard('player:seek'), []);
    await film.clickAt(...ON_BUTTON);
    await film.next('node:ended');
    await film.next('project:ended');
    assert.equal((await film.state()).frame, last);
  });
}

/** Seeks like native controls, bypassing overrides on the element. @param {any} film @param {number} time */
const dragNatively = (film, time) =>
  film.do(
    ([id, to]) =>
      Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime')?.set?.call(
        globalThis.probe.media(id),
        to,
      ),
    /** @type {const} */ ([film.id, time]),
  );

test('what the browser’s own bar leads to, over a question, is covered until the film is back', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [must('here')] });
  await film.next('interaction:show');
  await film.do(() => {
    const cover = () => document.getElementById('film').shadowRoot.querySelector('.cover');
    globalThis.cover = cover;
    document.getElementById('film').addEventListener('player:seek', ({ detail }) => {
      globalThis.covered = { to: detail.to, hidden: cover().hidden };
    });
  });
  await film.play();
  await film.plays();
  await film.pause();
  const before = await film.restingFrame();
  await film.moveTo(90, 90);
  await film.page.mouse.down(); // the picture at the start of a drag is kept
  await film.page.mouse.up();
  await dragNatively(film, 20);
  await film.next('player:seek', { to: 1 });
  assert.deepEqual(await film.do(() => globalThis.covered), { to: 1, hidden: false });
  await film.page.waitForFunction(() => globalThis.cover().hidden);
  await film.assertRests(30);
  // The cover is over the whole picture, below the interactions.
  await dragNatively(film, before / 30 + 0.001);
  await film.next('interaction:unblocked');
  await film.assertRests(before);
  await film.do(() => {
    globalThis.cover().hidden = false;
  });
  assert.equal(await film.screenFrame(), 30, 'the last picture from the question');
  assert.deepEqual(await film.visible(), ['here']);
});

test('a script that drags over a question gets no frame from behind it', async (t) => {
  // So far away that the film doesn't play there by itself, even on a slow machine.
  const film = await theatre.show(t, '/t/overlay.html', { project: [must('here', { end_time: 15 })] });
  await film.next('interaction:show');
  await film.play();
  await film.plays();
  const frames = await film.do(async (id) => {
    const media = globalThis.probe.media(id);
    const seen = [];
    const note = (_now, { mediaTime }) => {
      seen.push(Math.round(mediaTime * 30));
      media.requestVideoFrameCallback(note);
    };
    media.requestVideoFrameCallback(note);
    for (let i = 0; i < 30; i++) {
      media.currentTime = 16 + ((i * 37) % 70) / 10;
      await new Promise((resolve) => setTimeout(resolve, i % 4 ? 10 : 60));
    }
    return seen;
  }, film.id);
  assert.ok(Math.max(...frames) <= 450, `${frames}`);
  await film.assertRests(450);
  assert.equal((await film.heard('player:seek')).length, 1);
});

test('listeners that take long see no frame after the place where a seek is to rest', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [must('here', { end_time: 15 })] });
  await film.next('interaction:show');
  await film.do(() => {
    document.getElementById('film').addEventListener('player:seek', () => {
      const since = performance.now();
      while (performance.now() - since < 500);
    });
  });
  await film.play();
  await film.plays();
  await film.do((id) => {
    const media = globalThis.probe.media(id);
    globalThis.frames = [];
    const note = (_now, { mediaTime }) => {
      globalThis.frames.push(Math.round(mediaTime * 30));
      media.requestVideoFrameCallback(note);
    };
    media.requestVideoFrameCallback(note);
    media.currentTime = 20;
  }, film.id);
  await film.next('player:pause', { reason: 'required' });
  await film.assertRests(450);
  const frames = await film.do(() => globalThis.frames);
  assert.ok(Math.max(...frames) <= 450, `${frames}`);
});

test('a page that refuses a seek over a question has the film play on', async (t) => {
  const film = await theatre.show(t, '/t/overlay.html', { project: [must('here', { end_time: 15 })] });
  await film.next('interaction:show');
  await film.do(() =>
    document.getElementById('film').addEventListener('player:seek', (event) => event.preventDefault(), { once: true }),
  );
  await film.play();
  await film.plays();
  await film.set({ currentTime: 20 });
  await film.next('player:seek', { to: 15 });
  await film.plays();
  assert.ok((await film.state()).time < 15);
  assert.deepEqual(await film.heard('player:pause'), []);
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
    assert.equal(await film.focused(), 'name', 'it begins with the first field');
    await film.page.keyboard.type('mk Ada'); // its keys don't reach the player
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
    assert.equal(await film.focused(), 'ticket');
    await film.page.keyboard.press('Enter'); // the viewer is known by now
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
    assert.equal(await film.focused(), 'ticket');
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
