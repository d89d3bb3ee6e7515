// SPDX-License-Identifier: MIT
// What is in the document of an element, and in no event.

/** @param {any} value @returns {any[]} */
export const objects = (value) =>
  Array.isArray(value) ? value.filter((each) => each && typeof each === 'object') : [];

/** An id as text; undefined for what is none. @param {unknown} value */
export const idOf = (value) =>
  (typeof value === 'string' && value !== '') || Number.isFinite(value) ? String(value) : undefined;

/**
 * The videos of each form of a document (docs/format.md, "A first project").
 * @param {any} document parsed JSON, which may be anything
 * @returns {any[]} each an object with an `id`
 */
export function videosOf(document) {
  if (Array.isArray(document)) return [{ id: 'main', interactions: document }];
  const { videos, interactions, cues } = document ?? {};
  if (Array.isArray(videos)) return objects(videos).map((video) => ({ ...video, id: idOf(video.id) ?? 'main' }));
  return interactions ? [{ id: 'main', interactions, cues }] : [];
}

/**
 * Reads the document that an element plays once more; the browser has it in its cache.
 * @param {any} element a `<hotcue-player>` or `<hotcue-overlay>` with a project
 * @returns {Promise<any>} parsed JSON; null where the page has loaded it itself, and where it can't be read
 */
export async function documentOf(element) {
  const { project, baseURI, currentVideo } = element;
  if (!project) return null;
  try {
    const response = await fetch(new URL(project, baseURI), { credentials: 'same-origin', cache: 'force-cache' });
    const document = await response.json();
    // The page may have loaded another than that of the attribute.
    const plays = videosOf(document).some(({ id }) => id === currentVideo) && currentVideo === element.currentVideo;
    return plays ? document : null;
  } catch {
    return null; // videos are known from events alone
  }
}
