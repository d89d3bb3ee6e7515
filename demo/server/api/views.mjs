// SPDX-License-Identifier: MIT
// What is stored, as it is answered.
import { membersOf, objectOf } from './raw-json.mjs';

const text = (/** @type {unknown} */ value) => JSON.stringify(value);

/** @param {{body: string, version: number}} row @param {{id: string}} video */
export const interactionView = ({ body, version }, { id }) =>
  objectOf(membersOf(body).set('video_id', text(id)).set('version', text(version)));

/** @param {{id: string, token: string, fields: string, version: number}} row @param {string} project id */
export const videoView = ({ id, token, fields, version }, project) =>
  objectOf(
    new Map([
      ['id', text(id)],
      ['token', text(token)],
      ...membersOf(fields),
      ['project_id', text(project)],
      ['version', text(version)],
    ]),
  );

/** @param {{id: string, fields: string, version: number}} row */
export const projectView = ({ id, fields, version }) =>
  objectOf(new Map([['id', text(id)], ...membersOf(fields), ['id', text(id)], ['version', text(version)]]));
