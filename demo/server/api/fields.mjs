// SPDX-License-Identifier: MIT
// The names of fields, from the field table of the engine.
import { FIELDS } from './schemas/components.mjs';

/** @typedef {import('./schemas/components.mjs').Field} Field */

/** @param {Field[]} list @returns {Map<string, Field>} by every name */
const byName = (list) => new Map(list.flatMap((field) => field.names.map((name) => [name, field])));

export const INTERACTION = byName(FIELDS.interaction);
export const VIDEO = byName(FIELDS.video);
export const PROJECT = byName(FIELDS.project);

/** The first name of a field. @param {string} name @returns {string} itself, if there is no such field */
export const canonical = (name) => INTERACTION.get(name)?.names[0] ?? name;

/** @param {string} text JSON @returns {boolean} whether it means that the field is not given */
export const isAbsent = (text) => text === 'null' || (text.startsWith('"') && JSON.parse(text).trim() === '');

/**
 * An interaction's members under the first names of their fields. Of several names for one field,
 * which agree in what the engine took, the first one that is given.
 * @param {Map<string, string>} members
 */
export function canonicalMembers(members) {
  const found = new Map();
  for (const [name, value] of members) {
    const own = canonical(name);
    if (!found.has(own) || isAbsent(found.get(own))) found.set(own, value);
  }
  return found;
}

/**
 * Fields whose limits are those of the whole project: names of trays, patterns and variables.
 * @param {Map<string, string>} members under the first names
 */
export const countsInProject = (members) =>
  Array.from(members.keys()).some((name) => /^(when$|conditional|tray_type$|variable_name$)/.test(name)) ||
  /resourcetray/i.test(members.get('type') ?? '') ||
  /resourcetray/i.test(members.get('click_action') ?? '');
