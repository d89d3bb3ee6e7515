// SPDX-License-Identifier: MIT

/** @typedef {import('./sender.js').Target} Target */

/**
 * Where records go, by route.
 * @param {string | undefined} relay
 * @param {Record<string, {url: string, headers?: Record<string, string>}>} routes
 * @param {string} base
 * @throws {TypeError} for an address that is none
 */
export function targetsOf(relay, routes, base) {
  const own = new Map(
    Object.entries(routes).map(([route, { url, headers }]) => [
      route,
      { url: new URL(url, base).href, headers, single: true },
    ]),
  );
  const rest = relay === undefined ? undefined : { url: recordsOf(relay, base), single: false };
  const all = /** @type {Target[]} */ ([...own.values(), ...(rest ? [rest] : [])]);
  return Object.assign((/** @type {string} */ route) => own.get(route) ?? rest, { all });
}

/** @param {string} relay @param {string} base */
const recordsOf = (relay, base) => new URL('records', new URL(relay, base).href.replace(/\/*$/, '/')).href;
