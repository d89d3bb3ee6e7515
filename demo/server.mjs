// SPDX-License-Identifier: MIT
// The development server: serves files, with the headers a page should have. Not for the
// open internet, where any static host can serve dist/.
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The packages that the pages in players/ load, and the folders of those. */
const VENDORS = {
  dashjs: 'dashjs/dist/modern/umd',
  'hls.js': 'hls.js/dist',
  'hls-video-element': 'hls-video-element/dist',
  'custom-media-element': 'custom-media-element/dist', // of hls-video-element
  'media-tracks': 'media-tracks/dist', // of hls-video-element
  'mux-player': '@mux/mux-player/dist',
  plyr: 'plyr/dist',
  'shaka-player': 'shaka-player/dist',
  'video.js': 'video.js/dist',
  'videojs-html': '@videojs/html/cdn',
  // Vidstack, and what it imports; its build for CDNs imports from one.
  vidstack: 'vidstack',
  'floating-ui': '@floating-ui',
  fscreen: 'fscreen/dist',
  'lit-html': 'lit-html',
  'media-captions': 'media-captions/dist',
};

/** URL prefix and the folder behind it; the longest prefix wins. */
const MOUNTS = {
  '/': join(ROOT, 'demo'),
  '/dist/': join(ROOT, 'dist'),
  ...Object.fromEntries(
    Object.entries(VENDORS).map(([name, folder]) => [`/vendor/${name}/`, join(ROOT, 'node_modules', folder)]),
  ),
};

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.mpd': 'application/dash+xml',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ts': 'video/mp2t',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
};

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
const ADDITIONS = {
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

/** What /analytics/ shows live: the relay, and what arrives behind it. */
const LIVE = '/analytics/live/';

const COMMON_HEADERS = {
  'Cache-Control': 'no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The headers of an answer. @param {string} path of the URL */
function headersFor(path) {
  const page = Object.keys(ADDITIONS).find((prefix) => path.startsWith(prefix));
  const policy = { ...POLICY };
  for (const [name, more] of Object.entries(ADDITIONS[page] ?? {})) {
    policy[name] = [policy[name], more].filter(Boolean).join(' ');
  }
  const parts = Object.entries(policy).map(([name, sources]) => `${name} ${sources}`);
  return { ...COMMON_HEADERS, 'Content-Security-Policy': parts.join('; ') };
}

const SLOW_MS = 1500;
const STALL_MS = 5000;

/**
 * Deliberate faults for tests: prefixes of any path, as in
 * /wrong-mime/dist/engine.wasm.
 * @type {Record<string, (answer: Answer) => Answer | Promise<Answer>>}
 */
const FAULTS = {
  '/wrong-mime': (answer) => ({ ...answer, type: 'text/plain' }),
  '/slow': (answer) => new Promise((resolve) => setTimeout(resolve, SLOW_MS, answer)),
  '/stalling': (answer) => ({ ...answer, stall: Math.floor(answer.size / 5) }),
  '/broken': (answer) => ({ ...answer, end: Math.floor(answer.size / 2) - 1 }),
};

/**
 * @typedef {object} Answer the file to send and which bytes of it
 * @property {string} path
 * @property {string} type
 * @property {number} size of the whole file
 * @property {number} start first byte to send
 * @property {number} end last byte to send
 * @property {boolean} partial
 * @property {number} [stall] the response pauses before this byte
 */

/** An answer without a file. */
class Refusal extends Error {
  constructor(status, headers = {}) {
    super(String(status));
    this.status = status;
    this.headers = headers;
  }
}

/** The decoded path of a URL; refuses hidden files and `..`. */
function pathOf(url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    throw new Refusal(400);
  }
  const hidden = path.split('/').some((part) => part.startsWith('.'));
  if (!path.startsWith('/') || hidden || /\/\/|[\\\0]/.test(path)) throw new Refusal(404);
  return path;
}

/** The file behind a URL path. */
function locate(path, mounts) {
  const prefix = Object.keys(mounts)
    .filter((candidate) => path.startsWith(candidate))
    .sort((a, b) => b.length - a.length)[0];
  if (prefix === undefined) throw new Refusal(404);
  try {
    const folder = realpathSync(mounts[prefix]);
    const asked = join(folder, path.slice(prefix.length));
    if (statSync(asked).isDirectory() && !path.endsWith('/'))
      throw new Refusal(301, { Location: `${encodeURI(path)}/` });
    const file = realpathSync(path.endsWith('/') ? join(asked, 'index.html') : asked);
    if (!file.startsWith(folder + sep)) throw new Refusal(404); // a symbolic link to outside
    return { file, size: statSync(file).size };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(404);
  }
}

/** The bytes that a Range header requests; an unsupported header is ignored. */
function rangeOf(header, size) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (!first && !last) return { start: 0, end: size - 1, partial: false };
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (start > end) throw new Refusal(416, { 'Content-Range': `bytes */${size}` });
  return { start, end, partial: true };
}

