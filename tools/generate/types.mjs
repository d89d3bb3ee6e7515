// SPDX-License-Identifier: MIT
// Generates dist/NAME.d.ts for each dist/NAME.js, and in dist/types what they refer to:
// the declarations that TypeScript emits from JSDoc.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namesOf } from '../run/bundles.mjs';
import { npmProgram, ROOT, run } from '../run/steps.mjs';

/** The folder tsc writes to, relative to the root. */
export const DECLARATIONS = 'build/types';
const MADE = join(ROOT, DECLARATIONS);
const HEAD = '// SPDX-License-Identifier: MIT\n// Made by tools/generate/types.mjs: do not edit.\n';

/** The types that a bundle exports, by the module they are in; `*` for all. */
const EVENT_TYPES = { 'js-glue/engine/events': '*', 'web/hotcue-element': '*' };
const LOAD_TYPES = { 'js-glue/engine/engine': '{ Diagnostic }', 'js-glue/session/session': '{ LoadResult }' };
const TYPES = {
  'analytics/analytics': {
    'web/analytics/delivery': '{ Adapter, Delivery, Options, State, Tapped }',
    'web/analytics/record': '{ AnalyticsRecord, Draft }',
    'web/analytics/tap': '{ Identity, Page, Tap, Video }',
  },
  'analytics/data-layer': { 'web/analytics/data-layer': '{ Options }' },
  'analytics/hubspot': { 'web/analytics/hubspot': '{ Media, Options }' },
  'analytics/xapi': { 'web/analytics/xapi': '{ Options }' },
  'dialects/kaltura': {
    'web/dialects/kaltura': '{ SetupOptions }',
    'web/dialects/kaltura-document': '{ KalturaData }',
    'web/dialects/kaltura-events': '{ KalturaEvent, KalturaNode }',
    'web/dialects/kaltura-player': '{ KalturaPlayer, Options }',
  },
  'dialects/media-events': { 'web/dialects/media-watch': '{ Options }' },
  'dialects/mindstamp': { 'web/dialects/mindstamp': '{ Options }' },
  'embed/embed': { ...EVENT_TYPES, 'web/embed/embed': '{ HotcueEmbed, Options, Size }' },
  'hotcue-engine': {
    'js-glue/engine/events': '*',
    'js-glue/engine/engine': '{ Diagnostic }',
    'js-glue/engine/effect': '{ Effect }',
    'js-glue/engine/inputs': '{ InputName }',
    'js-glue/engine/loader': '{ WasmSource }',
    'js-glue/session/session': '{ Host, LoadResult }',
  },
  'hotcue-overlay': { ...EVENT_TYPES, ...LOAD_TYPES },
  'hotcue-player': { ...EVENT_TYPES, ...LOAD_TYPES },
  'hotcue-react': { ...EVENT_TYPES, 'web/react/props': '{ HotcueOverlayProps }' },
  'hotcue-react-player': { ...EVENT_TYPES, 'web/react/props': '{ HotcueOverlayProps, HotcuePlayerProps }' },
  'hotcue-player-slim': { ...EVENT_TYPES, ...LOAD_TYPES },
};

/** The types that all adapters export. */
const ADAPTER_TYPES = { 'web/adapters/adapter': '{ Adapter, HotcueOverlay, Options, Project }' };

/** @param {string} name @returns {Record<string, string>} */
const typesOf = (name) => (name.startsWith('adapters/') ? ADAPTER_TYPES : (TYPES[name] ?? {}));

/** The elements that a bundle defines, for querySelector(): module and class by tag. */
const OVERLAY_TAG = { 'hotcue-overlay': ['web/overlay/hotcue-overlay.js', 'HotcueOverlay'] };
const PLAYER_TAGS = { ...OVERLAY_TAG, 'hotcue-player': ['web/player/hotcue-player.js', 'HotcuePlayer'] };
const TAGS = {
  'hotcue-engine': {},
  'hotcue-overlay': OVERLAY_TAG,
  'hotcue-player': PLAYER_TAGS,
  'hotcue-react': OVERLAY_TAG,
  'hotcue-react-player': PLAYER_TAGS,
  'hotcue-player-slim': PLAYER_TAGS,
};

/** @param {Record<string, string[]>} tags @param {string} folder of the types */
function tagMap(tags, folder) {
  const rows = Object.entries(tags).map(
    ([tag, [module, name]]) => `    '${tag}': import('${folder}/${module}').${name};\n`,
  );
  return rows.length > 0 ? `\ndeclare global {\n  interface HTMLElementTagNameMap {\n${rows.join('')}  }\n}\n` : '';
}

/**
 * Writes dist/NAME.d.ts: the values that its entry point exports, and types. (dist/NAME.js may
 * export more, to other entries.)
 * @param {string} dist @param {string} name @param {string} source its entry point
 */
async function writeEntry(dist, name, source) {
  const values = await namesOf(source);
  const folder = `${name.includes('/') ? '..' : '.'}/types`;
  const types = Object.entries(typesOf(name)).map(
    ([path, names]) => `export type ${names} from '${folder}/${path}.js';\n`,
  );
  const tags = tagMap(TAGS[name] ?? {}, folder);
  const to = join(dist, `${name}.d.ts`);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, `${HEAD}export { ${values.join(', ')} } from '${folder}/${source}';\n${types.join('')}${tags}`);
}

/** The file with the declarations of a module, emitted or written by hand. @param {string} path without extension */
function declarations(path) {
  const found = [join(MADE, `${path}.d.ts`), join(ROOT, `${path}.d.ts`)].find((file) => existsSync(file));
  if (!found) throw new Error(`there are no types of ${path}.js`);
  return found;
}

/** Copies declarations, and those that they refer to, to dist/types. @param {string} dist @param {string[]} paths */
function copyAll(dist, paths) {
  const seen = new Set(paths);
  for (const path of seen) {
    const to = join(dist, 'types', `${path}.d.ts`);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(declarations(path), to);
    for (const [, name] of readFileSync(to, 'utf8').matchAll(/(?:from|import) ?\(?'(\.[^']+)\.js'/g)) {
      seen.add(join(dirname(path), name));
    }
  }
}

/**
 * Writes all types.
 * @param {string} dist folder of the bundles
 * @param {Record<string, string>} bundles entry points by name
 */
export async function writeTypes(dist, bundles) {
  rmSync(MADE, { recursive: true, force: true });
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  await run(npmProgram('tsc'), ['--project', 'tsconfig.types.json']);
  for (const [name, source] of Object.entries(bundles)) await writeEntry(dist, name, source);
  const sources = Object.values(bundles).map((source) => source.replace(/\.js$/, ''));
  copyAll(dist, [...sources, ...[...Object.values(TYPES), ADAPTER_TYPES].flatMap((types) => Object.keys(types))]);
}
