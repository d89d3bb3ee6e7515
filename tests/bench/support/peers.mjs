// SPDX-License-Identifier: MIT
// The libraries that Hotcue is compared with, at the versions named in the tables. They
// are not dependencies, as nothing else needs these 40 MB.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, ROOT, run } from '../../../tools/run/steps.mjs';

/** @type {Record<string, string>} versions by name */
export const PEERS = {
  '@flatten-js/interval-tree': '2.0.3',
  flatbush: '4.7.0',
  'json-logic-engine': '5.0.7',
  'json-logic-js': '2.0.5',
  'node-interval-tree': '2.1.2',
  'point-in-polygon': '1.1.0',
  rbush: '4.0.1',
  'robust-point-in-polygon': '1.0.3',
  'video.js': '8.24.1',
  'videojs-overlay': '4.0.0',
};

const FOLDER = join(ROOT, '.cache/peers');
/** The folder of their packages, which is not in the repository. */
export const PEER_MODULES = join(FOLDER, 'node_modules');
const NOTE = join(FOLDER, 'installed.json');

const wanted = JSON.stringify(PEERS);

function installed() {
  try {
    return readFileSync(NOTE, 'utf8');
  } catch {
    return '';
  }
}

/** Installs what is missing. */
export async function fetchPeers() {
  if (installed() === wanted) return;
  mkdirSync(FOLDER, { recursive: true });
  const packages = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  await run('npm', ['install', '--prefix', FOLDER, ...options, ...packages]);
  writeFileSync(NOTE, wanted);
}

/** Imports a module of one of them. @param {string} path below node_modules */
export const peer = (path) => import(pathToFileURL(join(PEER_MODULES, path)).href);

// ---- timingsrc --------------------------------------------------------------
//
// It is in no package registry (npm's `timingsrc` is a different package): the
// variable TIMINGSRC names a checkout of github.com/webtiming/timingsrc, or its
// `v3/index.js`. Without it the tables omit timingsrc.

const ENTRY = 'v3/index.js';

/** @param {string | undefined} given @returns {string} folder of the checkout; '' without one */
function checkout(given) {
  if (!given) return '';
  const path = resolve(given);
  const folder = path.endsWith(ENTRY) ? dirname(dirname(path)) : path;
  if (!statSync(join(folder, ENTRY), { throwIfNoEntry: false }))
    throw new Failure(`TIMINGSRC: no ${ENTRY} in ${folder}`);
  return folder;
}

/** The folder of timingsrc; '' if it is omitted. */
export const TIMINGSRC_FOLDER = checkout(process.env.TIMINGSRC);

/** A loader that treats its files as modules, which its package.json doesn't declare. */
const asModules = (folder) => `export const load = (url, context, next) =>
  next(url, url.startsWith(${JSON.stringify(folder)}) ? { ...context, format: 'module' } : context);`;

/** The globals of a page that its modules need when they load. */
const PAGE = { window: globalThis, document: { readyState: 'complete' } };

/** Imports timingsrc; undefined if it is omitted. @returns {Promise<any>} */
export async function timingsrc() {
  if (!TIMINGSRC_FOLDER) return undefined;
  const folder = `${pathToFileURL(TIMINGSRC_FOLDER).href}/`;
  register(`data:text/javascript,${encodeURIComponent(asModules(folder))}`);
  Object.assign(globalThis, PAGE);
  try {
    return await import(`${folder}${ENTRY}`);
  } finally {
    for (const name of Object.keys(PAGE)) delete globalThis[name];
  }
}
