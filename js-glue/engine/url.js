// SPDX-License-Identifier: MIT

/** The URL schemes that a document may use (format.md T16). */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Resolves an address of a document and checks its scheme, right before use. The
 * parsed URL is checked, as white space or case could hide a scheme in the text.
 * @param {string} text
 * @param {string} base URL that relative addresses are resolved against
 * @returns {URL | null} null if it is invalid or its scheme is not allowed
 */
export function safeUrl(text, base) {
  try {
    const url = new URL(text, base);
    return SCHEMES.has(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/**
 * An address of the page's own, absolute.
 * @param {string} text
 * @param {string} base
 * @returns {string} the text itself if it is invalid, as what fetches it reports that
 */
export function resolved(text, base) {
  try {
    return new URL(text, base).href;
  } catch {
    return text;
  }
}