/** @returns {Promise<Answer>} */
async function answerTo(request, mounts, faults) {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, { Allow: 'GET, HEAD' });
  const path = pathOf(request.url);
  const fault = faults && Object.keys(FAULTS).find((prefix) => path.startsWith(`${prefix}/`));
  const { file, size } = locate(fault ? path.slice(fault.length) : path, mounts);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const answer = { path: file, type, size, ...rangeOf(request.headers.range, size) };
  return fault ? FAULTS[fault](answer) : answer;
}

function send(answer, request, response) {
  const { start, end, size } = answer;
  response.writeHead(answer.partial ? 206 : 200, {
    ...headersFor(request.url),
    'Accept-Ranges': 'bytes',
    'Content-Length': end - start + 1,
    'Content-Type': answer.type,
    ...(answer.partial && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD' || size === 0) return response.end();
  return pipeline(bytesOf(answer), response).catch(() => {}); // the client closed the connection
}

/** @param {Answer} answer */
async function* bytesOf({ path, start, end, stall = 0 }) {
  if (start < stall && stall <= end) {
    yield* createReadStream(path, { start, end: stall - 1 });
    await new Promise((resolve) => setTimeout(resolve, STALL_MS));
    yield* createReadStream(path, { start: stall, end });
  } else {
    yield* createReadStream(path, { start, end });
  }
}

function refuse(error, request, response) {
  const { status, headers } = error instanceof Refusal ? error : { status: 500, headers: {} };
  if (status === 500) console.error(error);
  response.writeHead(status, { ...headersFor(request.url), ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}

/**
 * Starts the server.
 * @param {object} [options]
 * @param {number} [options.port] 0 for any free port
 * @param {string} [options.host]
 * @param {Record<string, string>} [options.mounts] more URL prefixes (with a
 *   trailing slash) and their folders
 * @param {boolean} [options.faults] whether to serve the prefixes of FAULTS
 * @returns {Promise<{address: string, close: () => Promise<void>}>} address
 *   has no trailing slash
 * @throws {Error} with code EADDRINUSE
 */
export async function startServer({ port = 0, host = '127.0.0.1', mounts = {}, faults = false } = {}) {
  const all = { ...MOUNTS, ...mounts };
  /** Made when the page is open. @type {Promise<Awaited<ReturnType<typeof import('./analytics/service.mjs').createService>>> | null} */
  let service = null;
  const live = async (request, response) => {
    const path = request.url.split('?')[0];
    if (!path.startsWith(LIVE)) return false;
    service ??= import('./analytics/service.mjs').then(({ createService }) => createService());
    return (await service).answer(path.slice(LIVE.length), request, response);
  };
  const server = createServer(async (request, response) => {
    try {
      if (await live(request, response)) return;
      send(await answerTo(request, all, faults), request, response);
    } catch (error) {
      refuse(error, request, response);
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(undefined));
  });
  const { port: chosen } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await (await service)?.close();
  };
  return { address: `http://localhost:${chosen}`, close };
}
