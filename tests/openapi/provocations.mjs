// SPDX-License-Identifier: MIT
// How to get each answer that the OpenAPI document lists: for each operation a request that
// succeeds, and for each status what is to be changed of it.
import { randomUUID } from 'node:crypto';

/**
 * @typedef {import('./calls.mjs').Call} Call
 * @typedef {import('./calls.mjs').Calls} Calls
 * @typedef {{project: any, video: any, interaction: any}} Things stored, and of nobody else
 */

/** More than the API takes. */
const LARGE = Buffer.from(JSON.stringify({ title: 'x'.repeat(17 * 2 ** 20) }));
export const LABEL = {
  type: 'text',
  time: 1,
  end_time: 4,
  pos_left: 10,
  pos_top: 10,
  pos_width: 30,
  pos_height: 10,
  value: 'Hello',
  click_action: 'none',
};
const DOCUMENT = { videos: [{ id: 'one', interactions: [{ ...LABEL, id: 'hello' }] }] };
const NOBODY = 'there-is-no-such-thing';
const OLD = '"v0"';
const unique = () => randomUUID().slice(0, 8);

/** @param {Calls} calls @returns {Promise<Things>} */
export async function make(calls) {
  const made = async (/** @type {string} */ operationId, /** @type {Call} */ call) => {
    const { status, body, text } = await calls.call(operationId, call);
    if (status !== 201) throw new Error(`${operationId}: ${status} ${text}`);
    return body;
  };
  const project = await made('createProject', { body: { title: 'A project' } });
  const video = await made('createVideo', { body: { project_id: project.id, id: `v${unique()}`, title: 'A video' } });
  const body = { ...LABEL, id: `i${unique()}` };
  const interaction = await made('createInteraction', { query: { video_id: video.token }, body });
  return { project, video, interaction };
}

/** A request of each operation that succeeds. @type {Record<string, (things: Things) => Call>} */
export const SUCCESSES = {
  createInteraction: ({ video }) => ({ query: { video_id: video.token }, body: LABEL }),
  createInteractionAlias: ({ video }) => ({ query: { video: video.token }, body: LABEL }),
  listInteractions: ({ video }) => ({ query: { video_id: video.token } }),
  getInteraction: ({ interaction }) => ({ path: { id: interaction.id } }),
  updateInteraction: ({ interaction }) => ({ path: { id: interaction.id }, body: { time: 2, value: 'Hello again' } }),
  deleteInteraction: ({ interaction }) => ({ path: { id: interaction.id } }),
  batchInteractions: ({ video }) => ({ query: { video_id: video.token }, body: [LABEL, { ...LABEL, time: 2 }] }),
  createVideo: ({ project }) => ({ body: { project_id: project.id, title: 'Another' } }),
  listVideos: ({ project }) => ({ query: { project_id: project.id } }),
  getVideo: ({ video }) => ({ path: { id: video.token } }),
  updateVideo: ({ video }) => ({ path: { id: video.token }, body: { title: 'Renamed' } }),
  deleteVideo: ({ video }) => ({ path: { id: video.token } }),
  getVideoProject: ({ video }) => ({ path: { token: video.token }, token: null }),
  createProject: () => ({ body: { ...DOCUMENT, title: 'A document' } }),
  listProjects: () => ({}),
  getProject: ({ project }) => ({ path: { id: project.id } }),
  updateProject: ({ project }) => ({ path: { id: project.id }, body: { title: 'Renamed' } }),
  deleteProject: ({ project }) => ({ path: { id: project.id } }),
  getProjectDocument: ({ project }) => ({ path: { id: project.id } }),
  putProjectDocument: ({ project }) => ({ path: { id: project.id }, headers: { 'if-match': '*' }, body: DOCUMENT }),
};

/** @param {Call} call @param {Record<string, string>} headers */
const withHeaders = (call, headers) => ({ ...call, headers: { ...call.headers, ...headers } });

/** The same request, about what does not exist. @param {Call} call */
function astray(call) {
  if (call.path) return { ...call, path: Object.fromEntries(Object.keys(call.path).map((name) => [name, NOBODY])) };
  if (call.query) return { ...call, query: Object.fromEntries(Object.keys(call.query).map((name) => [name, NOBODY])) };
  return { ...call, body: { .../** @type {object} */ (call.body), project_id: NOBODY } };
}

