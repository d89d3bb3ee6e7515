// SPDX-License-Identifier: MIT
// The project in hand: opened, kept in this browser as it changes, and shared between tabs.
import { emptyDocument, printDocument } from '../model/document.js';
import { clock, Notices } from './notices.js';
import { OwnFilms } from './own-films.js';
import { Remote } from './remote.js';
import { fresh, Shelf, Stale } from './shelf.js';
import { Tabs } from './tabs.js';

const KEEP_MS = 400;
const VERSION_MS = 5 * 60_000;
/** The tab's project, for the next time that it is loaded. */
const TAB_KEY = 'hotcue-studio-project';

/** @typedef {import('./shelf.js').Kept} Kept */
/** @typedef {import('../model/studio.js').Studio} Studio */

/** @param {() => unknown} work */
const whenIdle = (work) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(work, { timeout: KEEP_MS }) : setTimeout(work);

/** @param {() => string | null | undefined} use of sessionStorage, which may be refused */
function session(use) {
  try {
    return use() ?? null;
  } catch {
    return null;
  }
}

/** Dispatches `change`. */
export class Desk extends EventTarget {
  shelf = new Shelf();
  tabs = new Tabs();
  notices = new Notices(() => this.changed());
  /** The project in hand. @type {Kept} */
  kept = fresh();
  /** Whether another tab edits it, and this one only shows it. */
  reading = false;

  /** As of the studio, when this opened a document last. */
  #openings = 0;
  /** What is kept, or need not be: see #state. @type {unknown} */
  #known;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<unknown>} */
  #keeping = Promise.resolve();
  #versionAt = 0;

  /** @param {Studio} studio */
  constructor(studio) {
    super();
    this.studio = studio;
    this.remote = new Remote(this);
    this.films = new OwnFilms(this);
    this.#know();
    this.tabs.beforeLoss = () => this.flush();
    this.tabs.addEventListener('lost', () => this.#lost());
    this.tabs.addEventListener('kept', () => this.#follow());
    studio.addEventListener('change', (event) => this.#onChange(/** @type {any} */ (event).topics));
  }

  changed() {
    this.studio.safe = this.#timer === undefined && this.shelf.trouble === '' && !this.remote.saver.busy;
    this.dispatchEvent(new Event('change'));
  }

  // ---- Opening ------------------------------------------------------------------

  /** Goes on with what this tab, or else any tab, had in hand. */
  async start() {
    const own = session(() => sessionStorage.getItem(TAB_KEY));
    const kept = (own && (await this.shelf.project(own))) || (await this.shelf.projects())[0];
    const untouched = this.studio.openings === this.#openings && !this.studio.dirty;
    if (kept && untouched) await this.#show(kept);
    else await this.#hold();
    if (this.shelf.trouble) this.#complain();
  }

  /** @param {string} text @param {Partial<Kept>} about what is known of it */
  async open(text, about = {}) {
    await this.flush();
    await this.#show(fresh({ text, saved: text, ...about }));
    if (about.name) this.#schedule(); // a new one is kept from the first change on
  }

  create() {
    return this.open(printDocument(emptyDocument()));
  }

  /** @param {string} id of a kept one */
  async openKept(id) {
    await this.flush();
    const kept = await this.shelf.project(id);
    if (kept) await this.#show(kept);
  }

  /** @param {Kept} kept */
  async #show(kept) {
    const { studio } = this;
    this.notices.clear();
    this.kept = kept;
    const before = kept.saved ?? printDocument(emptyDocument());
    const about = { name: kept.name, base: kept.base };
    await this.#hold();
    studio.open(kept.dirty && !this.reading ? before : kept.text, about);
    if (kept.dirty && !this.reading) this.#restore();
    this.#know();
    await this.films.show();
    this.changed();
  }

  /** Makes the project this tab's own, or only shows it. */
  async #hold() {
    this.remote.open(this.kept);
    session(() => void sessionStorage.setItem(TAB_KEY, this.kept.id));
    this.reading = !(await this.tabs.open(this.kept.id));
    if (this.reading) this.#offer();
  }

  #restore() {
    const { studio, kept } = this;
    studio.replace('Restored work', kept.text);
    if (!studio.dirty) return;
    this.notices.add({
      id: 'restored',
      text: `Unsaved work of ${clock(kept.at)} restored.`,
      actions: [{ label: 'Undo', run: () => studio.undo() }],
    });
  }

  // ---- Keeping ------------------------------------------------------------------

