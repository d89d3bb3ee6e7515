// SPDX-License-Identifier: MIT
// Generates the tables of docs/api.md from the OpenAPI document of the authoring API.
import { settingsTable } from './relay-page.mjs';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const code = (text) => `\`${text}\``;
const nameOf = ({ $ref }) => $ref.split('/').at(-1);

/** Schemas that the page shows; docs/format.md has the others. */
const INPUTS = [
  'InteractionRequest',
  'InteractionInput',
  'VideoRequest',
  'VideoInput',
  'ProjectInput',
  'StoredInteraction',
  'StoredVideo',
  'StoredProject',
];
const ANSWERS = ['Error', 'Diagnostic', 'Failure', 'DocumentConflict'];
const HERE = [...INPUTS, ...ANSWERS];

/** Schemas that the page calls by a word. */
const WORDS = {
  Boolean: 'boolean',
  Decimal: null, // the number beside it may be a text, which the page says once
  Absent: null,
  Id: 'text or integer',
  Text: 'text',
  Scalar: 'text, number or boolean',
  JsonText: 'JSON as text',
  Color: 'colour',
  Operator: 'operator',
  Polygon: 'polygon',
};
const TYPES = { string: 'text', integer: 'whole number', number: 'number', object: 'object', null: 'null' };

/** @param {any} schema @returns {string[]} what it holds, in words; none for what the page says once */
function kinds(schema) {
  if (schema.$ref) {
    const name = nameOf(schema);
    if (name in WORDS) return [WORDS[name]].filter(Boolean);
    return HERE.includes(name) ? [`[${name}](#${name.toLowerCase()})`] : [`[${name}](format.md)`];
  }
  if (schema.enum) return schema.enum.map((word) => code(word));
  if (schema.anyOf) {
    const hasEnum = schema.anyOf.some((part) => part.enum); // then a pattern says the same in any case
    const isAnything = (part) => Object.keys(part).length === 0; // and is ignored, with a warning
    return schema.anyOf.filter((part) => !(hasEnum && part.pattern) && !isAnything(part)).flatMap(kinds);
  }
  if (schema.allOf) return schema.allOf.flatMap(kinds);
  if (schema.type === 'array') return [`list of ${schema.items ? said(schema.items) : 'values'}`];
  if (Array.isArray(schema.type)) return schema.type.map((type) => TYPES[type]);
  if (schema.type === undefined) return ['any JSON'];
  const { minimum, maximum, maxLength } = schema;
  const range = [
    minimum !== undefined && `from ${minimum}`,
    maximum !== undefined && `to ${maximum}`,
    maxLength !== undefined && `of at most ${maxLength} characters`,
  ].filter(Boolean);
  return [[TYPES[schema.type], ...range].join(' ')];
}

/** @param {any} schema */
const said = (schema) => [...new Set(kinds(schema))].join(', ') || 'any JSON';

/** The properties of a schema, with those of the schemas it refers to. */
function propertiesOf(schema, components) {
  if (schema.$ref) return propertiesOf(components[nameOf(schema)], components);
  const inherited = (schema.allOf ?? []).flatMap((part) => Object.entries(propertiesOf(part, components)));
  return { ...Object.fromEntries(inherited), ...schema.properties };
}

const isAlias = ({ description = '' }) => description.startsWith('Another name of');
/** The names by which a field may also be called are in its description. */
const shown = (properties) => Object.entries(properties).filter(([, schema]) => !isAlias(schema));

function parameterRows(parameters, fields) {
  const rows = parameters
    .filter(
      ({ name, in: place, description = '' }) => !(place === 'query' && name in fields) && !isAlias({ description }),
    )
    .map(({ name, in: place, description, required, schema }) => [
      code(name),
      place,
      said(schema) + (required ? '; **required**' : ''),
      description,
    ]);
  const isField = ({ name, in: place }) => place === 'query' && name in fields;
  if (parameters.some(isField))
    rows.push(['every field', 'query', '', 'The [fields of an interaction](#interactioninput).']);
  return rows;
}

const isError = (status) => Number(status) >= 400;
const answerRow = ([status, { description, content, headers = {} }]) => [
  status,
  description,
  content ? said(content['application/json'].schema) : '',
  Object.keys(headers).map(code).join(', '),
];

/** @param {string} path @param {string} method @param {any} operation @param {Record<string, object>} fields of an interaction */
function operationText(path, method, operation, fields) {
  const { summary, description, parameters = [], requestBody, responses, security } = operation;
  const rows = parameterRows(parameters, fields);
  const types = Object.entries(requestBody?.content ?? {});
  const answers = Object.entries(responses);
  const good = answers.filter(([status]) => !isError(status)).map(answerRow);
  const bad = answers.filter(([status]) => isError(status)).map(([status]) => status);
  return [
    `#### ${code(`${method.toUpperCase()} ${path}`)}`,
    `${summary}. ${description ?? ''}${security?.length === 0 ? ' **Public.**' : ''}`.trim(),
    rows.length > 0 && table(['parameter', 'in', 'value', ''], rows),
    types.length > 0 &&
      `Body${requestBody.required ? '' : ', optional'}: ${said(types[0][1].schema)}, as ${types.map(([type]) => code(type)).join(' or ')}.`,
    table(['status', '', 'body', 'headers'], good),
    `[Errors](#errors): ${bad.join(', ')}.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Every error that some operation answers, once. @param {any[]} operations */
function errorTable(operations) {
  const all = operations.flatMap(({ responses }) => Object.entries(responses).filter(([status]) => isError(status)));
  const rows = new Map(all.map((answer) => [`${answer[0]} ${answer[1].description}`, answerRow(answer)]));
  return table(
    ['status', 'when', 'body', 'headers'],
    [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  );
}

function schemaText(name, components) {
  const schema = components[name];
  const [base, added] = schema.allOf ?? [];
  const stored = name.startsWith('Stored');
  const from = stored ? `${name.slice('Stored'.length)}Input` : base && nameOf(base);
  const first = stored ? ' by their first names' : '';
  const rows = shown(added?.properties ?? propertiesOf(schema, components));
  return [
    `#### ${name}`,
    schema.description,
    base && `The members of [${from}](#${from.toLowerCase()})${first}, and:`,
    table(
      [name.endsWith('Input') ? 'field' : 'member', 'value', ''],
      rows.map(([field, value]) => [code(field), said(value), value.description]),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The blocks of docs/api.md, by name: see fillPage(). */
export async function apiBlocks() {
  const { openapiDocument } = await import('../../demo/server/api/schemas/document.mjs');
  const { paths, components, tags } = await openapiDocument();
  const { schemas } = components;
  const fields = propertiesOf(schemas.InteractionInput, schemas);
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => methods[method]).map((method) => ({ path, method, operation: methods[method] })),
  );
  return {
    operations: () =>
      tags
        .map(({ name, description }) => {
          const own = all.filter(({ operation }) => operation.tags.includes(name));
          const texts = own.map(({ path, method, operation }) => operationText(path, method, operation, fields));
          return [`### ${name}`, description, ...texts].join('\n\n');
        })
        .join('\n\n'),
    errors: () => errorTable(all.map(({ operation }) => operation)),
    settings: () => settingsTable('api'),
    schemas: (kind) => (kind === 'answers' ? ANSWERS : INPUTS).map((name) => schemaText(name, schemas)).join('\n\n'),
  };
}
