// SPDX-License-Identifier: MIT
// Addresses in a document that is served from elsewhere: those relative to where it was become
// whole. A path is enough where both are on one server.
import { listOf, parseDocument, printDocument } from '../model/document.js';
import { nameIn, typeOf } from '../model/item.js';
import { structuredCopy } from '../model/studio.js';

/** Has a scheme, or is a path from the root. */
const WHOLE = /^([a-z][a-z\d+.-]*:|\/)/i;

/** @param {unknown} address @param {string} base @param {string} target @returns {any} */
function whole(address, base, target) {
  if (typeof address !== 'string' || address.trim() === '' || WHOLE.test(address.trim())) return address;
  try {
    const { href, origin, pathname, search, hash } = new URL(address, base);
    return origin === new URL(target, base).origin ? pathname + search + hash : href;
  } catch {
    return address;
  }
}

/**
 * @param {string} text of a document; returned as it is if it is broken
 * @param {string} base what its addresses are relative to
 * @param {string} target address that it is served from
 */
export function withWholeAddresses(text, base, target) {
  const { document } = parseDocument(text);
  if (!document) return text;
  const copy = structuredCopy(document);
  let changed = false;
  const mend = (/** @type {any} */ object, /** @type {string} */ name) => {
    const before = object?.[name];
    const after = whole(before, base, target);
    if (after === before) return;
    object[name] = after;
    changed = true;
  };
  for (const video of copy.videos) {
    mend(video, 'poster');
    for (const list of ['sources', 'tracks'])
      for (const entry of listOf(video, /** @type {any} */ (list))) mend(entry, 'src');
    for (const item of listOf(video, 'interactions'))
      if (typeOf(item).toLowerCase() === 'image') mend(item, nameIn(item, 'value'));
  }
  return changed ? printDocument(copy) : text;
}
