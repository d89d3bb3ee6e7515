// SPDX-License-Identifier: MIT
// Which file of the author's a URL means, if it may be sent at all.
import { realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** What a project, and a page for it, may refer to. Nothing else is sent. @type {Record<string, string>} */
export const TYPES = {
  '.aac': 'audio/aac',
  '.apng': 'image/apng',
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.flac': 'audio/flac',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.m4a': 'audio/mp4',
  '.m4v': 'video/mp4',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mov': 'video/quicktime',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.ogv': 'video/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
};

/** @param {string} file */
export const typeOf = (file) => TYPES[extname(file).toLowerCase()];

/** Names that are never sent: hidden files, and what leaves the folder. @param {string} name */
const isClosed = (name) => name.startsWith('.') || name.includes('\0') || name.includes(sep) || name.includes('\\');

/**
 * @param {string} root folder
 * @param {string} path of the URL, below the folder's, still encoded
 * @returns {Promise<string | null>} the file's real path; null if it may not be sent
 */
export async function fileOf(root, path) {
  let names;
  try {
    names = path.split('/').map(decodeURIComponent);
  } catch {
    return null; // not UTF-8
  }
  if (names.some(isClosed) || !typeOf(names[names.length - 1])) return null;
  try {
    const [folder, file] = [await realpath(root), await realpath(join(root, ...names))];
    const inside = folder.endsWith(sep) ? folder : folder + sep;
    return file.startsWith(inside) && !file.slice(inside.length).split(sep).some(isClosed) ? file : null;
  } catch {
    return null; // it is not there
  }
}
