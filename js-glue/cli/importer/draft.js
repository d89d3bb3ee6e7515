// SPDX-License-Identifier: MIT
// The project that an import makes, and where each part of it comes from.
import { layout } from '../formatter/layout.js';
import { nodeOf } from './node.js';

/** @typedef {import('./report.js').Place} Place */
/** Fields of docs/format.md, by name; those that are undefined are left out. @typedef {Record<string, import('./node.js').Content>} Fields */

/**
 * A part of the project.
 * @typedef {object} Part
 * @property {Fields} fields
 * @property {Place} place where it comes from
 * @property {Record<string, Place>} inner where parts of it come from, by the beginning of their JSON Pointer in it
 */

/** @param {Fields} fields @param {Place} place @param {Record<string, Place>} [inner] @returns {Part} */
const part = (fields, place, inner = {}) => ({ fields, place, inner });

/** A video of the draft. */
export class VideoDraft {
  /** @type {Part[]} */
  interactions = [];
  /** @type {Part[]} */
  cues = [];

  /** @param {Fields} fields @param {Place} place */
  constructor(fields, place) {
    this.fields = fields;
    this.place = place;
  }

  /** @param {Fields} fields @param {Place} place @param {Record<string, Place>} [inner] */
  interaction(fields, place, inner) {
    this.interactions.push(part(fields, place, inner));
  }

  /** @param {Fields} fields @param {Place} place */
  cue(fields, place) {
    this.cues.push(part(fields, place));
  }
}

/** The lists of a video's parts. @type {readonly ('interactions' | 'cues')[]} */
const LISTS = ['interactions', 'cues'];

/** A path of the engine's diagnostics: video, list, element, and what is inside. */
const PATH = /^\/videos\/(\d+)(?:\/(interactions|cues)\/(\d+)(.*))?/s;

export class Draft {
  /** Fields of the project besides `videos`. @type {Fields} */
  fields = {};
  /** @type {VideoDraft[]} */
  videos = [];
  #ids = new Set();

  /**
   * Adds a video.
   * @param {Fields} fields its `id` should be free: freeId()
   * @param {Place} place
   */
  video(fields, place) {
    const video = new VideoDraft(fields, place);
    this.videos.push(video);
    return video;
  }

  /** The only video of files that know of one film; added when it is first needed. @param {Place} place */
  main(place) {
    return this.videos[0] ?? this.video({ id: 'main' }, place);
  }

  /** An id that no other part has: the wanted one, or with a number. @param {string} wanted @returns {string} */
  freeId(wanted) {
    let id = wanted;
    for (let count = 2; this.#ids.has(id); count++) id = `${wanted}-${count}`;
    this.#ids.add(id);
    return id;
  }

  /** Whether there is nothing that could be clicked, passed or played. */
  get isEmpty() {
    const full = this.videos.some((video) => LISTS.some((list) => video[list].length > 0));
    return !full && this.videos.length < 2;
  }

  /** @returns {string} the document, in the form that `hotcue format` gives */
  text() {
    const videos = this.videos.map((video) => ({
      ...video.fields,
      ...Object.fromEntries(LISTS.flatMap((list) => listed(list, video[list]))),
    }));
    return layout(nodeOf({ hotcue: 1, ...this.fields, videos }));
  }

  /**
   * Where a part of the document comes from.
   * @param {string} path JSON Pointer in the document
   * @returns {Place | null} null for the project as a whole
   */
  placeOf(path) {
    const [, video, list, index, rest = ''] = PATH.exec(path) ?? [];
    const within = this.videos[Number(video)];
    const found = list ? within?.[/** @type {'cues'} */ (list)][Number(index)] : undefined;
    const inner = Object.entries(found?.inner ?? {}).find(([start]) => rest === start || rest.startsWith(`${start}/`));
    return inner?.[1] ?? found?.place ?? within?.place ?? null;
  }

  /** Whether all these paths are in interactions or cues, of which a project can do without. @param {string[]} paths */
  canRemove(paths) {
    return paths.length > 0 && paths.every((path) => PATH.exec(path)?.[2] !== undefined);
  }

  /** Removes the interactions and cues that these paths are in. @param {string[]} paths JSON Pointers in the document */
  remove(paths) {
    const gone = new Set(paths.map((path) => PATH.exec(path)?.slice(1, 4).join(' ')));
    for (const [i, video] of this.videos.entries()) {
      for (const list of LISTS) video[list] = video[list].filter((_, k) => !gone.has(`${i} ${list} ${k}`));
    }
  }
}

/** @param {string} name @param {Part[]} parts @returns {[string, Fields[]][]} */
const listed = (name, parts) => (parts.length > 0 ? [[name, parts.map(({ fields }) => fields)]] : []);
