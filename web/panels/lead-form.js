// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { WORDS } from '../words.js';

/**
 * `leadForm` of Engine.project().
 * @typedef {object} LeadForm
 * @property {string | null} title
 * @property {string | null} text
 * @property {string | null} consent
 * @property {{name: string, label: string | null, type: string | null, required: boolean}[]} fields
 */

/** Allowed types of inputs; any other becomes text. */
const TYPES = new Set(['text', 'email', 'tel', 'url', 'number', 'date']);
/** Values of `autocomplete`, by field name. */
const AUTOCOMPLETE = new Map(Object.entries({ name: 'name', email: 'email', phone: 'tel' }));
const TEXT_MAX = '1000';

/**
 * Creates the lead form, which the browser validates.
 * @param {LeadForm} form
 * @param {(fields: Record<string, string>) => void} submit
 * @param {() => void} cancel
 */
export function leadForm({ text, consent, fields }, submit, cancel) {
  const inputs = fields.map(input);
  inputs[0]?.setAttribute('autofocus', '');
  const rows = fields.map(({ name, label, required }, i) => {
    const note = required ? [] : [h('small', {}, ` ${WORDS.optional}`)];
    return h(
      'label',
      { class: 'field' },
      h('span', { dir: 'auto' }, label === null || label === name ? capital(name) : label, ...note),
      inputs[i],
    );
  });
  const box = h('input', { type: 'checkbox', required: '' });
  const no = h('button', { type: 'button', class: 'act quiet', part: 'dialog-cancel' }, WORDS.cancel);
  no.addEventListener('click', cancel);
  const yes = h('button', { class: 'act', part: 'dialog-submit' }, WORDS.submit);
  const made = h(
    'form',
    { class: 'form', part: 'form' },
    ...(text ? [h('p', { dir: 'auto' }, text)] : []),
    ...rows,
    ...(consent ? [h('label', { class: 'consent' }, box, h('span', { dir: 'auto' }, consent))] : []),
    h('div', { class: 'acts' }, no, yes),
  );
  // Not on `submit`, which a sandboxed page without `allow-forms` doesn't have. Enter clicks, too.
  yes.addEventListener('click', (event) => {
    event.preventDefault();
    if (made.reportValidity()) submit(Object.fromEntries(fields.map(({ name }, i) => [name, inputs[i].value.trim()])));
  });
  return made;
}

/** @param {LeadForm['fields'][number]} field */
function input({ name, type, required }) {
  const kind = type === 'phone' ? 'tel' : (type ?? 'text');
  const autocomplete = AUTOCOMPLETE.get(name);
  /** @type {Record<string, string>} */
  const attributes = { name, maxlength: TEXT_MAX };
  if (autocomplete) attributes.autocomplete = autocomplete;
  if (kind === 'textarea') return area(attributes, required);
  attributes.type = TYPES.has(kind) ? kind : 'text';
  if (required) attributes.required = '';
  if (kind === 'number') attributes.step = 'any';
  return trimmed(h('input', attributes));
}

/** @param {Record<string, string>} attributes @param {boolean} required */
const area = (attributes, required) =>
  trimmed(h('textarea', { ...attributes, rows: '3', ...(required && { required: '' }) }));

/** Trims the value on change, so that blanks don't satisfy `required`. @template {HTMLInputElement | HTMLTextAreaElement} T @param {T} made @returns {T} */
function trimmed(made) {
  made.addEventListener('change', () => {
    made.value = made.value.trim();
  });
  return made;
}

/** @param {string} name */
function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}
