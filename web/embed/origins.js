// SPDX-License-Identifier: MIT

/**
 * An entry of an allow-list: an origin, or with `wild` all origins below its host.
 * @typedef {{protocol: string, hostname: string, port: string, wild: boolean}} Allowed
 */

const ENTRY = /^(https?:\/\/)(\*\.)?([^/*?#@\s]+)$/i;

/** @param {string} text @returns {URL | null} */
function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** @param {string} entry @param {string} own the page's origin @returns {Allowed | null} */
function allowed(entry, own) {
  if (/^'?self'?$/i.test(entry)) return allowed(own, own);
  const [, scheme, wild, host] = ENTRY.exec(entry) ?? [];
  const url = scheme ? parsed(scheme + host) : null;
  return url && { protocol: url.protocol, hostname: url.hostname, port: url.port, wild: Boolean(wild) };
}

/** Origins that may do something: those of a `<meta>`, by which the page's author names them. */
export class Origins {
  /** @type {Allowed[]} */
  #list = [];
  /** Entries that are none, for a message. @type {string[]} */
  faults = [];

  /**
   * @param {string} text origins, `https://*.host` for all below a host, and `self`, separated by white space
   * @param {string} own the page's origin
   */
  constructor(text, own) {
    for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
      const found = allowed(entry, own);
      if (found) this.#list.push(found);
      else if (!/^'?self'?$/i.test(entry)) this.faults.push(entry);
    }
  }

  /** Those that are named one by one. */
  get exact() {
    return this.#list.filter(({ wild }) => !wild).map((each) => originOf(each));
  }

  get none() {
    return this.#list.length === 0;
  }

  /** @param {string} origin as in `MessageEvent.origin`: `null` for an opaque one, which no entry is */
  allow(origin) {
    const url = parsed(origin);
    if (!url || url.origin !== origin || !/^https?:$/.test(url.protocol)) return false;
    return this.#list.some(
      ({ protocol, hostname, port, wild }) =>
        url.protocol === protocol &&
        url.port === port &&
        (wild ? url.hostname.endsWith(`.${hostname}`) : url.hostname === hostname),
    );
  }
}

/** @param {Allowed} allowed */
const originOf = ({ protocol, hostname, port }) => `${protocol}//${hostname}${port && `:${port}`}`;
