// SPDX-License-Identifier: MIT
// What is being edited: the document, what is selected, the film's time, and the engine's
// diagnostics. Panels read it, and change it by edit(); they know nothing of each other.
import { createDraft, finishDraft, freeze, setAutoFreeze } from 'immer';
import { emptyDocument, listOf, parseDocument, printDocument } from './document.js';
import { History } from './history.js';
import { freeId, moveBeside } from './item.js';
import { placeOf } from './places.js';
import { Playhead } from './playhead.js';
import { Problems } from './problems.js';
import { Written } from './written.js';

setAutoFreeze(true); // a change beside edit() throws

/** @typedef {import('./document.js').ProjectDocument} ProjectDocument */
/** @typedef {import('./document.js').Video} Video */
/** @typedef {'interactions' | 'cues'} ListName */
/** @typedef {{list: ListName, indexes: readonly number[]}} Selection in the open video; the last index is the one that was selected last */
/**
 * @typedef {object} State
 * @property {ProjectDocument | null} document null: only its text can be edited
 * @property {string | null} text as it was opened or typed; null: what the document prints as
 * @property {number} video index of the open one
 * @property {Selection} selection
 */
/** @typedef {'document' | 'selection' | 'problems' | 'project'} Topic project: another one was opened, saved or renamed */

/** A place of the document that a panel is asked to show. @typedef {{panel: 'properties' | 'code', path: string, offset?: number}} Wanted offset: in bytes of the text, as in a diagnostic */

/** @type {Selection} */
const NOTHING = freeze({ list: 'interactions', indexes: [] });

/**
 * Dispatches `change` events, whose `topics` is a Set of Topic; once for all changes of a turn; and `reveal` when a panel
 * is asked to show a place.
 */
export class Studio extends EventTarget {
  playhead = new Playhead();
  problems = new Problems(this);
  /** Files that the author chose, by the id of the video: object URLs. @type {Map<string, string>} */
  films = new Map();
  /** Name of the project's file, without its ending. */
  name = 'project';
  /** What relative addresses in the document are relative to. */
  base = globalThis.location?.href ?? '';
  /** Whether there are changes since the last save or export. */
  dirty = false;
  /** Whether the page may be left although there are: they are kept, and none is being sent. */
  safe = false;
  /** How many documents have been opened. */
  openings = 0;

