// SPDX-License-Identifier: MIT

/**
 * What a server's answer means for the rows that it was sent.
 * @typedef {object} Verdict
 * @property {Set<string>} accepted ids
 * @property {Map<string, string>} refused reasons by id
 * @property {boolean} [doubt] it will not take these rows together; perhaps it will apart
 */

/** The answers to one bad record, or to a request that is too large. The others are the server's own trouble. */
const DOUBTFUL = [400, 409, 413, 422];

/** @param {Partial<Verdict>} [verdict] @returns {Verdict} */
const verdict = (verdict) => ({ accepted: new Set(), refused: new Map(), ...verdict });

/** @param {any} list */
const listIn = (list) => (Array.isArray(list) ? list : []);

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {{status: number, text: string} | null} given null if there was none
 * @param {string[]} ids that were sent
 * @param {boolean} single the route has a server of its own, which answers as it likes
 * @returns {Verdict}
 */
export function readAnswer(given, ids, single) {
  if (!given) return verdict();
  if (DOUBTFUL.includes(given.status)) return verdict({ doubt: true });
  if (given.status < 200 || given.status > 299) return verdict();
  if (single) return verdict({ accepted: new Set(ids) });
  const answer = parse(given.text);
  const mine = (/** @type {any} */ id) => ids.includes(id);
  const refusals = listIn(answer?.refused).filter((each) => mine(each?.id));
  return verdict({
    accepted: new Set(listIn(answer?.accepted).filter(mine)),
    refused: new Map(refusals.map(({ id, code, message }) => [id, `${code}: ${message}`])),
  });
}
