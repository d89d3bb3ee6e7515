// SPDX-License-Identifier: MIT
// The operations of the API, as Fastify's routes have them. They describe: whether a document
// is valid, the engine decides, and the routes check what is left.
import { ALWAYS, answer, BODY, created, documentConflict, empty, errors, list, NO_BODY } from './answers.mjs';
import { COMPONENTS, ref, videoNames } from './components.mjs';

const TEXT = { type: 'string' };
const VIDEO = 'The video: its id or its token.';
const MAY_BE_IN_BODY = `${VIDEO} May be in the body, too.`;

/** @param {Record<string, object>} properties @param {string[]} [required] */
const object = (properties, required = []) => ({ type: 'object', required, properties });
/** @param {string} description */
const params = (description) => object({ id: { ...TEXT, description } }, ['id']);

const PAGE = {
  limit: { type: 'integer', minimum: 1, maximum: 1000, description: 'How many at most; 100 when not given.' },
  offset: { type: 'integer', minimum: 0, description: 'How many to leave out before them.' },
  cursor: { ...TEXT, description: 'Where to go on, from the `Link` of the page before; instead of `offset`.' },
};

const IF_MATCH = {
  ...TEXT,
  description: 'The `ETag` of the version that was read: fails with 412 if there is a newer one.',
};
const IF_NONE_MATCH = { ...TEXT, description: 'An `ETag`: 304 if it is still that version.' };
const changing = object({ 'If-Match': IF_MATCH });
const creating = object({
  'Idempotency-Key': {
    ...TEXT,
    minLength: 1,
    maxLength: 255,
    description: 'Any text. A request with the same key and body is answered like the first one, for 24 hours.',
  },
});

/** A body that may come as a form. @param {object} schema */
const jsonOrForm = (schema) => ({
  content: { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } },
});
/** @param {object} schema */
const jsonBody = (schema) => ({ content: { 'application/json': { schema } } });
/** @param {string} name */
const patchBody = (name) => ({
  content: {
    'application/merge-patch+json': { schema: ref(name) },
    'application/json': { schema: ref(name) },
  },
});

const createInteraction = {
  operationId: 'createInteraction',
  tags: ['Interactions'],
  summary: 'Creates an interaction on a video',
  description:
    'The fields may be in the query, in a form or in a JSON body, under any of their names; the body takes precedence.',
  querystring: object({ ...videoNames(MAY_BE_IN_BODY), ...COMPONENTS.InteractionInput.properties }),
  headers: creating,
  body: jsonOrForm(ref('InteractionRequest')),
  'x-optional-body': true,
  response: {
    201: created('The interaction.', ref('StoredInteraction')),
    ...errors(...ALWAYS, ...BODY, 404, 409),
  },
};

const interaction = params('Of the interaction.');
const which = object(videoNames('Its video, by id or token: needed if several videos have an interaction of this id.'));

const INTERACTIONS = {
  createInteraction,
  createInteractionAlias: {
    ...createInteraction,
    operationId: 'createInteractionAlias',
    summary: 'The same as POST /interactions/create',
    description: 'A shorter address.',
  },
  listInteractions: {
    summary: 'Lists the interactions of a video',
    querystring: object({ ...videoNames(VIDEO), ...PAGE }),
    response: {
      200: list('The interactions, in their order.', 'StoredInteraction'),
      ...errors(...ALWAYS, 404, 409, 422),
    },
  },
  getInteraction: {
    summary: 'Reads an interaction',
    params: interaction,
    querystring: which,
    response: { 200: answer('The interaction.', ref('StoredInteraction')), ...errors(...ALWAYS, 400, 404, 409) },
  },
  updateInteraction: {
    summary: 'Changes an interaction',
    description: 'By a JSON Merge Patch (RFC 7396): `null` removes a field.',
    params: interaction,
    querystring: which,
    headers: changing,
    body: patchBody('InteractionInput'),
    response: {
      200: answer('The interaction as it is now.', ref('StoredInteraction')),
      ...errors(...ALWAYS, ...BODY, 404, 409, 412),
    },
  },
  deleteInteraction: {
    summary: 'Deletes an interaction',
    params: interaction,
    querystring: which,
    headers: changing,
    response: { 204: empty('It is deleted.'), ...errors(...ALWAYS, ...NO_BODY, 400, 404, 409, 412) },
  },
  batchInteractions: {
    summary: 'Creates several interactions on a video, all or none',
    querystring: object(videoNames(VIDEO)),
    headers: creating,
    body: jsonBody({ type: 'array', minItems: 1, items: ref('InteractionRequest') }),
    response: {
      201: created('The interactions.', { type: 'array', items: ref('StoredInteraction') }, {}),
      ...errors(...ALWAYS, ...BODY, 404, 409),
    },
  },
};

const video = params('Id or token of the video.');

