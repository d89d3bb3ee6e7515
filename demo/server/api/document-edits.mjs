// SPDX-License-Identifier: MIT
// Creating and changing projects and videos: the engine checks the whole document as it would be.
import { BYTES_MAX, ITEMS_MAX, TooMuch } from '../store/authoring.mjs';
import { invalid, refuseChange, splitDocument } from './checks.mjs';
import { ApiError } from './errors.mjs';
import { newId, newVideoToken } from './ids.mjs';
import { persist } from './interaction-edits.mjs';
import { bytesOf, documentOf, weightOf } from './parts.mjs';
import { arrayOf, elementsOf, membersOf, mergePatch, objectOf } from './raw-json.mjs';

/**
 * @typedef {import('../store/authoring.mjs').AuthoringStore} AuthoringStore
 * @typedef {import('../store/authoring.mjs').Content} Content
 * @typedef {import('../store/authoring.mjs').VideoRow} VideoRow
 * @typedef {import('./parts.mjs').DocumentParts} DocumentParts
 * @typedef {import('./parts.mjs').VideoPart} VideoPart
 * @typedef {import('../store/change.mjs').Change} Change
 */

/** @param {DocumentParts} parts what counts towards the limits */
function weightOfAll({ fields, videos }) {
  const weights = videos.map(weightOf);
  return {
    items: weights.reduce((sum, { items }) => sum + items, 0),
    bytes: weights.reduce((sum, { bytes }) => sum + bytes, bytesOf(fields)),
  };
}

/** @param {VideoPart} part @param {number} place @param {string} token */
const newVideo = ({ id, token: own_token, fields, items }, place, token = newVideoToken()) => ({
  ...{ id, token, own_token: own_token === token ? null : own_token },
  ...{ place, fields, items },
});

/** @param {Change} change @param {{part: VideoPart, place: number}[]} list */
async function addVideos(change, list) {
  const rows = list.map(({ part, place }) => newVideo(part, place));
  const keys = await change.addVideos(rows);
  for (const [i, { part }] of list.entries())
    await change.putInteractions(
      keys[i],
      part.interactions.map((interaction, place) => ({ ...interaction, place })),
    );
  return rows;
}

/** The text of a stored document. @param {Content} content @param {string} [start] id of the video to start with */
export const contentText = ({ project, videos }, start) =>
  documentOf(
    { fields: project.fields, videos: videos.map((video) => ({ ...video, token: video.own_token ?? video.token })) },
    start,
  );

/** @param {Change} change @param {Content['videos'][number]} old @param {VideoPart} part @param {number} place */
async function updateVideo(change, old, part, place) {
  const now = newVideo(part, place, old.token);
  const same = now.id === old.id && now.own_token === old.own_token && now.fields === old.fields;
  if (!same || place !== old.place)
    await change.setVideo(old.key, { ...now, ...(!same && { version: change.version }) });
  const before = new Map(old.interactions.map((row) => [row.id, row]));
  const changed = part.interactions
    .map((interaction, i) => ({ ...interaction, place: i }))
    .filter(({ id, body, place: at }) => before.get(id)?.body !== body || before.get(id)?.place !== at);
  const kept = new Set(part.interactions.map(({ id }) => id));
  await change.deleteInteractions(
    old.key,
    [...before.keys()].filter((id) => !kept.has(id)),
  );
  await change.putInteractions(old.key, changed);
}

/**
 * Which stored video each one of a document is: by its token, also under another id, else by its id.
 * @param {Content['videos']} stored @param {VideoPart[]} videos
 */
function pairs(stored, videos) {
  const left = new Set(stored);
  const take = (/** @type {Content['videos'][number] | undefined} */ video) =>
    video && left.delete(video) ? video : undefined;
  const byId = new Map(stored.map((video) => [video.id, video]));
  const byToken = new Map(
    stored.flatMap((video) => [video.own_token ?? video.token, video.token].map((token) => [token, video])),
  );
  const named = videos.map(({ token }) => take(byToken.get(token ?? '')));
  return videos.map(({ id }, i) => named[i] ?? take(byId.get(id)));
}

/** Makes a stored document the other one. @param {Change} change @param {Content} content @param {DocumentParts} parts */
async function replaceContent(change, content, { fields, videos }) {
  const olds = pairs(content.videos, videos);
  const kept = new Set(olds);
  await change.deleteVideos(content.videos.filter((video) => !kept.has(video)).map(({ key }) => key));
  const added = [];
  for (const [place, part] of videos.entries()) {
    const old = olds[place];
    if (old) await updateVideo(change, old, part, place);
    else added.push({ part, place });
  }
  await addVideos(change, added);
  await change.setProject({ fields, ...weightOfAll({ fields, videos }) });
}

export class DocumentEdits {
  /** @param {{store: AuthoringStore, engine: import('./engine-pool.mjs').EnginePool}} parts */
  constructor({ store, engine }) {
    this.store = store;
    this.engine = engine;
  }

  /**
   * @template T
   * @param {string | Uint8Array} text of a document, or of the fields of one
   * @param {(change: Change, id: string, fields: string) => Promise<T>} done in the same transaction
   */
  async createProject(text, done) {
    const { parts } = await splitDocument(this.engine, text, 'invalid_project');
    return this.#create(parts, (change, id) => done(change, id, parts.fields));
  }

