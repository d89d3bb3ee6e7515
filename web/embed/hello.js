// SPDX-License-Identifier: MIT
import { EVENTS } from '../../js-glue/engine/tables.js';
import { kindOf, VERSION } from './protocol.js';

/**
 * The first message of a host.
 * @typedef {object} Hello
 * @property {number} session by which a second hello of a host is recognised
 * @property {string[]} take intents that the host takes over
 * @property {string} url of the host's page, with the parameters that become variables of the project
 * @property {string} title of the host's page
 * @property {string} [hubspotutk] its cookie
 */

/** Most characters of all texts together. */
const TEXT_MAX = 256 * 1024;
/** Cancelable events that a host can't take over: it has no access to the media. */
const NOT_TAKEN = 'media:source';

/** Whether a message is meant for this page. @param {any} data */
export const isHello = (data) => kindOf(data) === 'object' && typeof data.hotcue === 'number';

/** @param {unknown} url */
function isAddress(url) {
  try {
    return /^https?:/.test(new URL(/** @type {string} */ (url)).protocol);
  } catch {
    return false;
  }
}

/** @param {any} hello for which isHello() @returns {string} what is wrong with it; '' for nothing */
export function faultOfHello({ hotcue: version, session, take = [], url, title, hubspotutk = '' }) {
  if (version !== VERSION) return `version ${version} of the protocol, not ${VERSION}`;
  const texts = [url, title, hubspotutk, ...(Array.isArray(take) ? take : [0])];
  if (
    typeof session !== 'number' ||
    texts.some((text) => typeof text !== 'string') ||
    texts.join('').length > TEXT_MAX ||
    !isAddress(url)
  )
    return 'wrong shape';
  const unknown = take.find((/** @type {any} */ name) => !EVENTS.includes(name) || name === NOT_TAKEN);
  return unknown === undefined ? '' : `${unknown} can’t be taken over`;
}
