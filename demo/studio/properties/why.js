// SPDX-License-Identifier: MIT
// The live explanation of why an interaction is on screen or not, at the playhead.
import { css, html, nothing } from 'lit';
import { variablesOf, variablesOfCondition } from '../model/variables.js';
import { Panel } from '../shell/panel.js';
import { inWords } from './reasons.js';

const TIME_DIGITS = 2;

export class StudioWhy extends Panel {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'selection', 'time']);
  static properties = {
    ...Panel.properties,
    answer: { state: true },
    failure: { state: true },
    device: { state: true },
  };
  static styles = [
    ...Panel.styles,
    css`
      :host {
        display: block;
        padding: 10px;
        border-radius: 10px;
        background: var(--sunken);
      }
      p,
      ul {
        margin: 0 0 6px;
      }
      ul {
        padding-left: 18px;
      }
      .trial {
        display: grid;
        grid-template-columns: minmax(0, auto) minmax(0, 1fr);
        gap: 6px 8px;
        align-items: center;
      }
      .trial input,
      .trial select {
        width: 100%;
      }
      label {
        overflow-wrap: anywhere;
      }
      summary {
        min-height: 24px;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./trial.js').Answer | null} */
    this.answer = null;
    this.failure = '';
    /** @type {'desktop' | 'mobile'} */
    this.device = 'desktop';
    /** The author's values, by variable; for all interactions. @type {Map<string, string>} */
    this.values = new Map();
    /** @type {Worker | null} */
    this.worker = null;
    this.isAsking = false;
    /** What was asked last, so that the same is not asked again. @type {unknown[]} */
    this.asked = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.worker = new Worker(new URL('./trial-worker.js', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }) => this.#onAnswer(data.answer, data.failure));
    this.worker.addEventListener('error', ({ message }) => this.#onAnswer(null, message || 'The worker failed.'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.worker?.terminate();
    [this.worker, this.isAsking, this.asked] = [null, false, []];
  }

  /** @param {import('./trial.js').Answer | null} answer @param {string} failure */
  #onAnswer(answer, failure) {
    [this.answer, this.failure, this.isAsking] = [answer, failure, false];
    this.requestUpdate();
  }

  updated() {
    if (this.isAsking || !this.worker) return;
    const { studio, device } = this;
    const [index] = studio.selection.indexes.slice(-1);
    const { time, duration } = studio.playhead;
    const question = [
      studio.document,
      studio.videoIndex,
      index,
      time,
      duration,
      device,
      JSON.stringify([...this.values]),
    ];
    if (index === undefined || !studio.document || question.every((part, i) => part === this.asked[i])) return;
    [this.asked, this.isAsking] = [question, true];
    const variables = Object.fromEntries([...this.values].filter(([, value]) => value !== ''));
    this.worker.postMessage({
      ...{ text: studio.text, video: studio.videoIndex, index, time, duration, variables, device },
    });
  }

  render() {
    const { answer, failure, studio } = this;
    const at = `At ${studio.playhead.time.toFixed(TIME_DIGITS)} s`;
    const state = answer?.active ? 'on screen' : 'not on screen';
    return html`
      <div role="status" class="answer">
        ${failure ? html`<p>The engine can’t be asked: ${failure}</p>` : nothing}
        ${answer ? html`<p>${at} it is <b>${state}</b>${answer.reasons.length > 0 ? ', because:' : '.'}</p>` : nothing}
        ${answer && answer.reasons.length > 0 ? html`<ul>${answer.reasons.map((reason) => html`<li>${inWords(reason)}</li>`)}</ul>` : nothing}
        ${answer?.note ? html`<p class="muted">${answer.note}</p>` : nothing}
      </div>
      <details>
        <summary>Try out</summary>
        ${this.#trial()}
      </details>
    `;
  }

  /** The device and the variables that count here. They are not part of the document. */
  #trial() {
    const [item] = this.studio.selected.slice(-1);
    const own = variablesOfCondition(item);
    const names = own.length > 0 ? own : variablesOf(this.studio.document);
    return html`<div class="trial">
      <label for="device">Device</label>
      <select id="device" @change=${(/** @type {any} */ { target }) => (this.device = target.value)}>
        <option value="desktop">Desktop</option>
        <option value="mobile">Phone or tablet</option>
      </select>
      ${names.map(
        (name, i) => html`<label for="variable-${i}">${name}</label>
          <input id="variable-${i}" type="text" autocomplete="off" placeholder="as played" .value=${this.values.get(name) ?? ''}
            @input=${(/** @type {any} */ { target }) => this.#set(name, target.value)} />`,
      )}
    </div>`;
  }

  /** @param {string} name @param {string} value '' for what the document sets */
  #set(name, value) {
    this.values.set(name, value);
    this.requestUpdate();
  }
}

customElements.define('studio-why', StudioWhy);
