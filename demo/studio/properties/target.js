// SPDX-License-Identifier: MIT
// Objects of the document whose fields the panel shows: one, or several that are edited together.
import { fieldOf, write } from '../model/item.js';
import { fieldsOf, keysOf, pathOf, valueAt } from '../model/places.js';
import { printExactly } from '../model/written.js';
import { given } from './values.js';

/** @typedef {import('../model/places.js').Key} Key */
/** @typedef {import('../model/fields.js').Field} Field */
/** @typedef {import('../model/problems.js').Diagnostic} Diagnostic */
/** @typedef {{value: any, given: boolean, mixed: boolean}} State of a field: value undefined if it is not given, or mixed */

/** The object that keys lead to, made where it is missing. @param {any} draft @param {readonly Key[]} keys @returns {any} */
function madeAt(draft, keys) {
  return keys.reduce((value, key, i) => {
    if (value[key] === null || typeof value[key] !== 'object') value[key] = typeof keys[i + 1] === 'number' ? [] : {};
    return value[key];
  }, draft);
}

export class Target {
  /**
   * @param {import('../model/studio.js').Studio} studio
   * @param {string} object as in FIELDS, or DESIGN
   * @param {readonly (readonly Key[])[]} places keys of each object; at least one
   */
  constructor(studio, object, places) {
    this.studio = studio;
    this.object = object;
    this.places = places;
    this.path = pathOf(places[0]);
    this.values = places.map((keys) => valueAt(studio.document, keys));
    /** Names and aliases are those of an interaction in a design, too. */
    this.table = object === 'DESIGN' ? 'INTERACTION' : object;
    /** The diagnostics about these objects themselves. @type {Diagnostic[]} */
    this.own = [];
    /** … and about their fields, and what is in those, by name. @type {Map<string, Diagnostic[]>} */
    this.inner = new Map();
    /** @type {Map<Field, State>} */
    this.states = new Map();
    this.#sort(studio.problems.list);
  }

  /** @param {Diagnostic[]} list */
  #sort(list) {
    const paths = new Set(this.places.map(pathOf));
    const depth = this.places[0].length; // the same of all
    for (const problem of list) {
      const keys = problem.path.split('/');
      if (!paths.has(keys.slice(0, depth + 1).join('/'))) continue;
      if (keys.length === depth + 1) this.own.push(problem);
      else {
        const [name] = keysOf(`/${keys[depth + 1]}`);
        const others = this.inner.get(name);
        if (others) others.push(problem);
        else this.inner.set(name, [problem]);
      }
    }
  }

  /** What is in these objects. @param {string} object @param {...Key} keys */
  child(object, ...keys) {
    return new Target(
      this.studio,
      object,
      this.places.map((place) => [...place, ...keys]),
    );
  }

  get fields() {
    return fieldsOf(this.object);
  }

  /** @param {Field} field @returns {State} */
  state(field) {
    const known = this.states.get(field);
    if (known) return known;
    const values = this.values.map((value) => given(value, field));
    const mixed = values.some((value) => !same(value, values[0]));
    const state = { value: mixed ? undefined : values[0], given: values.some((value) => value !== undefined), mixed };
    this.states.set(field, state);
    return state;
  }

  /** The diagnostics of a field, under any of its names. @param {Field} field @param {boolean} [deep] whether also of what is in it */
  problemsOf({ names }, deep = true) {
    const length = this.places[0].length + 2; // parts of the field's path
    return names
      .flatMap((name) => this.inner.get(name) ?? [])
      .filter(({ path }) => deep || path.split('/').length === length);
  }

  /** Writes a field, joined with what was just written to it. @param {Field} field @param {any} value undefined removes it */
  write(field, value) {
    this.change(`Change ${field.name}`, (object) => write(object, field.name, value, this.table), field.name);
  }

  /** @param {string} label @param {(object: any) => void} change of a draft @param {string} [merge] */
  change(label, change, merge) {
    this.studio.edit(
      label,
      (draft) => {
        for (const keys of this.places) change(madeAt(draft, keys));
      },
      merge ? { merge: `${this.places.length} ${this.path} ${merge}` } : {},
    );
    if (!merge) this.studio.settle();
  }

  /** @param {string} name @returns {Field} */
  field(name) {
    return /** @type {Field} */ (fieldOf(name, this.table));
  }
}

/** Whether two values of a document are the same. @param {any} a @param {any} b */
export const same = (a, b) =>
  a === b || (typeof a === 'object' && typeof b === 'object' && printExactly(a) === printExactly(b));
