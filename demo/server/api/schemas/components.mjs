// SPDX-License-Identifier: MIT
// The schemas that the API's operations share: those of the field table, which are generated,
// and those of what the API adds to them.
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Field of the field table
 * @property {string[]} names its own, then its aliases
 * @property {string} kind as in engine/schema/fields.def
 * @property {string} need
 */

/** @type {{components: Record<string, any>, fields: Record<'interaction' | 'video' | 'project', Field[]>}} */
const GENERATED = JSON.parse(readFileSync(new URL('fields.json', import.meta.url), 'utf8'));

/** The fields of an interaction, a video and a project. */
export const FIELDS = GENERATED.fields;

/** @param {string} name of a component */
export const ref = (name) => ({ $ref: `#/components/schemas/${name}` });

const TEXT = { type: 'string' };
const ID = { ...TEXT, minLength: 1 };
const VERSION = { type: 'integer', minimum: 1, description: 'Counts its changes; `ETag` is made of it.' };

/** Of a generated component, without some of its properties. @param {string} name @param {string[]} left */
function without(name, ...left) {
  const { properties, ...schema } = GENERATED.components[name];
  const kept = Object.entries(properties).filter(([field]) => !left.includes(field));
  return { ...schema, properties: Object.fromEntries(kept) };
}

/** @param {string} description @param {string} fields component @param {Record<string, object>} own */
const stored = (description, fields, own) => ({
  description,
  allOf: [ref(fields), { type: 'object', required: Object.keys(own), properties: own }],
});

const DIAGNOSTIC = {
  description: 'What the engine says of a document.',
  type: 'object',
  required: ['severity', 'code', 'path', 'message'],
  properties: {
    severity: { enum: ['error', 'warning'] },
    code: { ...TEXT, description: 'A code of docs/events.md, “Diagnostics”.' },
    path: { ...TEXT, description: 'A JSON Pointer into what was sent.' },
    message: TEXT,
    offset: { type: 'integer', minimum: 0, description: 'In bytes.' },
    line: { type: 'integer', minimum: 1 },
    column: { type: 'integer', minimum: 1, description: 'In UTF-16 units.' },
  },
};

const ERROR = {
  description: 'Why a request failed.',
  type: 'object',
  required: ['status', 'error', 'code', 'message', 'field', 'diagnostics'],
  properties: {
    status: { type: 'integer', minimum: 400, maximum: 599 },
    error: { ...TEXT, description: 'The name of the status.' },
    code: { ...TEXT, description: 'For programs.' },
    message: { ...TEXT, description: 'For people.' },
    field: { type: ['string', 'null'], description: 'The field that is at fault, if it is one.' },
    diagnostics: { type: 'array', items: ref('Diagnostic') },
  },
};

const FAILURE = {
  description: 'That the server failed, and where to look.',
  allOf: [
    ref('Error'),
    { type: 'object', required: ['id'], properties: { id: { ...TEXT, description: 'Stands in the log, too.' } } },
  ],
};

const CONFLICT = {
  description: 'Somebody else was faster: the document as it is now.',
  allOf: [
    ref('Error'),
    { type: 'object', required: ['etag', 'document'], properties: { etag: TEXT, document: ref('ProjectDocument') } },
  ],
};

/** The names of the video that a request is about. @param {string} description */
export const videoNames = (description) => ({
  video_id: { ...TEXT, description: `${description} Also \`video\`, \`token\`.` },
  video: { ...TEXT, description: 'Another name of `video_id`.' },
  token: { ...TEXT, description: 'Another name of `video_id`.' },
});

/** @param {string} input component @param {Record<string, object>} own */
const requested = (input, own) => ({ allOf: [ref(input), { type: 'object', properties: own }] });

/** @type {Record<string, any>} by name */
export const COMPONENTS = {
  ...GENERATED.components,
  VideoFields: without('VideoFields', 'id', 'token', 'interactions'),
  ProjectFields: without('ProjectFields', 'id', 'videos'),
  InteractionRequest: requested('InteractionInput', videoNames('The video: its id or its token.')),
  VideoRequest: requested('VideoInput', {
    project_id: { ...TEXT, description: 'Its project; else a new one is made.' },
  }),
  ProjectDocument: {
    description: 'A whole document; or one without videos, as of a new project, which can not be played yet.',
    anyOf: [
      ref('Document'),
      { type: 'object', required: ['videos'], properties: { videos: { type: 'array', maxItems: 0 } } },
    ],
  },
  StoredInteraction: stored('An interaction as it is stored.', 'InteractionFields', {
    id: ID,
    video_id: ID,
    version: VERSION,
  }),
  StoredVideo: stored('A video as it is stored, without its interactions.', 'VideoFields', {
    id: ID,
    token: { ...ID, description: 'Opens the video to everybody who knows it.' },
    project_id: ID,
    version: VERSION,
  }),
  StoredProject: stored('A project as it is stored, without its videos.', 'ProjectFields', {
    id: ID,
    version: VERSION,
  }),
  Diagnostic: DIAGNOSTIC,
  Error: ERROR,
  Failure: FAILURE,
  DocumentConflict: CONFLICT,
};
