// SPDX-License-Identifier: MIT
// The studio's Properties panel, its list of problems and its JSON view, used as an author does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AXE } from './axe.mjs';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser();
/** For as long after a list has opened, Enter is not for it but for the text: CodeMirror's interactionDelay is 75. */
const INTERACTION_MS = 100;
const BOX = { pos_left: 10, pos_top: 10, pos_width: 30, pos_height: 30 };
const PROJECT = `${JSON.stringify(
  {
    hotcue: 1,
    videos: [
      {
        ...{ id: 'trail', title: 'Trail', sources: [{ src: '../clips/trailhead.mp4', type: 'video/mp4' }] },
        interactions: [
          { id: 'boots', type: 'hotspot', start: 0, end_time: 8, ...BOX, click_action: 'track', hotspot_ring: true },
          {
            id: 'map',
            type: 'button',
            value: 'Map',
            time: 1,
            end_time: 9,
            ...BOX,
            click_action: 'jump',
            click_value: '0:05',
          },
        ],
        cues: [{ id: 'sunrise', time: 4 }],
      },
      {
        id: 'camp',
        title: 'Camp',
        interactions: [{ id: 'tent', type: 'text', value: 'Tent', time: 1, ...BOX, click_action: 'none' }],
      },
    ],
  },
  null,
  2,
)}\n`;

/** The studio with a project. @param {import('node:test').TestContext} t @param {string} [hash] */
async function opened(t, hash = '', text = PROJECT) {
  const film = await theatre.show(t, '/studio/', { profile: { viewport: { width: 1280, height: 900 } } });
  await film.page.locator('studio-properties').waitFor();
  await film.do(
    ([project, view]) => {
      const app = /** @type {any} */ (document.querySelector('studio-app'));
      app.studio.open(project);
      if (view) app.open(view);
    },
    /** @type {[string, string]} */ ([text, hash]),
  );
  return film;
}

/** @param {import('./film.mjs').Film} film @param {number[]} indexes @param {string} [list] */
const select = (film, indexes, list = 'interactions') =>
  film.do(
    ([name, all]) => /** @type {any} */ (document.querySelector('studio-app')).studio.select(name, all),
    /** @type {const} */ ([list, indexes]),
  );

/** The document as it is now. @param {import('./film.mjs').Film} film */
const text = (film) =>
  film.do(() => /** @type {string} */ (/** @type {any} */ (document.querySelector('studio-app')).studio.text));
const project = async (/** @type {import('./film.mjs').Film} */ film) => JSON.parse(await text(film));
/** Waits until the text of the document matches. @param {import('./film.mjs').Film} film @param {RegExp} pattern */
const written = (film, { source, flags }) =>
  film.page.waitForFunction(
    ([like, how]) => new RegExp(like, how).test(/** @type {any} */ (document.querySelector('studio-app')).studio.text),
    [source, flags],
  );
const undo = (/** @type {import('./film.mjs').Film} */ film) => film.page.getByRole('button', { name: 'Undo' }).click();

/** @param {import('./film.mjs').Film} film @param {string} panel */
async function assertNoBarriers(film, panel) {
  await film.do(AXE);
  const found = await film.do(async (name) => {
    const { violations } = await globalThis.axe.run({ fromShadowDom: ['studio-app', name] }, { preload: false });
    return violations.map(
      (/** @type {any} */ { id, nodes }) =>
        `${id}: ${nodes.map((/** @type {any} */ { target }) => target.flat().join(' '))}`,
    );
  }, panel);
  assert.deepEqual(found, []);
}

