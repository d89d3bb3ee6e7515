// SPDX-License-Identifier: MIT
// Where the operations of the API are, below its prefix, with their schemas.
import { SCHEMAS } from './schemas.mjs';

/** As Fastify writes paths: `::` is a colon. */
const PLACES = {
  createInteraction: 'POST /interactions/create',
  createInteractionAlias: 'POST /interactions',
  listInteractions: 'GET /interactions',
  getInteraction: 'GET /interactions/:id',
  updateInteraction: 'PATCH /interactions/:id',
  deleteInteraction: 'DELETE /interactions/:id',
  batchInteractions: 'POST /interactions::batch',
  createVideo: 'POST /videos',
  listVideos: 'GET /videos',
  getVideo: 'GET /videos/:id',
  updateVideo: 'PATCH /videos/:id',
  deleteVideo: 'DELETE /videos/:id',
  getVideoProject: 'GET /videos/:token/project',
  createProject: 'POST /projects',
  listProjects: 'GET /projects',
  getProject: 'GET /projects/:id',
  updateProject: 'PATCH /projects/:id',
  deleteProject: 'DELETE /projects/:id',
  getProjectDocument: 'GET /projects/:id/document',
  putProjectDocument: 'PUT /projects/:id/document',
};

/** @typedef {keyof typeof PLACES} OperationId */

/**
 * What Fastify's route() takes, but for the handler.
 * @type {Record<OperationId, {method: string, url: string, schema: import('fastify').FastifySchema}>}
 */
export const ROUTES = /** @type {any} */ (
  Object.fromEntries(
    Object.entries(PLACES).map(([operationId, place]) => {
      const [method, url] = place.split(' ');
      return [operationId, { method, url, schema: SCHEMAS[operationId] }];
    }),
  )
);
