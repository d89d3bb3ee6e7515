// SPDX-License-Identifier: MIT

/** @typedef {import('./engine.js').Engine} Engine */

const NOWHERE = { left: 0, top: 0, width: 0, height: 0 };
/** What each question is answered with when there is no engine any more. @type {Record<string, any>} */
const ANSWERS = {
  ...{ project: null, item: null, explain: null, trayItems: null, shape: null, unicode: undefined, picture: undefined },
  ...{ findItem: -1, findVideo: -1, hit: -1, hitNear: -1, active: false, stage: NOWHERE, nextPause: Infinity },
};
/** Those that are properties. @type {Record<string, any>} */
const PROPERTIES = {
  time: 0,
  nextTime: Infinity,
  playing: false,
  video: -1,
  pictureTime: NaN,
  memoryBytes: 0,
  alive: false,
};

/**
 * The questions of an engine, for whoever asks outside of an input: a trap is told
 * once, to `died`, and from then on nothing is there. No question throws for it.
 * @param {Engine} engine
 * @param {(error: unknown) => void} died
 * @returns {Engine} without its inputs
 */
export function calm(engine, died) {
  /** @param {() => any} ask @param {any} otherwise */
  const answer = (ask, otherwise) => {
    if (!engine.alive) return otherwise;
    try {
      return ask();
    } catch (error) {
      if (engine.alive) throw error;
      died(error);
      return otherwise;
    }
  };
  const questions = {};
  for (const [name, otherwise] of Object.entries(ANSWERS)) {
    const ask = (/** @type {any[]} */ ...args) => answer(() => /** @type {any} */ (engine)[name](...args), otherwise);
    Object.defineProperty(questions, name, { value: ask });
  }
  for (const [name, otherwise] of Object.entries(PROPERTIES)) {
    Object.defineProperty(questions, name, { get: () => answer(() => /** @type {any} */ (engine)[name], otherwise) });
  }
  return /** @type {any} */ (questions);
}
