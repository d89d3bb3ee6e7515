// SPDX-License-Identifier: MIT
// Generates hotcue.schema.json, a JSON Schema of project documents, from the field
// table. The schema accepts whatever the engine accepts. Some rules only the engine
// can check: that an end is after its start, that ids are unique, that a video
// exists, that a decimal in a string is in range.
import { meaningsOf, wordMeanings } from './meanings.mjs';
import { constant, rows, wordRows } from './schema.mjs';
import {
  allOf,
  anyOf,
  given,
  inAnyCase,
  isOne,
  isThere,
  isTrue,
  NULL,
  oneOf,
  ref,
  suggested,
  when,
  words,
} from './schema-parts.mjs';

const FIELDS = 'engine/schema/fields.def';
const VISIBLE = ['button', 'image', 'text', 'hotspot'];

const DECIMAL = '[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?';
/** All names of some operators. @param {(name: string) => boolean} wanted */
function operators(wanted) {
  const names = wordRows('HC_OPERATORS').filter(([, name]) => wanted(name));
  const spellings = names.flatMap(([, ...row]) => row.filter(Boolean).map(inAnyCase));
  return { type: 'string', pattern: `^\\s*(${[...new Set(spellings)].join('|')})\\s*$` };
}

/** @param {Record<string, string>} meanings by name */
const suggestedOperators = (meanings) => ({
  anyOf: [suggested(Object.keys(meanings), meanings), operators(() => true)],
});

/** A condition is complete, by the names of its fields. */
const complete = (variable, operator, value) =>
  allOf(
    given(variable),
    given(operator),
    { properties: { [operator]: ref('operator') } },
    when({ not: { required: [operator], properties: { [operator]: ref('operator_without_value') } } }, isThere(value)),
    when(
      { properties: { [operator]: ref('operator_of_list') } },
      { properties: { [value]: { anyOf: [ref('scalar'), listOf('scalar'), NULL] } } },
      { properties: { [value]: { not: { type: 'array' } } } },
    ),
  );

/** The schema of each kind of field, without the values that mean "not given". */
const KINDS = {
  BOOLEAN: () => ref('boolean'),
  INTEGER: (values) => number('integer', values),
  NUMBER: (values) => number('number', values),
  TEXT: () => ref('text'),
  SCALAR: () => ref('scalar'),
  OPERAND: () => ref('scalar'),
  OPERANDS: () => ({ anyOf: [ref('scalar'), { type: 'array' }] }),
  URL: () => ref('text'),
  COLOR: () => ref('color'),
  LENGTH: () => ({ type: ['number', 'string'] }),
  ID: () => ref('id'),
  WORD: (values, meanings) => anyOf([suggested(words(values), meanings), oneOf(words(values))]),
  CHOICE: (values) => anyOf([suggested(words(values)), oneOf(words(values))]),
};
/** The lists of words that have a table in docs/format.md. @type {Record<string, 'types' | 'actions'>} */
const EXPLAINED = { HC_TYPE_WORDS: 'types', HC_ACTION_WORDS: 'actions' };

function number(type, values) {
  const [low, high] = values === '' ? [] : values.split(', ').map(Number);
  const range = { ...(low !== undefined && { minimum: low }), ...(high !== undefined && { maximum: high }) };
  return { anyOf: [{ type, ...range }, ref('decimal')] };
}

const listOf = (name) => ({ type: 'array', items: ref(name) });

/** The schemas of fields that have their own code in the engine. */
const NODES = {
  'PROJECT hotcue': { anyOf: [{ const: 1 }, ref('decimal')] },
  'PROJECT videos': {
    ...{ type: 'array', minItems: 1, maxItems: constant('HC_LIMIT_VIDEOS'), items: ref('video') },
    ...when({ type: 'array', minItems: 2 }, { type: 'array', items: { type: 'object', ...given('id') } }),
  },
  'PROJECT variables': { type: 'object', propertyNames: ref('text'), additionalProperties: ref('scalar') },
  'PROJECT design': ref('design'),
  'PROJECT lead_form': ref('form'),
  'PROJECT trays': { type: 'object', propertyNames: ref('text'), additionalProperties: ref('tray') },
  'FORM fields': listOf('form_field'),
  'VIDEO design': ref('design'),
  'VIDEO sources': listOf('source'),
  'VIDEO tracks': listOf('track'),
  'VIDEO interactions': listOf('interaction'),
  'VIDEO cues': listOf('cue'),
  'VIDEO on_ended': ref('ended'),
  'INTERACTION hotspot_points': {}, // only read for visible types
  'INTERACTION keyframes': {}, // as is this
  'KEYFRAME points': ref('polygon'),
  'INTERACTION when': ref('rule'),
  ...Object.fromEntries(
    ['INTERACTION conditional_operator', 'INTERACTION conditional_operator_2', 'RULE operator'].map((field) => [
      field,
      anyOf([ref('operator'), ref('text')]), // checked where the rule applies
    ]),
  ),
  'RULE all': { ...listOf('rule'), minItems: 1 },
  'RULE any': { ...listOf('rule'), minItems: 1 },
  'RULE not': ref('rule'),
};

