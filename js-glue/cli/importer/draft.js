// SPDX-License-Identifier: MIT
// The project that an import makes, and where each part of it comes from.
import { canonical } from '../formatter/canonical.js';
import { SPARE } from '../formatter/fields.js';
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

/**
 * The wanted id, or with a number if it is taken; it is taken from then on.
 * @param {Map<string, number>} taken ids, with the number to try next
 * @param {string} wanted
 */
function freeId(taken, wanted) {
  let id = wanted;
  for (let count = taken.get(wanted) ?? 2; taken.has(id); count++) {
    id = `${wanted}-${count}`;
    taken.set(wanted, count + 1);
  }
  taken.set(id, 2);
  return id;
}

/** A video of the draft. */
export class VideoDraft {
  /** @type {Part[]} */
  interactions = [];
  /** @type {Part[]} */
  cues = [];
  /** @type {Record<'interactions' | 'cues', Map<string, number>>} */
  #ids = { interactions: new Map(), cues: new Map() };

  /** @param {Fields} fields @param {Place} place */
  constructor(fields, place) {
    this.fields = fields;
    this.place = place;
  }

  /** An id that no other part of this video's list has. @param {'interactions' | 'cues'} list @param {string} wanted @returns {string} */
  freeId(list, wanted) {
    return freeId(this.#ids[list], wanted);
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
  /** @type {Map<string, number>} */
  #ids = new Map();
  #media;

  /** @param {string} [media] address of the film of main() */
  constructor(media) {
    this.#media = media;
  }

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
    const sources = this.#media === undefined ? undefined : [{ src: this.#media }];
    return this.videos[0] ?? this.video({ id: this.freeId('main'), sources }, place);
  }

  /** An id that no other video has: the wanted one, or with a number. @param {string} wanted @returns {string} */
  freeId(wanted) {
    return freeId(this.#ids, wanted);
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
    return layout(canonical(nodeOf({ hotcue: 1, ...this.fields, videos })));
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

  /** Whether the project can do without what is at this path. @param {string} path JSON Pointer in the document */
  canRemove(path) {
    return PATH.exec(path)?.[2] !== undefined || this.isSpare(path);
  }

  /** Whether it is a field that the rest can do without. @param {string} path JSON Pointer in the document */
  isSpare(path) {
    return this.#fieldOf(path) !== null;
  }

  /**
   * Removes what these paths are in: an interaction or a cue, or only a field if the rest can do
   * without.
   * @param {string[]} paths JSON Pointers in the document, each of which canRemove()
   */
  remove(paths) {
    const gone = new Set();
    for (const path of paths) {
      const [, video, list, index] = PATH.exec(path) ?? [];
      const field = this.#fieldOf(path);
      if (field) delete field.of[field.name];
      else gone.add(`${video} ${list} ${index}`);
    }
    for (const [i, video] of this.videos.entries()) {
      for (const list of LISTS) video[list] = video[list].filter((_, k) => !gone.has(`${i} ${list} ${k}`));
    }
  }

  /**
   * The field that a path is in, if it is one to do without.
   * @param {string} path
   * @returns {{of: Fields, name: string} | null}
   */
  #fieldOf(path) {
    const [, video, list, index] = PATH.exec(path) ?? [];
    const within = video === undefined ? null : this.videos[Number(video)];
    const part = list === undefined ? null : within?.[/** @type {'cues'} */ (list)][Number(index)];
    const of = part?.fields ?? within?.fields ?? this.fields;
    const name = path.split('/')[part ? 5 : within ? 3 : 1];
    const spare = list === 'interactions' ? SPARE.includes(name) : name !== (list === 'cues' ? 'time' : 'id');
    return spare && of[name] !== undefined ? { of, name } : null;
  }
}

/** @param {string} name @param {Part[]} parts @returns {[string, Fields[]][]} */
const listed = (name, parts) => (parts.length > 0 ? [[name, parts.map(({ fields }) => fields)]] : []);
