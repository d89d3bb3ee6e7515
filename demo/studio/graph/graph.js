// SPDX-License-Identifier: MIT
// The videos of the project and the ways between them.
import { html, nothing } from 'lit';
import { plainText } from '../model/document.js';
import { readNumber, tidy } from '../model/item.js';
import { videoName, waysOf } from '../model/ways.js';
import { Panel } from '../shell/panel.js';
import { aboutEdge, aboutVideo } from './about.js';
import './board.js';
import { addForm, connectForm, deleteForm, renameForm } from './dialogs.js';
import { drawingOf, ownFilm } from './drawing.js';
import { addVideo, connect, deleteVideo, deleteWays, renameVideo, setStart } from './edits.js';
import { graphStyle } from './graph-style.js';
import { graphOf } from './layout.js';
import { Positions } from './positions.js';
import { waysTable } from './ways-list.js';
import { waysInWords } from './words.js';

/** @typedef {import('../model/ways.js').Way} Way */
/** @typedef {import('./layout.js').Edge} Edge */

/** Ways in the list; more on demand. */
const LISTED = 200;
/** Before the end, where a button for the next video appears. Seconds. */
const BEFORE_END_S = 5;

export class StudioGraph extends Panel {
  static properties = {
    ...Panel.properties,
    chosen: { state: true },
    asList: { state: true },
    listed: { state: true },
    dialog: { state: true },
    said: { state: true },
  };
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'selection', 'problems', 'project']);
  static styles = [...Panel.styles, graphStyle];

  #positions = new Positions();

  constructor() {
    super();
    /** Key of the node or the edge that is selected; '' for none. */
    this.chosen = '';
    this.asList = false;
    /** How many ways are in the list. */
    this.listed = LISTED;
    /** Draws the form that is open. @type {(() => import('lit').TemplateResult) | null} */
    this.dialog = null;
    /** Announced by screen readers. */
    this.said = '';
  }

  // ---- What there is --------------------------------------------------------

  /** The document. Only drawn and asked while there is one. */
  get #document() {
    return /** @type {import('../model/document.js').ProjectDocument} */ (this.studio.document);
  }

  get #graph() {
    return graphOf(this.#document);
  }

  get #project() {
    return plainText(this.#document.id) || this.studio.name;
  }

  /** Index of the selected video; -1 for none. */
  get video() {
    return this.#graph.nodes.find(({ key }) => key === this.chosen)?.video ?? -1;
  }

  /** @returns {Edge | undefined} the selected one */
  get edge() {
    return this.#graph.edges.find(({ key }) => key === this.chosen);
  }

  /** @param {number} index */
  #name(index) {
    return videoName(this.#document.videos[index], index);
  }

  /** @param {string} key of a node @returns {number} index of its video */
  #indexOf(key) {
    return this.#graph.nodes.find((node) => node.key === key)?.video ?? -1;
  }

  // ---- What the author does -------------------------------------------------

  /** @param {string} key of a node or an edge */
  #choose(key) {
    this.chosen = key;
    if (this.edge) this.#selectWays(this.edge.ways);
  }

  /** Selects the interactions that make ways, in their video. @param {readonly Way[]} ways */
  #selectWays(ways) {
    this.studio.openVideo(ways[0].from);
    this.studio.select(
      'interactions',
      ways.map(({ item }) => item).filter((item) => item >= 0),
    );
    this.said = waysInWords(this.#document, ways);
  }

  /** Opens the selected video on the stage. */
  openVideo(index = this.video) {
    if (index < 0) return;
    this.studio.openVideo(index);
    location.hash = 'stage';
  }

  arrange() {
    this.#positions.write(this.#project, {});
    this.#board?.fit();
    this.requestUpdate();
    this.said = 'Arranged';
  }

  /** @param {string} key @param {import('./layout.js').Place} place */
  #moved(key, place) {
    // All of them: where the others are was seen, too, when this one was put somewhere.
    const places = Object.fromEntries(this.#board?.drawing.places ?? []);
    this.#positions.write(this.#project, { ...places, [key]: place });
    this.said = `At ${Math.round(place.x)}, ${Math.round(place.y)}`;
  }

  add() {
    this.dialog = () =>
      addForm(({ title, address, file }) => {
        const name = title || (file?.name ?? address.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '') || 'New video';
        const film = { title: name, src: file?.name ?? address, type: file?.type };
        let id = '';
        this.studio.edit('Add a video', (document) => {
          id = addVideo(document, film);
        });
        if (file) this.studio.chooseFilm(id, file);
        this.#show(id, `Added “${name}”`);
      });
  }

  rename(index = this.video) {
    if (index < 0) return;
    this.dialog = () => renameForm(this.#document, index, (names) => this.#rename(index, names));
  }

  /** @param {number} index @param {{title: string, id: string, token: string}} names */
  async #rename(index, names) {
    const old = plainText(this.#document.videos[index].id);
    const film = names.id === old ? null : await ownFilm(this.studio, index);
    this.studio.edit('Rename', (document) => renameVideo(document, index, names));
    if (film) this.studio.chooseFilm(names.id, film); // the old id keeps it, for undo
    const places = this.#positions.read(this.#project);
    if (places[old]) this.#positions.write(this.#project, { ...places, [names.id]: places[old] });
    this.#show(names.id, `Renamed to “${names.title || names.id}”`);
  }

  start(index = this.video) {
    if (index < 0) return;
    this.studio.edit('Set the start', (document) => setStart(document, index));
    this.said = `“${this.#name(index)}” is the start`;
  }

  /** Connects the selected video to another. */
  connect(from = this.video, to = -1) {
    if (from < 0) return;
    const { studio } = this;
    const duration = readNumber(this.#document.videos[from], 'duration', 0);
    const end = Math.max(duration - BEFORE_END_S, 0);
    const time = tidy(from === studio.videoIndex ? studio.playhead.time : end);
    this.dialog = () =>
      connectForm(this.#document, { from, to, time, end }, (chosen, connection) => {
        let item = -1;
        studio.edit('Connect', (document) => {
          item = connect(document, from, chosen, connection);
        });
        studio.openVideo(from);
        studio.select('interactions', item < 0 ? [] : [item]);
        const made = this.#graph.edges.find(({ ways }) => ways.some((way) => way.from === from && way.item === item));
        this.chosen = made?.key ?? '';
        this.said = `Connected “${this.#name(from)}” to “${this.#name(chosen)}”`;
      });
  }

  /** Deletes the selected ways, or asks about the selected video. */
  deleteChosen() {
    if (this.edge) this.#removeWays(this.edge.ways);
    else if (this.video >= 0) this.#removeVideo(this.video);
  }

  /** @param {readonly Way[]} ways */
  #removeWays(ways) {
    const words = waysInWords(this.#document, ways);
    this.studio.edit('Delete a way', (document) => deleteWays(document, ways), {
      select: { list: 'interactions', indexes: [] },
    });
    this.chosen = '';
    this.said = `Deleted: ${words}`;
  }

  /** @param {number} index */
  #removeVideo(index) {
    if (this.#document.videos.length === 1) {
      this.said = 'A project has at least one video.';
      return;
    }
    this.dialog = () =>
      deleteForm(this.#document, index, (withWays) => {
        const name = this.#name(index);
        const open = this.studio.videoIndex;
        this.studio.edit('Delete a video', (document) => deleteVideo(document, index, withWays), {
          select: { list: 'interactions', indexes: [] },
          video: open > index ? open - 1 : Math.min(open, this.#document.videos.length - 2),
        });
        this.chosen = '';
        this.said = `Deleted “${name}”`;
      });
  }

  /** Selects a video and focuses it. @param {string} key @param {string} said */
  async #show(key, said) {
    this.chosen = key;
    this.said = said;
    await this.updateComplete;
    await this.#board?.updateComplete;
    this.#board?.focusNode(key);
  }

  /** @param {number} steps @see GraphBoard.zoom */
  zoom(steps) {
    this.#board?.zoom(steps);
  }

  fit() {
    this.#board?.fit();
  }

  /** @returns {import('./board.js').GraphBoard | null} */
  get #board() {
    return this.renderRoot.querySelector('graph-board');
  }

  // ---- Drawing --------------------------------------------------------------

  render() {
    if (!this.studio.document)
      return html`<p class="none">This document can only be edited as JSON: it is no project.</p>`;
    return html`
      <div class="bar" role="group" aria-label="Videos">
        <button type="button" @click=${this.add}>Add a video</button>
        <button type="button" @click=${this.arrange}>Arrange</button>
        <span class="zoom">
          <button type="button" class="icon" aria-label="Zoom out" @click=${() => this.zoom(-1)}>−</button>
          <button type="button" class="icon" aria-label="Zoom in" @click=${() => this.zoom(1)}>+</button>
          <button type="button" @click=${this.fit}>Fit</button>
        </span>
        <button type="button" aria-pressed=${String(this.asList)} @click=${() => (this.asList = !this.asList)}>List of ways</button>
      </div>
      ${this.asList ? this.#list() : this.#drawn()}
      <div class="about" role="group" aria-label="Selected">${this.edge ? aboutEdge(this, this.#document, this.edge) : aboutVideo(this, this.#document)}</div>
      <p class="hidden-text" aria-live="polite">${this.said}</p>
      <dialog aria-label="Videos" @keydown=${(/** @type {Event} */ event) => event.stopPropagation()} @close=${() => (this.dialog = null)}>
        ${this.dialog?.() ?? nothing}
      </dialog>
    `;
  }

  #drawn() {
    return html`<graph-board
      .drawing=${drawingOf(this.studio, this.#positions.read(this.#project))}
      .chosen=${this.chosen}
      @choose-node=${(/** @type {CustomEvent} */ { detail }) => this.#choose(detail.key)}
      @choose-edge=${(/** @type {CustomEvent} */ { detail }) => this.#choose(detail.key)}
      @open-node=${(/** @type {CustomEvent} */ { detail }) => this.openVideo(this.#indexOf(detail.key))}
      @move-node=${(/** @type {CustomEvent} */ { detail }) => this.#moved(detail.key, detail.place)}
      @connect-nodes=${(/** @type {CustomEvent} */ { detail }) => this.connect(this.#indexOf(detail.from), this.#indexOf(detail.to))}
    ></graph-board>`;
  }

  #list() {
    const all = waysOf(this.#document);
    const ways = all.slice(0, this.listed);
    const act = {
      select: (/** @type {Way} */ way) => this.#selectWays([way]),
      remove: (/** @type {Way} */ way) => this.#removeWays([way]),
    };
    return html`<div class="list" tabindex="0" role="region" aria-label="Ways">
      ${ways.length > 0 ? waysTable(this.#document, ways, act) : html`<p class="none">There are no ways yet.</p>`}
      ${all.length > ways.length ? html`<button type="button" @click=${() => (this.listed += LISTED)}>Show more (${all.length - ways.length} left)</button>` : nothing}
    </div>`;
  }

  /** @param {Map<PropertyKey, unknown>} changes */
  updated(changes) {
    if (changes.has('dialog') && this.dialog) this.renderRoot.querySelector('dialog')?.showModal();
  }
}

customElements.define('studio-graph', StudioGraph);