/** What is refused in the body of each operation that has one, or in its query. @type {Record<string, Partial<Call>>} */
const REFUSED = {
  createInteraction: { body: { ...LABEL, time: 'soon' } },
  createInteractionAlias: { body: { ...LABEL, type: 'banana' } },
  listInteractions: { query: 'limit=1' }, // of which video?
  updateInteraction: { body: { end_time: 'late' } },
  batchInteractions: { body: [LABEL, { type: 'button' }] },
  createVideo: { body: { duration: 'long' } },
  listVideos: { query: 'limit=many' },
  updateVideo: { body: { cues: [{ time: -1 }] } },
  createProject: { body: { videos: [{ interactions: [{}] }] } },
  listProjects: { query: 'offset=-1' },
  updateProject: { body: { variables: [] } },
  putProjectDocument: { body: { start: 'nowhere', videos: [{ id: 'one' }] } },
};

/** The same names in another project. @param {Things} things @param {Calls} calls */
async function twin({ video, interaction }, calls) {
  const { body } = await calls.call('createVideo', { body: { id: video.id } });
  await calls.call('createInteraction', { query: { video_id: body.token }, body: { ...LABEL, id: interaction.id } });
}

/** @param {(things: Things) => Call} call with ids that the twin has, too @returns {(things: Things, calls: Calls) => Promise<Call>} */
const ambiguous = (call) => async (things, calls) => {
  await twin(things, calls);
  return call(things);
};

/** Requests for ids that are taken, or that several have. @type {Record<string, (things: Things, calls: Calls) => Call | Promise<Call>>} */
const CONFLICTS = {
  createInteraction: ({ video, interaction }) => ({
    query: { video_id: video.token },
    body: { ...LABEL, id: interaction.id },
  }),
  createInteractionAlias: ({ video, interaction }) => ({
    query: { token: video.token },
    body: { ...LABEL, id: interaction.id },
  }),
  batchInteractions: ({ video, interaction }) => ({
    query: { video_id: video.token },
    body: [{ ...LABEL, id: interaction.id }],
  }),
  updateInteraction: async ({ video, interaction }, calls) => {
    const { body } = await calls.call('createInteraction', { query: { video_id: video.token }, body: LABEL });
    return { path: { id: body.id }, body: { id: interaction.id } };
  },
  listInteractions: ambiguous(({ video }) => ({ query: { video: video.id } })),
  getInteraction: ambiguous(SUCCESSES.getInteraction),
  deleteInteraction: ambiguous(SUCCESSES.deleteInteraction),
  getVideo: ambiguous(({ video }) => ({ path: { id: video.id } })),
  updateVideo: ambiguous(({ video }) => ({ path: { id: video.id }, body: { title: 'Renamed' } })),
  deleteVideo: async ({ project, video }, calls) => {
    const body = { project_id: project.id, on_ended: { action: 'switch', value: video.id } };
    await calls.call('createVideo', { body });
    return { path: { id: video.token } };
  },
};

/**
 * A request that is answered with `status`.
 * @param {string} operationId @param {number} status @param {Things} things @param {Calls} calls
 * @returns {Promise<Call | null>} null: nobody knows one
 */
export async function provocation(operationId, status, things, calls) {
  const success = SUCCESSES[operationId]?.(things);
  if (!success) return null;
  switch (status) {
    case 200:
    case 201:
    case 204:
    case 500: // of a server whose database is broken
    case 503: // of a server that is past its limit
      return success;
    case 304: {
      const { headers } = await calls.call(operationId, success);
      return withHeaders(success, { 'if-none-match': String(headers.etag) });
    }
    case 400:
      if (success.body !== undefined) return { ...success, body: '{"title": ' };
      return { ...success, path: Object.fromEntries(Object.keys(success.path ?? {}).map((name) => [name, '%zz'])) };
    case 401:
      return { ...success, token: 'not-a-token' };
    case 404:
      return astray(success);
    case 409:
      return CONFLICTS[operationId]?.(things, calls) ?? null;
    case 412:
      return withHeaders(success, { 'if-match': OLD });
    case 413:
      return { ...success, body: LARGE };
    case 415:
      return { ...success, body: '<title/>', type: 'text/xml' };
    case 422:
      return REFUSED[operationId] ? { ...success, ...REFUSED[operationId] } : null;
    case 428:
      return { ...success, headers: {} };
    default:
      return null;
  }
}
