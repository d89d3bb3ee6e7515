// SPDX-License-Identifier: MIT
// The Properties panel: the fields of what is selected; of the video and the project when nothing is.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { labelOf } from '../model/item.js';
import { Panel } from '../shell/panel.js';
import { controlOf } from './controls.js';
import { drawField, idOf } from './field.js';
import { counted } from './points.js';
import { applies, sectionsOf } from './sections.js';
import { marks, style } from './style.js';
import { Target } from './target.js';
import { labelFor } from './words.js';
import './why.js';

/** @typedef {import('./sections.js').Section} Section */

const MANY = 300;
const MANY_MS = 150;

export class StudioProperties extends Panel {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'selection', 'problems']);
  static styles = [...Panel.styles, marks, style];

  constructor() {
    super();
    /** What is being typed, by the id of the control. @type {Map<string, string>} */
    this.drafts = new Map();
    /** Controls where text is typed instead of one of the choices. @type {Set<string>} */
    this.free = new Set();
    /** Sections that the author has folded or unfolded, by id. @type {Map<string, boolean>} */
    this.unfolded = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.studio.addEventListener('reveal', this.#onReveal);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.studio.removeEventListener('reveal', this.#onReveal);
  }

  #onReveal = () => this.requestUpdate();

  /** What the panel shows, with its heading. @returns {{heading: string, target: Target}[]} */
  get targets() {
    const { studio } = this;
    const { list, indexes } = studio.selection;
    const { videoIndex: video } = studio;
    if (indexes.length === 0)
      return [
        { heading: 'Video', target: new Target(studio, 'VIDEO', [['videos', video]]) },
        { heading: 'Project', target: new Target(studio, 'PROJECT', [[]]) },
      ];
    const object = list === 'cues' ? 'CUE' : 'INTERACTION';
    const last = /** @type {number} */ (indexes.at(-1));
    const noun = list === 'cues' ? 'cue points' : 'interactions';
    const heading = indexes.length > 1 ? `${indexes.length} ${noun}` : labelOf(studio.selected[0], last);
    return [
      {
        heading,
        target: new Target(
          studio,
          object,
          [...indexes].reverse().map((index) => ['videos', video, list, index]),
        ),
      },
    ];
  }

  /** With very many selected, a gesture does not wait for the panel. */
  async scheduleUpdate() {
    if (this.studio.selection.indexes.length > MANY) await new Promise((resolve) => setTimeout(resolve, MANY_MS));
    super.scheduleUpdate();
  }

  render() {
    if (!this.studio.document)
      return html`<p class="about">The JSON is broken, or is no project. Mend it in the JSON view.</p>
        <p class="about"><button type="button" @click=${() => this.studio.reveal({ panel: 'code', path: '' })}>Open the JSON</button></p>`;
    return this.targets.map(
      ({ heading, target }) => html`
        <div class="about"><h2>${heading}</h2></div>
        ${repeat(
          sectionsOf(target.object),
          ({ id }) => id,
          (section) => this.#section(section, target),
        )}
      `,
    );
  }

  /** @param {Section} section @param {Target} target */
  #section({ id, label, fields, open = false }, target) {
    const list = fields.map((name) => target.field(name));
    const isUsed = (/** @type {{name: string}} */ { name }) =>
      target.object !== 'INTERACTION' || target.values.some((item) => applies(name, item));
    const [used, unused] = [list.filter(isUsed), list.filter((field) => !isUsed(field))];
    const count = list.filter((field) => target.state(field).given).length;
    const problems = list.flatMap((field) => target.problemsOf(field, !controlOf(target.object, field).held));
    const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
    const toggled = (/** @type {Event} */ event) =>
      this.#fold(id, /** @type {HTMLDetailsElement} */ (event.target).open);
    const isOpen = this.unfolded.get(id) ?? open;
    return html`<details class="section" id="section-${id}" ?open=${isOpen} @toggle=${toggled}>
      <summary>
        ${label} ${count > 0 ? html`<span class="tag">${count} given</span>` : nothing}
        ${problems.length > 0 ? html`<span class="tag ${worst}">${counted(problems.length, 'problem')}</span>` : nothing}
      </summary>
      ${isOpen ? html`<div class="body">${this.#body(id, used, unused, target)}</div>` : nothing}
    </details>`;
  }

  /** Bodies are drawn while they are open. @param {string} id @param {boolean} isOpen */
  #fold(id, isOpen) {
    if (this.unfolded.get(id) === isOpen) return;
    this.unfolded.set(id, isOpen);
    this.requestUpdate();
  }

  /** @param {string} id @param {Target['fields']} used @param {Target['fields']} unused @param {Target} target */
  #body(id, used, unused, target) {
    const given = unused.filter((field) => target.state(field).given);
    const key = `${id} unused`;
    const isOpen = this.unfolded.get(key) ?? false;
    return html`
      ${id === 'conditions' ? html`<studio-why .studio=${this.studio}></studio-why>` : nothing}
      ${used.map((field) => drawField(this, target, field))}
      ${
        unused.length === 0
          ? nothing
          : html`<details class="unused" ?open=${isOpen}
              @toggle=${(/** @type {Event} */ event) => this.#fold(key, /** @type {HTMLDetailsElement} */ (event.target).open)}>
              <summary>
                Without effect here: ${unused.length}
                ${given.length > 0 ? html`<span class="tag">given: ${given.map(({ name }) => labelFor(name)).join(', ')}</span>` : nothing}
              </summary>
              <div>${isOpen ? unused.map((field) => drawField(this, target, field)) : nothing}</div>
            </details>`
      }
    `;
  }

  updated() {
    const wanted = this.studio?.takeWanted('properties');
    if (wanted) this.#reveal(wanted.path);
  }

  /** Unfolds the section of a field, and focuses it. @param {string} path as in a diagnostic */
  async #reveal(path) {
    for (const { target } of this.targets) {
      if (path !== target.path && !path.startsWith(`${target.path}/`)) continue;
      for (const section of sectionsOf(target.object)) {
        const field = section.fields
          .map((name) => target.field(name))
          .find((each) => target.places.some((place) => isOf(path, place, each.names)));
        if (field) return await this.#focus(section.id, field, target);
      }
    }
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('summary'))?.focus();
  }

  /** @param {string} section @param {Target['fields'][number]} field @param {Target} target */
  async #focus(section, field, target) {
    this.unfolded.set(section, true);
    if (target.object === 'INTERACTION' && !target.values.some((item) => applies(field.name, item)))
      this.unfolded.set(`${section} unused`, true);
    this.requestUpdate();
    await this.updateComplete;
    const control = /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(`#${CSS.escape(idOf(target, field))}`)
    );
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  }
}

/** @param {string} path @param {readonly import('./target.js').Key[]} place @param {string[]} names */
function isOf(path, place, names) {
  const rest = path.split('/').slice(1 + place.length);
  return names.includes(rest[0]);
}

customElements.define('studio-properties', StudioProperties);
