// SPDX-License-Identifier: MIT
// The embed page as it is served: the file, with what the server knows in its head.
import { escapeHtml, startTag } from './html.mjs';
import { linkOf } from './oembed.mjs';

const OWN_HOSTS = /\s*<meta name="hotcue-hosts"[^>]*>/g;
const TITLE = /<title>[^<]*<\/title>/g;
const END = /<\/head>/g;
const ADDRESS = /\b(href|src)="([^"]*)"/g;

/**
 * @typedef {object} Filling
 * @property {string[]} hosts
 * @property {string} [project] address that the page loads, instead of its query's
 * @property {{title: string, src: string, origin: string} | null} embed null: oEmbed does not know the page
 */

/**
 * The page with addresses that mean the same wherever it is served.
 * @param {string} file @param {string} path where it is among the player's files
 */
function withWholeAddresses(file, path) {
  const here = new URL(path, 'http://here');
  return file.replace(ADDRESS, (_, name, address) => {
    const { origin, pathname, search, href } = new URL(address, here);
    return `${name}="${origin === here.origin ? pathname + search : href}"`;
  });
}

/**
 * @param {string} file the page's HTML
 * @param {string} path of the file
 * @returns {(filling: Filling) => string}
 * @throws {Error} if it has not the places to be filled
 */
export function embedPage(file, path) {
  const places = { '<title>': TITLE, '</head>': END };
  for (const [place, pattern] of Object.entries(places))
    if (file.match(pattern)?.length !== 1) throw new Error(`the embed page must have ${place} once`);
  const page = withWholeAddresses(file.replace(OWN_HOSTS, ''), path);
  return ({ hosts, project, embed }) => {
    const head = [
      startTag('meta', { name: 'hotcue-hosts', content: hosts.join(' ') }),
      ...(project === undefined ? [] : [startTag('meta', { name: 'hotcue-project', content: project })]),
      ...(embed ? [linkOf(embed)] : []),
    ];
    const named = embed ? page.replace(TITLE, () => `<title>${escapeHtml(embed.title)}</title>`) : page;
    return named.replace(END, () => `  ${head.join('\n    ')}\n  </head>`);
  };
}
