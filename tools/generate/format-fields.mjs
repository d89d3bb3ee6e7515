// SPDX-License-Identifier: MIT
// Generates js-glue/cli/formatter/fields.js, the order and the names of fields.
import { styles, table } from './json-schema.mjs';

const LINE_MAX = 120;

/** @returns {string} */
export function formatFields() {
  const objects = new Map(table.map(({ object }) => [object, /** @type {string[][]} */ ([])]));
  for (const { object, names } of table) objects.get(object)?.push(names);
  objects.set(
    'DESIGN',
    styles().map(({ names }) => names),
  );
  const rows = [...objects].map(([object, fields]) => {
    const lists = fields.map((names) => `[${names.map((name) => `'${name}'`).join(', ')}]`);
    const line = `  ${object}: [${lists.join(', ')}],`;
    return line.length <= LINE_MAX ? line : `  ${object}: [\n${lists.map((each) => `    ${each},`).join('\n')}\n  ],`;
  });
  const spare = table.filter(({ object, need }) => object === 'INTERACTION' && ['SPARE', 'LOOK'].includes(need));
  return `// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.

/** The fields of each object in canonical order, each with its name and then its aliases. @type {Record<string, string[][]>} */
export const FIELDS = {
${rows.join('\n')}
};

/** Fields of an interaction that it can do without: an invalid one counts as not given. */
export const SPARE = [
${spare.map(({ names: [name] }) => `  '${name}',`).join('\n')}
];
`;
}
