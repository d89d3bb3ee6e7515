// SPDX-License-Identifier: MIT
// Bundles dist/*.js. An entry that imports another one imports its file, and code that several
// entries need goes into the one that all of them import, or else into a chunk: so no page has
// two copies of a module. What is loaded by import() goes into chunks. Chunks are beside the
// entries, so that addresses relative to a module are the same everywhere.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT } from './steps.mjs';

/** Entry points by NAME, for dist/NAME.js; NAME may be in a folder. */
export const BUNDLES = {
  'hotcue-overlay': 'web/overlay/hotcue-overlay.js',
  'hotcue-player': 'web/player/hotcue-player.js',
  'hotcue-react': 'web/react/hotcue-react.js',
  'hotcue-react-player': 'web/react/hotcue-react-player.js',
  'adapters/attach': 'web/adapters/attach.js',
  'adapters/dash-js': 'web/adapters/dash-js.js',
  'adapters/hls-js': 'web/adapters/hls-js.js',
  'adapters/media-element': 'web/adapters/media-element.js',
  'adapters/plyr': 'web/adapters/plyr.js',
  'adapters/shaka': 'web/adapters/shaka.js',
  'adapters/video-js': 'web/adapters/video-js.js',
  'adapters/video-js-10': 'web/adapters/video-js-10.js',
  'adapters/vidstack': 'web/adapters/vidstack.js',
};

/** Entries that contain all they need: for pages that load no other. */
export const ALONE = {
  'hotcue-engine': 'js-glue/index.js',
};

/** Packages that a page's own bundler finds. */
const EXTERNAL = /^react(\/|$)/;

/** Entries that React's server components hand to the client. */
const CLIENT = /^hotcue-react/;

/** A chunk's name, by which old ones are known. */
const CHUNK = /^chunk-.*\.js(\.map)?$/;

/** The first versions that support 'wasm-unsafe-eval'. */
const TARGET = ['chrome97', 'firefox102', 'safari16'];

/** @typedef {import('rollup').Plugin} Plugin */

/** Finds packages, as Node does. @type {Plugin} */
const packages = {
  name: 'packages',
  resolveId(name, importer) {
    if (!importer || name.startsWith('.') || EXTERNAL.test(name)) return null;
    return fileURLToPath(import.meta.resolve(name));
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
 * Minifies each file. As a bundle of one, for then esbuild may join declarations.
 * @param {typeof import('esbuild').build} build
 * @returns {Plugin}
 */
const small = (build) => ({
  name: 'small',
  async renderChunk(contents, { name }) {
    const banner = CLIENT.test(name) ? { js: '"use client";' } : {};
    const { outputFiles } = await build({
      ...{ bundle: true, charset: 'utf8', external: ['*'], format: 'esm', minify: true, target: TARGET },
      ...{ banner, outdir: '/', sourcemap: 'external', stdin: { contents }, write: false },
    });
    const [map, code] = outputFiles.map(({ text }) => text);
    return { code, map };
  },
});

/** @param {Record<string, string>} entries @param {string} dir @returns {Promise<(import('rollup').OutputChunk | import('rollup').OutputAsset)[]>} */
async function bundle(entries, dir) {
  const { rollup } = await import('rollup');
  const { build, transform } = await import('esbuild');
  const bundled = await rollup({
    input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(ROOT, path)])),
    external: EXTERNAL,
    plugins: [packages, smallStyles(transform), small(build)],
    preserveEntrySignatures: 'allow-extension',
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await bundled.generate({
    chunkFileNames: 'chunk-[name]-[hash].js',
    dir,
    sourcemap: true,
    hoistTransitiveImports: false,
  });
  await bundled.close();
  return output;
}

/** Builds the bundles. @param {string} folder */
export async function writeBundles(folder) {
  mkdirSync(folder, { recursive: true });
  const alone = Object.entries(ALONE).map((entry) => Object.fromEntries([entry]));
  const outputs = await Promise.all([BUNDLES, ...alone].map((entries) => bundle(entries, folder)));
  for (const name of readdirSync(folder)) if (CHUNK.test(name)) rmSync(join(folder, name));
  for (const file of outputs.flat()) {
    const to = join(folder, file.fileName);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, file.type === 'chunk' ? file.code : file.source);
  }
}
