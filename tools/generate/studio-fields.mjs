// SPDX-License-Identifier: MIT
// Generates demo/studio/model/fields.js: the field table with its meanings, for the studio's
// properties panel and for reading a document by every name of a field.
import { table as fieldTable } from './json-schema.mjs';
import { meaningsOf, rowsOf } from './meanings.mjs';
import { wordRows } from './schema.mjs';

const split = (values) => values.split(',').flatMap((word) => word.trim() || []);

/** What a field's column of values holds. */
function domain(kind, values) {
  if (kind === 'WORD' || kind === 'CHOICE') return { words: split(values) };
  if (kind !== 'NUMBER' && kind !== 'INTEGER') return {};
  const [min, max] = split(values).map(Number);
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** A column of a table of docs/format.md, by the names in its first. @param {string} page @param {'types' | 'actions'} kind @param {number} column */
const column = (page, kind, column) =>
  Object.fromEntries(rowsOf(page, kind).map(({ cells }) => [cells[0], cells[column]]));

/** @param {string} page docs/format.md */
export function studioFields(page) {
  const meaning = meaningsOf(page);
  /** @type {Record<string, object[]>} */
  const objects = {};
  for (const { object, names, kind, values, need } of fieldTable) {
    objects[object] ??= [];
    objects[object].push({
      ...{ name: names[0], names, kind, need, ...domain(kind, values) },
      text: meaning[`${object} ${names[0]}`] ?? '',
    });
  }
  const types = column(page, 'types', 1);
  const targets = column(page, 'actions', 1);
  const actions = column(page, 'actions', 2);
  const lists = {
    TYPES: wordRows('HC_TYPES').map(([, name, kind]) => ({ name, visible: kind === 'VISIBLE', text: types[name] })),
    ACTIONS: wordRows('HC_ACTIONS').map(([, name]) => ({ name, takes: targets[name], text: actions[name] })),
    OPERATORS: wordRows('HC_OPERATORS').map(([, name, label, sign]) => ({ name, label, sign })),
  };
  const row = (/** @type {object} */ value) => `  ${JSON.stringify(value)},`;
  return `// SPDX-License-Identifier: MIT
// Generated from engine/schema and docs/format.md by tools/generate/generate.mjs: do not edit.

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string[]} names its name, then its aliases
 * @property {string} kind as in engine/schema/fields.def
 * @property {string} need ALWAYS, VISIBLE, NEVER, SPARE or LOOK
 * @property {string[]} [words] of a WORD or CHOICE, the first being the default
 * @property {number} [min]
 * @property {number} [max]
 * @property {string} text its meaning
 */

/** The fields of each object. @type {Record<string, Field[]>} */
export const FIELDS = {
${Object.entries(objects)
  .map(([name, fields]) => `  ${name}: [\n${fields.map((field) => `  ${row(field)}`).join('\n')}\n  ],`)
  .join('\n')}
};
${Object.entries(lists)
  .map(([name, list]) => `\nexport const ${name} = [\n${list.map(row).join('\n')}\n];\n`)
  .join('')}`;
}
