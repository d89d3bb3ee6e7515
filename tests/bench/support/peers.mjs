// SPDX-License-Identifier: MIT
// The libraries that Hotcue is measured against, at the versions the tables
// name. They are not dependencies: 40 MB that no other work needs.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, ROOT, run } from '../../../tools/run/steps.mjs';

/** @type {Record<string, string>} name and version */
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
/** Where their packages are: not in the repository. */
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

/** A module of one of them. @param {string} path behind node_modules */
export const peer = (path) => import(pathToFileURL(join(PEER_MODULES, path)).href);

// ---- timingsrc --------------------------------------------------------------
//
// It is in no package registry (npm's `timingsrc` is something else): the
// variable TIMINGSRC names a checkout of github.com/webtiming/timingsrc, or the
// `v3/index.js` in it. Without it the tables leave timingsrc out.

const ENTRY = 'v3/index.js';

/** @param {string | undefined} given @returns {string} the checkout's folder; '' without one */
function checkout(given) {
  if (!given) return '';
  const path = resolve(given);
  const folder = path.endsWith(ENTRY) ? dirname(dirname(path)) : path;
  if (!statSync(join(folder, ENTRY), { throwIfNoEntry: false }))
    throw new Failure(`TIMINGSRC: no ${ENTRY} in ${folder}`);
  return folder;
}

/** Where timingsrc is; '' when it is left out. */
export const TIMINGSRC_FOLDER = checkout(process.env.TIMINGSRC);

/** Its modules are modules, which its package.json doesn't say. */
const asModules = (folder) => `export const load = (url, context, next) =>
  next(url, url.startsWith(${JSON.stringify(folder)}) ? { ...context, format: 'module' } : context);`;

/** Of a page, what its modules look for as they load. */
const PAGE = { window: globalThis, document: { readyState: 'complete' } };

/** timingsrc; undefined when it is left out. @returns {Promise<any>} */
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
