// SPDX-License-Identifier: MIT
// Delivers what is watched and clicked, and shows it. The first lines are all that a page needs.
import { analytics } from '/dist/analytics/analytics.js';
import { crm } from '/dist/analytics/crm.js';
import { hubspot } from '/dist/analytics/hubspot.js';
import { listRecords, showCounts, showFunnel, showHeat } from './show.js';

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
const film = byId('film');
const LIVE = '/analytics/live/';

const delivery = analytics(film, { relay: `${LIVE}relay/`, adapters: [hubspot(), crm()] });

// ---- What was watched, and clicked -------------------------------------------------------

/** How far viewers come: who does the next has done the last. @type {Record<string, Set<string>>} */
const funnel = { Shown: new Set(), Clicked: new Set(), 'Form opened': new Set(), 'Form sent': new Set() };
/** Events, and what they add to the funnel. @type {Record<string, [string, (detail: any) => string]>} */
const STEPS = {
  'interaction:show': ['Shown', ({ id }) => id],
  'hotspot:click': ['Clicked', ({ hotspot }) => hotspot.id],
  'lead:request': ['Form opened', ({ id }) => id],
  'lead:submit': ['Form sent', () => 'form'],
};

film.addEventListener('hotcue:event', (/** @type {CustomEvent} */ { detail: { type, detail } }) => {
  const [step, who] = STEPS[type] ?? [];
  if (step) funnel[step].add(who(detail));
  if (step) showFunnel(byId('funnel'), funnel);
});
showFunnel(byId('funnel'), funnel);

function heat() {
  const watched = film.measure?.();
  const current = watched?.session.videos.find(({ video }) => video === film.currentVideo);
  showHeat({ bar: byId('heat'), sum: byId('heat-sum'), end: byId('heat-end') }, current ?? null);
  setTimeout(heat, 250);
}
heat();

// ---- Records -------------------------------------------------------------------------------

/** Records of this page that have not arrived, by id. @type {Map<string, any>} */
const under = new Map();

film.addEventListener('analytics', (/** @type {CustomEvent} */ { detail: { record } }) => {
  under.set(record.id, record);
  showRecords();
});

function showRecords() {
  const { queued, held } = delivery.state;
  listRecords(byId('records'), [...under.values()].slice(-12), (record) =>
    record.hold && held > 0 ? 'held' : queued > 0 ? 'queued' : 'sent',
  );
}

delivery.addEventListener('change', () => {
  showCounts(byId('counts'), delivery.state);
  showRecords();
});
showCounts(byId('counts'), delivery.state);

// ---- The other side --------------------------------------------------------------------------

/** Shows what the stand-in has. @param {any} state */
function showOther({ running, status, arrived }) {
  for (const { key } of arrived) under.delete(key);
  byId('arrived-count').textContent = String(arrived.length);
  listRecords(byId('arrived'), arrived.slice(-12), () => 'HubSpot');
  byId('kill').textContent = running ? 'Kill the relay' : 'Restart the relay';
  byId('kill').setAttribute('aria-pressed', String(!running));
  for (const button of document.querySelectorAll('[data-status]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-status') === String(status)));
  }
  showRecords();
}

/** @param {string} path @param {string} [method] */
async function ask(path, method = 'GET') {
  try {
    showOther(await (await native(LIVE + path, { method })).json());
  } catch {
    byId('say').textContent = 'The gallery’s server does not answer.';
  }
}

async function watchOther() {
  await ask('state');
  setTimeout(watchOther, 1000);
}

// ---- Trouble -----------------------------------------------------------------------------------

/** @param {string} text */
const say = (text) => {
  byId('say').textContent = text;
};

// Offline is played: requests of the delivery fail as without a network.
const native = globalThis.fetch.bind(globalThis);
let offline = false;
globalThis.fetch = (...request) => (offline ? Promise.reject(new TypeError('offline')) : native(...request));

byId('offline').addEventListener('click', () => {
  offline = !offline;
  byId('offline').setAttribute('aria-pressed', String(offline));
  byId('offline').textContent = offline ? 'Go online' : 'Go offline';
  say(offline ? 'Offline: records wait in this browser.' : 'Online again: what waited goes out.');
  if (!offline) delivery.flush();
});
for (const button of document.querySelectorAll('[data-status]')) {
  button.addEventListener('click', async () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    const status = button.getAttribute('data-status');
    await ask(`do/status/${on ? status : 0}`, 'POST');
    say(on ? `The relay answers ${status}: records wait, and are tried again.` : 'The relay takes records again.');
    if (!on) delivery.flush();
  });
}
byId('kill').addEventListener('click', async () => {
  const kill = byId('kill').getAttribute('aria-pressed') !== 'true';
  await ask(kill ? 'do/kill' : 'do/start', 'POST');
  say(kill ? 'The relay is dead. What it had accepted is in its database.' : 'The relay is back.');
  if (!kill) delivery.flush();
});
byId('forget').addEventListener('click', async () => {
  await delivery.forget();
  under.clear();
  showRecords();
  say('Nothing of this viewer is left in this browser.');
});

watchOther();