test('an author gives an interaction a target, custom data, a condition and a colour, and reads why it is hidden', async (t) => {
  const film = await opened(t);
  const panel = film.page.locator('studio-properties');
  const section = (/** @type {string} */ name) => panel.locator('summary', { hasText: new RegExp(`^\\s*${name}`) });
  await select(film, [0]);

  // Behavior: the target is of the kind that the click action takes.
  await panel.getByLabel('Click action', { exact: true }).selectOption('video');
  const target = panel.getByLabel('Video', { exact: true });
  assert.deepEqual(await target.locator('option').allInnerTexts(), ['Not given', 'Trail (trail)', 'Camp (camp)']);
  await target.selectOption('camp');
  assert.equal((await project(film)).videos[0].interactions[0].click_value, 'camp');
  await panel.getByLabel('Click action', { exact: true }).selectOption('jump');
  const jump = panel.getByLabel('Jump to', { exact: true });
  await film.do(() => void (/** @type {any} */ (document.querySelector('studio-app')).studio.playhead.seek(1.5)));
  await panel.getByRole('button', { name: /^Now, .* Jump to$/ }).click();
  assert.equal(await jump.inputValue(), '1.5');

  // Custom data are kept to the digit, and typing them is one step.
  const data = panel.getByLabel('Custom data', { exact: true });
  await data.pressSequentially('{"sku":12345678901234567890}');
  assert.match(await text(film), /"sku": 12345678901234567890\n/);
  assert.match(await panel.locator('[data-field=custom_data]').innerText(), /Taken for JSON/);
  await undo(film);
  assert.equal(await data.inputValue(), '');
  assert.equal((await project(film)).videos[0].interactions[0].click_value, 1.5);
  await data.fill('see {the shop');
  assert.match(await panel.locator('[data-field=custom_data]').innerText(), /Taken for plain text/);
  assert.equal((await project(film)).videos[0].interactions[0].custom_data, 'see {the shop');

  // Three states of a boolean; a field that is removed; an alias that stays.
  const ring = panel.getByLabel('Ring', { exact: true });
  await section('Style').click();
  await ring.waitFor();
  assert.deepEqual(await ring.locator('option').allInnerTexts(), ['Not given (yes)', 'Yes', 'No']);
  await ring.selectOption('No');
  assert.equal((await project(film)).videos[0].interactions[0].hotspot_ring, false);
  await panel.getByRole('button', { name: 'Remove Ring', exact: true }).click();
  assert.equal('hotspot_ring' in (await project(film)).videos[0].interactions[0], false);
  await panel.getByLabel('Time', { exact: true }).fill('2');
  assert.equal((await project(film)).videos[0].interactions[0].start, 2);

  // A colour: by the picker with its opacity, and a wrong one is said to be wrong.
  const colour = panel.getByLabel('Background colour', { exact: true });
  await colour.fill('rgb(255 0 0 / 50%)');
  assert.equal(await panel.getByLabel('Background colour, picker').inputValue(), '#ff0000');
  await panel.getByLabel('Background colour, opacity').fill('0.2');
  assert.equal(await colour.inputValue(), '#ff000033');
  await colour.fill('reddish');
  await panel.getByText('must be a colour').first().waitFor();
  assert.equal(await colour.getAttribute('aria-invalid'), 'true');
  const told = await colour.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => /** @type {any} */ (input.getRootNode()).getElementById(id)?.textContent),
  );
  assert.match(told.join(' '), /of a polygon: its fill.*must be a colour/s);

  // Conditions, and why it is hidden: the engine says so, for values to try out.
  await section('Conditions').click();
  const why = panel.locator('studio-why');
  await why.getByText('It is only on screen from 2 s to 8 s.').waitFor();
  await panel.getByLabel('Variable 1', { exact: true }).fill('score');
  await panel.getByLabel('Operator 1', { exact: true }).selectOption('less_than');
  await panel.getByLabel('Value 1', { exact: true }).fill('3');
  await why.getByText('The variable score is not set: “Number less than 3” is false.').waitFor();
  await film.do(() => void (/** @type {any} */ (document.querySelector('studio-app')).studio.playhead.seek(2.5)));
  await why.getByText('Try out').click();
  await why.getByLabel('score', { exact: true }).fill('1');
  await why.getByText('At 2.50 s it is on screen.').waitFor();
  await assertNoBarriers(film, 'studio-properties');

  // What does not apply to another type is folded away, and kept.
  await panel.getByLabel('Type', { exact: true }).selectOption('redirect');
  await panel
    .getByText('given: Target, Jump to')
    .or(panel.getByText(/given: Click action/))
    .first()
    .waitFor();
  assert.equal((await project(film)).videos[0].interactions[0].background_color, 'reddish');
  assert.equal(await panel.getByLabel('Click action', { exact: true }).count(), 0);
});

