// SPDX-License-Identifier: MIT
// A program as a user of the API would write it, with the types that are generated from the
// OpenAPI document. It makes a project, changes it, and prints what it found as JSON.
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Interaction = components['schemas']['StoredInteraction'];
type Problem = components['schemas']['Error'];

declare const process: { argv: [string, string, string, string] };
const [, , baseUrl, token] = process.argv;
const api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

/** The data of an answer, or the problem as an error. */
function got<T>({ data, error }: { data?: T; error?: Problem }): T {
  if (error) throw new Error(`${error.status} ${error.code}: ${error.message}`);
  return data as T;
}

const project = got(await api.POST('/projects', { body: { title: 'A walk' } }));
const video = got(await api.POST('/videos', { body: { project_id: project.id, id: 'trail', duration: 60 } }));

const boots: Interaction = got(
  await api.POST('/interactions/create', {
    params: { query: { video_id: video.token }, header: { 'Idempotency-Key': 'boots-1' } },
    body: {
      type: 'hotspot',
      time: 2,
      end_time: '8',
      left: 26,
      pos_top: 78,
      pos_width: 15,
      pos_height: 10,
      hotspot_points: [[0, 40], [20, 0], { x: 80, y: 0 }],
      click_action: 'track',
      custom_data: { sku: 42 },
      when: { all: [{ variable: 'seen', operator: '==', value: true }] },
    },
  }),
);

const path = { id: boots.id };
const read = await api.GET('/interactions/{id}', { params: { path } });
const etag = read.response.headers.get('ETag') ?? '';
const changed = got(
  await api.PATCH('/interactions/{id}', {
    params: { path, header: { 'If-Match': etag } },
    body: { tooltip: 'Our boots', end_time: null },
  }),
);
const late = await api.PATCH('/interactions/{id}', {
  params: { path, header: { 'If-Match': etag } },
  body: { tooltip: 'New boots' },
});
const refused = await api.POST('/interactions', { body: { video_id: video.token, type: 'jump', time: 'soon' } });
const list: Interaction[] = got(
  await api.GET('/interactions', { params: { query: { video: video.token, limit: 10 } } }),
);
const played = await api.GET('/videos/{token}/project', { params: { path: { token: video.token } } });

console.log(
  JSON.stringify({
    changed: { tooltip: changed.tooltip, end: 'end_time' in changed, left: changed.pos_left },
    late: late.error?.status,
    refused: { field: refused.error?.field, codes: refused.error?.diagnostics.map(({ code }) => code) },
    list: list.map(({ id, version }) => ({ mine: id === boots.id, version })),
    played: played.data,
  }),
);

// Mistakes that the types know. Each of these lines would not compile without the comment above it.
export function mistakes() {
  // @ts-expect-error there is no such path
  api.GET('/films');
  // @ts-expect-error there is no such method
  api.PUT('/interactions/{id}', { params: { path } });
  // @ts-expect-error the id is missing
  api.GET('/interactions/{id}');
  // @ts-expect-error a boolean is no time
  api.POST('/interactions', { body: { type: 'text', time: true } });
  // @ts-expect-error a limit is a number
  api.GET('/videos', { params: { query: { limit: 'many' } } });
  // @ts-expect-error a stored interaction has no such member
  boots.films;
  // @ts-expect-error a field is misspelt
  const typo: components['schemas']['InteractionRequest'] = { type: 'text', tiem: 1 };
  return typo;
}
