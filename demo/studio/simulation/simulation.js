// SPDX-License-Identifier: MIT
// Simulated viewers, and what they reached.
import { html, nothing } from 'lit';
import { Panel } from '../shell/panel.js';
import { simulationStyle } from './simulation-style.js';

/** @typedef {import('./report.js').Report} Report */
/** @typedef {import('./report.js').Row} Row */
/** @typedef {import('./report.js').Table} Table */
/** @typedef {import('./simulation-worker.js').Answer} Answer */

/** So many rows of a table are drawn, and more on demand. */
const ROWS = 200;
const MOST = { viewers: 100_000, seed: 2 ** 32 - 1, seconds: 86_400 };
const EXAMPLE = '[{"play":true},{"until":5},{"click":"button"},{"until":"ended"}]';

/** What was asked for last, kept while the studio is open. */
const asked = { viewers: 100, seed: 1, seconds: 600, script: '' };

export class StudioSimulation extends Panel {
  static properties = {
    ...Panel.properties,
    answer: { state: true },
    report: { state: true },
    running: { state: true },
    failure: { state: true },
    shown: { state: true },
  };
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'problems']);
  static styles = [...Panel.styles, simulationStyle];

  /** @type {Worker | null} */
  #worker = null;
  /** The one that is simulated. @type {import('../model/document.js').ProjectDocument | null} */
  #document = null;

  constructor() {
    super();
    /** The last one. @type {Answer | null} */
    this.answer = null;
    /** @type {Report | null} */
    this.report = null;
    this.running = false;
    /** Why there is no result. */
    this.failure = '';
    /** How many rows are drawn, by table. @type {Record<string, number>} */
    this.shown = {};
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.cancel();
  }

  // ---- Running --------------------------------------------------------------

  #run = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const filled = new FormData(/** @type {HTMLFormElement} */ (event.target));
    for (const name of /** @type {const} */ (['viewers', 'seed', 'seconds'])) asked[name] = Number(filled.get(name));
    asked.script = String(filled.get('script') ?? '');
    this.cancel();
    [this.answer, this.report, this.failure, this.shown] = [null, null, '', {}];
    [this.#document, this.running] = [this.studio.document, true];
    this.#worker = new Worker(new URL('./simulation-worker.js', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }) => this.#answered(data));
    this.#worker.addEventListener('error', ({ message }) =>
      this.#answered({ done: 0, of: 0, failure: message || 'The worker failed.' }),
    );
    this.#worker.postMessage({ ...asked, document: this.studio.text });
  };

  /** @param {Answer} answer */
  #answered(answer) {
    const { report, failure = '', done, of } = answer;
    this.answer = answer;
    this.failure = failure;
    this.report = report ?? this.report;
    if (failure !== '' || (report && done === of)) this.cancel();
  }

  /** Ends what runs; what was reached up to now stays. */
  cancel() {
    this.#worker?.terminate();
    this.#worker = null;
    this.running = false;
  }

  /** Whether the results are of the current document. */
  get #current() {
    return this.#document === this.studio.document;
  }

  /** @param {Row} row */
  #select({ video, item }) {
    this.studio.openVideo(video);
    this.studio.select('interactions', item < 0 ? [] : [item]);
  }

  // ---- Drawing --------------------------------------------------------------

  render() {
    return html`${this.#form()}
      <div class="state" aria-live="polite">${this.#state()}</div>
      ${this.failure ? html`<p class="failure"><strong>${this.failure}</strong></p>` : nothing}
      ${this.report ? this.#tables(this.report) : nothing}`;
  }

  #form() {
    const field = (/** @type {keyof typeof MOST} */ name, /** @type {string} */ label, least = 0) => html`<label
      >${label}
      <input name=${name} type="number" required min=${least} max=${MOST[name]} step="1" .value=${String(asked[name])} />
    </label>`;
    return html`<form @submit=${this.#run}>
      ${field('viewers', 'Random viewers')} ${field('seconds', 'Seconds for each', 1)} ${field('seed', 'Seed')}
      ${
        this.running
          ? html`<button type="button" @click=${this.cancel}>Cancel</button>`
          : html`<button class="primary" ?disabled=${!this.studio.document}>Simulate</button>`
      }
      <details class="script" ?open=${asked.script !== ''}>
        <summary>And one viewer who follows a script</summary>
        <textarea name="script" aria-label="Script" spellcheck="false" placeholder=${EXAMPLE} .value=${asked.script}></textarea>
      </details>
    </form>`;
  }

  #state() {
    const { answer, report } = this;
    if (this.running && answer?.of)
      return html`<progress max=${answer.of} value=${answer.done} aria-label="Viewers"></progress
        ><span>${answer.done} of ${answer.of} viewers</span>`;
    if (this.running) return 'Simulating …';
    if (this.failure && !report) return this.#errors();
    if (!report)
      return html`<span class="muted">Random viewers click, seek, fill in forms and leave. The same seed gives the same viewers.</span>`;
    const sums = Object.entries(report).map(
      ([name, { total, unreached }]) => `${total - unreached} of ${total} ${name}`,
    );
    return html`<span>Reached: ${sums.join(', ')}. Seed ${asked.seed}.</span>
      ${this.#current ? nothing : html`<span class="missed">The project has changed since</span>`}`;
  }

  #errors() {
    const { list } = this.studio.problems;
    const errors = list.filter(({ severity }) => severity === 'error').length;
    return errors > 0 ? `Simulations need a project without errors; it has ${errors}, listed under Problems.` : nothing;
  }

  /** @param {Report} report */
  #tables({ videos, interactions, ways }) {
    return html`${this.#table('Interactions', ['Interaction', 'Viewers who saw it', 'Who clicked'], interactions)}
    ${this.#table('Ways', ['Way', 'Viewers who took it'], ways)}
    ${this.#table('Videos', ['Video', 'Viewers who reached it'], videos)}`;
  }

  /** @param {string} title @param {string[]} columns @param {Table} table */
  #table(title, columns, { rows, total, missed }) {
    const most = this.shown[title] ?? ROWS;
    const left = Math.min(rows.length - most, most * 4);
    const state = total === 0 ? 'none' : missed === 0 ? 'all reached' : `${missed} of ${total} missed`;
    return html`<section aria-label=${title} tabindex="0">
      <h2>${title} <span>${state}</span></h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${columns[0]}</th>
            <th scope="col">Where</th>
            <th scope="col">Missed</th>
            ${columns.slice(1).map((name) => html`<th scope="col" class="number">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, most).map((row) => this.#row(row, columns.length - 1))}
        </tbody>
      </table>
      ${
        left > 0
          ? html`<button type="button" class="more" @click=${() => (this.shown = { ...this.shown, [title]: most + left })}>
              Show ${left} more
            </button>`
          : nothing
      }
      ${total > most ? html`<p class="more muted">${Math.min(most, rows.length)} of ${total} are shown.</p>` : nothing}
    </section>`;
  }

  /** @param {Row} row @param {number} columns of counts */
  #row(row, columns) {
    const counts = Array.from({ length: columns }, (_, i) => row.counts[i] ?? '');
    return html`<tr>
      <th scope="row">
        <button type="button" class="plain" ?disabled=${!this.#current} @click=${() => this.#select(row)}>${row.name}</button>
      </th>
      <td class="muted">${row.about}</td>
      <td>${row.missed ? html`<span class="missed">${row.missed}</span>` : nothing}</td>
      ${counts.map((count) => html`<td class="number">${count}</td>`)}
    </tr>`;
  }
}

customElements.define('studio-simulation', StudioSimulation);
