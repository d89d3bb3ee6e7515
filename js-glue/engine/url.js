// SPDX-License-Identifier: MIT

/** What a document's address may be (format, T16). The rest never reaches a page. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * A document's address, resolved and checked again just before its use: what
 * counts is the parsed URL, so that no white space or case hides a scheme.
 * @param {string} text
 * @param {string} base what relative addresses start from
 * @returns {URL | null} null when it may not be used
 */
export function safeUrl(text, base) {
  try {
    const url = new URL(text, base);
    return SCHEMES.has(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
