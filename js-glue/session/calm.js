// SPDX-License-Identifier: MIT

/** @typedef {import('../engine/engine.js').Engine} Engine */

/** The answer to each query once the engine is gone. @type {Record<string, any>} */
const ANSWERS = {
  active: false,
  explain: null,
  findItem: -1,
  findVideo: -1,
  heldCrm: null,
  hit: -1,
  hitHover: -1,
  hitNear: -1,
  item: null,
  layer: -1,
  measure: null,
  memoryBytes: 0,
  nextPause: Infinity,
  nextTime: Infinity,
  pictureTime: NaN,
  playing: false,
  project: null,
  quietUntil: -Infinity,
  seekLimit: Infinity,
  shape: null,
  stage: { left: 0, top: 0, width: 0, height: 0 },
  time: 0,
  trayItems: null,
  video: -1,
};

/**
 * Wraps an engine's queries so that they never throw because it trapped: the trap is
 * reported to `died`, and from then on queries answer as if nothing were loaded. They
 * run several times per frame, so they allocate nothing.
 * @param {Engine} engine
 * @param {(error: unknown) => void} died
 * @returns {Engine} to be used for queries only
 */
export function calm(engine, died) {
  /** Wrapped methods by name; null for properties that are no methods. @type {Map<string, ((...args: any[]) => any) | null>} */
  const methods = new Map();
  /** @param {unknown} error @param {string} name */
  const fail = (error, name) => {
    if (engine.alive) throw error;
    died(error);
    return ANSWERS[name];
  };
  /** Wraps a method; no query has more than four arguments. @param {string} name */
  const method = (name) => (/** @type {any} */ a, /** @type {any} */ b, /** @type {any} */ c, /** @type {any} */ d) => {
    if (!engine.alive) return ANSWERS[name];
    try {
      return /** @type {any} */ (engine)[name](a, b, c, d);
    } catch (error) {
      return fail(error, name);
    }
  };
  return new Proxy(engine, {
    get(target, key) {
      const name = String(key);
      if (name === 'alive') return target.alive;
      if (!methods.has(name)) methods.set(name, isMethod(target, name) ? method(name) : null);
      const found = methods.get(name);
      if (found) return found;
      if (!target.alive) return ANSWERS[name];
      try {
        return Reflect.get(target, key, target); // private fields need the target as `this`
      } catch (error) {
        return fail(error, name);
      }
    },
  });
}

/** @param {object} of @param {string} name */
function isMethod(of, name) {
  for (let owner = of; owner; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertyDescriptor(owner, name);
    if (found) return typeof found.value === 'function';
  }
  return false;
}