test('an author edits several interactions, a cue, and with nothing selected the video and the project', async (t) => {
  const film = await opened(t);
  const panel = film.page.locator('studio-properties');
  const section = (/** @type {string} */ name) => panel.locator('summary', { hasText: new RegExp(`^\\s*${name}`) });
  const button = (/** @type {string} */ name) => panel.getByRole('button', { name, exact: true });
  await select(film, [0, 1]);
  const end = panel.getByLabel('End', { exact: true });
  assert.equal(await end.getAttribute('placeholder'), 'mixed');
  await end.fill('7');
  assert.deepEqual(
    (await project(film)).videos[0].interactions.map((/** @type {any} */ each) => each.end_time),
    [7, 7],
  );
  await undo(film);
  assert.deepEqual(
    (await project(film)).videos[0].interactions.map((/** @type {any} */ each) => each.end_time),
    [8, 9],
  );

  await select(film, [0], 'cues');
  await panel.getByLabel('Custom data', { exact: true }).fill('[1, 2]');
  await panel.getByLabel('How often', { exact: true }).selectOption('once');
  assert.deepEqual((await project(film)).videos[0].cues, [
    { id: 'sunrise', time: 4, custom_data: [1, 2], repeat: 'once' },
  ]);

  // A tree of conditions.
  await select(film, [1]);
  await section('Conditions').click();
  await button('Add condition').click();
  await panel.getByLabel('Condition, kind').selectOption('any');
  await button('Add to Condition').click();
  await panel.getByLabel('Condition.2, kind').selectOption('not');
  await panel.getByLabel('Variable', { exact: true }).nth(1).fill('gear');
  await panel.getByLabel('Operator', { exact: true }).nth(1).selectOption('exists');
  const rule = { variable: '', operator: 'equals', value: '' };
  assert.deepEqual((await project(film)).videos[0].interactions[1].when, {
    any: [rule, { not: { variable: 'gear', operator: 'exists', value: '' } }],
  });
  await panel
    .getByText(/error:/)
    .first()
    .waitFor();

  // Nothing selected: lists of objects, in their order.
  await select(film, []);
  await button('Add source').click();
  const second = panel.getByRole('group', { name: 'source 2', exact: true });
  await second.getByLabel('Address', { exact: true }).fill('../clips/ridge.mp4');
  await button('Move up source 2').click();
  assert.deepEqual(
    (await project(film)).videos[0].sources.map((/** @type {any} */ { src }) => src),
    ['../clips/ridge.mp4', '../clips/trailhead.mp4'],
  );
  await button('Remove source 1').click();
  await section('At the end').click();
  await button('Add at the end').click();
  await panel.getByLabel('Action', { exact: true }).selectOption('switch');
  await panel.getByLabel('Video', { exact: true }).selectOption('camp');
  await section('Variables').click();
  await button('Add variable').click();
  await panel.getByLabel('Name', { exact: true }).fill('score');
  await panel.getByLabel('Name', { exact: true }).press('Tab');
  await panel.getByLabel('Value of score', { exact: true }).fill('2');
  await section('Project').click();
  await button('Move down Trail').click();
  const { videos, variables } = await project(film);
  assert.deepEqual([videos.map((/** @type {any} */ { id }) => id), variables], [['camp', 'trail'], { score: 2 }]);
  assert.deepEqual(videos[1].on_ended, { action: 'switch', value: 'camp' });
  assert.deepEqual(videos[1].sources, [{ src: '../clips/trailhead.mp4', type: 'video/mp4' }]);
  for (const name of ['Design of the video', 'What it holds', 'Design of the project', 'Lead form', 'Trays'])
    await section(name).click();
  await button('Add lead form').click();
  await button('Add field').click();
  await button('Add tray').click();
  await assertNoBarriers(film, 'studio-properties');
});

