// SPDX-License-Identifier: MIT
// Plays the current document in a player, again after each edit, from where it was.
import { plainText, printDocument } from '../model/document.js';

/** @typedef {import('../model/studio.js').Studio} Studio */
/** @typedef {{video: string, time: number, playing: boolean}} Place video: its id, '' for the start; time: seconds */
/** @typedef {{type: string, time: number | null, detail: any}} Heard an event of docs/events.md */

/** What a document names in place of the author's own file, for which the player asks. */
const OWN = 'own-file/';

/**
 * The document that is played: it starts in another video, and has the author's own files for sources.
 * @param {Studio} studio with a document @param {string} start id; '' for the document's own
 */
export function rehearsed({ document, films }, start) {
  const { videos } = /** @type {import('../model/document.js').ProjectDocument} */ (document);
  const known = start !== '' && videos.some((video) => plainText(video.id) === start);
  return printDocument({
    ...document,
    ...(known && { start }),
    videos: videos.map((video) => {
      const film = films.get(plainText(video.id));
      return film === undefined ? video : { ...video, sources: [{ src: OWN + encodeURIComponent(film) }] };
    }),
  });
}

/** @param {string} address @returns {string | null} the author's own file that it stands for */
export function ownFile(address) {
  const at = address.lastIndexOf(`/${OWN}`);
  return at < 0 ? null : decodeURIComponent(address.slice(at + 1 + OWN.length));
}

/** One player, and what is played in it. Dispatches `heard` with each event as `heard`. */
export class Rehearsal extends EventTarget {
  /** The `<hotcue-player>`. @type {any} */
  player;
  /** @type {Studio} */
  #studio;
  /** Ends what waits for the document before. */
  #waiting = new AbortController();
  /** The last document that was played, whatever it starts with. */
  #played = '';
  /** What the variables were set to. @type {Map<string, any>} */
  #set = new Map();

  /** @param {any} player a `<hotcue-player>` @param {Studio} studio */
  constructor(player, studio) {
    super();
    this.player = player;
    this.#studio = studio;
    player.addEventListener('hotcue:event', (/** @type {CustomEvent<Heard>} */ { detail }) => this.#hear(detail));
    player.addEventListener('media:source', (/** @type {CustomEvent} */ event) => this.#lend(event));
  }

  /** @returns {Place} */
  get place() {
    const { player } = this;
    return { video: player.currentVideo ?? '', time: player.currentTime, playing: !player.paused };
  }

  /** Plays the author's own file where the document names one. @param {CustomEvent} event */
  #lend(event) {
    const file = ownFile(event.detail.sources[0]?.src ?? '');
    if (file === null) return;
    event.preventDefault();
    this.player.media.src = file;
  }

  /** @param {Heard} heard */
  #hear(heard) {
    const { type, detail } = heard;
    if (type === 'variable:change') this.#set.set(detail.name, detail.value);
    if (type === 'project:reset' || type === 'viewer:reset') this.#set.clear();
    this.dispatchEvent(Object.assign(new Event('heard'), { heard }));
  }

  /**
   * Begins somewhere, with the variables of the document.
   * @param {Place} place
   */
  begin(place) {
    this.#set.clear();
    return this.#load(place);
  }

  /** After an edit: goes on where it was, with the variables that were set. */
  async again() {
    const { document } = this.#studio;
    if (!document || rehearsed(this.#studio, '') === this.#played) return;
    await this.#load(this.place);
  }

  /** @param {Place} place */
  async #load({ video, time, playing }) {
    const { player } = this;
    this.#waiting.abort();
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    this.#played = rehearsed(this.#studio, '');
    const values = [...this.#set];
    const ready = () => {
      for (const [name, value] of values) player.setVariable(name, value);
      const here = player.currentVideo === video || video === '';
      if (here && time > 0) player.currentTime = time;
      if (playing) player.play().catch(() => {}); // the browser wants a click first: it is paused, which is visible
    };
    player.addEventListener('project:ready', ready, { once: true, signal });
    await player.load(rehearsed(this.#studio, video), { base: this.#studio.base });
    this.dispatchEvent(new Event('loaded'));
  }
}

/** What an author types as the value of a variable. @param {string} text @returns {string | number | boolean} */
export function typedValue(text) {
  const word = text.trim();
  if (word === 'true' || word === 'false') return word === 'true';
  return word !== '' && String(Number(word)) === word && Number.isFinite(Number(word)) ? Number(word) : text;
}
