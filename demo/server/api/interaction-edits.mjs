// SPDX-License-Identifier: MIT
// Creating and changing interactions. The engine checks them among the videos of their project,
// without the other interactions, which they can't contradict but by their ids; and among these,
// too, if they have something that is limited for the project as a whole.
import { recentMap } from '../recent.mjs';
import { Stale } from '../store/authoring.mjs';
import { checkIds, invalid, refuseChange } from './checks.mjs';
import { ApiError } from './errors.mjs';
import { canonicalMembers, countsInProject } from './fields.mjs';
import { newId } from './ids.mjs';
import { bytesOf, documentOf, idOf, interactionPart } from './parts.mjs';
import { membersOf, mergePatch, objectOf } from './raw-json.mjs';

/**
 * @typedef {import('../store/authoring.mjs').AuthoringStore} AuthoringStore
 * @typedef {import('../store/authoring.mjs').VideoRow} VideoRow
 * @typedef {import('../store/authoring.mjs').InteractionRow} InteractionRow
 * @typedef {import('./bodies.mjs').Members} Members
 * @typedef {import('./parts.mjs').InteractionPart} InteractionPart
 */

const TRIES = 50;
const PROJECTS_KNOWN = 1000;
const PLACE = /^\/videos\/(\d+)\/interactions\/(\d+)/;

/** Repeats an attempt that a concurrent change has made stale. @template T @param {() => Promise<T>} attempt @returns {Promise<T>} */
export async function persist(attempt) {
  for (let i = 0; i < TRIES; i++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
    }
  }
  throw new ApiError(503, 'too_busy', 'too many others change the project', { retryAfter: 1 });
}

/**
 * A diagnostic with its path in what was sent.
 * @param {import('./checks.mjs').Diagnostic} diagnostic @param {number} first place of the first one in the document
 * @param {boolean} alone whether it is one interaction, not a list
 */
function placed({ severity, code, path, message }, first, alone) {
  const found = PLACE.exec(path);
  const own = found ? `${alone ? '' : `/${Number(found[2]) - first}`}${path.slice(found[0].length)}` : path;
  return { severity, code, path: own, message };
}

export class InteractionEdits {
  /** @type {ReturnType<typeof recentMap<Awaited<ReturnType<AuthoringStore['videoNames']>>>>} */
  #names = recentMap(PROJECTS_KNOWN);

  /** @param {{store: AuthoringStore, engine: import('./engine-pool.mjs').EnginePool}} parts */
  constructor({ store, engine }) {
    this.store = store;
    this.engine = engine;
  }

  /** How the project's videos are called, as of its structure. @param {VideoRow['project']} project */
  async #namesOf({ key, structure }) {
    const at = `${key} ${structure}`;
    const known = this.#names.get(at);
    const names = known ?? (await this.store.videoNames(key));
    if (!known) this.#names.set(at, names);
    return names;
  }

  /**
   * The document to check interactions in, and how many stand before them.
   * @param {VideoRow} video @param {string[]} bodies @param {boolean} whole with all other interactions
   * @param {string} [instead] id of an interaction that they replace
   */
  async #documentWith(video, bodies, whole, instead) {
    const added = bodies.map((body) => ({ body }));
    if (!whole) {
      const names = await this.#namesOf(video.project);
      const videos = names.map((name) => ({
        ...name,
        fields: '{}',
        interactions: name.key === video.key ? added : [],
      }));
      return { text: documentOf({ fields: '{}', videos }), first: 0 };
    }
    const content = await this.store.content(video.project.id);
    if (!content || content.project.structure !== video.project.structure) throw new Stale();
    let first = 0;
    const videos = content.videos.map((each) => {
      const token = each.own_token ?? each.token;
      if (each.key !== video.key) return { ...each, token };
      const others = each.interactions.filter(({ id }) => id !== instead);
      first = others.length;
      return { ...each, token, interactions: [...others, ...added] };
    });
    return { text: documentOf({ fields: content.project.fields, videos }), first };
  }

  /**
   * @param {VideoRow} video @param {Members[]} list as written, with ids
   * @param {{alone: boolean, instead?: string}} options
   * @returns {Promise<{parts: InteractionPart[], structural: boolean}>} @throws {ApiError} 422
   */
  async #check(video, list, { alone, instead }) {
    const structural = list.some((members) => countsInProject(canonicalMembers(members)));
    const { text, first } = await this.#documentWith(video, list.map(objectOf), structural, instead);
    const { diagnostics } = await this.engine.ask('check', text);
    if (diagnostics.some(({ severity }) => severity === 'error')) {
      const errors = diagnostics.filter(({ severity, path }) => severity === 'error' || PLACE.test(path));
      throw invalid(
        'invalid_interaction',
        errors.map((each) => placed(each, first, alone)),
      );
    }
    const parts = list.map((members) => interactionPart(members, idOf(members.get('id')) ?? newId()));
    checkIds(parts);
    return { parts, structural };
  }

  /**
   * Adds interactions to a video, all or none.
   * @template T
   * @param {() => Promise<VideoRow>} find
   * @param {Members[]} list
   * @param {{alone: boolean, done: (change: import('../store/change.mjs').Change, parts: InteractionPart[], video: VideoRow) => Promise<T>}} options
   * @returns {Promise<T>} what done() returns, which is in the same transaction
   */
  async add(find, list, { alone, done }) {
    for (const members of list) if (idOf(members.get('id')) === null) members.set('id', JSON.stringify(newId()));
    return persist(async () => {
      const video = await find();
      const { parts, structural } = await this.#check(video, list, { alone });
      const bytes = parts.reduce((sum, { body }) => sum + bytesOf(body), 0);
      const terms = { structure: video.project.structure, structural, items: parts.length, bytes };
      return this.store
        .change(video.project.key, terms, async (change) => {
          await change.addInteractions(video.key, parts);
          return done(change, parts, video);
        })
        .catch(refuseChange);
    });
  }

  /**
   * Changes an interaction.
   * @param {() => Promise<{video: VideoRow, row: InteractionRow}>} find throws if it is not the version that is meant
   * @param {Members} patch JSON Merge Patch, by any names
   */
  async patch(find, patch) {
    return persist(async () => {
      const { video, row } = await find();
      const members = membersOf(row.body);
      const patched = canonicalMembers(patch);
      const merged = new Map([...members].filter(([name]) => !patched.has(name)));
      for (const [name, value] of patch) {
        const [own] = canonicalMembers(new Map([[name, value]])).keys();
        if (value !== 'null') merged.set(name, mergePatch(members.get(own), value));
      }
      if (idOf(merged.get('id')) === null) merged.set('id', JSON.stringify(row.id));
      const { parts, structural } = await this.#check(video, [merged], { alone: true, instead: row.id });
      const terms = {
        structure: video.project.structure,
        structural,
        bytes: bytesOf(parts[0].body) - bytesOf(row.body),
      };
      const version = await this.store
        .change(video.project.key, terms, async (change) => {
          if (!(await change.setInteraction(row, parts[0]))) throw new Stale();
          return change.version;
        })
        .catch(refuseChange);
      return { video, row: { ...row, ...parts[0], version } };
    });
  }

  /** @param {() => Promise<{video: VideoRow, row: InteractionRow}>} find as of patch() */
  async delete(find) {
    return persist(async () => {
      const { video, row } = await find();
      const terms = { items: -1, bytes: -bytesOf(row.body) };
      await this.store.change(video.project.key, terms, async (change) => {
        if ((await change.deleteInteractions(row.video, [row.id], row.version)) === 0) throw new Stale();
      });
    });
  }
}
