// SPDX-License-Identifier: MIT

/** @typedef {import('./engine.js').Engine} Engine */

const NOWHERE = { left: 0, top: 0, width: 0, height: 0 };
/** What each question is answered with when there is no engine any more. @type {Record<string, any>} */
const ANSWERS = {
  ...{ project: null, item: null, explain: null, trayItems: null, shape: null, unicode: undefined, picture: undefined },
  ...{ time: 0, nextTime: Infinity, playing: false, video: -1, pictureTime: NaN, memoryBytes: 0, alive: false },
  ...{
    findItem: -1,
    findVideo: -1,
    hit: -1,
    hitNear: -1,
    hitHover: -1,
    layer: -1,
    active: false,
    stage: NOWHERE,
    nextPause: Infinity,
  },
};

/**
 * The questions of an engine, for whoever asks outside of an input: a trap is told
 * once, to `died`, and from then on nothing is there. No question throws for it.
 * @param {Engine} engine
 * @param {(error: unknown) => void} died
 * @returns {Engine} without its inputs
 */
export function calm(engine, died) {
  /** @type {Map<PropertyKey, any>} */
  const questions = new Map();
  /** @param {() => any} ask @param {PropertyKey} name */
  const answer = (ask, name) => {
    const otherwise = ANSWERS[String(name)];
    if (!engine.alive) return otherwise;
    try {
      return ask();
    } catch (error) {
      if (engine.alive) throw error;
      died(error);
      return otherwise;
    }
  };
  /** @param {PropertyKey} name */
  const question =
    (name) =>
    (/** @type {any[]} */ ...args) =>
      answer(() => /** @type {any} */ (engine)[name](...args), name);
  return new Proxy(engine, {
    get(target, name) {
      if (name === 'alive') return target.alive;
      if (!questions.has(name)) questions.set(name, isMethod(target, name) ? question(name) : null);
      return questions.get(name) ?? answer(() => Reflect.get(target, name, target), name);
    },
  });
}

/** @param {object} of @param {PropertyKey} name */
function isMethod(of, name) {
  for (let owner = of; owner; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertyDescriptor(owner, name);
    if (found) return typeof found.value === 'function';
  }
  return false;
}
