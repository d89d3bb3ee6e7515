// SPDX-License-Identifier: MIT
// What the names in a request mean.
import { ApiError, notFound } from './errors.mjs';

/** @typedef {import('../store/authoring.mjs').AuthoringStore} AuthoringStore */

/** @param {string} what @param {string} field to say which one is meant */
const ambiguous = (what, field) =>
  new ApiError(409, 'ambiguous_id', `several ${what}s have this id; say which one`, { field });

/** @param {AuthoringStore} store @param {string} name token or id @returns {Promise<import('../store/authoring.mjs').VideoRow>} */
export async function findVideo(store, name) {
  const byToken = await store.videoByToken(name);
  if (byToken) return byToken;
  const [video, another] = await store.videosById(name);
  if (!video) throw notFound('video');
  if (another) throw ambiguous('video', 'token');
  return video;
}

/** @param {AuthoringStore} store @param {string} id */
export async function findProject(store, id) {
  const project = await store.project(id);
  if (!project) throw notFound('project');
  return project;
}

/** @param {AuthoringStore} store @param {string} id */
export async function findContent(store, id) {
  const content = await store.content(id);
  if (!content) throw notFound('project');
  return content;
}

/**
 * @param {AuthoringStore} store @param {string} id @param {string | null} videoName token or id of its video, if it says so
 * @returns {Promise<{video: import('../store/authoring.mjs').VideoRow, row: import('../store/authoring.mjs').InteractionRow}>}
 */
export async function findInteraction(store, id, videoName) {
  const of = videoName === null ? undefined : await findVideo(store, videoName);
  const [row, another] = await store.interactionsById(id, of?.key);
  if (another) throw ambiguous('interaction', 'video_id');
  const video = of ?? (row && (await store.videoByKey(row.video)));
  if (!row || !video) throw notFound('interaction');
  return { video, row };
}
