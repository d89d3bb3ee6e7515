// SPDX-License-Identifier: MIT
// Which file a URL means.
import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

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
export const MOUNTS = {
  '/': join(ROOT, 'demo'),
  '/dist/': join(ROOT, 'dist'),
  '/studio/app/': join(ROOT, 'build/studio'),
  ...Object.fromEntries(
    Object.entries(VENDORS).map(([name, folder]) => [`/vendor/${name}/`, join(ROOT, 'node_modules', folder)]),
  ),
};

/** An answer without a file. */
export class Refusal extends Error {
  /** @param {number} statusCode */
  constructor(statusCode) {
    super(String(statusCode));
    this.statusCode = statusCode;
  }
}

/**
 * The decoded path of a URL.
 * @param {string} url
 * @throws {Refusal} for hidden files and `..`
 */
export function pathOf(url) {
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

/**
 * The file behind a path, and the folder that it is served from.
 * @param {string} path @param {Record<string, string>} mounts
 * @returns {{folder: string, name: string}} name: in that folder
 * @throws {Refusal} if there is no such file
 */
export function locate(path, mounts) {
  const [prefix] = Object.keys(mounts)
    .filter((candidate) => path.startsWith(candidate))
    .sort((a, b) => b.length - a.length);
  if (prefix === undefined) throw new Refusal(404);
  const name = path.slice(prefix.length) + (path.endsWith('/') ? 'index.html' : '');
  try {
    const folder = realpathSync(mounts[prefix]);
    if (!realpathSync(join(folder, name)).startsWith(folder + sep)) throw new Refusal(404); // a symbolic link to outside
    return { folder, name };
  } catch {
    throw new Refusal(404);
  }
}
