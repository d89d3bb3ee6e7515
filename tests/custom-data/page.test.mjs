// SPDX-License-Identifier: MIT
// Custom data to whatever listens in a page: DOM events, requests.
import assert from 'node:assert/strict';
import { act } from '../../web/panels/actions.js';
import { SHORT } from './awkward.mjs';
import { requestForm } from './documents.mjs';
import { Element, perform } from './element.mjs';
import { textAt } from './raw.mjs';
import { heardIn, ON_ENGINE, testWays } from './ways.mjs';

/** @typedef {import('./documents.mjs').Heard} Heard */
/** @typedef {import('./ways.mjs').Awkward} Awkward */

/**
 * A request as an action makes it, in place of fetch().
 * @param {string} document @param {readonly Awkward[]} values
 * @param {(url: string, body: string) => string} read the interaction's JSON
 * @returns {Promise<Heard[]>}
 */
async function requested(document, values, read) {
  const { fetch } = globalThis;
  /** @type {Heard[]} */
  const heard = [];
  globalThis.fetch = async (url, { body } = {}) => {
    const interaction = read(String(url), String(body));
    const text = /** @type {string} */ (textAt(interaction, 'customData'));
    heard.push({ event: 'request', id: JSON.parse(interaction).id, text });
    return new Response(null, { status: 204 });
  };
  const room = { base: 'https://page.test/', credentials: 'omit', say: assert.fail, fail: assert.fail };
  try {
    const attach = (/** @type {import('./element.mjs').Element} */ element) => {
      element.act = (name, detail) => act(name.slice('action:'.length), detail, /** @type {any} */ (room));
    };
    perform(document, values, attach, { cues: false });
    await new Promise(setImmediate);
  } finally {
    globalThis.fetch = fetch;
  }
  return heard;
}

testWays([
  {
    name: 'DOM events',
    hear: (document, values) => {
      /** @type {Heard[]} */
      const heard = [];
      perform(document, values, (element) => {
        for (const type of ON_ENGINE) {
          element.addEventListener(type, ({ detail }) => heard.push(...heardIn(type, detail)));
        }
      });
      return heard;
    },
  },
  {
    name: 'hotcue:event',
    hear: (document, values) => {
      /** @type {Heard[]} */
      const heard = [];
      perform(document, values, (element) => {
        element.addEventListener('hotcue:event', ({ detail: { type, detail } }) =>
          heard.push(...heardIn(type, detail)),
        );
      });
      return heard;
    },
  },
  {
    name: 'session.subscribe()',
    values: SHORT,
    hear: (document, values) => {
      /** @type {Heard[]} */
      const heard = [];
      perform(document, values, (element) => {
        element.subscribe(({ type, detail }) => heard.push(...heardIn(type, detail)));
      });
      return heard;
    },
  },
  {
    name: 'the page of hotcue new',
    values: SHORT,
    events: ['hotspot:click', 'cue:forward'],
    hear: async (text, values) => {
      /** @type {Heard[]} */
      const heard = [];
      const [element, output] = [new Element(), { textContent: '' }];
      const { document } = globalThis;
      globalThis.document = /** @type {any} */ ({ querySelector: (tag) => (tag === 'output' ? output : element) });
      await import('../../web/template/page.js'); // listens to the element
      globalThis.document = document;
      const hear = (/** @type {any} */ { type, detail }) => {
        const { id, name } = detail.hotspot ?? detail.cue;
        const before = type === 'hotspot:click' ? `a click on ${name} ` : `the cue ${id} `;
        assert.ok(output.textContent.startsWith(before), output.textContent.slice(0, 100));
        heard.push({ event: type, id, text: output.textContent.slice(before.length) });
      };
      for (const type of ['hotspot:click', 'cue:forward']) element.addEventListener(type, hear);
      perform(text, values, () => {}, { element });
      return heard;
    },
  },
  {
    name: 'a POST request',
    form: (values) => requestForm(values, 'post'),
    events: ['request'],
    hear: (document, values) =>
      requested(document, values, (_url, body) => /** @type {string} */ (textAt(body, 'interaction'))),
  },
  {
    name: 'a GET request',
    values: SHORT,
    form: (values) => requestForm(values, 'get'),
    events: ['request'],
    hear: (document, values) =>
      requested(document, values, (url) => new URL(url).searchParams.get('interaction') ?? ''),
  },
]);
