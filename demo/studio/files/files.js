// SPDX-License-Identifier: MIT
// The bar of files: the project's name and state, and what can be done with it.
import { html } from 'lit';
import { FORMATS } from '../../../js-glue/cli/importer/formats.js';
import { Panel } from '../shell/panel.js';
import './conflict.js';
import './connect.js';
import { Desk } from './desk.js';
import { exportFile } from './exporting.js';
import './film.js';
import './import-options.js';
import { ENDINGS, identify, noteText, optionsOf } from './incoming.js';
import './library.js';
import './share.js';
import { statusOf } from './status.js';
import { BAR } from './styles.js';
import './versions.js';

const SHEETS = /** @type {const} */ (['library', 'connect', 'conflict', 'versions', 'share', 'film', 'import-options']);
/** @typedef {typeof SHEETS[number]} SheetName */

const ACCEPTED = [...ENDINGS, 'application/json', 'video/*', 'audio/*'].join();
/** Notes that are shown; all are copied. */
const NOTES_MAX = 500;

/** @param {number} count of notes */
const counted = (count) => (count === 1 ? 'One note' : `${count} notes`);

export class StudioFiles extends Panel {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['project', 'document', 'problems']);
  static properties = {
    ...Panel.properties,
    desk: { state: true },
    dropping: { state: true },
    copied: { state: true },
  };
  static styles = [...Panel.styles, BAR];

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = /** @type {any} */ (undefined);
    /** Whether a file is being dragged over the page. */
    this.dropping = false;
    /** What became of copying the notes of an import. */
    this.copied = '';
    /** The video that the next film is for. @type {string | undefined} */
    this.filmFor = undefined;
  }

  /** The project that the last import made, and from what. @type {{id: string, files: File[]}} */
  #imported = { id: '', files: [] };

  connectedCallback() {
    super.connectedCallback();
    if (!this.desk) this.#begin();
    for (const type of ['dragover', 'dragleave', 'drop']) addEventListener(type, this.#onDrag);
    addEventListener('keydown', this.#onKey, true);
    addEventListener('pagehide', this.#onHide);
    document.addEventListener('visibilitychange', this.#onHide);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const type of ['dragover', 'dragleave', 'drop']) removeEventListener(type, this.#onDrag);
    removeEventListener('keydown', this.#onKey, true);
    removeEventListener('pagehide', this.#onHide);
    document.removeEventListener('visibilitychange', this.#onHide);
  }

  #begin() {
    this.desk = new Desk(this.studio);
    const { desk } = this;
    desk.addEventListener('change', () => this.requestUpdate());
    desk.addEventListener('export', () => this.export());
    desk.addEventListener('film', (event) => this.chooseFilm(/** @type {any} */ (event).video));
    desk.remote.addEventListener('connect', () => this.show('connect'));
    desk.remote.addEventListener('conflict', () => this.show('conflict'));
    desk.remote.addEventListener('problems', () =>
      this.dispatchEvent(new CustomEvent('open-side', { detail: 'problems', bubbles: true, composed: true })),
    );
    desk.start();
  }

  #onHide = (/** @type {Event} */ { type }) => {
    if (type === 'pagehide' || document.visibilityState === 'hidden') this.desk.flush();
  };

  /** Keys in a dialog are no commands of the studio behind it. */
  #onKey = (/** @type {KeyboardEvent} */ event) => {
    if (SHEETS.some((name) => this.#sheet(name).open)) event.stopPropagation();
  };

  #onDrag = (/** @type {any} */ event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'drop') this.take([...event.dataTransfer.files]);
    this.dropping = event.type === 'dragover';
  };

  // ---- What can be done ---------------------------------------------------------

  /** Opens a dialog. @param {SheetName} name */
  show(name) {
    this.#menu.hidePopover();
    this.#sheet(name).show();
  }

  save() {
    this.#menu.hidePopover();
    return this.desk.remote.save();
  }

  async export() {
    this.#menu.hidePopover();
    if (await exportFile(this.studio.name, this.studio.text)) this.desk.stored('Exported');
  }

  choose() {
    this.#menu.hidePopover();
    this.filmFor = undefined;
    this.#input('file').click();
  }

  /** @param {string} [video] its id; default: the open one */
  chooseFilm(video) {
    this.filmFor = video;
    this.#input('film-file').click();
  }

  /**
   * Opens files, whatever they are.
   * @param {File[]} files
   * @param {import('./incoming.js').ImportOptions} [options] of an import
   */
  async take(files, options) {
    if (files.length === 0) return;
    const { films, notices } = this.desk;
    const found = await identify(files, options);
    if (found.kind === 'film') return films.use(found.file, this.filmFor);
    if (found.kind === 'ask') return this.#options.ask(files, { ...found, required: true });
    if (found.kind === 'nothing') {
      const text = `“${found.name}” can’t be opened.`;
      return notices.add(this.#notesOf({ text, tone: 'trouble' }, found.notes, files));
    }
    if (found.kind === 'import' && this.#imported.files === files && this.#imported.id === this.desk.kept.id) {
      this.studio.replace('Import with options', found.text);
    } else {
      await this.desk.open(found.text, { name: found.name });
      if (found.film) await films.use(found.film);
    }
    if (found.kind === 'import') this.#tellImport(found, files);
  }

  /** @param {import('./incoming.js').Import} found @param {File[]} files */
  #tellImport({ name, notes, formats }, files) {
    this.#imported = { id: this.desk.kept.id, files };
    const names = formats.map((format) => FORMATS[format].title).join(', ');
    const count = notes.length === 0 ? 'Nothing was lost.' : `${counted(notes.length)}:`;
    const notice = this.#notesOf({ text: `“${name}” is imported from ${names}. ${count}` }, notes, files);
    const options = {
      label: 'Options …',
      stays: true,
      run: () => this.#options.ask(files, { options: optionsOf(formats) }),
    };
    this.desk.notices.add({ ...notice, actions: [options, ...(notice.actions ?? [])] });
  }

  /**
   * A notice that lists what is to be known of an import, and copies that.
   * @param {Omit<import('./notices.js').Notice, 'id'>} notice
   * @param {import('./incoming.js').Note[]} notes
   * @param {File[]} files
   * @returns {import('./notices.js').Notice}
   */
  #notesOf(notice, notes, files) {
    this.copied = '';
    const all = notes.map((note) => noteText(note, files.length > 1));
    const more = all.length > NOTES_MAX ? [`and ${all.length - NOTES_MAX} more: copy the list to read them`] : [];
    const lines = [...all.slice(0, NOTES_MAX), ...more];
    const copy = { label: 'Copy the list', stays: true, run: () => this.#copyText(all.join('\n')) };
    return { ...notice, id: 'import', lines, actions: all.length > 0 ? [copy] : [] };
  }

  /** @param {string} text */
  async #copyText(text) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    this.copied = done ? 'The list is copied.' : 'The browser refuses to copy: select the list, and copy it by keys.';
  }

  // ---- What is seen -------------------------------------------------------------

  get #options() {
    return /** @type {import('./import-options.js').StudioImportOptions} */ (this.#sheet('import-options'));
  }

  get #menu() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector('#menu'));
  }

  /** @param {SheetName} name */
  #sheet(name) {
    return /** @type {import('./sheet.js').Sheet} */ (this.renderRoot.querySelector(`studio-${name}`));
  }

  /** @param {string} id */
  #input(id) {
    const input = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector(`#${id}`));
    input.value = '';
    return input;
  }

  #onMenu(/** @type {ToggleEvent} */ event) {
    if (event.newState !== 'open') return;
    const { left, bottom } = /** @type {HTMLElement} */ (
      this.renderRoot.querySelector('#file-button')
    ).getBoundingClientRect();
    this.#menu.style.left = `${left}px`;
    this.#menu.style.top = `${bottom + 4}px`;
  }

  render() {
    const { desk, studio } = this;
    const { code, text } = statusOf(desk);
    const take = (/** @type {Event} */ event) => this.take([.../** @type {any} */ (event.target).files]);
    const retake = (/** @type {any} */ { files, options }) => this.take(files, options);
    return html`
      <button type="button" id="file-button" popovertarget="menu">File</button>
      <input
        class="project"
        aria-label="Name of the project"
        spellcheck="false"
        .value=${studio.name}
        @change=${(/** @type {any} */ { target }) => desk.rename(target.value.trim() || 'project')}
      />
      <span class="state ${code}" role="status"><span class="hidden-text">Project: </span>${text}</span>
      <button type="button" class="primary" ?disabled=${desk.reading} @click=${this.save}>Save</button>
      ${this.#items()} ${this.#notices()}
      <input id="file" type="file" hidden multiple accept=${ACCEPTED} aria-label="File" @change=${take} />
      <input id="film-file" type="file" hidden accept="video/*,audio/*" aria-label="Film" @change=${take} />
      <studio-library .desk=${desk} @choose=${this.choose} @connect=${() => this.show('connect')}></studio-library>
      <studio-connect .desk=${desk} @connected=${this.save}></studio-connect>
      <studio-conflict .desk=${desk}></studio-conflict>
      <studio-versions .desk=${desk}></studio-versions>
      <studio-share .desk=${desk}></studio-share>
      <studio-film .desk=${desk} @choose=${() => this.chooseFilm()}></studio-film>
      <studio-import-options .desk=${desk} @options=${retake}></studio-import-options>
      ${this.dropping ? html`<div class="drop">Drop a project, a film, or content of another player</div>` : null}
    `;
  }

  #items() {
    const items = /** @type {[string, () => unknown][]} */ ([
      ['New', () => this.#new()],
      ['Open …', () => this.show('library')],
      ['Film …', () => this.show('film')],
      ['Save to the server', () => this.save()],
      ['Share …', () => this.show('share')],
      ['Export', () => this.export()],
      ['Make a copy', () => this.#copy()],
      ['Versions …', () => this.show('versions')],
      ['Server …', () => this.show('connect')],
    ]);
    return html`<div id="menu" popover @beforetoggle=${this.#onMenu}>
      ${items.map(([label, run]) => html`<button type="button" class="plain" @click=${run}>${label}</button>`)}
    </div>`;
  }

  #new() {
    this.#menu.hidePopover();
    return this.desk.create();
  }

  #copy() {
    this.#menu.hidePopover();
    this.desk.copy();
  }

  #notices() {
    const { notices } = this.desk;
    const done = (
      /** @type {string} */ id,
      /** @type {{run: () => unknown, stays?: boolean}} */ { run, stays = false },
    ) => {
      if (!stays) notices.remove(id);
      run();
    };
    return html`<div class="notices" role="log" aria-label="Notices">
      ${notices.list.map(
        ({ id, text, tone, actions = [], lines = [] }) =>
          html`<div class="notice ${tone ?? ''}">
            <p>${text}</p>
            ${lines.length > 0 ? html`<ul tabindex="0" aria-label="Details">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : null}
            <div class="actions">
              ${actions.map((action) => html`<button type="button" @click=${() => done(id, action)}>${action.label}</button>`)}
              <button type="button" class="plain" @click=${() => notices.remove(id)}>Dismiss</button>
            </div>
            ${id === 'import' && this.copied ? html`<p class="muted">${this.copied}</p>` : null}
          </div>`,
      )}
    </div>`;
  }
}

customElements.define('studio-files', StudioFiles);
