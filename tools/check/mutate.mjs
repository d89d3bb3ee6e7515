// SPDX-License-Identifier: MIT
// The parts of the format, and how to remove each from a build: names and words
// are changed in the tables inside both builds of the engine, so that documents use unknown
// names. Nothing is recompiled.
import { eventRows, rows } from '../generate/schema.mjs';
import { Failure } from '../run/steps.mjs';

/** @typedef {Map<string, Buffer>} Files built files by name */
/**
 * @typedef {object} Mutant
 * @property {string} name what is removed
 * @property {string} place the test that must fail
 * @property {(built: Files) => Files} change returns the changed files
 */

const MODULES = ['engine.wasm', 'engine-full.wasm'];
const FIELD_ROWS = rows('engine/schema/fields.def', 'HC_FIELD|HC_FIELD_CUSTOM');
/** The kind whose words C stores as an index into the list; others are stored as text. */
const BY_PLACE = 'WORD';
const WITH_WORDS = [BY_PLACE, 'CHOICE', 'LOOK'];
/** Fields whose words have a list of their own in tests/shown.json. */
const OWN_LISTS = { 'INTERACTION type': 'types', 'INTERACTION click_action': 'actions' };

/**
 * Finds the strings of the field table in the module: for each field its names,
 * then its values, each ending in NUL.
 * @param {Buffer} module
 * @returns {{object: string, name: string, kind: string, names: [at: number, end: number], values: [at: number, end: number]}[]}
 */
function fieldTexts(module) {
  const begin = FIELD_ROWS.slice(0, 3).map(([, , names, , values]) => `${names}\0${values}\0`);
  let at = module.indexOf(begin.join(''));
  if (at < 0) throw new Failure('the field table is not in engine.wasm');
  const next = () => {
    const end = module.indexOf(0, at);
    /** @type {[number, number]} */
    const range = [at, end];
    at = end + 1;
    return range;
  };
  return FIELD_ROWS.map(([object, , names, kind]) => {
    const place = next();
    if (module.toString('latin1', ...place) !== names) throw new Failure(`engine.wasm has no ${object} ${names} here`);
    return { object, name: names.split(', ')[0], kind, names: place, values: next() };
  });
}

/** @param {Files} built @param {string} name @param {(bytes: Buffer) => void} edit @returns {Files} */
function edited(built, name, edit) {
  const bytes = Buffer.from(/** @type {Buffer} */ (built.get(name)));
  edit(bytes);
  return new Map([[name, bytes]]);
}

/** A name that occurs in no document, of the same length. @param {string} text */
const misspelt = (text) => `~${text.slice(1)}`;

/** @param {[number, number]} range @param {(words: string[]) => string[]} change to a list of the same length */
const words = (range, change) => (/** @type {Buffer} */ bytes) => {
  const list = bytes.toString('latin1', ...range);
  const other = change(list.split(', ')).join(', ');
  if (other.length !== list.length) throw new Failure(`not as long as before: ${other}`);
  bytes.write(other, range[0], 'latin1');
};

/** Swaps a word with another one of the list. @param {string[]} list @param {string} word */
function swapped(list, word) {
  const at = list.indexOf(word);
  const other = word === list[0] ? 1 : 0;
  const made = [...list];
  [made[at], made[other]] = [list[other], list[at]];
  return made;
}

/** @param {ReturnType<typeof fieldTexts>} texts @param {Buffer} module */
function* parts(texts, module) {
  for (const { object, name, kind, names, values } of texts) {
    const field = `${object} ${name}`;
    yield { list: 'fields', key: field, edit: words(names, (all) => all.map(misspelt)) };
    if (!WITH_WORDS.includes(kind)) continue;
    const all = module
      .toString('latin1', ...values)
      .split(', ')
      .filter(Boolean);
    const list = OWN_LISTS[/** @type {keyof typeof OWN_LISTS} */ (field)];
    for (const word of list ? all : all.slice(1)) {
      const change = (/** @type {string[]} */ old) =>
        kind === BY_PLACE ? swapped(old, word) : old.map((each) => (each === word ? misspelt(each) : each));
      yield { list: list ?? 'words', key: list ? word : `${field} ${word}`, edit: words(values, change) };
    }
  }
}

/** Renames an event. @param {string} name @param {boolean} isHosts whether the engine doesn't know it @returns {Mutant['change']} */
const withoutEvent = (name, isHosts) => (built) => {
  const other = `${name.slice(0, -1)}~`;
  const changed = (isHosts ? [] : MODULES).flatMap((module) => [
    ...edited(built, module, (bytes) => {
      const at = bytes.indexOf(`\0${name}\0`); // an export may end in the same word
      if (at < 0) throw new Failure(`no event is called ${name} in ${module}`);
      bytes.write(other, at + 1, 'latin1');
    }),
  ]);
  const bundles = [...built].filter(([file]) => file.endsWith('.js'));
  // Only in the table of names, or where the host makes the event: listeners keep the old name.
  const table = (/** @type {string} */ code) =>
    isHosts
      ? code.replaceAll(`("${name}"`, `("${other}"`).replaceAll(`type:"${name}"`, `type:"${other}"`)
      : code.replace(`,"${name}",`, `,"${other}",`);
  return new Map([...changed, ...bundles.map(([file, code]) => [file, Buffer.from(table(code.toString()))])]);
};

/**
 * All mutants, in the order of the tables.
 * @param {Record<string, Record<string, string>>} shown tests/shown.json
 * @param {Files} built
 * @returns {Mutant[]}
 */
export function mutants(shown, built) {
  const [inOne, inOther] = MODULES.map((name) => {
    const module = /** @type {Buffer} */ (built.get(name));
    return [...parts(fieldTexts(module), module)];
  });
  const inModules = inOne.map(({ list, key, edit }, i) => ({
    list,
    key,
    change: (/** @type {Files} */ files) =>
      new Map([...edited(files, MODULES[0], edit), ...edited(files, MODULES[1], inOther[i].edit)]),
  }));
  const events = eventRows().map(([id, name]) => ({
    list: 'events',
    key: name,
    change: withoutEvent(name, id === ''),
  }));
  return [...inModules, ...events].map(({ list, key, change }) => {
    const place = shown[list]?.[key];
    if (!place) throw new Failure(`tests/shown.json names no test for "${key}" in "${list}"`);
    return { name: `${list} ${key}`, place, change };
  });
}
