// SPDX-License-Identifier: MIT
// The lead form (T10), and the fields sent to a CRM.
import { replace } from './conditions.mjs';

const DEFAULT_FIELDS = [{ name: 'name' }, { name: 'email', required: true }];

export const isSet = (variables, name) => `${variables.get(name) ?? ''}` !== '';

/** Whether a `collect_first` needs no form, as all required fields are known. */
export function isKnown(form, variables) {
  const required = (form?.fields ?? DEFAULT_FIELDS).filter((field) => field.required);
  return required.every(({ name }) => isSet(variables, name));
}

/** The payload of `crm:map` for a click; undefined if the interaction has none. */
export function crmOf(item, variables) {
  const hubspot = hubspotOf(item, variables);
  const clickfunnels = clickfunnelsOf(item, variables);
  if (!hubspot && !clickfunnels) return undefined;
  return { ...(hubspot && { hubspot }), ...(clickfunnels && { clickfunnels }) };
}

/** A blank value is omitted, as it would erase the contact's. */
const said = (value, variables) => {
  const text = replace(value ?? null, variables);
  return typeof text === 'string' && text.trim() === '' ? null : text;
};

/** `hubspot_map` sends the viewer's choice; `hubspot_value` is a constant. */
function hubspotOf({ hubspot_map: maps, hubspot_field: field, hubspot_value: constant, ...item }, variables) {
  const chosen = item.variable_name ? item.variable_value : (said(item.value, variables) ?? item.name);
  const value = said(maps ? chosen : constant, variables);
  return field && value !== null ? { field, value } : undefined;
}

function clickfunnelsOf(item, variables) {
  if (!item.clickfunnels) return undefined;
  const { clickfunnels_attribute_name: name, clickfunnels_attribute_value: value } = item;
  const tag = said(item.clickfunnels_tag, variables);
  const text = name === undefined ? null : said(value, variables);
  if (tag === null && text === null) return undefined;
  return { tag, attribute: text === null ? null : { [name]: text } };
}
