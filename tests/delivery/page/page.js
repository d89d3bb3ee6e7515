// SPDX-License-Identifier: MIT
// A page with an overlay, whose variables become records: say() makes them.
import '/dist/hotcue-overlay.js';
import { analytics } from '/dist/analytics/analytics.js';

const overlay = document.querySelector('hotcue-overlay');
const options = JSON.parse(new URLSearchParams(location.search).get('options') ?? '{}');

const PLAYED = '/media-bridge/v1/events/media-played';
/** A body that HubSpot takes, with its number in the address. */
const played = (n, tap) => ({
  mediaType: 'VIDEO',
  mediaUrl: `https://films.example/${n}.mp4`,
  contactUtk: 'utk',
  occurredTimestamp: tap.now(),
  sessionId: `${tap.session()}-${Math.floor(n / 10)}`, // ten events, as a viewing has
  state: 'STARTED',
});

/** An adapter as a page may have one: each number in the variable `n` is a record. */
const numbers = {
  name: 'numbers',
  connect: (tap) => ({
    *on({ type, detail }) {
      if (type !== 'variable:change' || detail.name !== 'n') return;
      const { from, count, tab, fill = 0, hubspot, ...draft } = JSON.parse(detail.value);
      for (let n = from; n < from + count; n++) {
        if (hubspot) yield { route: PLAYED, body: played(n, tap) };
        else yield { route: '/r', body: { tab, n, session: tap.session(), fill: 'x'.repeat(fill) }, ...draft };
      }
    },
    complete: (record, { email }) =>
      email ? { ...record, body: { ...record.body, email }, contact: { email }, hold: undefined } : null,
  }),
};

const faulty = {
  name: 'faulty',
  connect: () => ({
    *on({ type }) {
      if (type !== 'variable:change') return;
      yield { route: '/r', body: { before: true } };
      throw new Error('an adapter that throws');
    },
  }),
};

globalThis.heard = [];
overlay.addEventListener('analytics', ({ detail: { record }, mediaTime }) =>
  globalThis.heard.push({ record, mediaTime }),
);
globalThis.delivery = analytics(overlay, {
  relay: '/',
  adapters: options.faulty ? [faulty, numbers] : [numbers],
  ...options.delivery,
});
globalThis.overlay = overlay;

/** Makes `count` records with the numbers from `from` on. */
globalThis.say = (from, count = 1, more = {}) =>
  overlay.setVariable('n', JSON.stringify({ from, count, tab: options.tab, ...more }));

await overlay.load({ interactions: [], lead_form: { fields: [{ name: 'email', type: 'email', label: 'E-mail' }] } });
document.documentElement.dataset.ready = '';