// ---- Objects ----------------------------------------------------------------

/** @type {{object: string, names: string[], kind: string, values: string, need: string}[]} */
export const table = rows(FIELDS, 'HC_FIELD|HC_FIELD_CUSTOM').map(([object, , names, kind, values, need]) => ({
  ...{ object, names: words(names), kind, values: list(values), need, explained: EXPLAINED[values] },
}));

/** The words of fields that are listed in a macro. */
function list(values = '') {
  return /^HC_(\w+)_WORDS$/.test(values)
    ? wordRows(values.replace('_WORDS', 'S'))
        .map(([, name]) => name)
        .join(', ')
    : values;
}

/** The schema of a field. An invalid style value is only a warning, so it is accepted. */
function holds({ object, names, kind, values, need, explained }, texts) {
  if (kind === 'ANY') return {};
  const node = NODES[`${object} ${names[0]}`];
  const value = node ?? KINDS[kind]?.(values, texts[explained]);
  if (!value) throw new Error(`tools/generate/json-schema.mjs has no schema for ${object} ${names[0]}`);
  return { anyOf: [value, need === 'LOOK' ? {} : ref('absent')] };
}

/** @param {any[]} fields @param {ReturnType<typeof textsOf>} texts */
function properties(fields, texts) {
  const entries = fields.flatMap((field) => {
    const meaning = texts.fields[`${field.object} ${field.names[0]}`];
    return field.names.map((name, i) => {
      const description = i === 0 ? meaning : `the same as ${field.names[0]}: ${meaning}`;
      return [name, { description, ...holds(field, texts) }];
    });
  });
  return Object.fromEntries(entries);
}

const needed = (fields, need) => fields.filter((field) => field.need === need).map(({ names }) => given(...names));

const of = (object) => table.filter((field) => field.object === object);

/** The fields of an interaction that a design may contain. */
export function styles() {
  const all = of('INTERACTION');
  const place = (name) => all.findIndex(({ names }) => names[0] === name);
  return all.slice(place('color'), place('animation') + 1);
}

// ---- Dependencies between fields --------------------------------------------

/** Click actions, and timed types with their own fields, that have a target. */
const LEADING_ACTIONS = ['link', 'redirect', 'jump', 'video'];
const LEADING_TYPES = {
  redirect: ['redirect_url', 'click_value'],
  jump: ['jump_time', 'click_value'],
  switch: ['switch_video_id', 'switch_video_token', 'click_value'],
  variable: ['variable_name'],
};

const POLYGON = anyOf([ref('polygon'), ref('absent')]);
const KEYFRAMES = anyOf([listOf('keyframe'), ref('absent')]);
const above0 = { not: { type: 'number', maximum: 0 } };
const not0 = { not: { const: 0 } };

function visibleNeeds(fields) {
  const [, , width, height] = ['pos_top', 'pos_left', 'pos_width', 'pos_height'].map((name) =>
    fields.find(({ names }) => names[0] === name),
  );
  const sizes = [...width.names, ...height.names].map((name) => [name, above0]);
  return allOf(
    ...needed(fields, 'VISIBLE'),
    { properties: { ...Object.fromEntries(sizes), hotspot_points: POLYGON, keyframes: KEYFRAMES, pause_amount: not0 } },
    when(isOne('click_action', LEADING_ACTIONS), given('click_value')),
  );
}

/** The two rules of the create call, where they apply. */
function ruleNeeds() {
  const parts = (suffix) => ['variable', 'operator', 'value'].map((part) => `conditional_${part}${suffix}`);
  const first = parts('');
  const second = parts('_2');
  const counts = (name, otherwise) => anyOf([isTrue(name), allOf({ not: given(name) }, otherwise)]);
  const hasSecond = counts('conditional_2', given(...second));
  const hasRules = counts('conditional', anyOf([given(...first), hasSecond]));
  const [v1, o1, x1] = first;
  const [v2, o2, x2] = second;
  return when(hasRules, allOf(complete(v1, o1, x1), when(hasSecond, complete(v2, o2, x2))));
}

