// SPDX-License-Identifier: MIT
// The pages that may show the embed page and exchange messages with it: the setting EMBED_HOSTS, as a
// policy of browsers and as the page's own list. Both have the same grammar.

/** A host and a port, without anything that could end a directive or a list. */
const ORIGIN = /^(https?:\/\/)(\*\.)?([a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?)$/;
const SELF = "'self'";

/**
 * One entry of the setting: an origin, as browsers write it; `https://*.NAME` for every name below
 * NAME; or `self`, the server's own origin.
 * @param {string} entry
 * @returns {string} as policies and the page have it
 * @throws {Error} what is wrong
 */
export function hostIn(entry) {
  if (entry === 'self' || entry === SELF) return SELF;
  const [, scheme, , name] = ORIGIN.exec(entry) ?? [];
  if (scheme === undefined || !URL.canParse(scheme + name) || new URL(scheme + name).origin !== scheme + name)
    throw new Error('has an entry that is neither `self` nor an origin as browsers write it');
  return entry;
}

/** The directive of Content-Security-Policy. @param {string[]} hosts */
export const frameAncestors = (hosts) => `frame-ancestors ${hosts.length > 0 ? hosts.join(' ') : "'none'"}`;
