// SPDX-License-Identifier: MIT
// The project as viewers will see it, in a page of its own as wide as their device.
import { html, nothing } from 'lit';
import { plainText } from '../model/document.js';
import { filmOf } from '../model/film.js';
import { variablesOf } from '../model/variables.js';
import { Panel } from '../shell/panel.js';
import './event-log.js';
import { previewStyle } from './preview-style.js';
import { Rehearsal, typedValue } from './rehearsal.js';
import './variable-list.js';

/** An edit is played when no other has followed for so long. */
const WAIT_MS = 400;
/** The controls below the picture. Pixels. */
const CONTROLS = 44;
/** Widths of pages, in pixels. Those under 768 are mobile: docs/format.md, hide_mobile. @type {[label: string, width: number][]} */
const DEVICES = [
  ['Desktop, 1280 px', 1280],
  ['Desktop, 960 px', 960],
  ['Tablet, 768 px', 768],
  ['Mobile, 412 px', 412],
  ['Mobile, 360 px', 360],
];

export class StudioPreview extends Panel {
  static properties = {
    ...Panel.properties,
    device: { state: true },
    shape: { state: true },
    room: { state: true },
    values: { state: true },
    failure: { state: true },
  };
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'project', 'problems']);
  static styles = [...Panel.styles, previewStyle];

  /** @type {Rehearsal | null} */
  #rehearsal = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {import('../model/document.js').ProjectDocument | null} */
  #seen = null;
  /** The author's own films that are played. */
  #films = '';
  #resized = new ResizeObserver(([{ contentRect }]) => {
    this.room = { width: contentRect.width, height: contentRect.height };
  });

  constructor() {
    super();
    /** Index in DEVICES. */
    this.device = 0;
    /** Height of the film by its width. */
    this.shape = 9 / 16;
    /** For the page of the preview. Pixels. */
    this.room = { width: 0, height: 0 };
    /** Variables that are set. @type {Map<string, any>} */
    this.values = new Map();
    /** Why nothing can be played, if that is so. */
    this.failure = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#resized.disconnect();
    this.#rehearsal = null;
  }

  // ---- Playing --------------------------------------------------------------

  /** The page of the preview is there. @param {Event} event */
  async #framed({ target }) {
    const { contentWindow, contentDocument } = /** @type {HTMLIFrameElement} */ (target);
    const player = /** @type {any} */ (contentDocument?.querySelector('hotcue-player'));
    await /** @type {any} */ (contentWindow)?.customElements.whenDefined('hotcue-player');
    if (!this.isConnected || !player) return;
    const rehearsal = new Rehearsal(player, this.studio);
    this.#rehearsal = rehearsal;
    rehearsal.addEventListener('heard', (/** @type {any} */ { heard }) => this.#hear(heard));
    rehearsal.addEventListener('loaded', () => this.requestUpdate());
    for (const type of ['loadedmetadata', 'resize']) player.addEventListener(type, () => this.#reshape(player));
    this.#seen = this.studio.document;
    this.#begin(this.#fromPlayhead, false);
  }

  /** @param {{videoWidth: number, videoHeight: number}} film */
  #reshape({ videoWidth, videoHeight }) {
    if (videoWidth > 0 && videoHeight > 0) this.shape = videoHeight / videoWidth;
  }

  /** @param {import('./rehearsal.js').Heard} heard */
  #hear(heard) {
    const { type, detail } = heard;
    this.#log?.add(heard);
    if (type === 'variable:change') this.values = new Map(this.values).set(detail.name, detail.value);
    if (type === 'project:load' || type === 'project:reset') this.values = this.#initial();
  }

  /** @returns {Map<string, any>} */
  #initial() {
    return new Map(Object.entries(this.studio.document?.variables ?? {}));
  }

  /** @returns {import('./event-log.js').PreviewEvents | null} */
  get #log() {
    return this.renderRoot.querySelector('preview-events');
  }

  /** Where the open video is on the stage. @returns {Omit<import('./rehearsal.js').Place, 'playing'>} */
  get #fromPlayhead() {
    const { video, playhead } = this.studio;
    return { video: plainText(video?.id), time: playhead.time };
  }

  /** @param {Omit<import('./rehearsal.js').Place, 'playing'>} place @param {boolean} playing */
  #begin(place, playing) {
    if (!this.studio.document) return;
    this.#log?.clear();
    this.#rehearsal?.begin({ ...place, playing });
  }

  /** @param {Map<PropertyKey, unknown>} _changes */
  updated(_changes) {
    const { document, dirty, films } = this.studio;
    const own = [...films.values()].join(' ');
    if ((document === this.#seen && own === this.#films) || !this.#rehearsal) return;
    const isEdit = dirty || document === this.#seen;
    [this.#seen, this.#films] = [document, own];
    clearTimeout(this.#timer);
    if (isEdit) this.#timer = setTimeout(() => this.#rehearsal?.again(), WAIT_MS);
    else this.#begin(this.#fromPlayhead, false); // another project
  }

  firstUpdated() {
    this.#resized.observe(/** @type {Element} */ (this.renderRoot.querySelector('.stage')));
  }

  // ---- Drawing --------------------------------------------------------------

  render() {
    const { studio } = this;
    const names = new Set([...this.values.keys(), ...variablesOf(studio.document)]);
    return html`
      <div class="bar" role="group" aria-label="Preview">
        <button type="button" class="primary" @click=${() => this.#begin(this.#fromPlayhead, true)}>From the playhead</button>
        <button type="button" @click=${() => this.#begin({ video: '', time: 0 }, true)}>From the beginning</button>
        <label
          >Device
          <select @change=${(/** @type {Event} */ { target }) => (this.device = Number(/** @type {HTMLSelectElement} */ (target).value))}>
            ${DEVICES.map(([label], i) => html`<option value=${i} ?selected=${i === this.device}>${label}</option>`)}
          </select></label
        >
        <span class="notes" aria-live="polite">${this.#notes()}</span>
      </div>
      <div class="stage">
        <iframe
          title="Preview"
          src="preview/frame.html"
          allow="autoplay; fullscreen; picture-in-picture"
          .style=${this.#place()}
          @load=${this.#framed}
        ></iframe>
      </div>
      <div class="below">
        <preview-events></preview-events>
        <preview-variables
          .names=${[...names]}
          .values=${this.values}
          @set-variable=${(/** @type {CustomEvent} */ { detail }) => this.#setVariable(detail)}
        ></preview-variables>
      </div>
    `;
  }

  /** @param {{name: string, text: string | null}} variable */
  #setVariable({ name, text }) {
    this.#rehearsal?.player.setVariable(name, text === null ? null : typedValue(text));
  }

  /** The page in its own size, made smaller where there is no room for it. */
  #place() {
    const [, width] = DEVICES[this.device];
    const height = Math.round(width * this.shape) + CONTROLS;
    const scale = Math.min(this.room.width / width, this.room.height / height, 1) || 1;
    const [left, top] = [(this.room.width - width * scale) / 2, (this.room.height - height * scale) / 2];
    const place = `translate(${Math.max(left, 0)}px, ${Math.max(top, 0)}px) scale(${scale})`;
    return `width: ${width}px; height: ${height}px; transform: ${place}`;
  }

  /** What the author should know about what is played. */
  #notes() {
    const { studio } = this;
    if (!studio.document) return 'This is no project: what was played last plays on.';
    const errors = (this.#rehearsal?.player.diagnostics ?? []).filter(
      (/** @type {{severity: string}} */ { severity }) => severity === 'error',
    );
    const film = filmOf(studio) ? nothing : html`<span>The open video has no film.</span>`;
    if (errors.length === 0) return film;
    const list = errors.map((/** @type {{path: string, message: string}} */ each) => `${each.path}: ${each.message}`);
    return html`${film}<span class="error" title=${list.join('\n')}
        >${errors.length === 1 ? 'An error' : `${errors.length} errors`}; what has one is left out. ${list[0]}</span
      >`;
  }
}

customElements.define('studio-preview', StudioPreview);