function interactionNeeds(fields) {
  const types = Object.entries(LEADING_TYPES).map(([type, names]) => when(isOne('type', [type]), given(...names)));
  return [
    when(isOne('type', VISIBLE), visibleNeeds(fields)),
    ...types,
    when(isOne('type', ['pause']), { properties: { pause_amount: not0, pause_duration: not0 } }),
    ruleNeeds(),
  ];
}

const RULE_NEEDS = [
  { oneOf: [given('all'), given('any'), given('not'), given('variable', 'operator')] },
  when(given('variable', 'operator'), complete('variable', 'operator', 'value')),
];

const KEYFRAME_NEEDS = [
  { properties: Object.fromEntries(['pos_width', 'width', 'pos_height', 'height'].map((name) => [name, above0])) },
];

const ENDED_NEEDS = [when(isOne('action', ['switch']), given('value'))];

// ---- The whole schema -------------------------------------------------------

/** What docs/format.md says of fields and words. @param {string} page */
const textsOf = (page) => ({ fields: meaningsOf(page), ...wordMeanings(page) });

const text = { type: 'string', pattern: '^[^\\u0000]*$' };
/** @param {'left' | 'top'} edge */
const fromEdge = (edge) => ({ description: `percent from the ${edge} edge`, ...coordinate });
const coordinate = anyOf([{ type: 'number', minimum: -1e6, maximum: 1e6 }, ref('decimal')]);

/** A number that editors don't suggest. @param {number} number */
const exactly = (number) => ({ type: 'number', minimum: number, maximum: number });

/** Scalar types. */
const VALUES = {
  absent: { $comment: 'Not given.', anyOf: [NULL, { type: 'string', pattern: '^\\s*$' }] },
  true: { anyOf: [{ const: true }, exactly(1), oneOf(['true', 'yes', 'on', '1'])] },
  boolean: { anyOf: [{ type: 'boolean' }, ref('true'), exactly(0), oneOf(['false', 'no', 'off', '0'])] },
  decimal: { $comment: 'A number as text.', type: 'string', pattern: `^\\s*${DECIMAL}\\s*$` },
  text,
  scalar: { anyOf: [{ type: 'number' }, { type: 'boolean' }, text] },
  id: {
    anyOf: [
      { ...text, pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$' },
      { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
    ],
  },
  color: {
    $comment: 'A colour by its name.',
    enum: rows('engine/schema/colors.def', 'HC_COLOR').map(([name]) => name),
  },
  operator_without_value: operators((name) => ['exists', 'not_exists'].includes(name)),
  operator_of_list: operators((name) => name === 'in'),
  point: {
    anyOf: [
      { type: 'array', minItems: 2, maxItems: 2, items: coordinate },
      { type: 'object', required: ['x', 'y'], properties: { x: fromEdge('left'), y: fromEdge('top') } },
    ],
  },
  ring: { type: 'array', minItems: 3, items: ref('point') },
  polygon: anyOf([{ type: 'string' }, ref('ring'), { ...listOf('ring'), minItems: 1 }]),
};

/** The schema of a project. @param {string} page docs/format.md */
export function projectSchema(page) {
  const texts = textsOf(page);
  const object = (name, more = []) => {
    const fields = of(name);
    const needs = [...needed(fields, 'ALWAYS'), ...more];
    return {
      type: 'object',
      properties: properties(fields, texts),
      ...(needs.length > 0 && { allOf: needs }),
    };
  };
  const project = object('PROJECT');
  const video = object('VIDEO');
  const single = { ...video.properties, ...project.properties };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Hotcue project',
    description: 'A project document of Hotcue, format version 1.',
    anyOf: [
      { ...project, allOf: [given('videos')] },
      { type: 'object', allOf: [given('interactions'), { not: given('videos') }], properties: single },
      listOf('interaction'),
    ],
    $defs: {
      ...{ video, source: object('SOURCE'), track: object('TRACK') },
      ...{ form: object('FORM'), form_field: object('FORM_FIELD'), tray: object('TRAY') },
      ...{ ended: object('ENDED', ENDED_NEEDS), cue: object('CUE') },
      keyframe: object('KEYFRAME', KEYFRAME_NEEDS),
      interaction: object('INTERACTION', interactionNeeds(of('INTERACTION'))),
      rule: object('RULE', RULE_NEEDS),
      design: { type: 'object', properties: properties(styles(), texts) },
      ...VALUES,
      operator: suggestedOperators(texts.operators),
    },
  };
}

/** @param {string} page docs/format.md @returns {string} */
export const jsonSchema = (page) => `${JSON.stringify(projectSchema(page), null, 1)}\n`;
