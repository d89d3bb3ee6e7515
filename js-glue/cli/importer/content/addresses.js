// SPDX-License-Identifier: MIT
// Addresses that a click opens.

/** Schemes that a project may open. */
const SCHEMES = /^(https?|mailto|tel):/i;
/** Any scheme; `example.com:80` has a port. */
const SCHEME = /^[a-z][a-z\d+.-]*:(?!\d)/i;
/** An address within the page's own site. */
const RELATIVE = /^[/.#?]/;

/**
 * The address that the other player would open: without a scheme it is a host, by `http:`.
 * @param {string} text
 * @returns {string | null} null if a project must not open it, or a browser can't
 */
export function addressOf(text) {
  const given = text.trim().replaceAll('{', '%7B');
  const address = SCHEMES.test(given) || RELATIVE.test(given) ? given : SCHEME.test(given) ? null : `http://${given}`;
  return address !== null && isReadable(address) ? address : null;
}

/** Whether browsers can parse it. @param {string} address */
function isReadable(address) {
  try {
    return new URL(address, 'https://page.example/').href !== '';
  } catch {
    return false;
  }
}
