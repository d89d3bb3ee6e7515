// SPDX-License-Identifier: MIT
// Checks which folder may include which: docs/architecture.md, "Folders". Each violation is
// printed with its file and line.
//
//     node tools/check/layers.mjs            checks
//     node tools/check/layers.mjs --list     prints what each folder includes
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from '../run/sources.mjs';
import { Failure, isMain, ROOT, script } from '../run/steps.mjs';

/** Folders of engine/src, from the bottom up, and the others that each may include. */
const ENGINE = {
  base: [],
  text: ['base'],
  model: ['base', 'text'],
  geometry: ['base', 'model'],
  load: ['base', 'text', 'model', 'geometry'],
  session: ['base', 'text', 'model', 'geometry'],
  query: ['base', 'text', 'model', 'geometry', 'session'],
  api: ['base', 'text', 'model', 'geometry', 'load', 'session', 'query'],
};

/** Files of engine/src/session, from the bottom up: each may include those before it. */
const SESSION = [
  ...[
    'variables',
    'effect',
    'played',
    'session',
    'measure',
    'rules',
    'tasks',
    'play',
    'dialog',
    'visibility',
    'tray',
    'ahead',
    'crm',
  ],
  ...['gate', 'cue', 'advance', 'seek', 'action', 'lead', 'video', 'playback'],
];

/** The studio's panels, which know the model, and not each other. */
const STUDIO_PANELS = ['code', 'files', 'graph', 'preview', 'properties', 'simulation', 'stage', 'timeline'].map(
  (name) => `demo/studio/${name}`,
);
const STUDIO_BASE = ['demo/studio/model', 'demo/studio/shell', 'js-glue', 'lit'];
/** @type {Record<string, string[]>} */
const STUDIO_PACKAGES = {
  'demo/studio/code': ['@codemirror', '@lezer'],
  'demo/studio/files': ['idb'],
  'demo/studio/graph': ['@dagrejs'],
  'demo/studio/timeline': ['wavesurfer.js'],
};

/** The same for JavaScript, including types, with the packages that each may import. */
const PAGE = {
  'js-glue/engine': [],
  'js-glue/media': ['js-glue/engine'],
  'js-glue/session': ['js-glue/engine', 'js-glue/media'],
  'js-glue/record': ['js-glue/engine'],
  'js-glue/simulator': ['js-glue/engine'],
  'js-glue/cli/dev': ['js-glue/engine'],
  'js-glue/cli/formatter': [],
  'js-glue/cli/importer': ['js-glue/cli/importer/annotations', 'js-glue/cli/importer/content', 'js-glue/cli/formatter'],
  'js-glue/cli/importer/annotations': ['js-glue/cli/importer'],
  'js-glue/cli/importer/content': ['js-glue/cli/importer', 'js-glue/cli/importer/content/h5p', 'js-glue/cli/formatter'],
  'js-glue/cli/importer/content/h5p': ['js-glue/cli/importer', 'js-glue/cli/importer/content', 'fflate'],
  'js-glue/cli': [
    'js-glue/cli/dev',
    'js-glue/cli/formatter',
    'js-glue/cli/importer',
    'js-glue/engine',
    'js-glue/record',
    'js-glue/simulator',
  ],
  'js-glue': ['js-glue/engine', 'js-glue/session', 'js-glue/cli'],
  web: [],
  'web/preview': [],
  'web/template': [],
  'web/style': [],
  'web/stage': ['js-glue', 'web'],
  'web/items': ['js-glue', 'web', 'web/stage'],
  'web/pointer': ['js-glue', 'web', 'web/stage', 'web/items'],
  'web/panels': ['js-glue', 'web', 'web/style', 'web/stage', 'web/items'],
  'web/overlay': ['js-glue', 'web', 'web/style', 'web/stage', 'web/items', 'web/pointer', 'web/panels'],
  'web/adapters': ['js-glue', 'web/overlay'],
  'web/analytics': ['js-glue', 'idb'], // js-glue for types
  'web/dialects': ['js-glue'], // for types and tables
  'web/player': ['js-glue', 'web', 'web/style', 'web/stage', 'web/overlay', 'media-chrome'],
  'web/embed': ['js-glue', 'web/dialects', 'web/overlay', 'web/player'],
  'web/react': ['js-glue', 'web', 'web/overlay', 'web/player', 'react'],
  'demo/server': [
    ...['demo/server/api', 'demo/server/embed', 'demo/server/store', 'demo/server/upstream'],
    ...['@fastify', 'ajv', 'fastify', 'prom-client'],
  ],
  'demo/server/embed': [
    ...['demo/server', 'demo/server/api', 'demo/server/api/schemas', 'demo/server/store'],
    ...['@fastify', 'fastify'],
  ],
  'demo/server/api': [
    ...['demo/server', 'demo/server/store', 'demo/server/api/routes', 'demo/server/api/schemas'],
    ...['@fastify', 'fastify', 'js-glue'],
  ],
  'demo/server/api/routes': [
    ...['demo/server/api', 'demo/server/api/schemas', 'demo/server/store'],
    ...['@fastify', 'fastify'],
  ],
  'demo/server/api/schemas': ['@fastify', 'fastify'],
  'demo/studio/model': ['js-glue', 'immer', 'lit'], // lit for types
  'demo/studio/shell': ['demo/studio/model', 'lit', ...STUDIO_PANELS],
  ...Object.fromEntries(STUDIO_PANELS.map((panel) => [panel, [...STUDIO_BASE, ...(STUDIO_PACKAGES[panel] ?? [])]])),
  'demo/studio': ['demo/studio/shell'],
  'demo/server/gallery': [
    ...['demo', 'demo/server', 'demo/server/api', 'demo/server/api/schemas', 'demo/server/embed', 'demo/server/store'],
    ...['@fastify', 'fastify'],
  ],
  'demo/server/store': ['demo/server', 'kysely', 'libsql', 'pg'],
  'demo/server/upstream': ['demo/server', 'demo/server/store'],
};

