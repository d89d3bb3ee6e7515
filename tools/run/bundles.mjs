// SPDX-License-Identifier: MIT
// Bundles dist/*.js. An entry that imports another one imports its file, and code that several
// entries need goes into the one that all of them import, or else into a chunk: so no page has
// two copies of a module. What is loaded by import() goes into chunks. Chunks are beside the
// entries, so that addresses relative to a module are the same everywhere.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT } from './steps.mjs';

/** Entry points by NAME, for dist/NAME.js; NAME may be in a folder. */
export const BUNDLES = {
  'hotcue-overlay': 'web/overlay/hotcue-overlay.js',
  'hotcue-player': 'web/player/hotcue-player.js',
  'hotcue-react': 'web/react/hotcue-react.js',
  'hotcue-react-player': 'web/react/hotcue-react-player.js',
  'analytics/analytics': 'web/analytics/analytics.js',
  'adapters/attach': 'web/adapters/attach.js',
  'adapters/dash-js': 'web/adapters/dash-js.js',
  'adapters/hls-js': 'web/adapters/hls-js.js',
  'adapters/media-element': 'web/adapters/media-element.js',
  'adapters/plyr': 'web/adapters/plyr.js',
  'adapters/shaka': 'web/adapters/shaka.js',
  'adapters/video-js': 'web/adapters/video-js.js',
  'adapters/video-js-10': 'web/adapters/video-js-10.js',
  'adapters/vidstack': 'web/adapters/vidstack.js',
  'analytics/crm': 'web/analytics/crm.js',
  'analytics/data-layer': 'web/analytics/data-layer.js',
  'analytics/hubspot': 'web/analytics/hubspot.js',
  'analytics/xapi': 'web/analytics/xapi.js',
  'embed/embed-page': 'web/embed/embed-page.js',
  'dialects/kaltura': 'web/dialects/kaltura.js',
  'dialects/media-events': 'web/dialects/media-events.js',
  'dialects/mindstamp': 'web/dialects/mindstamp.js',
};

/** Entries that contain all they need: for pages that load no other. */
export const ALONE = {
  'hotcue-engine': 'js-glue/index.js',
  'embed/embed': 'web/embed/embed.js',
};

/**
 * Classic scripts by NAME, for dist/NAME.iife.js, with all that they would load later, and the global
 * variable with their exports.
 */
const CLASSIC = {
  'hotcue-overlay': { entry: 'web/overlay/overlay-classic.js', global: 'hotcue' },
  'hotcue-player': { entry: 'web/player/player-classic.js', global: 'hotcue' },
  'dialects/kaltura': { entry: 'web/dialects/kaltura-classic.js', global: 'PathKalturaPlayer' },
};
/** Those that there are with engine.wasm inside, too: dist/NAME.inline.js. @type {(keyof typeof CLASSIC)[]} */
const INLINE = ['hotcue-overlay', 'hotcue-player'];

/** Packages that a page's own bundler finds. */
const EXTERNAL = /^react(\/|$)/;

/** Entries that React's server components hand to the client. */
const CLIENT = /^hotcue-react/;

/**
 * Entries that browsers compile as a whole while they are still loaded, beside the main thread, instead of
 * function by function when they start: half of the overlay's functions run before the first
 * interaction is shown. Not the player, of whose controls fewer do.
 */
const EAGER = /^hotcue-overlay$/;
/** Asks Chromium for that, from the first line of a file. */
const EAGER_LINE = '//# allFunctionsCalledOnLoad';

/** An entry that leaves one more package to the page, for pages that have it anyway. */
export const SLIM = { name: 'hotcue-player-slim', of: 'hotcue-player', external: /^(react|media-chrome)(\/|$)/ };

/**
 * The folder of what the package exports for an entry that other files share code with: only its
 * public names. The entry itself has the names of the shared code, too, so that a page's `<script>`
 * starts without one more request, for a file that it would wait for.
 */
export const FACADES = 'exports';

/** A chunk's name, by which old ones are known. */
const CHUNK = /^chunk-.*\.js(\.map)?$/;

/** The first versions that support 'wasm-unsafe-eval'. */
const TARGET = ['chrome97', 'firefox102', 'safari16'];

/** @typedef {import('rollup').Plugin} Plugin */

