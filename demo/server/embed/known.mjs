// SPDX-License-Identifier: MIT
// Which project an address of an embed page shows: one of the API's by the token of a video, which is
// what its players load, too; or, where there are documents as files, one of those.
import { membersOf } from '../api/raw-json.mjs';
import { PREFIX } from '../api/schemas/openapi.mjs';

/** Of the page for `?project=…`. */
export const FILE_PAGE = '/embed.html';
/** Of the page for a video's token, below it. */
export const TOKEN_PAGE = '/embed/';
/** As newVideoToken() makes them. */
export const TOKEN_PATTERN = '[\\w-]{22}';

const UNTITLED = 'Interactive video';
const OF_TOKEN = new RegExp(`^${TOKEN_PAGE}(${TOKEN_PATTERN})$`);
const OF_API = new RegExp(`^${PREFIX}/videos/(${TOKEN_PATTERN})/project$`);

/** @typedef {{title: string, project?: string}} Known project: address that the page is to load; undefined: that of its query */

/** @param {unknown[]} titles the most important one first */
const firstTitle = (...titles) => {
  const [title = UNTITLED] = titles.filter((each) => typeof each === 'string' && each.trim() !== '');
  return String(title).trim();
};

/** @param {string} fields JSON text of an object @returns {unknown} */
const titleIn = (fields) => JSON.parse(membersOf(fields).get('title') ?? 'null');

/** @param {string} text of a document @returns {string | null} null: it is not a document */
function titleOfDocument(text) {
  try {
    const { title, videos } = JSON.parse(text);
    return Array.isArray(videos) ? firstTitle(title, videos[0]?.title) : null;
  } catch {
    return null;
  }
}

/**
 * @param {object} sources
 * @param {import('../store/authoring.mjs').AuthoringStore} [sources.store] of the API
 * @param {(path: string) => Promise<string | null>} [sources.readDocument] text of the file that a path of this server means
 */
export function knownPages({ store, readDocument }) {
  /** @param {string} token @returns {Promise<Known | null>} */
  async function byToken(token) {
    const video = await store?.videoByToken(token);
    const project = video && (await store?.project(video.project.id));
    if (!video || !project) return null;
    return {
      title: firstTitle(titleIn(project.fields), titleIn(video.fields)),
      project: `${PREFIX}/videos/${token}/project`,
    };
  }

  /** @param {URL} page @returns {Promise<Known | null>} */
  async function byQuery(page) {
    const address = page.searchParams.get('project') ?? '';
    if (address === '' || !URL.canParse(address, page.href)) return null;
    const { origin, pathname, search } = new URL(address, page.href);
    if (origin !== page.origin) return null; // what other servers have is not known here
    const [, token] = OF_API.exec(pathname) ?? [];
    if (token) {
      const known = await byToken(token);
      return known && { title: known.title };
    }
    const text = (await readDocument?.(pathname + search)) ?? null;
    const title = text === null ? null : titleOfDocument(text);
    return title === null ? null : { title };
  }

  return {
    byToken,
    /** @param {URL} page of this server @returns {Promise<Known | null>} */
    async byAddress(page) {
      if (page.pathname === FILE_PAGE) return readDocument ? byQuery(page) : null;
      const [, token] = OF_TOKEN.exec(page.pathname) ?? [];
      return token ? byToken(token) : null;
    },
  };
}
