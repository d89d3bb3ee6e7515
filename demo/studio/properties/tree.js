// SPDX-License-Identifier: MIT
// The editor of a tree of conditions: the field `when`.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { drawField } from './field.js';
import { asKind, KINDS, kindOf, newRule, takesValue } from './rules.js';

/** @typedef {import('./field.js').Cell} Cell */
/** @typedef {import('./target.js').Target} Target */

const DEPTH_MOST = 24; // the engine reads no deeper ones: HC_LIMIT_DEPTH

/** @param {Cell} cell */
export function drawRules(cell) {
  const { form, target, state, id } = cell;
  const body = () => {
    if (state.mixed) return html`<p class="muted">Several different conditions: edit one interaction at a time.</p>`;
    if (state.given) return drawRule(form, target.child('RULE', 'when'), 'Condition', 0);
    const add = () => target.change('Add a condition', (draft) => (draft.when = newRule()));
    return html`<button type="button" @click=${add}>Add condition</button>`;
  };
  return html`<div class="parts" role="group" id=${id} tabindex="-1" aria-labelledby="${id}-label">${body()}</div>`;
}

/** Puts another condition in the place of one. @param {Target} target @param {any} next */
const replace = (target, next) =>
  target.change('Change the condition', (rule) => {
    for (const key of Object.keys(rule)) delete rule[key];
    Object.assign(rule, next);
  });

/**
 * @param {Cell['form']} form @param {Target} target a condition @param {string} name in the tree @param {number} depth
 * @param {unknown} [beside] a button
 * @returns {unknown}
 */
function drawRule(form, target, name, depth, beside = nothing) {
  const [rule] = target.values;
  const kind = kindOf(rule);
  const choose = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    replace(target, asKind(rule, /** @type {any} */ (value)));
  };
  return html`<div class="entry" role="group" aria-label=${name}>
    <div class="row">
      <select aria-label=${`${name}, kind`} @change=${choose}>
        ${KINDS.map((each) => html`<option value=${each.kind} .selected=${live(each.kind === kind)}>${each.label}</option>`)}
      </select>
      ${beside}
    </div>
    ${kind === 'rule' ? drawTest(form, target) : drawParts(form, target, name, depth)}
  </div>`;
}

/** Variable, operator and value. @param {Cell['form']} form @param {Target} target */
function drawTest(form, target) {
  const names = takesValue(target.values[0]?.operator) ? ['variable', 'operator', 'value'] : ['variable', 'operator'];
  return names.map((name) => drawField(form, target, target.field(name)));
}

/** @param {Cell['form']} form @param {Target} target @param {string} name @param {number} depth */
function drawParts(form, target, name, depth) {
  const [rule] = target.values;
  const kind = kindOf(rule);
  if (depth > DEPTH_MOST) return html`<p class="muted">Deeper conditions: see the JSON.</p>`;
  if (kind === 'not') return drawRule(form, target.child('RULE', 'not'), `${name}, not`, depth + 1);
  const list = Array.isArray(rule[kind]) ? rule[kind] : [];
  const change = (/** @type {string} */ label, /** @type {(list: any[]) => void} */ work) =>
    target.change(label, (draft) => {
      if (!Array.isArray(draft[kind])) draft[kind] = [];
      work(draft[kind]);
    });
  const parts = list.map((/** @type {any} */ _part, /** @type {number} */ index) => {
    const own = `${name}.${index + 1}`;
    const remove = html`<button type="button" class="plain icon" aria-label=${`Remove ${own}`} title="Remove"
      @click=${() => change('Remove a condition', (draft) => draft.splice(index, 1))}>×</button>`;
    return drawRule(form, target.child('RULE', kind, index), own, depth + 1, remove);
  });
  return html`${parts}
    <button type="button" aria-label=${`Add to ${name}`} @click=${() => change('Add a condition', (draft) => draft.push(newRule()))}>Add</button>`;
}
