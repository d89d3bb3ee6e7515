// SPDX-License-Identifier: MIT
// Checks xAPI statements as strictly as an LRS may: the Experience API 1.0.3, part two. Written
// from the specification; knows nothing of Hotcue.

/** @typedef {(value: any, at: string, faults: string[]) => void} Check */

// ---- Kinds of values -----------------------------------------------------------------

/** @param {(value: any) => boolean} holds @param {string} what @returns {Check} */
export const is = (holds, what) => (value, at, faults) => {
  if (!holds(value)) faults.push(`${at}: not ${what}: ${JSON.stringify(value)}`);
};
/** @param {RegExp} pattern @param {string} what */
export const like = (pattern, what) => is((value) => typeof value === 'string' && pattern.test(value), what);

export const text = is((value) => typeof value === 'string', 'a text');
export const truth = is((value) => typeof value === 'boolean', 'true or false');
export const number = is((value) => typeof value === 'number' && Number.isFinite(value), 'a number');
const uuid = like(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, 'a UUID');
const iri = like(/^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i, 'an IRI with a scheme');
export const language = like(/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i, 'a language tag');
const mbox = like(/^mailto:[^@\s:]+@[^@\s]+$/, 'a mailto IRI');
const sha1 = like(/^[\da-f]{40}$/i, 'a SHA-1');
const sha2 = like(/^([\da-f]{2}){28,64}$/i, 'a SHA-2');
const version = like(/^1\.0(\.\d+)?$/, 'a version of 1.0');
const whole = is((value) => Number.isInteger(value) && value >= 0, 'a length');
const contentType = like(/^[\w.+-]+\/[\w.+-]+/, 'a media type');
const duration = like(
  /^P(?!$)(\d+(\.\d+)?W|(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?D)?(T(?=\d)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?)$/,
  'a duration of ISO 8601',
);
/** @type {Check} */
const timestamp = (value, at, faults) => {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$/;
  const noOffset = /-00(:?00)?$/; // of an unknown zone
  like(form, 'a timestamp with a time zone')(value, at, faults);
  if (noOffset.test(value) || Number.isNaN(Date.parse(value))) faults.push(`${at}: no such time: ${value}`);
};

/** @param {string[]} words */
const oneOf = (...words) => is((value) => words.includes(value), `one of ${words.join(', ')}`);

/** @param {Check} each @param {number} [least] @returns {Check} */
const listOf =
  (each, least = 0) =>
  (value, at, faults) => {
    if (!Array.isArray(value) || value.length < least) return void faults.push(`${at}: not a list, or too short`);
    for (const [i, item] of value.entries()) each(item, `${at}[${i}]`, faults);
  };

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Check} key @param {Check} value @returns {Check} */
const mapOf = (key, value) => (map, at, faults) => {
  if (!isObject(map)) return void faults.push(`${at}: not an object`);
  for (const [name, item] of Object.entries(map)) {
    key(name, `${at}: key`, faults);
    value(item, `${at}.${name}`, faults);
  }
};

export const anything = () => {};
const extensions = mapOf(iri, anything);
const languageMap = mapOf(language, text);

/**
 * An object with these members and no others.
 * @param {Record<string, Check>} members required ones end with !
 * @returns {Check}
 */
export function object(members) {
  const checks = new Map(Object.entries(members).map(([name, check]) => [name.replace('!', ''), check]));
  const required = Object.keys(members).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : []));
  return (value, at, faults) => {
    if (!isObject(value)) return void faults.push(`${at}: not an object`);
    for (const name of required) if (!(name in value)) faults.push(`${at}.${name}: is missing`);
    for (const [name, item] of Object.entries(value)) {
      const check = checks.get(name);
      if (check) check(item, `${at}.${name}`, faults);
      else faults.push(`${at}.${name}: unknown`);
    }
  };
}

/** Checks several things. @param {...Check} checks @returns {Check} */
export const all =
  (...checks) =>
  (value, at, faults) => {
    for (const check of checks) check(value, at, faults);
  };

// ---- Actors -----------------------------------------------------------------------------

const IDENTIFIERS = { mbox, mbox_sha1sum: sha1, openid: iri, account: object({ 'homePage!': iri, 'name!': text }) };

/** @param {number} least @returns {Check} how many identifiers there must be; never more than one */
const identified = (least) => (value, at, faults) => {
  const found = Object.keys(value ?? {}).filter((name) => name in IDENTIFIERS);
  if (found.length < least || found.length > 1) faults.push(`${at}: ${found.length} identifiers, not one`);
};

const agent = all(object({ objectType: oneOf('Agent'), name: text, ...IDENTIFIERS }), identified(1));
const anonymous = object({ 'objectType!': oneOf('Group'), name: text, 'member!': listOf(agent, 1) });
const group = object({ 'objectType!': oneOf('Group'), name: text, member: listOf(agent), ...IDENTIFIERS });