test('problems lead to the field or to the place in the JSON; broken JSON stays editable, and is undone', async (t) => {
  const film = await opened(t, 'code');
  const { page } = film;
  const code = page.getByRole('textbox', { name: 'The project as JSON' });
  const panel = page.locator('studio-properties');
  const problems = page.locator('studio-problems');
  const shown = () => page.locator('studio-code .cm-content').innerText();
  /** Types behind the first place of a text that stands in one line. @param {string} after @param {string} typed */
  const typeAfter = async (after, typed) => {
    await code.click();
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).pressSequentially(after);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.insertText(typed);
  };
  await page.getByRole('button', { name: /^Problems/ }).click();
  await code.waitFor();

  // A change in a panel changes as little as it can; the cursor stays.
  await typeAfter('"start": 0', '.');
  await problems
    .getByRole('button', { name: /syntax/ })
    .first()
    .waitFor();
  assert.equal(await film.do(() => /** @type {any} */ (document.querySelector('studio-app')).studio.document), null);
  await page.keyboard.insertText('5');
  await page.keyboard.insertText('\n');
  await written(film, /"start": 0\.5\n,/);
  await film.do(() => {
    const { studio } = /** @type {any} */ (document.querySelector('studio-app'));
    studio.settle();
    studio.edit('Title', (/** @type {any} */ draft) => {
      draft.title = 'Boots';
    });
  });
  await page.waitForFunction(() =>
    document
      .querySelector('studio-app')
      ?.shadowRoot?.querySelector('studio-code')
      ?.shadowRoot?.textContent?.includes('Boots'),
  );
  await page.keyboard.insertText('5');
  await written(film, /"start": 0\.55,\n/); // printed anew, with the cursor behind the number
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.waitForFunction(
    () =>
      !document
        .querySelector('studio-app')
        ?.shadowRoot?.querySelector('studio-code')
        ?.shadowRoot?.textContent?.includes('Boots'),
  );
  // All that was typed is one step; on a busy machine it may be two or three, as a rest ends a step.
  for (let steps = 0; steps < 3 && (await text(film)) !== PROJECT; steps++) await page.keyboard.press('Control+z');
  assert.equal(await text(film), PROJECT, 'what was typed is undone');

  // Escape, then Tab leaves; Tab alone indents.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.equal(await code.evaluate((box) => box.matches(':focus')), false);
  assert.equal(await text(film), PROJECT);

  // Completion of a name, and of one of its words.
  await typeAfter('"type": "hotspot",', '\n"');
  await page.keyboard.type('tran');
  const accept = async (/** @type {RegExp} */ name) => {
    await page.getByRole('option', { name }).waitFor();
    await page.waitForTimeout(INTERACTION_MS);
    await page.keyboard.press('Enter');
  };
  await accept(/transition/);
  await page.keyboard.type('"slide-u', { delay: 20 });
  await accept(/slide-up/);
  await page.keyboard.type(',');
  assert.equal((await project(film)).videos[0].interactions[0].transition, 'slide-up');

  // An error: marked in the text, listed first, and a click goes to the field, in its video.
  await film.do(() =>
    /** @type {any} */ (document.querySelector('studio-app')).studio.edit('Break', (/** @type {any} */ draft) => {
      draft.videos[1].interactions[0].end_time = 0.5;
      draft.videos[0].interactions[0].odd = 1;
    }),
  );
  const rows = problems.locator('li .place');
  await rows.filter({ hasText: 'Camp › Tent › End' }).waitFor();
  assert.match(await rows.first().innerText(), /^error/);
  await page.locator('studio-code .cm-lintRange-error').first().waitFor({ state: 'attached' });
  await problems.getByLabel('Filter problems').fill('tent');
  assert.equal(await rows.count(), await rows.filter({ hasText: 'Tent' }).count());
  await rows.first().focus();
  await page.keyboard.press('Enter');
  const end = panel.getByLabel('End', { exact: true });
  await end.waitFor();
  assert.equal(await end.evaluate((input) => input.matches(':focus')), true);
  assert.match(await panel.locator('h2').innerText(), /Tent/);
  assert.match(await shown(), /"id": "tent"/, 'the JSON goes to what is selected');

  // … or to the place in the JSON.
  await page.getByRole('button', { name: /^Problems/ }).click();
  await problems.getByLabel('Filter problems').fill('unknown');
  await problems.getByRole('button', { name: /^Show in the JSON/ }).click();
  await code.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Delete');
  await written(film, /"odd": $/m);
  await page.keyboard.insertText('2');
  await page.getByRole('button', { name: 'Lay out' }).click();
  await written(film, /^ {10}"transition": "slide-up",\n {10}"start": 0,$/m);
  await assertNoBarriers(film, 'studio-problems');
  await assertNoBarriers(film, 'studio-code');
});

test('a document of two megabytes is typed into and edited, and loses nothing', async (t) => {
  const interactions = Array.from({ length: 9000 }, (_, i) => ({
    id: `item-${i}`,
    type: 'pause',
    time: i,
    pause_duration: 1,
    name: 'x'.repeat(80),
  }));
  const long = JSON.stringify({ videos: [{ id: 'a', custom_data: 'BIG', interactions }] }, null, 2).replace(
    '"BIG"',
    '{"n":12345678901234567890}',
  );
  assert.ok(long.length > 1.9e6);
  const film = await opened(t, 'code', long);
  const code = film.page.getByRole('textbox', { name: 'The project as JSON' });
  await code.click();
  await film.page.keyboard.press('Control+End');
  await film.page.keyboard.type('  \n ');
  await film.do(() => /** @type {any} */ (document.querySelector('studio-app')).open('stage')); // while it is typed
  assert.equal(await text(film), `${long}  \n `);
  await select(film, [8999]);
  await film.page.locator('studio-properties').getByLabel('Time', { exact: true }).fill('9001');
  const edited = await text(film);
  assert.match(edited, /"n": 12345678901234567890\n/);
  assert.equal(JSON.parse(edited).videos[0].interactions.at(-1).time, 9001);
  await film.page.getByRole('button', { name: 'JSON' }).click();
  await film.page.locator('studio-code .cm-content').getByText('item-8999').waitFor();
});
