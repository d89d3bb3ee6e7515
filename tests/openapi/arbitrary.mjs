// SPDX-License-Identifier: MIT
// Random values of a JSON Schema, for fast-check: what the schemas of the API's document use.
// What relates members to each other (`if`, `not`) is left out, so a value may also be invalid.
import fc from 'fast-check';

const DEPTH = 3; // of references; deeper ones are left out
const ITEMS = 3; // of an array
const MEMBERS = 6; // optional ones of an object

/** JSON without the numbers that JSON can't express. */
const anyJson = fc.jsonValue({ maxDepth: 2 });

/** @param {{pattern?: string, minLength?: number, maxLength?: number}} schema */
function text({ pattern, minLength = 0, maxLength = 20 }) {
  if (!pattern) return fc.string({ minLength, maxLength: Math.min(maxLength, 300), unit: 'grapheme' });
  // A pattern that only forbids characters makes texts of anything; fewer, and more like real ones.
  return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: 24 });
}

/** @param {{minimum?: number, maximum?: number}} schema */
const number = ({ minimum = -1e6, maximum = 1e6 }) =>
  fc.oneof(
    fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) }),
    fc.double({ min: minimum, max: maximum, noNaN: true }),
  );

export class Arbitraries {
  #components;
  /** @type {Map<object, fc.Arbitrary<any>[]>} by depth */
  #made = new Map();

  /** @param {Record<string, any>} components of the document */
  constructor(components) {
    this.#components = components;
  }

  /** @param {any} schema @param {number} [depth] @returns {fc.Arbitrary<any>} */
  of(schema, depth = 0) {
    const made = this.#made.get(schema) ?? [];
    this.#made.set(schema, made);
    made[depth] ??= this.#make(schema, depth);
    return made[depth];
  }

  /** @param {any} schema @param {number} depth */
  #make(schema, depth) {
    if (schema.$ref) return this.of(this.#components[schema.$ref.split('/').at(-1)], depth + 1);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const alternatives = schema.anyOf ?? schema.oneOf;
    if (alternatives && !schema.properties)
      return fc.oneof(...this.#shallow(alternatives, depth).map((/** @type {any} */ part) => this.of(part, depth)));
    const types = [schema.type ?? (schema.properties || schema.allOf ? 'object' : 'any')].flat();
    return fc.oneof(...types.map((type) => this.#ofType(type, schema, depth)));
  }

  /** Without what would go on for ever. @param {any[]} alternatives @param {number} depth */
  #shallow(alternatives, depth) {
    const flat = alternatives.filter((part) => !part.$ref && part.type !== 'array');
    return depth < DEPTH || flat.length === 0 ? alternatives : flat;
  }

  /** @param {string} type @param {any} schema @param {number} depth @returns {fc.Arbitrary<any>} */
  #ofType(type, schema, depth) {
    if (type === 'string') return text(schema);
    if (type === 'integer') return number(schema).map(Math.trunc);
    if (type === 'number') return number(schema);
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    if (type === 'array') {
      const { items = {}, minItems = 0, maxItems = ITEMS } = schema;
      const length = {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, depth > DEPTH ? 0 : ITEMS)),
      };
      return fc.array(this.of(items, depth + 1), length);
    }
    return type === 'object' ? this.#object(schema, depth) : anyJson;
  }

  /** The members of a schema and of those that it adds to. @param {any} schema @returns {Record<string, any>} */
  #members(schema) {
    if (schema.$ref) return this.#members(this.#components[schema.$ref.split('/').at(-1)]);
    return Object.assign(
      {},
      ...(schema.allOf ?? []).map((/** @type {any} */ part) => this.#members(part)),
      schema.properties,
    );
  }

  /** @param {any} schema @param {number} depth */
  #object(schema, depth) {
    const members = this.#members(schema);
    const { required = [], additionalProperties } = schema;
    const optional = Object.keys(members).filter((name) => !required.includes(name));
    const chosen = fc.subarray(optional, { maxLength: Math.min(optional.length, depth > DEPTH ? 1 : MEMBERS) });
    const object = chosen.chain((names) =>
      fc.record(
        Object.fromEntries([...required, ...names].map((name) => [name, this.of(members[name] ?? {}, depth + 1)])),
      ),
    );
    if (!additionalProperties) return object;
    return fc.dictionary(fc.string({ maxLength: 8 }), this.of(additionalProperties, depth + 1), { maxKeys: 3 });
  }
}
