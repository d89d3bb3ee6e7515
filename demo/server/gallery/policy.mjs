// SPDX-License-Identifier: MIT
// The headers that a page should have.

/** Forbids everything except what the pages need, all of it from this server. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'", // engine.wasm; no eval, no inline script
  'style-src': "'self'", // style sheets are files, or constructed
  'img-src': "'self'",
  'media-src': "'self'",
  'connect-src': "'self'", // engine.wasm, project documents
};

/** What players need in addition, on their pages: docs/players.md, "Content-Security-Policy". */
/** @type {Record<string, Record<string, string>>} */
const ADDITIONS = {
  '/studio/': { 'media-src': 'blob:', 'img-src': 'blob: data:', 'connect-src': 'blob:', 'frame-src': "'self'" }, // the author's own films; the preview
  '/moved-from-mindstamp/': { 'frame-src': "'self'", 'img-src': 'data:' }, // the player; its screenshots
  '/iframe/': { 'frame-src': "'self'" },
  '/players/dash-js/': { 'media-src': 'blob:' }, // Media Source Extensions
  '/players/hls-js/': { 'media-src': 'blob:' },
  '/players/hls-video/': {
    'script-src': "'sha256-jyozfy1vhUMeofvxHVFykg0ctKsAw1j5cvjo0w/tH7w='", // the page's import map
    'style-src': "'unsafe-inline'",
    'media-src': 'blob:',
    'worker-src': 'blob:',
  },
  '/players/mux-player/': { 'style-src': "'unsafe-inline'", 'media-src': 'blob:', 'worker-src': 'blob:' },
  '/players/shaka/': { 'media-src': 'blob:' },
  '/players/video-js/': { 'font-src': 'data:' }, // icons
  '/players/video-js-10/': { 'style-src': "'unsafe-inline'" },
  '/players/vidstack/': {
    'script-src': "'sha256-06PjPjANFWkWufgCVwt751ryQzMiOn+jJvEK9LH3SZo='", // the page's import map
    'style-src': "'unsafe-inline'",
  },
};

const COMMON_HEADERS = {
  'Cache-Control': 'no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The headers of an answer. @param {string} path of the URL */
export function headersFor(path) {
  const page = Object.keys(ADDITIONS).find((prefix) => path.startsWith(prefix)) ?? '';
  /** @type {Record<string, string>} */
  const policy = { ...POLICY };
  for (const [name, more] of Object.entries(ADDITIONS[page] ?? {})) {
    policy[name] = [policy[name], more].filter(Boolean).join(' ');
  }
  const parts = Object.entries(policy).map(([name, sources]) => `${name} ${sources}`);
  return { ...COMMON_HEADERS, 'Content-Security-Policy': parts.join('; ') };
}
