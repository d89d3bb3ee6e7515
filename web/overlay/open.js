// SPDX-License-Identifier: MIT
import { safeUrl } from '../../js-glue/engine/url.js';

/**
 * The default action of `browser:open`. Called synchronously for the event, as
 * browsers open a page only in the call stack of the click.
 * @param {{href: string, target: string}} detail
 * @param {string} base URL that a relative address is resolved against
 * @throws {Error} if the address is not allowed, or the browser refuses
 */
export function openPage({ href, target }, base) {
  const url = safeUrl(href, base);
  if (!url) throw new Error(`address not allowed: ${href}`);
  if (!/^https?:/.test(url.protocol))
    open(url.href, '_self'); // mailto: and tel: don't navigate the page
  else if (target === '_top') open(url.href, target);
  else open(url.href, '_blank', 'noopener');
}
