// SPDX-License-Identifier: MIT
// Custom data in documents that something has stored or rewritten: the formatter, the authoring API.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { formatDocument } from '../../js-glue/cli/formatter/format.js';
import { apiHere } from '../server/api-support.mjs';
import { SHORT } from './awkward.mjs';
import { FORMS, hotspot, hotspotId, listForm } from './documents.mjs';
import { partsOf, textAt } from './raw.mjs';
import { listen, ON_HOTSPOTS, testWays } from './ways.mjs';

/** @typedef {import('./ways.mjs').Awkward} Awkward */

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const PATCH_TYPE = { 'content-type': 'application/merge-patch+json' };
/** What a JSON Merge Patch can say: null in an object would remove its member. */
const PATCHED = SHORT.filter(({ text }) => !/:\s*null/.test(text));

/** @type {Awaited<ReturnType<typeof apiHere>>} */
let api;
before(async () => {
  api = await apiHere();
});
after(() => api.close());

/** @param {string} request @param {string} [body] @param {Record<string, string>} [headers] */
async function call(request, body, headers = JSON_TYPE) {
  const answer = await api.call(request, body, headers);
  assert.ok(answer.status < 300, `${request}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return answer;
}

/** A project with an empty video. @returns {Promise<{project: string, token: string}>} */
async function emptyVideo() {
  const { json } = await call('POST /projects', '{"videos":[{"id":"main","interactions":[]}]}');
  const [{ token }] = (await call(`GET /videos?project_id=${json.id}`)).json;
  return { project: json.id, token };
}

/** What players load. @param {string} token */
const publicDocument = async (token) => (await api.call(`GET /videos/${token}/project`, undefined, {})).text;

/** Creates each value's hotspot in a video, and listens to the public document. @param {readonly Awkward[]} values @param {(token: string, index: number, text: string) => Promise<unknown>} create */
async function created(values, create) {
  const { token } = await emptyVideo();
  for (const [i, { text }] of values.entries()) await create(token, i, text);
  return listen(await publicDocument(token), values, { cues: false });
}

const of = (/** @type {string} */ token) => `video_id=${encodeURIComponent(token)}`;

testWays([
  { name: 'hotcue format', hear: (document, values) => listen(formatDocument(document), values) },
  {
    name: 'hotcue format, a list',
    values: SHORT,
    form: listForm,
    events: ON_HOTSPOTS,
    hear: (document, values) => listen(formatDocument(document), values, { cues: false }),
  },
  {
    name: 'API, a project and its public document',
    hear: async (document, values) => {
      const { json } = await call('POST /projects', document);
      const [{ token }] = (await call(`GET /videos?project_id=${json.id}`)).json;
      return listen(await publicDocument(token), values);
    },
  },
  {
    name: 'API, a document that is replaced, then changed elsewhere',
    values: SHORT,
    form: FORMS.short,
    hear: async (document, values) => {
      const { project } = await emptyVideo();
      const path = `/projects/${project}`;
      const etag = String((await call(`GET ${path}/document`)).headers.etag);
      await call(`PUT ${path}/document`, document, { ...JSON_TYPE, 'if-match': etag });
      await call(`PATCH ${path}`, '{"title":"Another"}', PATCH_TYPE);
      return listen((await call(`GET ${path}/document`)).text, values);
    },
  },
  {
    name: 'API, creates in JSON',
    events: ON_HOTSPOTS,
    hear: (_document, values) =>
      created(values, (token, i, text) => call(`POST /interactions/create?${of(token)}`, hotspot(i, text))),
  },
  {
    name: 'API, many at once, listed',
    values: SHORT,
    form: listForm,
    events: ['listed'],
    hear: async (document) => {
      const { token } = await emptyVideo();
      await call(`POST /interactions:batch?${of(token)}`, document);
      const { text } = await call(`GET /interactions?${of(token)}&limit=1000`);
      return [...partsOf(text).values()].map((item) => ({
        event: 'listed',
        id: JSON.parse(item).id,
        text: /** @type {string} */ (textAt(item, 'custom_data')),
      }));
    },
  },
  {
    name: 'API, creates by a form',
    values: SHORT,
    events: ON_HOTSPOTS,
    hear: (_document, values) =>
      created(values, (token, i, text) => {
        const fields = { ...JSON.parse(hotspot(i, '0')), custom_data: text };
        return call(`POST /interactions/create?${of(token)}`, new URLSearchParams(fields).toString(), FORM_TYPE);
      }),
  },
  {
    name: 'API, a patch of the custom data',
    values: PATCHED,
    events: ON_HOTSPOTS,
    hear: (_document, values) =>
      created(values, async (token, i, text) => {
        await call(`POST /interactions/create?${of(token)}`, hotspot(i, '1'));
        const path = `/interactions/${hotspotId(i)}?${of(token)}`;
        await call(`PATCH ${path}`, `{"custom_data":${text}}`, PATCH_TYPE);
      }),
  },
  {
    name: 'API, a patch of something else',
    values: SHORT,
    events: ON_HOTSPOTS,
    hear: (_document, values) =>
      created(values, async (token, i, text) => {
        await call(`POST /interactions/create?${of(token)}`, hotspot(i, text));
        await call(`PATCH /interactions/${hotspotId(i)}?${of(token)}`, '{"tooltip":"Boots"}', PATCH_TYPE);
      }),
  },
]);