/** @type {Check} */
const actor = (value, at, faults) => {
  if (value?.objectType !== 'Group') return agent(value, at, faults);
  const known = Object.keys(value).some((name) => name in IDENTIFIERS);
  if (known) all(group, identified(1))(value, at, faults);
  else anonymous(value, at, faults);
};

// ---- Objects ----------------------------------------------------------------------------

const components = listOf(object({ 'id!': text, description: languageMap }));
/** The lists of components that belong to a type of interaction. */
const COMPONENTS = {
  ...{ choice: ['choices'], sequencing: ['choices'], likert: ['scale'], matching: ['source', 'target'] },
  ...{ performance: ['steps'], 'true-false': [], 'fill-in': [], 'long-fill-in': [], numeric: [], other: [] },
};
const LISTS = { choices: components, scale: components, source: components, target: components, steps: components };
const members = object({
  ...{ name: languageMap, description: languageMap, type: iri, moreInfo: iri, extensions },
  ...{ interactionType: oneOf(...Object.keys(COMPONENTS)), correctResponsesPattern: listOf(text), ...LISTS },
});

/** @type {Check} */
const interaction = (value, at, faults) => {
  const lists = Object.keys(value ?? {}).filter((name) => name in LISTS);
  const type = value?.interactionType;
  if (type === undefined && (lists.length > 0 || value?.correctResponsesPattern)) {
    faults.push(`${at}.interactionType: is missing`);
  }
  for (const name of lists) {
    if (type && !COMPONENTS[type]?.includes(name)) faults.push(`${at}.${name}: not of ${type}`);
  }
};

const activity = object({ objectType: oneOf('Activity'), 'id!': iri, definition: all(members, interaction) });
const reference = object({ 'objectType!': oneOf('StatementRef'), 'id!': uuid });

/** @type {Record<string, Check>} */
const OBJECTS = { Activity: activity, Agent: actor, Group: actor, StatementRef: reference };

/** @type {Check} */
const target = (value, at, faults) => {
  const check = value?.objectType === 'SubStatement' ? subStatement : OBJECTS[value?.objectType ?? 'Activity'];
  if (check) check(value, at, faults);
  else faults.push(`${at}.objectType: unknown: ${value.objectType}`);
};

// ---- Statements ----------------------------------------------------------------------------

const scaled = is((value) => typeof value === 'number' && Math.abs(value) <= 1, 'between -1 and 1');
/** @type {Check} */
const ordered = ({ raw, min, max }, at, faults) => {
  if (min >= max || raw < min || raw > max) faults.push(`${at}: not min <= raw <= max`);
};
const result = object({
  score: all(object({ scaled, raw: number, min: number, max: number }), ordered),
  ...{ success: truth, completion: truth, response: text, duration, extensions },
});

const activities = listOf(activity);
const context = object({
  ...{ registration: uuid, instructor: actor, team: actor, revision: text, platform: text, language },
  ...{
    contextActivities: object({ parent: activities, grouping: activities, category: activities, other: activities }),
  },
  ...{ statement: reference, extensions },
});

/** @type {Check} */
const ofActivities = (value, at, faults) => {
  const { objectType = 'Activity' } = value?.object ?? {};
  for (const name of ['revision', 'platform']) {
    if (objectType !== 'Activity' && value.context?.[name]) faults.push(`${at}.context.${name}: only of an activity`);
  }
  const voids = value?.verb?.id === 'http://adlnet.gov/expapi/verbs/voided';
  if (voids && objectType !== 'StatementRef') faults.push(`${at}.object: voids no statement`);
};

const COMMON = {
  ...{ 'actor!': actor, 'verb!': object({ 'id!': iri, display: languageMap }), 'object!': target },
  ...{ result, context, timestamp },
};
const attachment = object({
  ...{ 'usageType!': iri, 'display!': languageMap, description: languageMap, 'contentType!': contentType },
  ...{ 'length!': whole, 'sha2!': sha2, fileUrl: iri },
});
/** `stored` and `authority` are the LRS's to set. */
const statement = all(object({ id: uuid, ...COMMON, version, attachments: listOf(attachment) }), ofActivities);
/** @type {Check} */
const subStatement = (value, at, faults) => {
  all(object({ 'objectType!': oneOf('SubStatement'), ...COMMON }), ofActivities)(value, at, faults);
  if (value.object?.objectType === 'SubStatement') faults.push(`${at}.object: a statement in a statement in one`);
};

/** Null is a value in extensions only. @param {any} value @param {string} at @param {string[]} faults */
function noNull(value, at, faults) {
  if (value === null) faults.push(`${at}: null`);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) if (name !== 'extensions') noNull(item, `${at}.${name}`, faults);
}

/** What is wrong with a statement; empty for nothing. @param {any} value parsed JSON @returns {string[]} */
export function faultsOf(value) {
  /** @type {string[]} */
  const faults = [];
  all(statement, noNull)(value, 'statement', faults);
  return faults;
}
