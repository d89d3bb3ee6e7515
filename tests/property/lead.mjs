// SPDX-License-Identifier: MIT
// What is asked of the viewer, and what becomes of it: the lead form (T10) and
// the fields for a CRM.
import { replace } from './conditions.mjs';

const DEFAULT_FIELDS = [{ name: 'name' }, { name: 'email', required: true }];

export const isSet = (variables, name) => `${variables.get(name) ?? ''}` !== '';

/** Whether nothing has to be asked before a `collect_first`. */
export function isKnown(form, variables) {
  const required = (form?.fields ?? DEFAULT_FIELDS).filter((field) => field.required);
  return required.every(({ name }) => isSet(variables, name));
}

/** The payload of `crm:map` for a click; undefined when the interaction has none. */
export function crmOf(item, variables) {
  const hubspot = hubspotOf(item, variables);
  const clickfunnels = clickfunnelsOf(item, variables);
  if (!hubspot && !clickfunnels) return undefined;
  return { ...(hubspot && { hubspot }), ...(clickfunnels && { clickfunnels }) };
}

/** `hubspot_map` sends what the viewer has chosen; `hubspot_value` is the same for all. */
function hubspotOf({ hubspot_map: maps, hubspot_field: field, hubspot_value: constant, ...item }, variables) {
  if (!field || (!maps && constant === undefined)) return undefined;
  const chosen = item.variable_name ? item.variable_value : item.value;
  return { field, value: replace((maps ? chosen : constant) ?? null, variables) };
}

function clickfunnelsOf(item, variables) {
  if (!item.clickfunnels) return undefined;
  const { clickfunnels_tag: tag, clickfunnels_attribute_name: name, clickfunnels_attribute_value: value = '' } = item;
  if (tag === undefined && name === undefined) return undefined;
  const attribute = name === undefined ? null : { [name]: replace(value, variables) };
  return { tag: tag === undefined ? null : replace(tag, variables), attribute };
}
