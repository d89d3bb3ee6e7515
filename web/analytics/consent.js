// SPDX-License-Identifier: MIT

/** @typedef {'given' | 'required' | 'refused'} Consent */

/** Signals of the browser that refuse it. @type {Record<string, (navigator: any) => boolean>} */
const SIGNALS = {
  gpc: (navigator) => navigator.globalPrivacyControl === true,
  dnt: (navigator) => navigator.doNotTrack === '1',
};

/** Most records that wait for an answer. */
export const WAITING_MAX = 1000;

/**
 * The consent before the page has set it.
 * @param {Consent | undefined} asked
 * @param {string[]} signals those that count
 * @param {any} navigator
 * @returns {Consent}
 * @throws {TypeError} for an unknown word, so that a typing error is not taken for a consent
 */
export function consentAtFirst(asked = 'given', signals, navigator) {
  const unknown = signals.find((name) => !Object.hasOwn(SIGNALS, name));
  if (unknown !== undefined) throw new TypeError(`analytics: unknown signal: ${unknown}`);
  if (asked !== 'given' && asked !== 'required') throw new TypeError(`analytics: unknown consent: ${asked}`);
  return signals.some((name) => SIGNALS[name](navigator)) ? 'refused' : asked;
}
