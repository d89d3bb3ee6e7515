// SPDX-License-Identifier: MIT
import { safeUrl } from '../../js-glue/engine/url.js';

/**
 * The default action of `browser:open`. A new page opens only in the call
 * stack of the click that asked for it, so this is called by the event.
 * @param {{href: string, target: string}} detail
 * @param {string} base what a relative address starts from
 * @throws {Error} when the address may not be used, or the browser says no
 */
export function openPage({ href, target }, base) {
  const url = safeUrl(href, base);
  if (!url) throw new Error(`not an address that may be opened: ${href}`);
  const page = url.protocol === 'http:' || url.protocol === 'https:';
  if (!page)
    open(url.href, '_self'); // mail and telephone leave the page where it is
  else if (target === '_top') open(url.href, '_top');
  else open(url.href, '_blank', 'noopener');
}