const VIDEOS = {
  createVideo: {
    summary: 'Creates a video',
    description: 'In the project `project_id`, else in a new one.',
    querystring: object({ project_id: { ...TEXT, description: 'Its project; may be in the body, too.' } }),
    headers: creating,
    body: jsonBody(ref('VideoRequest')),
    response: { 201: created('The video.', ref('StoredVideo')), ...errors(...ALWAYS, ...BODY, 404) },
  },
  listVideos: {
    summary: 'Lists videos',
    querystring: object({ project_id: { ...TEXT, description: 'Only those of this project.' }, ...PAGE }),
    response: { 200: list('The videos.', 'StoredVideo'), ...errors(...ALWAYS, 404, 422) },
  },
  getVideo: {
    summary: 'Reads a video',
    params: video,
    response: { 200: answer('The video.', ref('StoredVideo')), ...errors(...ALWAYS, 400, 404, 409) },
  },
  updateVideo: {
    summary: 'Changes a video',
    description: 'By a JSON Merge Patch (RFC 7396): `null` removes a field.',
    params: video,
    headers: changing,
    body: patchBody('VideoInput'),
    response: {
      200: answer('The video as it is now.', ref('StoredVideo')),
      ...errors(...ALWAYS, ...BODY, 404, 409, 412),
    },
  },
  deleteVideo: {
    summary: 'Deletes a video with its interactions',
    params: video,
    headers: changing,
    response: { 204: empty('It is deleted.'), ...errors(...ALWAYS, ...NO_BODY, 400, 404, 409, 412) },
  },
  getVideoProject: {
    tags: ['Player'],
    summary: 'The project that starts with a video, for the player',
    description: 'Needs no authorization: who knows the token may play it.',
    security: [],
    params: object({ token: { ...TEXT, description: 'Of the video.' } }, ['token']),
    headers: object({ 'If-None-Match': IF_NONE_MATCH }),
    response: {
      200: answer('The document.', ref('Document'), {
        ETag: { ...TEXT, description: 'For `If-None-Match`.' },
        'Cache-Control': { ...TEXT, description: 'How long it may be kept.' },
      }),
      304: empty('It has not changed.'),
      ...errors(400, 404, 500, 503),
    },
  },
};

const project = params('Of the project.');

const PROJECTS = {
  createProject: {
    summary: 'Creates a project',
    description: 'From its fields, or from a whole document.',
    headers: creating,
    body: jsonBody(ref('ProjectInput')),
    response: { 201: created('The project.', ref('StoredProject')), ...errors(...ALWAYS, ...BODY) },
  },
  listProjects: {
    summary: 'Lists projects',
    querystring: object(PAGE),
    response: { 200: list('The projects.', 'StoredProject'), ...errors(...ALWAYS, 422) },
  },
  getProject: {
    summary: 'Reads a project',
    params: project,
    response: { 200: answer('The project.', ref('StoredProject')), ...errors(...ALWAYS, 400, 404) },
  },
  updateProject: {
    summary: 'Changes a project',
    description: 'By a JSON Merge Patch (RFC 7396): `null` removes a field.',
    params: project,
    headers: changing,
    body: patchBody('ProjectInput'),
    response: {
      200: answer('The project as it is now.', ref('StoredProject')),
      ...errors(...ALWAYS, ...BODY, 404, 412),
    },
  },
  deleteProject: {
    summary: 'Deletes a project with its videos',
    params: project,
    headers: changing,
    response: { 204: empty('It is deleted.'), ...errors(...ALWAYS, ...NO_BODY, 400, 404, 412) },
  },
  getProjectDocument: {
    summary: 'Reads the whole document of a project',
    params: project,
    querystring: object({
      diagnostics: { enum: ['1'], description: 'Answers `{document, diagnostics}`, with the warnings.' },
    }),
    headers: object({ 'If-None-Match': IF_NONE_MATCH }),
    response: {
      200: answer('The document.', {
        anyOf: [
          ref('ProjectDocument'),
          object({ document: ref('ProjectDocument'), diagnostics: { type: 'array', items: ref('Diagnostic') } }, [
            'document',
            'diagnostics',
          ]),
        ],
      }),
      304: empty('It has not changed.'),
      ...errors(...ALWAYS, 400, 404),
    },
  },
  putProjectDocument: {
    summary: 'Replaces the whole document of a project',
    params: project,
    headers: changing,
    body: jsonBody(ref('ProjectDocument')),
    response: {
      200: answer('The document as it is now.', ref('ProjectDocument')),
      ...errors(...ALWAYS, ...BODY, 404, 428),
      412: documentConflict,
    },
  },
};

/** @param {string} tag @param {Record<string, object>} operations */
const tagged = (tag, operations) =>
  Object.entries(operations).map(([operationId, schema]) => [operationId, { operationId, tags: [tag], ...schema }]);

/** @type {Record<string, import('fastify').FastifySchema>} by operationId */
export const SCHEMAS = Object.fromEntries([
  ...tagged('Interactions', INTERACTIONS),
  ...tagged('Videos', VIDEOS),
  ...tagged('Projects', PROJECTS),
]);
