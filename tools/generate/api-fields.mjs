// SPDX-License-Identifier: MIT
// Generates demo/server/api/schemas/fields.json from the field table: the names of the fields,
// and the schemas that the authoring API describes its bodies with. They are those of
// hotcue.schema.json, as components of an OpenAPI document.
import { projectSchema, table } from './json-schema.mjs';

/** The objects of which the API reads and writes single fields. */
const RESOURCES = ['INTERACTION', 'VIDEO', 'PROJECT'];
/** Kinds of fields that a query or a form has as JSON in a text. */
const JSON_KINDS = ['NODE', 'ANY'];
const NEEDS = { ALWAYS: 'Required.', VISIBLE: 'Required for `button`, `image`, `text` and `hotspot`.' };

const pascal = (name) => name.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase());
const component = (name) => ({ $ref: `#/components/schemas/${pascal(name)}` });

const JSON_TYPES = ['array', 'boolean', 'null', 'number', 'object', 'string'];

/**
 * A schema as generators of clients understand it best. hotcue.schema.json has some that say the
 * same in another way, since editors complete what they find in them.
 * @param {any} schema
 */
function plain({ anyOf, ...schema }) {
  const left = JSON_TYPES.filter((type) => !schema.not?.type?.includes?.(type));
  if (Array.isArray(schema.not?.type) && left.length === 1) return { type: left[0] };
  const { minimum, maximum } = schema;
  if (minimum !== undefined && minimum === maximum) return { const: minimum };
  return { ...schema, ...(anyOf && !schema.enum && { anyOf }) }; // with an enum, it explains the words
}

/** References to `$defs` become references to components. @param {any} schema @returns {any} */
function moved(schema) {
  if (Array.isArray(schema)) return schema.map(moved);
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(plain(schema)).map(([key, value]) =>
    key === '$ref' ? [key, component(value.replace('#/$defs/', '')).$ref] : [key, moved(value)],
  );
  return Object.fromEntries(entries);
}

/** The shape of what the engine reads of visible types alone, and never of others. */
const SHAPES = {
  keyframes: { type: 'array', items: component('keyframe') },
  hotspot_points: component('polygon'),
};

/** Without what points to another place of docs/format.md. @param {string} text */
const alone = (text) => text.replace(/[,:]? ?see below\.?$|[,:] see below|\s*\(T\d+\)/g, '');
const sentence = (text) => (text ? `${text[0].toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}` : '');

/** What a person has to know of a field. @param {typeof table[number]} field @param {string} [meaning] */
function described({ names: [, ...aliases], need }, meaning) {
  const also = aliases.length > 0 && `Also ${aliases.map((name) => `\`${name}\``).join(', ')}.`;
  return [sentence(alone(meaning ?? '')), NEEDS[need], also].filter(Boolean).join(' ');
}

/** A field as it is in a document, described. */
function field(row, { description, ...schema }) {
  const text = described(row, description);
  return { ...(text && { description: text }), ...moved(schema) };
}

/** The same in a request: JSON may be a text, and what is ignored need not be allowed. */
function input(row, schema) {
  const { description, ...value } = field(row, schema);
  if (!JSON_KINDS.includes(row.kind)) return { ...(description && { description }), ...value };
  const shape = SHAPES[row.names[0]];
  const shapes = shape ? [shape, component('absent')] : [value];
  return { ...(description && { description }), anyOf: [...shapes, component('json_text')] };
}

/** The properties of an object: of each field under its name, or under all of its names. */
function propertiesOf(rows, properties, make, aliases) {
  const entries = rows.flatMap((row) => {
    const [name, ...others] = row.names;
    const schema = make(row, properties[name]);
    const same = { ...schema, description: `Another name of \`${name}\`.` };
    return [[name, schema], ...(aliases ? others.map((other) => [other, same]) : [])];
  });
  return Object.fromEntries(entries);
}

/** @param {string} page docs/format.md @returns {string} */
export function apiFields(page) {
  const { $schema: _, $defs, title: __, ...document } = projectSchema(page);
  const all = { ...$defs, document };
  const components = Object.fromEntries(Object.entries(all).map(([name, schema]) => [pascal(name), moved(schema)]));
  components.JsonText = { description: 'JSON as text.', type: 'string', contentMediaType: 'application/json' };

  const fields = {};
  for (const object of RESOURCES) {
    const rows = table.filter((row) => row.object === object);
    const { properties } = object === 'PROJECT' ? document.anyOf[0] : $defs[object.toLowerCase()];
    const name = pascal(object.toLowerCase());
    components[`${name}Fields`] = { type: 'object', properties: propertiesOf(rows, properties, field, false) };
    components[`${name}Input`] = { type: 'object', properties: propertiesOf(rows, properties, input, true) };
    fields[object.toLowerCase()] = rows.map(({ names, kind, need }) => ({ names, kind, need }));
  }
  return `${JSON.stringify({ components, fields }, null, 1)}\n`;
}