  /** @type {Wanted | null} */
  #wanted = null;
  #history = new History(
    /** @type {State} */ ({ document: emptyDocument(), text: null, video: 0, selection: NOTHING }),
  );
  /** What `selection` was last: panels ask for it often, and it may be long. */
  #there = { of: NOTHING, length: -1, selection: NOTHING };
  /** @type {Set<Topic>} */
  #changed = new Set();
  /** @type {{document: ProjectDocument | null, text: string}} */
  #printed = { document: null, text: '' };

  // ---- Reading ------------------------------------------------------------------

  /** The document; panels must not change it. @returns {ProjectDocument | null} */
  get document() {
    return this.#history.state.document;
  }

  /** The document's JSON text. */
  get text() {
    const { document, text } = this.#history.state;
    if (text !== null || !document) return text ?? '';
    if (this.#printed.document !== document) this.#printed = { document, text: printDocument(document) };
    return this.#printed.text;
  }

  /** Index of the open video. */
  get videoIndex() {
    return Math.min(this.#history.state.video, Math.max((this.document?.videos.length ?? 1) - 1, 0));
  }

  /** @returns {Video | undefined} the open video */
  get video() {
    return this.document?.videos[this.videoIndex];
  }

  /** The open video's interactions. @returns {import('./document.js').Interaction[]} */
  get interactions() {
    return listOf(this.video, 'interactions');
  }

  /** The open video's cues. @returns {import('./document.js').Cue[]} */
  get cues() {
    return listOf(this.video, 'cues');
  }

  /** What is selected, without what is no longer there. @returns {Selection} the same object until it changes */
  get selection() {
    const { selection } = this.#history.state;
    const { list, indexes } = selection;
    const { length } = listOf(this.video, list);
    const known = this.#there;
    if (known.of === selection && known.length === length) return known.selection;
    const isThere = (/** @type {number} */ index) => index < length;
    const there = indexes.every(isThere) ? selection : { list, indexes: indexes.filter(isThere) };
    this.#there = { of: selection, length, selection: there };
    return there;
  }

  /** The selected interactions or cues. */
  get selected() {
    const { list, indexes } = this.selection;
    return indexes.map((index) => listOf(this.video, list)[index]);
  }

  get history() {
    const { canUndo, canRedo, undoLabel, redoLabel } = this.#history;
    return { canUndo, canRedo, undoLabel, redoLabel };
  }

  // ---- Changing -----------------------------------------------------------------

  /**
   * Changes the document in one step that can be undone.
   * @param {string} label what is done, as in "Move": shown with undo
   * @param {(document: ProjectDocument, video: Video) => void} change changes the draft it is given; video: the open one
   * @param {{merge?: string, select?: Selection, video?: number}} [options] merge: steps in a row with the same one are
   *   one step, until settle(); select, video: what is selected and open afterwards
   */
  edit(label, change, { merge, select, video = this.videoIndex } = {}) {
    const { document } = this;
    if (!document) return;
    const draft = createDraft(document);
    change(draft, draft.videos[this.videoIndex]);
    const edited = finishDraft(draft);
    if (edited === document && !select && video === this.videoIndex) return;
    const selection = select ?? this.#history.state.selection;
    this.#history.push({ document: edited, text: null, video, selection: freeze(selection, true) }, { label, merge });
    this.#edited();
  }

  /** Changes the interactions or cues that are selected. @param {string} label @param {(item: any) => void} change @param {{merge?: string}} [options] */
  editSelected(label, change, options) {
    const { list, indexes } = this.selection;
    if (indexes.length === 0) return;
    this.edit(
      label,
      (_document, video) => {
        for (const index of indexes) change(listOf(video, list)[index]);
      },
      options,
    );
  }

  /** Ends a gesture: the next edit() is a step of its own. */
  settle() {
    this.#history.settle();
  }

  /** The author has typed text. It may be broken: nothing of it is lost. @param {string} text */
  type(text) {
    this.replace('Type', text, { merge: 'type' });
  }

  /**
   * Puts another document in the place of this one, in a step that can be undone.
   * @param {string} label as of edit() @param {string} text JSON, which may be broken @param {{merge?: string}} [options] as of edit()
   */
  replace(label, text, options) {
    if (text === this.text) return;
    const { video, selection } = this.#history.state;
    const { document } = parseDocument(text);
    this.#history.push({ document: freeze(document, true), text, video, selection }, { label, ...options });
    this.#edited();
  }

  undo() {
    if (this.#history.undo()) this.#edited();
  }

  redo() {
    if (this.#history.redo()) this.#edited();
  }

  /**
   * Opens a document in place of the current one.
   * @param {string} text its JSON, which may be broken
   * @param {{name?: string, base?: string}} [about]
   */
  open(text, { name = 'project', base = globalThis.location?.href ?? '' } = {}) {
    const opened = parseDocument(text);
    freeze(opened.document, true);
    this.#history = new History(/** @type {State} */ ({ ...opened, video: 0, selection: NOTHING }));
    [this.name, this.base, this.dirty] = [name, base, false];
    this.openings++;
    for (const url of this.films.values()) URL.revokeObjectURL(url);
    this.films.clear();
    if (!this.playhead.media) this.playhead.seek(0);
    this.announce('project', 'document', 'selection');
  }

  /** The document is stored: in a file, or on a server. */
  saved() {
    this.dirty = false;
    this.announce('project');
  }

  /** The author has chosen a file for a video. Dispatches `film` with `video` and `file`. @param {string} id of the video @param {Blob} file */
  chooseFilm(id, file) {
    const before = this.films.get(id);
    if (before) URL.revokeObjectURL(before);
    this.films.set(id, URL.createObjectURL(file));
    this.dispatchEvent(Object.assign(new Event('film'), { video: id, file }));
    this.announce('document', 'project');
  }

  // ---- Selecting ----------------------------------------------------------------

  /** @param {ListName} list @param {readonly number[]} indexes in the open video */
  select(list, indexes) {
    this.#history.replace({ ...this.#history.state, selection: freeze({ list, indexes: [...indexes] }, true) });
    this.settle();
    this.announce('selection');
  }

  /** Opens another video. @param {number} index */
  openVideo(index) {
    if (index === this.videoIndex) return;
    this.#history.replace({ ...this.#history.state, video: index, selection: NOTHING });
    if (!this.playhead.media) this.playhead.seek(0);
    this.settle();
    this.announce('selection', 'document');
  }

  /** Opens and selects what a path leads to, and asks a panel to show it. @param {Wanted} wanted */
  reveal(wanted) {
    const place = placeOf(this.document, wanted.path);
    if (place?.video != null) this.openVideo(place.video);
    if (place) this.select(place.list ?? 'interactions', place.list ? [place.index] : []);
    this.#wanted = wanted;
    this.dispatchEvent(new Event('reveal'));
  }

  /** The panel that is asked to show a place. */
  get wantedPanel() {
    return this.#wanted?.panel ?? null;
  }

  /** What a panel is asked to show, once. @param {Wanted['panel']} panel @returns {Wanted | null} */
  takeWanted(panel) {
    const wanted = this.#wanted?.panel === panel ? this.#wanted : null;
    if (wanted) this.#wanted = null;
    return wanted;
  }

  // ---- Of lists -----------------------------------------------------------------

  /** Adds interactions or cues to the open video, with ids of their own, and selects them. @param {string} label @param {ListName} list @param {object[]} items */
  add(label, list, items) {
    const first = listOf(this.video, list).length;
    const indexes = items.map((_item, i) => first + i);
    this.edit(
      label,
      (_document, video) => {
        if (!Array.isArray(video[list])) video[list] = [];
        for (const item of /** @type {any[]} */ (items)) {
          const id = item.id === undefined ? undefined : freeId(/** @type {any[]} */ (video[list]), String(item.id));
          /** @type {any[]} */ (video[list]).push({ ...item, ...(id !== undefined && { id }) });
        }
      },
      { select: { list, indexes } },
    );
  }

  /** Deletes what is selected. */
  deleteSelected() {
    const { list, indexes } = this.selection;
    const gone = new Set(indexes);
    if (gone.size === 0) return;
    this.edit(
      'Delete',
      (_document, video) => {
        video[list] = listOf(video, list).filter((_item, index) => !gone.has(index));
      },
      { select: { list, indexes: [] } },
    );
  }

  /** Copies of what is selected, beside it. */
  duplicateSelected() {
    const { list } = this.selection;
    const copies = this.selected.map((item) => structuredCopy(item));
    if (list === 'interactions') copies.forEach(moveBeside);
    if (copies.length > 0) this.add('Duplicate', list, copies);
  }

  // ---- Announcing ---------------------------------------------------------------

  #edited() {
    this.dirty = true;
    this.announce('document', 'selection', 'project');
  }

  /** @param {...Topic} topics */
  announce(...topics) {
    const first = this.#changed.size === 0;
    for (const topic of topics) this.#changed.add(topic);
    if (first)
      queueMicrotask(() => {
        const event = Object.assign(new Event('change'), { topics: this.#changed });
        this.#changed = new Set();
        this.dispatchEvent(event);
      });
  }
}

/** A copy that can be changed. What is kept as text stays so. @param {any} value @returns {any} */
export function structuredCopy(value) {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Written || typeof value.rawJSON === 'string') return value;
  if (Array.isArray(value)) return value.map(structuredCopy);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, structuredCopy(each)]));
}