/** Finds packages, as Node does. @param {RegExp} external @returns {Plugin} */
const packages = (external) => ({
  name: 'packages',
  resolveId(name, importer) {
    if (!importer || name.startsWith('.') || external.test(name)) return null;
    return fileURLToPath(import.meta.resolve(name));
  },
});

/** Puts engine.wasm into the script. @param {string} folder @returns {Plugin} */
const engineInside = (folder) => ({
  name: 'engine inside',
  transform(code, path) {
    if (!path.endsWith('/engine-url.js')) return null;
    const bytes = readFileSync(join(folder, 'engine.wasm')).toString('base64');
    const inside = code.replace(
      /new URL\('\.\/engine\.wasm', import\.meta\.url\)\.href/,
      () => `'data:application/wasm;base64,${bytes}'`,
    );
    if (inside === code) throw new Error('engine-url.js has another form');
    return { code: inside, map: null };
  },
});

/**
 * Leaves out media-chrome's list of keyboard shortcuts, as the player has one of its own. The
 * controller needs one function of that module. @type {Plugin}
 */
const ownShortcuts = {
  name: 'own shortcuts',
  transform(code, path) {
    if (!path.endsWith('/media-keyboard-shortcuts-dialog.js')) return null;
    const [needed] = code.match(/^function getHotkeyToken\(.*?^}/ms) ?? [];
    if (!needed) throw new Error('media-keyboard-shortcuts-dialog.js has another form');
    return { code: `${needed}\nexport { getHotkeyToken };`, map: null };
  },
};

/**
 * Minifies style sheets, which are strings in modules of their own
 * (web/style/NAME-style.js).
 * @param {typeof import('esbuild').transform} transform
 * @returns {Plugin}
 */
const smallStyles = (transform) => ({
  name: 'small styles',
  async load(path) {
    if (!path.endsWith('-style.js')) return null;
    const [[name, css], more] = Object.entries(await import(pathToFileURL(path).href));
    if (more) throw new Error('a style sheet must be the only export of its module');
    const { code } = await transform(css, { target: TARGET, charset: 'utf8', loader: 'css', minify: true });
    return `export const ${name} = ${JSON.stringify(code.trim())};`;
  },
});

/**
 * Minifies each file. A module as a bundle of one, for then esbuild may join declarations.
 * @param {typeof import('esbuild')} esbuild
 * @returns {Plugin}
 */
const small = ({ build, transform }) => ({
  name: 'small',
  async renderChunk(contents, { name }, { format }) {
    /** @type {import('esbuild').CommonOptions} */
    const options = { charset: 'utf8', minify: true, target: TARGET };
    if (format === 'iife') return transform(contents, options);
    const banner = CLIENT.test(name) ? { js: '"use client";' } : {};
    const { outputFiles } = await build({
      ...{ ...options, banner, bundle: true, external: ['*'], format: 'esm', outdir: '/', sourcemap: 'external' },
      ...{ stdin: { contents }, write: false },
    });
    const [map, code] = outputFiles.map(({ text }) => text);
    return smaller(code, map, EAGER.test(name) ? EAGER_LINE : '');
  },
});

/**
 * Minifies a module further: terser names by frequency, and puts functions and values in the place
 * of their only use, which saves 3 % (gzip). Reading a property may have side effects here: those of
 * custom elements, and of sizes. Classic scripts go without: four large files would take as long as
 * all others.
 * @param {string} given @param {string} content of its source map @param {string} preamble
 */
async function smaller(given, content, preamble) {
  const { minify } = await import('terser');
  const { code, map } = await minify(given, {
    compress: { directives: false, ecma: 2020, keep_fargs: false, passes: 2, pure_getters: false },
    ...{ format: { preamble }, module: true, sourceMap: { content } },
  });
  if (code === undefined) throw new Error('terser gave no code');
  return { code, map: /** @type {string} */ (map) };
}

/**
 * @typedef {object} Way how entries become files
 * @property {RegExp} [external] packages that stay imports
 * @property {Plugin[]} [plugins]
 * @property {import('rollup').OutputOptions} [output]
 * @typedef {(import('rollup').OutputChunk | import('rollup').OutputAsset)[]} Files
 */

