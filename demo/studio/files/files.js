// SPDX-License-Identifier: MIT
// The bar of files: the project's name and state, and what can be done with it.
import { html } from 'lit';
import { Panel } from '../shell/panel.js';
import './conflict.js';
import './connect.js';
import { Desk } from './desk.js';
import { exportFile } from './exporting.js';
import './film.js';
import { identify } from './incoming.js';
import './library.js';
import './rate.js';
import './share.js';
import { statusOf } from './status.js';
import { BAR } from './styles.js';
import './versions.js';

const SHEETS = /** @type {const} */ (['library', 'connect', 'conflict', 'versions', 'share', 'film', 'rate']);
/** @typedef {typeof SHEETS[number]} SheetName */

const ACCEPTED = '.json,.csv,application/json,text/csv,video/*,audio/*';

export class StudioFiles extends Panel {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['project', 'document', 'problems']);
  static properties = { ...Panel.properties, desk: { state: true }, dropping: { state: true } };
  static styles = [...Panel.styles, BAR];

  constructor() {
    super();
    /** @type {Desk} */
    this.desk = /** @type {any} */ (undefined);
    /** Whether a file is being dragged over the page. */
    this.dropping = false;
    /** The video that the next film is for. @type {string | undefined} */
    this.filmFor = undefined;
  }

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

  /** Opens files, whatever they are. @param {File[]} files @param {number | null} [fps] of annotations of several images */
  async take(files, fps = null) {
    if (files.length === 0) return;
    const { notices } = this.desk;
    const found = await identify(files, fps);
    const lines = (/** @type {import('./incoming.js').Note[]} */ notes) =>
      notes.map(({ file, path, message }) => [file, path, message].filter(Boolean).join(': '));
    if (found.kind === 'film') return this.desk.films.use(found.file, this.filmFor);
    if (found.kind === 'frames') {
      /** @type {import('./rate.js').StudioRate} */ (this.renderRoot.querySelector('studio-rate')).ask(
        files,
        found.names,
      );
      return;
    }
    if (found.kind === 'nothing') {
      notices.add({
        id: 'import',
        tone: 'trouble',
        text: `“${found.name}” can’t be opened.`,
        lines: lines(found.notes),
      });
      return;
    }
    await this.desk.open(found.text, { name: found.name });
    if (found.notes.length > 0)
      notices.add({ id: 'import', text: `“${found.name}” is imported, with notes.`, lines: lines(found.notes) });
    if (found.film) await this.desk.films.use(found.film);
  }

  // ---- What is seen -------------------------------------------------------------

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
      <studio-rate .desk=${desk} @rate=${(/** @type {any} */ { files, fps }) => this.take(files, fps)}></studio-rate>
      ${this.dropping ? html`<div class="drop">Drop a project, a film, or annotations</div>` : null}
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
    const done = (/** @type {string} */ id, /** @type {() => unknown} */ run) => {
      notices.remove(id);
      run();
    };
    return html`<div class="notices" role="log" aria-label="Notices">
      ${notices.list.map(
        ({ id, text, tone, actions = [], lines = [] }) =>
          html`<div class="notice ${tone ?? ''}">
            <p>${text}</p>
            ${lines.length > 0 ? html`<ul tabindex="0" aria-label="Details">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : null}
            <div class="actions">
              ${actions.map(({ label, run }) => html`<button type="button" @click=${() => done(id, run)}>${label}</button>`)}
              <button type="button" class="plain" @click=${() => notices.remove(id)}>Dismiss</button>
            </div>
          </div>`,
      )}
    </div>`;
  }
}

customElements.define('studio-files', StudioFiles);
