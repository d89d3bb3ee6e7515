// SPDX-License-Identifier: MIT
// What may be written at a place of a document: names of fields, and words for their values.
import { OPERATORS } from '../model/fields.js';
import { fieldOf } from '../model/item.js';
import { keysIn, locate, pathAt } from '../model/json-places.js';
import { CHILDREN, fieldsOf, keysOf, longKeys, objectAt } from '../model/places.js';
import { variablesOf } from '../model/variables.js';

/** @typedef {{label: string, apply: string, info: string, isField: boolean}} Choice apply: JSON */

/** The beginning of a text or word before the cursor. */
const BEGUN = /"?[\w .-]*$/;
const VARIABLES = ['variable', 'variable_name', 'conditional_variable', 'conditional_variable_2'];
const OPERATOR = ['operator', 'conditional_operator', 'conditional_operator_2'];
const VIDEOS = ['start', 'switch_video_id'];

/** @param {string} object @param {import('../model/fields.js').Field} field */
function opening(object, { name, kind }) {
  const child = CHILDREN[object]?.[name];
  if (child?.holds === 'list') return '[]';
  if (child || name === 'variables') return '{}';
  return name === 'hotspot_points' || name === 'points' ? '[]' : kind === 'BOOLEAN' ? 'true' : '';
}

/** Names of fields that an object does not have yet. @param {string} text @param {string} path of the object @returns {Choice[]} */
function fieldChoices(text, path) {
  const { object, field } = objectAt(longKeys(keysOf(path)));
  if (field !== null) return [];
  const has = new Set(keysIn(text, path));
  return fieldsOf(object)
    .filter(({ names }) => !names.some((name) => has.has(name)))
    .map((each) => ({
      label: each.name,
      apply: `"${each.name}": ${opening(object, each)}`,
      info: each.text,
      isField: true,
    }));
}

/**
 * Words for the value of a field.
 * @param {string} path @param {import('../model/document.js').ProjectDocument | null} document
 * @returns {Choice[]}
 */
function valueChoices(path, document) {
  const { object, field, rest } = objectAt(longKeys(keysOf(path)));
  const found =
    field === null || rest.length > 0 ? undefined : fieldOf(field, object === 'DESIGN' ? 'INTERACTION' : object);
  if (!found) return [];
  const choice = (/** @type {string} */ label, info = '', apply = JSON.stringify(label)) => ({
    label,
    apply,
    info,
    isField: false,
  });
  if (found.kind === 'BOOLEAN') return [choice('true', '', 'true'), choice('false', '', 'false')];
  if (OPERATOR.includes(found.name)) return OPERATORS.map(({ name, label }) => choice(name, label));
  if (VARIABLES.includes(found.name)) return variablesOf(document).map((name) => choice(name));
  if (VIDEOS.includes(found.name))
    return (document?.videos ?? []).flatMap(({ id }) => (id == null ? [] : choice(String(id))));
  return (found.words ?? []).map((word) => choice(word));
}

/** How far a text or word that is begun goes on after the cursor. @param {string} begun @param {string} after */
const restOf = (begun, after) => (begun.startsWith('"') ? /^[\w .-]*"|/ : /^\w*/).exec(after)?.[0] ?? '';

/**
 * @param {string} text JSON, which may be broken @param {number} index of the cursor
 * @param {import('../model/document.js').ProjectDocument | null} document
 * @returns {{from: number, to: number, choices: Choice[]}} from, to: what a choice replaces
 */
export function choicesAt(text, index, document) {
  const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
  const begun = (BEGUN.exec(line)?.[0] ?? '').trimStart();
  const from = index - begun.length;
  const [rest] = text.slice(index).split('\n', 1);
  const to = index + restOf(begun, rest).length;
  const before = text.slice(0, from).trimEnd();
  const path = pathAt(text, before.length);
  if (before.endsWith(':')) return { from, to, choices: valueChoices(path, document) };
  const isKey = before.endsWith('{') || (before.endsWith(',') && text[locate(text, path).from] === '{');
  const hasColon = /^\s*:/.test(text.slice(to));
  const choices = isKey ? fieldChoices(text, path) : [];
  return {
    from,
    to,
    choices: hasColon ? choices.map((each) => ({ ...each, apply: JSON.stringify(each.label) })) : choices,
  };
}