  /** Of the studio, without printing a document: that takes long for a large one. */
  get #state() {
    return this.studio.document ?? this.studio.text;
  }

  #know() {
    [this.#openings, this.#known] = [this.studio.openings, this.#state];
  }

  /** @param {Set<string>} topics */
  #onChange(topics) {
    const { studio } = this;
    if (studio.openings !== this.#openings) {
      this.#know(); // opened by somebody else: a project of its own
      this.kept = fresh({ name: studio.name, base: studio.base, saved: studio.text });
      this.#hold();
    }
    if (topics.has('document') && this.#state !== this.#known && studio.dirty) {
      if (this.reading) this.#fork();
      this.#schedule();
    }
    this.changed();
  }

  #schedule() {
    this.#timer ??= setTimeout(() => whenIdle(() => this.flush()), KEEP_MS);
    this.changed();
  }

  /** Keeps what has been changed, now. */
  flush() {
    const waits = this.#timer !== undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (waits && !this.reading) this.#keeping = this.#keeping.then(() => this.#keep());
    return this.#keeping;
  }

  async #keep() {
    const { kept, studio } = this;
    const { text, name, dirty, document } = studio;
    const known = this.#state;
    Object.assign(kept, { text, name, dirty, title: String(document?.title ?? ''), at: Date.now() });
    try {
      if (await this.shelf.keep(kept)) {
        this.#known = known;
        this.tabs.announce();
        this.notices.remove('storage');
        if (kept.at - this.#versionAt > VERSION_MS) await this.addVersion('Kept');
      } else this.#complain();
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      this.#fork();
      this.#schedule();
    }
    this.changed();
  }

  /** What is known of the project has changed: where it is on the server, that it is saved. */
  touch() {
    if (!this.reading) this.#schedule();
  }

  #complain() {
    const why =
      this.shelf.trouble === 'full' ? 'There is no more room in this browser' : 'This browser refuses to keep anything';
    this.notices.add({
      id: 'storage',
      tone: 'trouble',
      text: `${why}: your work is lost when this page is closed, unless you save or export it.`,
      actions: [{ label: 'Export', run: () => this.dispatchEvent(new Event('export')) }],
    });
  }

  /** It was saved, or exported. @param {string} why */
  stored(why) {
    this.kept.saved = this.studio.text;
    this.studio.saved();
    this.addVersion(why);
    this.touch();
    this.flush(); // so that a page that is closed now does not come back as unsaved
  }

  /** Keeps the current text as a version to go back to. @param {string} why */
  addVersion(why) {
    this.#versionAt = Date.now();
    return this.shelf.addVersion({ project: this.kept.id, at: this.#versionAt, text: this.studio.text, why });
  }

  /** @param {import('./shelf.js').Version} version */
  async goBack({ at, text }) {
    await this.addVersion('Before going back');
    this.studio.replace(`Back to ${clock(at)}`, text);
  }

  /** @param {string} name */
  rename(name) {
    this.studio.name = name;
    this.studio.announce('project');
    this.touch();
  }

  // ---- Several tabs -------------------------------------------------------------

  #offer() {
    this.notices.add({
      id: 'tabs',
      text: `“${this.kept.name}” is being edited in another tab. You can read along here; if you change it, that becomes a copy.`,
      actions: [
        { label: 'Take over', run: () => this.take() },
        { label: 'Make a copy', run: () => this.copy() },
      ],
    });
  }

  /** Edits the project here, and no longer in the other tab. */
  async take() {
    const { id } = this.kept;
    if (!(await this.tabs.take()) || this.kept.id !== id) return; // it has become a copy meanwhile
    this.reading = false;
    const kept = (await this.shelf.project(id)) ?? this.kept;
    this.notices.clear();
    await this.#show(kept);
    this.notices.remove('restored');
  }

  #lost() {
    this.reading = true;
    this.remote.close();
    if (this.#timer !== undefined)
      this.#fork(); // it was taken without warning, and there are changes
    else this.#offer();
    this.changed();
  }

  /** Shows what the other tab has kept. */
  async #follow() {
    const { studio } = this;
    const kept = await this.shelf.project(this.kept.id);
    if (!kept || !this.reading || kept.id !== this.kept.id) return;
    const video = studio.videoIndex;
    this.kept = kept;
    studio.open(kept.text, { name: kept.name, base: kept.base });
    studio.openVideo(Math.min(video, (studio.document?.videos.length ?? 1) - 1));
    this.#know();
    await this.films.show();
  }

  /** Goes on with a project of its own, which has what is here now. */
  copy() {
    this.#fork();
    this.touch();
  }

  #fork() {
    const { id, name, base, films, saved } = this.kept;
    this.kept = fresh({ name: `${name} (copy)`, base, films, saved });
    this.shelf.copyFilms(id, this.kept.id);
    this.reading = false;
    this.studio.name = this.kept.name;
    this.studio.announce('project');
    this.notices.remove('tabs');
    this.notices.add({ id: 'copy', text: `This tab goes on with a copy: “${this.kept.name}”.` });
    this.#hold();
  }
}