  /** @template T @param {DocumentParts} parts @param {(change: Change, id: string, videos: {token: string}[]) => Promise<T>} done */
  #create(parts, done) {
    const id = newId();
    const weight = weightOfAll(parts);
    checkWeight(weight);
    return this.store
      .create({ id, fields: parts.fields, ...weight }, async (change) => {
        const videos = await addVideos(
          change,
          parts.videos.map((part, place) => ({ part, place })),
        );
        return done(change, id, videos);
      })
      .catch(refuseChange);
  }

  /**
   * Replaces the document of a project.
   * @param {() => Promise<Content>} find throws if it is not the version that is meant
   * @param {string | Uint8Array} text
   * @param {string} [code] of the error, if the document has some
   */
  async replace(find, text, code) {
    const { parts } = await splitDocument(this.engine, text, code);
    return persist(async () => {
      const content = await find();
      await this.#replace(content, parts);
    });
  }

  /** @param {Content} content @param {DocumentParts} parts */
  async #replace({ project, videos }, parts) {
    checkWeight(weightOfAll(parts));
    if (contentText({ project, videos }) === documentOf(parts)) return; // so versions that others have stay valid
    const terms = { version: project.version, structural: true };
    await this.store
      .change(project.key, terms, (change) => replaceContent(change, { project, videos }, parts))
      .catch(refuseChange);
  }

  /**
   * Changes the document of a project by its text.
   * @param {() => Promise<Content>} find as of replace()
   * @param {(content: Content) => string} edit
   * @param {string} code
   */
  edit(find, edit, code) {
    return persist(async () => {
      const content = await find();
      const { parts } = await splitDocument(this.engine, edit(content), code);
      await this.#replace(content, parts);
    });
  }

  /**
   * Adds a video to a project, or makes one for it.
   * @template T
   * @param {(() => Promise<Content>) | null} find
   * @param {string} text
   * @param {(change: Change, video: {id: string, token: string, own_token: string | null, fields: string}, project: string) => Promise<T>} done
   * @returns {Promise<T>}
   */
  async addVideo(find, text, done) {
    const video = membersOf(text);
    const id = video.get('id') ?? 'null';
    if (id === 'null' || id === '""') video.set('id', JSON.stringify(newId()));
    return persist(async () => {
      const content = find && (await find());
      const before = content?.videos.length ?? 0;
      const whole = membersOf(content ? contentText(content) : '{}');
      whole.set('videos', arrayOf([...elementsOf(whole.get('videos') ?? ''), objectOf(video)]));
      const { parts } = await splitDocument(this.engine, objectOf(whole), 'invalid_video').catch((error) => {
        throw withinVideo(error, before);
      });
      if (!content)
        return this.#create(parts, (change, project, [row]) => done(change, /** @type {any} */ (row), project));
      const part = parts.videos[before];
      const terms = { version: content.project.version, structural: true, ...weightOf(part) };
      return this.store
        .change(content.project.key, terms, async (change) => {
          const place = Math.max(-1, ...content.videos.map((each) => each.place)) + 1;
          const [row] = await addVideos(change, [{ part, place }]);
          return done(change, row, content.project.id);
        })
        .catch(refuseChange);
    });
  }

  /** @param {() => Promise<Content>} find @param {string} token of the video @param {string} patch JSON Merge Patch */
  patchVideo(find, token, patch) {
    let place = 0;
    return this.edit(
      find,
      (content) => {
        place = content.videos.findIndex((video) => video.token === token);
        const whole = membersOf(contentText(content));
        const videos = elementsOf(whole.get('videos') ?? '');
        videos[place] = mergePatch(videos[place], patch);
        return objectOf(whole.set('videos', arrayOf(videos)));
      },
      'invalid_video',
    ).catch((error) => {
      throw withinVideo(error, place);
    });
  }

  /** @param {() => Promise<Content>} find @param {string} token of the video */
  deleteVideo(find, token) {
    return this.edit(
      find,
      (content) => contentText({ ...content, videos: content.videos.filter((video) => video.token !== token) }),
      'video_in_use',
    ).catch((error) => {
      if (!(error instanceof ApiError) || error.code !== 'video_in_use') throw error;
      const { diagnostics } = error;
      throw new ApiError(409, 'video_in_use', 'other parts of the project lead to the video', { diagnostics });
    });
  }

  /** @param {() => Promise<Content>} find */
  deleteProject(find) {
    return persist(async () => {
      const { project } = await find();
      await this.store.change(project.key, { version: project.version }, (change) => change.deleteProject());
    });
  }
}

/** @param {{items: number, bytes: number}} weight of a whole document @throws {ApiError} 422 */
function checkWeight({ items, bytes }) {
  if (items > ITEMS_MAX) refuseChange(new TooMuch('too_many'));
  if (bytes > BYTES_MAX) refuseChange(new TooMuch('too_large'));
}

/** An error of a document as one of its video. @param {any} error @param {number} place */
function withinVideo(error, place) {
  if (!(error instanceof ApiError) || error.code !== 'invalid_video') return error;
  const prefix = `/videos/${place}`;
  const diagnostics = error.diagnostics
    .filter(({ severity, path = '' }) => severity === 'error' || path.startsWith(prefix))
    .map(({ severity, code, path = '', message }) => ({
      ...{ severity, code, message },
      path: path.startsWith(prefix) ? path.slice(prefix.length) : path,
    }));
  return invalid('invalid_video', diagnostics);
}
