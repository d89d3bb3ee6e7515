// SPDX-License-Identifier: MIT
// Generates from engine/schema/inputs.def: the C prototypes, the wrapper's table and types,
// the steps of scripts, and the rows of docs/simulation.md.
import { describedRows, rows } from './schema.mjs';

const TABLE = 'engine/schema/inputs.def';

const double = (name) => [`double ${name}`];
const integer = (name) => [`uint32_t ${name}`];
const flag = (name) => [`bool ${name}`];
const text = (name) => [`const char *${name}`, `uint32_t ${name}_bytes`];
const value = () => ['hc_value_kind kind', 'double number', 'const char *text', 'uint32_t text_bytes'];

/**
 * For each kind of argument: its C parameters; the members of tests/c/inputs.h that hold
 * it; its kind in the wrapper, which has fewer; its type; and an example for the input log.
 */
const KINDS = {
  TIME: { c: double, slots: ['number'], kind: "'number'", type: 'number', example: 12.5 },
  WALL: { c: double, slots: ['number'], kind: "'number'", type: 'number', example: 1.5 },
  START: { c: double, slots: ['number'], kind: "'start'", type: 'number', optional: true, example: 0 },
  DURATION: { c: double, slots: ['number'], kind: "'duration'", type: 'number', example: 60.5 },
  ITEM: { c: integer, slots: ['integer'], kind: "'number'", type: 'number', example: 3 },
  VIDEO: { c: integer, slots: ['integer'], kind: "'number'", type: 'number', example: 1 },
  TOKEN: { c: integer, slots: ['integer'], kind: "'number'", type: 'number', example: 7 },
  FLAG: { c: flag, slots: ['choice'], kind: 'FLAG', type: 'boolean', example: true },
  OPTION: { c: flag, slots: ['choice'], kind: 'FLAG', type: 'boolean', optional: true, example: false },
  NAME: { c: text, slots: ['text'], kind: "'text'", type: 'string', example: 'name' },
  FIELDS: {
    c: text,
    slots: ['text'],
    kind: "'fields'",
    type: 'Record<string, string>',
    example: { email: 'a@b.example' },
  },
  VALUE: {
    c: value,
    slots: ['number', 'integer', 'value'],
    kind: "'value'",
    type: 'string | number | boolean | null',
    example: 'value',
  },
};

/** The C enum of a kind of word. @param {string} kind */
const enumOf = (kind) => `hc_${kind.toLowerCase()}`;
const quoted = (list) => list.map((each) => `'${each}'`).join(', ');
const words = describedRows(TABLE, 'HC_INPUT_WORDS').map(([meaning, [kind, ...list]]) => ({ meaning, kind, list }));
for (const { kind, list } of words) {
  const type = list.map((word) => `'${word}'`).join(' | ');
  const c = (name) => [`${enumOf(kind)} ${name}`];
  KINDS[kind] = { c, slots: ['choice'], kind: `[${quoted(list)}]`, type, word: true, example: list[0] };
}

/** Parses `KIND(parameter)`. @param {string} argument */
function parseArgument(argument) {
  const [, kind, parameter] = /^(\w+)\((\w+)\)$/.exec(argument) ?? [];
  if (!KINDS[kind]) throw new Error(`${TABLE}: ${argument} is no argument`);
  return { parameter, ...KINDS[kind] };
}

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name) => name.replace(/_s$/, '').replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

const inputs = describedRows(TABLE, 'HC_INPUT').map(([contract, [name, method, ...rest]]) => {
  const text = rest.pop();
  const taken = rest.filter((argument) => argument !== 'NONE').map(parseArgument);
  if (snake(method) !== name) throw new Error(`${TABLE}: the method of ${name} is not ${method}`);
  const slots = taken.flatMap((argument) => argument.slots);
  if (new Set(slots).size < slots.length) throw new Error(`${TABLE}: ${name} takes two of ${slots}`);
  return { contract, name, method, taken, text };
});