const INCLUDE = /^#include ["<]([^">]+)[">]/g;
const IMPORT = /(?:^import\b|\bfrom\s|\bimport\()\s*['"]([^'"]+)['"]/g;

/** @typedef {{file: string, line: number, from: string, to: string}} Arrow */

/** @param {string} file @param {RegExp} pattern global @returns {{line: number, name: string}[]} */
function namesIn(file, pattern) {
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
  return lines.flatMap((text, i) => [...text.matchAll(pattern)].map(([, name]) => ({ line: i + 1, name })));
}

/** @returns {Arrow[]} all includes between folders of the engine */
function includes() {
  return filesIn('engine/src', /\.(c|h|inc)$/).flatMap((file) => {
    const from = posix.basename(dirname(file));
    return namesIn(file, INCLUDE).flatMap(({ line, name }) => {
      const [to, header] = name.split('/');
      return header && to in ENGINE && to !== from ? [{ file, line, from, to }] : [];
    });
  });
}

/** @returns {string[]} messages for files of the session that include one above them */
function circles() {
  return filesIn('engine/src/session', /\.[ch]$/).flatMap((file) => {
    const place = SESSION.indexOf(posix.basename(file).replace(/\.[ch]$/, ''));
    return namesIn(file, /^#include "session\/(\w+)\.h"/g)
      .filter(({ name }) => place < 0 || !SESSION.slice(0, place + 1).includes(name))
      .map(({ line, name }) => `${file}:${line}: ${name}.h is not below it in the session`);
  });
}

/** A file's folder; just the top-level folder if it is not below `top`. @param {string} file @param {string} top */
const folderOf = (file, top) => (file.startsWith(top) ? dirname(file) : file.split('/')[0]);

/** @returns {Arrow[]} all imports between folders of the JavaScript, and of packages */
function imports() {
  return ['js-glue', 'web', 'demo/server', 'demo/studio'].flatMap((top) =>
    filesIn(top, /\.m?js$/).flatMap((file) =>
      namesIn(file, IMPORT).flatMap(({ line, name }) => {
        const from = dirname(file);
        const to = name.startsWith('.') ? folderOf(posix.join(from, name), top) : name.split('/')[0];
        return to === from || to.startsWith('node:') ? [] : [{ file, line, from, to }];
      }),
    ),
  );
}

/** @returns {string[]} messages for uses of cJSON outside the folder `load` */
function strangers() {
  return filesIn('engine/src', /\.[ch]$/)
    .filter((file) => !file.includes('/load/'))
    .flatMap((file) =>
      namesIn(file, /\b(cJSON)\b/g).map(({ line }) => `${file}:${line}: cJSON is known in load alone`),
    );
}

/** The folders below js-glue and web that run on Node alone; everything else also runs in a page. */
const ON_NODE = ['js-glue/cli', 'js-glue/cli/dev'];

/** @returns {string[]} messages for modules of Node in what runs in a page */
function strangersInPages() {
  return ['js-glue', 'web'].flatMap((top) =>
    filesIn(top, /\.js$/)
      .filter((file) => !ON_NODE.includes(dirname(file)))
      .flatMap((file) =>
        namesIn(file, IMPORT)
          .filter(({ name }) => name.startsWith('node:'))
          .map(({ line, name }) => `${file}:${line}: ${name} is not there in a page`),
      ),
  );
}

/** @param {Arrow[]} arrows @param {Record<string, string[]>} allowed */
const forbidden = (arrows, allowed) =>
  arrows
    .filter(({ from, to }) => !allowed[from]?.includes(to))
    .map(({ file, line, from, to }) => `${file}:${line}: ${from} may not include ${to}`);

/** @throws {Failure} listing all violations */
export function checkLayers() {
  const faults = [
    ...forbidden(includes(), ENGINE),
    ...circles(),
    ...forbidden(imports(), PAGE),
    ...strangers(),
    ...strangersInPages(),
  ];
  if (faults.length > 0) throw new Failure(`Layers:\n  ${faults.join('\n  ')}`);
}

/** Prints what each folder of the engine includes, and how often. */
function list() {
  const counts = new Map();
  for (const { from, to } of includes()) counts.set(`${from} → ${to}`, (counts.get(`${from} → ${to}`) ?? 0) + 1);
  for (const from of Object.keys(ENGINE)) {
    const row = Object.keys(ENGINE).flatMap((to) =>
      counts.has(`${from} → ${to}`) ? [`${to} ${counts.get(`${from} → ${to}`)}`] : [],
    );
    console.log(`${from.padEnd(10)}${row.join(', ')}`);
  }
}

if (isMain(import.meta.url)) {
  const { list: wantsList } = parseArgs({ options: { list: { type: 'boolean' } } }).values;
  await script(() => (wantsList ? list() : checkLayers()));
}
