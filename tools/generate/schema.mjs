// SPDX-License-Identifier: MIT
// Reads the tables of engine/schema and the constants of hotcue.h.
import { readFileSync } from 'node:fs';

export const root = new URL('../..', import.meta.url);
export const read = (path) => readFileSync(new URL(path, root), 'utf8');

const header = read('engine/include/hotcue/hotcue.h');
const words = read('engine/schema/words.h');

/** The arguments of a macro call: strings, numbers, and C names as strings. */
function parseArguments(list) {
  return list.match(/"(?:[^"\\]|\\.)*"|[^,\s][^,]*/g).map((value) => {
    if (value.startsWith('"')) return JSON.parse(value);
    return /^-?\d/.test(value) ? Number(value) : value;
  });
}

/** The arguments of every call of `macro` in a .def file; `macro` may be a pattern for several. */
export function rows(path, macro) {
  const calls = read(path).matchAll(new RegExp(`^(?:${macro})\\((.*)\\)$`, 'gm'));
  return [...calls].map(([, list]) => parseArguments(list));
}

/**
 * The rows of events.def: those of the engine, by effect kind, then those of the host alone.
 * @returns {[enumerator: string, name: string, intent: number, payload: string, when: string][]}
 */
export function eventRows() {
  const path = 'engine/schema/events.def';
  return [...rows(path, 'HC_EVENT'), ...rows(path, 'HC_HOST_EVENT').map((row) => ['', ...row])];
}

/** As rows(), each with the comment above it. @returns {[comment: string, row: any[]][]} */
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

/** Names of the constants in hotcue.h with a prefix, in order. */
export function constants(prefix) {
  return [...header.matchAll(new RegExp(`^#define (${prefix}\\w+) `, 'gm'))].map(([, name]) => name);
}

/** HC_COMMAND_FIRST, the first command among the kinds of effects. */
export const commandFirst = 256;