const values = Object.fromEntries(rows(TABLE, 'HC_STEP_VALUE').map(([kind, ...value]) => [kind, value]));
const steps = rows(TABLE, 'HC_STEP').map(([name, kind, method, text]) => {
  if (!values[kind]) throw new Error(`${TABLE}: ${kind} is no value of a step`);
  return { name, kind, method, text, example: `{"${name}":${values[kind][0]}}`, expects: values[kind][1] };
});

const GENERATED = `// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.`;

/** A prototype, formatted as by clang-format. */
function prototype({ name, taken }) {
  const head = `HC_API hc_result hc_input_${name}(`;
  const lines = [head];
  const parameters = ['hc_engine *engine', ...taken.flatMap(({ c, parameter }) => c(parameter))];
  for (const [i, parameter] of parameters.entries()) {
    const text = parameter + (i < parameters.length - 1 ? ',' : ');');
    const last = lines.at(-1);
    const line = last + (last.endsWith(',') ? ' ' : '') + text;
    if (line.length > 100) lines.push(' '.repeat(head.length) + text);
    else lines[lines.length - 1] = line;
  }
  return lines.join('\n');
}

function enumeration({ meaning, kind, list }) {
  const members = list.map((word) => `    HC_${kind}_${word.toUpperCase()},\n`).join('');
  return `${meaning}typedef enum ${enumOf(kind)} {\n${members}} ${enumOf(kind)};`;
}

/** The text of engine/include/hotcue/inputs.h. */
export const inputsHeader = `${GENERATED}
// The inputs; included by hotcue.h.
#ifndef HOTCUE_INPUTS_H
#define HOTCUE_INPUTS_H

${words.map(enumeration).join('\n\n')}

${inputs.map((input) => `${input.contract}${prototype(input)}`).join('\n\n')}

#endif
`;

function signature({ method, taken }) {
  const list = taken.map(
    ({ parameter, type, optional, word }, i) => `${camel(parameter)}${optional || (word && i > 0) ? '?' : ''}: ${type}`,
  );
  return ` *   ${method}(${list.join(', ')}): Effects,`;
}

/** The text of js-glue/engine/inputs.js. */
export const inputsModule = `${GENERATED}

/** @typedef {readonly import('./effect.js').Effect[]} Effects */

/**
 * The inputs as methods, each returning its effects: see hotcue/inputs.h. What
 * may be left out is false, 0 or the first word.
 * @typedef {{
${inputs.map(signature).join('\n')}
 * }} Inputs
 */

/** @typedef {keyof Inputs} InputName */

/** What an argument is: a list of two for a choice, in C 0 and 1. @typedef {string | unknown[]} Kind */

const FLAG = [false, true];

/** The kinds of each input's arguments, from engine/schema/inputs.def. @type {Record<InputName, Kind[]>} */
export const INPUTS = {
${inputs.map(({ method, taken }) => `  ${method}: [${taken.map(({ kind }) => kind).join(', ')}],`).join('\n')}
};
`;

/** The text of js-glue/simulator/steps.js. */
export const stepsModule = `${GENERATED}

/**
 * Every step of a script: the kind of its value, an example, the description of a valid value
 * for messages, and the input that it makes; '' when it is more than one input.
 * @type {Record<string, {kind: string, example: string, expects: string, input: string}>}
 */
export const STEPS = {
${steps.map(({ name, kind, example, expects, method }) => `  ${name}: { kind: '${kind.toLowerCase()}', example: '${example}', expects: '${expects}', input: '${method}' },`).join('\n')}
};
`;

const code = (text) => `\`${text}\``;

/** The rows of docs/simulation.md. */
export const simulationBlocks = {
  steps: () => steps.map(({ example, text }) => [code(example), text]),
  inputs: () =>
    inputs.map(({ method, taken, text }) => [
      code(JSON.stringify([method, ...taken.map(({ example }) => example)])),
      text,
    ]),
};
