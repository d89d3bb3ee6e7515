// SPDX-License-Identifier: MIT
// Reads the tables of engine/schema and the constants of hotcue.h.
import { readFileSync } from 'node:fs';

export const root = new URL('../..', import.meta.url);
export const read = (path) => readFileSync(new URL(path, root), 'utf8');

const header = read('engine/include/hotcue/hotcue.h');
const words = read('engine/schema/words.h');

/** The arguments of a macro's call: texts, numbers, and names of C as they are. */
function parseArguments(list) {
  return list.match(/"(?:[^"\\]|\\.)*"|[^,\s][^,]*/g).map((value) => {
    if (value.startsWith('"')) return JSON.parse(value);
    return /^-?\d/.test(value) ? Number(value) : value;
  });
}

/** Every call of `macro` in a .def file, or of several that `macro` matches. */
export function rows(path, macro) {
  const calls = read(path).matchAll(new RegExp(`^(?:${macro})\\((.*)\\)$`, 'gm'));
  return [...calls].map(([, list]) => parseArguments(list));
}

/** As rows(), each behind the comment above it. @returns {[comment: string, row: any[]][]} */
export function describedRows(path, macro) {
  const calls = read(path).matchAll(new RegExp(`((?:^//.*\\n)*)^${macro}\\((.*)\\)$`, 'gm'));
  return [...calls].map(([, comment, list]) => [comment, parseArguments(list)]);
}

/** The rows of a list in words.h. */
export function wordRows(list) {
  const [, body] = new RegExp(`^#define ${list}\\(X\\)([\\s\\S]*?[^\\\\])$`, 'm').exec(words) ?? [];
  if (!body) throw new Error(`${list} is not in words.h`);
  return [...body.matchAll(/X\((.*)\)/g)].map(([, row]) => parseArguments(row));
}

/** A number in hotcue.h. */
export function constant(name) {
  const [, value] = new RegExp(`^#define ${name} (?:\\()?([\\du* ]+)`, 'm').exec(header) ?? [];
  if (!value) throw new Error(`${name} is not in hotcue.h`);
  return value
    .replaceAll('u', '')
    .split('*')
    .reduce((product, factor) => product * Number(factor), 1);
}

/** Names of the constants in hotcue.h that begin so, in order. */
export function constants(prefix) {
  return [...header.matchAll(new RegExp(`^#define (${prefix}\\w+) `, 'gm'))].map(([, name]) => name);
}

/** Where the commands begin among the kinds of effects: HC_COMMAND_FIRST. */
export const commandFirst = 256;
