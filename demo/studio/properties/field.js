// SPDX-License-Identifier: MIT
// One field: its name, its control, its meaning, its diagnostics, and the button that removes it.
import { html, nothing } from 'lit';
import { aimLabel } from './aims.js';
import { controlOf } from './controls.js';
import { helpFor, labelFor } from './words.js';

/** @typedef {import('./target.js').Target} Target */
/** @typedef {import('../model/fields.js').Field} Field */
/**
 * What draws fields: the panel.
 * @typedef {object} Form
 * @property {Map<string, string>} drafts what is being typed, by the id of the control
 * @property {Set<string>} free controls where text is typed instead of one of the choices
 * @property {() => void} requestUpdate
 */
/**
 * @typedef {object} Cell what a control is drawn with
 * @property {Form} form
 * @property {Target} target
 * @property {Field} field
 * @property {import('./target.js').State} state
 * @property {string} id
 * @property {string} label
 * @property {string} describedBy ids
 * @property {boolean} invalid
 */

/** @param {import('../model/problems.js').Diagnostic} problem */
const isFault = ({ severity, code }) => severity === 'error' || code === 'bad_style';

/** @param {import('../model/problems.js').Diagnostic[]} problems @param {string} id */
export const drawProblems = (problems, id) =>
  problems.length === 0
    ? nothing
    : html`<ul class="problems" id=${id}>
        ${problems.map(({ severity, message }) => html`<li class=${severity}><b>${severity}:</b> ${message}</li>`)}
      </ul>`;

/** @param {Target} target @param {Field} field */
export const idOf = (target, { names: [name] }) => `${target.path}/${name}`.replaceAll(/[^\w-]/g, '-').slice(1);

/** @param {Target} target @param {Field} field */
const labelIn = (target, { name }) => (name === 'click_value' ? aimLabel(target.values) : labelFor(name, target.table));

/**
 * @param {Form} form @param {Target} target @param {Field} field
 * @param {{label?: string}} [words]
 * @returns {import('lit').TemplateResult}
 */
export function drawField(form, target, field, { label = labelIn(target, field) } = {}) {
  const { draw, group, held } = controlOf(target.object, field);
  const state = target.state(field);
  const problems = target.problemsOf(field, !group);
  const id = idOf(target, field);
  const help = helpFor(field, state.value);
  const describedBy = [help && `${id}-help`, problems.length > 0 && `${id}-problems`].filter(Boolean).join(' ');
  const cell = { form, target, field, state, id, label, describedBy, invalid: problems.some(isFault) };
  const required = !state.given && field.need === 'ALWAYS';
  return html`<div class="field ${group ? 'group' : ''}" data-field=${field.name} ?data-given=${state.given}>
    <div class="head">
      ${group ? html`<span class="label" id="${id}-label">${label}</span>` : html`<label for=${id}>${label}</label>`}
      <code>${field.name}</code>
      ${required ? html`<span class="tag">required</span>` : nothing}
      ${state.mixed ? html`<span class="tag">mixed</span>` : nothing}
      ${
        state.given && !held
          ? html`<button type="button" class="plain icon reset" aria-label=${`Remove ${label}`} title="Remove: not given"
              @click=${() => reset(cell)}>×</button>`
          : nothing
      }
    </div>
    ${draw(cell)}
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing} ${drawProblems(problems, `${id}-problems`)}
  </div>`;
}

/** @param {Cell} cell */
function reset({ form, target, field, id }) {
  form.drafts.delete(id);
  form.free.delete(id);
  target.write(field, undefined);
  target.studio.settle();
  form.requestUpdate();
}
