// SPDX-License-Identifier: MIT
// Other evaluators of conditions: JSON Logic libraries, evaluating all rules or only
// those that read a variable.
import { fetchPeers, peer } from './peers.mjs';

/** @typedef {{variable: string, operator: string, value: string | number}} Test */
/** A rule is one test, or several that must all hold. @typedef {Test[]} Rule */

const OPERATORS = {
  less_than: (name, value) => ({ '<': [{ var: name }, value] }),
  greater_than: (name, value) => ({ '>': [{ var: name }, value] }),
  equals: (name, value) => ({ '==': [{ var: name }, value] }),
  contains: (name, value) => ({ in: [value, { var: name }] }),
};

/** @param {Rule} rule */
function jsonLogic(rule) {
  const tests = rule.map(({ variable, operator, value }) => OPERATORS[operator](variable, value));
  return tests.length === 1 ? tests[0] : { and: tests };
}

/** A rule in the engine's format. @param {Rule} rule */
export const when = (rule) => (rule.length === 1 ? rule[0] : { all: rule });

await fetchPeers();
const { default: interpreter } = await peer('json-logic-js/logic.js');
const { LogicEngine } = await peer('json-logic-engine/dist/esm/index.js');

/** Evaluators: each compiles a rule to a function of the data. @type {Record<string, (logic: object) => (data: object) => boolean>} */
export const WAYS = {
  'json-logic-js': (logic) => (data) => interpreter.apply(logic, data),
  'json-logic-engine, interpreted': (logic) => {
    const engine = new LogicEngine();
    return (data) => engine.run(logic, data);
  },
  'json-logic-engine, compiled': (logic) => new LogicEngine().build(logic),
};

/** Evaluates rules whenever a variable changes, and returns those whose result changed. */
export class Rules {
  #data;
  #rules;
  #held;

  /** @param {keyof typeof WAYS} way @param {Rule[]} rules @param {object} data */
  constructor(way, rules, data) {
    this.#data = { ...data };
    this.#rules = rules.map((rule) => WAYS[way](jsonLogic(rule)));
    this.#held = Uint8Array.from(this.#rules, (holds) => (holds(this.#data) ? 1 : 0));
  }

  /** @param {string} name @param {unknown} value @returns {number[]} rules that changed */
  set(name, value) {
    this.#data[name] = value;
    const changed = [];
    for (let i = 0; i < this.#rules.length; i++) {
      const holds = this.#rules[i](this.#data) ? 1 : 0;
      if (holds === this.#held[i]) continue;
      this.#held[i] = holds;
      changed.push(i);
    }
    return changed;
  }
}