/** @param {Record<string, string>} entries @param {string} dir @param {Way} [way] @returns {Promise<Files>} */
async function bundle(entries, dir, { external = EXTERNAL, plugins = [], output = {} } = {}) {
  const { rollup } = await import('rollup');
  const esbuild = await import('esbuild');
  const bundled = await rollup({
    input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(ROOT, path)])),
    external,
    plugins: [packages(external), ownShortcuts, smallStyles(esbuild.transform), ...plugins, small(esbuild)],
    preserveEntrySignatures: 'allow-extension',
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output: files } = await bundled.generate({
    chunkFileNames: 'chunk-[name]-[hash].js',
    dir,
    sourcemap: true,
    hoistTransitiveImports: false,
    ...output,
  });
  await bundled.close();
  return files;
}

/** The entry without a package: all else must be as with it, as it imports the same files. @param {Files} all @param {string} folder @returns {Promise<Files>} */
async function slim(all, folder) {
  const codes = new Map(all.map((file) => [file.fileName, file.type === 'chunk' ? file.code : '']));
  const own = `${SLIM.of}.js`;
  const files = await bundle(BUNDLES, folder, { external: SLIM.external });
  const chunks = files.filter((file) => file.type === 'chunk');
  const other = chunks.filter(({ fileName, code }) => fileName !== own && codes.get(fileName) !== code);
  if (other.length > 0) throw new Error(`${SLIM.name} would need another ${other.map(({ fileName }) => fileName)}`);
  return chunks
    .filter(({ fileName }) => fileName === own)
    .map((file) => ({ ...file, fileName: `${SLIM.name}.js`, code: withoutMap(file.code) }));
}

/** @param {string} code */
const withoutMap = (code) => code.replace(/\n\/\/# sourceMappingURL=.*\n$/, '\n');

/**
 * A classic script.
 * @param {keyof typeof CLASSIC} name
 * @param {string} folder
 * @param {boolean} [whole] with engine.wasm in it, too
 * @returns {Promise<Files>}
 */
function classic(name, folder, whole = false) {
  const { entry, global } = CLASSIC[name];
  return bundle({ [name]: entry }, folder, {
    plugins: whole ? [engineInside(folder)] : [],
    output: {
      format: 'iife',
      name: global,
      inlineDynamicImports: true,
      sourcemap: false,
      entryFileNames: `[name].${whole ? 'inline' : 'iife'}.js`,
    },
  });
}

/** The public names of an entry: those that its source exports. @param {string} source @returns {Promise<string[]>} */
export const namesOf = async (source) => Object.keys(await import(pathToFileURL(join(ROOT, source)).href)).toSorted();

/** A module with the public names of each entry that has others, too. @param {Files} files @param {string} folder */
async function writeFacades(files, folder) {
  rmSync(join(folder, FACADES), { recursive: true, force: true });
  for (const [name, source] of Object.entries({ ...BUNDLES, [SLIM.name]: BUNDLES[SLIM.of] })) {
    const names = await namesOf(source);
    const entry = files.find(({ fileName }) => fileName === `${name}.js`);
    if (entry?.type !== 'chunk' || entry.exports.length === names.length) continue;
    const client = CLIENT.test(name) ? '"use client";' : '';
    const from = posix.relative(posix.dirname(`${FACADES}/${name}`), `${name}.js`);
    const to = join(folder, FACADES, `${name}.js`);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, `${client}export{${names}}from"${from}";\n`);
  }
}

/** Builds the bundles; engine.wasm must be in the folder. @param {string} folder */
export async function writeBundles(folder) {
  mkdirSync(folder, { recursive: true });
  const all = await bundle(BUNDLES, folder);
  const outputs = await Promise.all([
    slim(all, folder),
    ...Object.entries(ALONE).map((entry) => bundle(Object.fromEntries([entry]), folder)),
    ...Object.keys(CLASSIC).map((name) => classic(/** @type {keyof typeof CLASSIC} */ (name), folder)),
    ...INLINE.map((name) => classic(name, folder, true)),
  ]);
  for (const name of readdirSync(folder)) if (CHUNK.test(name)) rmSync(join(folder, name));
  for (const file of [...all, ...outputs.flat()]) {
    const to = join(folder, file.fileName);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, file.type === 'chunk' ? file.code : file.source);
  }
  await writeFacades([...all, ...outputs[0]], folder);
}
