// SPDX-License-Identifier: MIT
// The variables that a project knows: to be suggested, and to be tried out.
import { emptyDocument, listOf } from './document.js';
import { read } from './item.js';

/** There is always room for them: docs/format.md, "Lead form". */
const OF_VIEWERS = ['name', 'email', 'phone', 'custom_id'];
const TEMPLATE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const NAMES = ['variable_name', 'conditional_variable', 'conditional_variable_2'];

/** @param {any} rule of a `when` tree @returns {string[]} */
export function variablesOfRule(rule) {
  if (rule === null || typeof rule !== 'object') return [];
  if (Array.isArray(rule)) return rule.flatMap(variablesOfRule);
  const { variable, all, any, not } = rule;
  return [...(typeof variable === 'string' ? [variable] : []), ...[all, any, not].flatMap(variablesOfRule)];
}

/** The variables on which an interaction's condition depends. @param {any} item @returns {string[]} */
export function variablesOfCondition(item) {
  const names = NAMES.slice(1).flatMap((name) => read(item, name) ?? []);
  return unique([...names, ...variablesOfRule(item?.when), ...templatesOf(JSON.stringify(item?.when ?? ''))]);
}

/** @param {string} text @returns {string[]} */
const templatesOf = (text) => [...text.matchAll(TEMPLATE)].map(([, name]) => name);

/** @param {any[]} names @returns {string[]} */
const unique = (names) => [...new Set(names.map(String).map((name) => name.trim()))].filter(Boolean);

/** Interactions that did not change have the same variables. @type {WeakMap<object, string[]>} */
const known = new WeakMap();

/** @param {any} item an interaction @returns {string[]} */
function ofItem(item) {
  if (item === null || typeof item !== 'object') return [];
  const found = known.get(item);
  if (found) return found;
  const named = NAMES.flatMap((name) => read(item, name) ?? []);
  const names = unique([...named, ...variablesOfRule(item.when), ...templatesOf(JSON.stringify(item))]);
  known.set(item, names);
  return names;
}

/** All of them, sorted, those of every viewer last. @param {import('./document.js').ProjectDocument | null} document @returns {string[]} */
export function variablesOf(document) {
  const { variables, lead_form, videos } = document ?? emptyDocument();
  const own = unique([
    ...Object.keys(variables ?? {}),
    ...(Array.isArray(lead_form?.fields)
      ? lead_form.fields.flatMap((/** @type {any} */ field) => field?.name ?? [])
      : []),
    ...videos.flatMap((video) => [
      ...listOf(video, 'interactions').flatMap(ofItem),
      ...templatesOf(String(video.on_ended?.value)),
    ]),
  ]).filter((name) => !OF_VIEWERS.includes(name));
  return [...own.sort((a, b) => a.localeCompare(b)), ...OF_VIEWERS];
}
