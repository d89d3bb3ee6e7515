// SPDX-License-Identifier: MIT
// Generates the tables of docs/format.md, docs/evidence.md and docs/simulation.md from
// engine/schema. What is between `<!-- NAME ARGUMENTS -->` and `<!-- end -->` is
// generated; of a table only the first columns, while the others are written by hand and
// kept row by row.
import { constant, constants, read, rows, wordRows } from './schema.mjs';

const FIELDS = 'engine/schema/fields.def';
const BLOCK = /^<!-- (\w+)((?: \w+)*) -->\n([\s\S]*?)^<!-- end -->$/gm;

const code = (text) => `\`${text}\``;
const cell = (text) => text.replaceAll('|', '\\|');

/** The value column of each kind of field; that of NODE is written by hand. */
const KINDS = {
  BOOLEAN: 'boolean',
  INTEGER: 'whole number',
  NUMBER: 'number',
  TEXT: 'text',
  SCALAR: 'text, number or boolean',
  OPERAND: 'text, number or boolean',
  OPERANDS: 'text, number, boolean, or a list of them',
  URL: '[URL](rules.md#t16-urls)',
  COLOR: '[colour](#style-values)',
  LENGTH: '[length](#style-values)',
  ID: 'text or integer',
  ANY: 'any JSON',
};
const WORD_LISTS = { HC_TYPE_WORDS: 'a [type](#types)', HC_ACTION_WORDS: 'a [click action](#click-actions)' };
const NEEDS = { ALWAYS: '**required**', VISIBLE: '**required** on visible types' };

/** Rows of the field table: object, name, "names", kind, "values", need, member. */
const played = rows(FIELDS, 'HC_FIELD|HC_FIELD_CUSTOM');

const SHOWN = JSON.parse(read('tests/shown.json'));

/** A link to a test. @param {string} place its file and name */
function testLink(place) {
  const [, path, name] = /^(\S+): (.*)$/.exec(place) ?? ['', '', ''];
  return `[${path.replace('tests/', '')}](../${path}): ${name.replace(/^\$\{\w+\}: /, '').replaceAll('_', '\\_')}`;
}

/** @type {Set<string>} fields that are in a table */
const shown = new Set();

function range(values) {
  const [low, high] = values.split(', ').map((number) => Number(number).toLocaleString('en'));
  if (values === '') return '';
  return high === undefined ? `, at least ${low}` : `, ${low} to ${high}`;
}

function value(kind, values, need) {
  if (kind === 'NODE') return null;
  if (kind === 'LENGTH' && values) return '[radii](#style-values)';
  const list = WORD_LISTS[values] ?? values.split(', ').map(code).join(', ');
  const holds = ['WORD', 'CHOICE'].includes(kind) ? list : KINDS[kind] + range(values);
  return [holds, NEEDS[need]].filter(Boolean).join('; ');
}

const names = ([name, ...aliases]) => code(name) + aliases.map((alias) => `, ${code(alias)}`).join('');

/** The content of each block: rows of cells, null for a cell that is kept; or a text. */
const BLOCKS = {
  /** An object's fields: all, or from one to another. */
  fields(object, first = '', last = '') {
    const all = played.filter(([of]) => of === object);
    const place = (name, fallback) => (name ? all.findIndex((row) => row[2].split(', ')[0] === name) : fallback);
    const part = all.slice(place(first, 0), place(last, all.length - 1) + 1);
    for (const [, name] of part) shown.add(`${object} ${name}`);
    return part.map(([, , list, ...rest]) => [names(list.split(', ')), value(...rest)]);
  },
  types: () => wordRows('HC_TYPES').map(([, name]) => [code(name)]),
  actions: () => wordRows('HC_ACTIONS').map(([, name]) => [code(name)]),
  operators: () =>
    wordRows('HC_OPERATORS').map(([, name, label, symbol]) => [
      code(name),
      [label, symbol].filter(Boolean).map(code).join(', '),
    ]),
  /** The test of each field, type or action (tests/shown.json). */
  shown: (list) =>
    Object.entries(SHOWN[list]).map(([name, place]) => [name.split(' ').map(code).join(' '), testLink(place)]),
  limits: () => constants('HC_LIMIT_').map((name) => [code(name), constant(name).toLocaleString('en')]),
};

/** @param {string} table as it is in the page @param {(string | null)[][]} made new cells, null to keep the old one */
function fillTable(table, made) {
  const [head, line, ...body] = table.trimEnd().split('\n');
  const cells = (row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((text) => text.trim());
  const columns = cells(head).length;
  const old = new Map(body.map(cells).map((row) => [row[0], row]));
  const rest = made.map((row) => {
    const kept = old.get(cell(row[0] ?? '')) ?? [];
    const full = Array.from({ length: columns }, (_, i) => (row[i] != null ? cell(row[i]) : kept[i]));
    if (full.some((text) => text === undefined)) throw new Error(`the documents say nothing about ${row[0]}`);
    return `| ${full.join(' | ')} |`;
  });
  return [head, line, ...rest].join('\n');
}

/**
 * @param {string} page
 * @param {Record<string, (...words: string[]) => string | (string | null)[][]>} [blocks]
 * @returns {string} the page with its blocks regenerated
 */
export const fillPage = (page, blocks = BLOCKS) =>
  page.replace(BLOCK, (_, name, list, old) => {
    const block = blocks[name](...list.trim().split(' '));
    const text = typeof block === 'string' ? block : fillTable(old, block);
    return `<!-- ${name}${list} -->\n${text}\n<!-- end -->`;
  });

/**
 * @param {string} page docs/format.md
 * @returns {string} the page with its blocks regenerated
 * @throws {Error} if a field is in no table
 */
export function formatPage(page) {
  const made = fillPage(page);
  const missing = played.map(([object, name]) => `${object} ${name}`).filter((field) => !shown.has(field));
  if (missing.length > 0) throw new Error(`docs/format.md has no table for ${missing.join(', ')}`);
  return made;
}
