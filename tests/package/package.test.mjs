// SPDX-License-Identifier: MIT
// The npm package as users get it: packed by a clean clone, installed in an empty project.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { npmProgram, ROOT, run } from '../../tools/run/steps.mjs';
import { useBrowser } from '../browser/browser.mjs';
import { IN_TRIANGLE, triangle } from '../browser/documents.mjs';
import { payloadModule } from '../types/payloads.mjs';
import { install, packClone } from './clone.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotcue-package-'));
const project = join(folder, 'page');
const place = join(project, 'node_modules/hotcue');
const theatre = useBrowser({ '/page/': project });
let tarball = '';
before(async () => {
  tarball = await packClone(folder);
  await install(tarball, project);
});
after(() => rmSync(folder, { recursive: true }));

const readJson = (/** @type {string} */ name) => JSON.parse(readFileSync(join(place, name), 'utf8'));
/** The modules of the package, by their names. @returns {string[]} */
const modules = () =>
  Object.entries(readJson('package.json').exports)
    .filter(([, to]) => to.types)
    .map(([name]) => `hotcue${name.slice(1)}`);
/** Paths of all files. */
const files = () =>
  readdirSync(place, { encoding: 'utf8', recursive: true }).filter(
    (name) => !statSync(join(place, name)).isDirectory(),
  );

/** What belongs into the package. */
const EXPECTED = [
  /^(package\.json|hotcue\.schema\.json|LICENSE|(README|CHANGELOG|CONTRIBUTING)\.md)$/,
  /^dist\/(engine(-full)?\.wasm|unicode\.bin|custom-elements\.json|LICENSES\.txt)$/,
  /^dist\/embed\/embed\.(html|css)$/,
  /^dist\/(hotcue-|chunk-|(adapters|analytics|dialects|embed|exports)\/)[\w-]+(\.(iife|inline))?\.(js|js\.map|d\.ts)$/,
  /^dist\/types\/(js-glue|web)\/[\w/-]+\.d\.ts$/,
  /^js-glue\/[\w/-]+\.(m?js|d\.ts)$/,
  /^web\/(preview|template)\/[\w-]+\.(html|css|js|json|mp4)$/,
  /^docs\/([\w-]+\/)?[\w-]+\.(md|svg|png)$/,
  /^engine\/include\/hotcue\/\w+\.h$/,
];
/**
 * More needs a reason; a third are source maps, a quarter scripts with all inside. The dialects, the
 * embed page and the importers of other players' content have 0.15 MB of it, packed. Bytes.
 */
const [PACKED_MAX, UNPACKED_MAX] = [1.75e6, 5.25e6];

test('it has the files it needs, and no others', () => {
  const unexpected = files().filter((name) => !EXPECTED.some((pattern) => pattern.test(name)));
  assert.deepEqual(unexpected, []);
  const { exports, bin, customElements } = readJson('package.json');
  const named = [
    ...Object.values(exports).flatMap((to) => (typeof to === 'string' ? to : Object.values(to))),
    bin.hotcue,
    customElements,
  ];
  assert.deepEqual(
    named.filter((name) => !existsSync(join(place, name))),
    [],
  );
});

test('it is small', (t) => {
  const unpacked = files().reduce((sum, name) => sum + statSync(join(place, name)).size, 0);
  const packed = statSync(tarball).size;
  t.diagnostic(`${files().length} files, ${packed} bytes packed, ${unpacked} unpacked`);
  assert.ok(packed <= PACKED_MAX && unpacked <= UNPACKED_MAX, `${packed} bytes packed, ${unpacked} unpacked`);
});

test('links in its pages lead to its files', () => {
  for (const page of ['README.md', 'CHANGELOG.md']) {
    for (const [, link] of readFileSync(join(place, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      assert.ok(existsSync(join(place, dirname(page), link)), `${page}: ${link}`);
    }
  }
});

/** Modules that import a package that the user has, or not. */
const ASKS_FOR_A_PACKAGE = /^hotcue\/(react|player-slim)/;

test('each module can be imported in Node, as servers do', async () => {
  const names = modules().filter((name) => !ASKS_FOR_A_PACKAGE.test(name));
  assert.ok(names.length > 3);
  const code = names.map((name) => `await import('${name}');`).join('');
  await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: project });
});

test('its command runs', async () => {
  writeFileSync(join(project, 'film.json'), JSON.stringify([triangle('boots')]));
  assert.equal(await run('npx', ['--offline', 'hotcue', 'validate', 'film.json'], { cwd: project }), '');
  writeFileSync(join(project, 'wrong.json'), '[{}]');
  await assert.rejects(
    run('npx', ['--offline', 'hotcue', 'validate', 'wrong.json'], { cwd: project }),
    /missing_field/,
  );
});

test('its command writes a project, and serves the preview of it', async (t) => {
  await run('npx', ['--offline', 'hotcue', 'new', 'walk'], { cwd: project });
  const args = [join(place, 'js-glue/hotcue.mjs'), 'dev', 'walk/project.json', '--port', '0'];
  const server = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => server.kill());
  let out = '';
  while (!out.includes('\n')) [out] = await once(server.stdout.setEncoding('utf8'), 'data');
  const film = await theatre.show(t, String(/http:\S+/.exec(out)), { expected: /ERR_INCOMPLETE_CHUNKED_ENCODING/ });
  await film.page.locator('hotcue-player').getByText('Click on the boots').waitFor();
  await film.next('project:ready');
});

test('it plays in a browser, as it is', async (t) => {
  const script = '<script type="module" src="node_modules/hotcue/dist/hotcue-player.js"></script>';
  const player = '<hotcue-player id="film" src="/clips/trailhead.mp4" project="film.json"></hotcue-player>';
  const head = '<title>Film</title><link rel="icon" href="/favicon.svg">';
  writeFileSync(
    join(project, 'index.html'),
    `<!doctype html><html lang="en"><head>${head}${script}</head><body>${player}</body></html>`,
  );
  const film = await theatre.show(t, '/page/index.html');
  await film.next('interaction:show', { id: 'boots' });
  await film.state();
  await film.clickAt(...IN_TRIANGLE);
  await film.next('hotspot:click', { hotspot: { id: 'boots' } });
});

const STRICTER = ['--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noImplicitOverride'];
const STRICT = ['--ignoreConfig', '--noEmit', '--strict', ...STRICTER, '--target', 'es2022'];
const IN_A_PAGE = ['--lib', 'es2022,dom,dom.iterable', '--types', '', '--jsx', 'react-jsx'];

/** The TypeScript examples of docs/embedding.md, as pairs of file name and code. */
function examples() {
  const page = readFileSync(join(ROOT, 'docs/embedding.md'), 'utf8');
  return [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code], i) => [`embedding-${i + 1}.ts`, code]);
}

/** A page that imports each module, so that all declarations are read. */
const importsOfAll = () => modules().map((name, i) => `import * as m${i} from '${name}';\nconsole.log(m${i});\n`);

/** Pages that compile, by file name. @returns {Map<string, string>} */
function pages() {
  giveReactTypes();
  const texts = ['page.ts', 'react.tsx'].map((name) => [name, readFileSync(join(ROOT, 'tests/types', name), 'utf8')]);
  const made = { 'payloads.ts': payloadModule(), 'all.ts': importsOfAll().join('') };
  return new Map([...texts, ...Object.entries(made), ...examples()]);
}

/** Gives the project React's types, which users have. */
function giveReactTypes() {
  mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules/@types/react'), join(project, 'node_modules/@types/react'));
}

test('pages in strict TypeScript compile', async () => {
  const sources = pages();
  for (const [name, code] of sources) writeFileSync(join(project, name), code);
  for (const [module, resolution] of [
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext'],
  ]) {
    const how = ['--module', module, '--moduleResolution', resolution];
    await run(npmProgram('tsc'), [...STRICT, ...IN_A_PAGE, ...how, ...sources.keys()], { cwd: project });
  }
});

/** Exports that are not modules, so that attw doesn't ask for their types. @returns {string[]} */
const others = () =>
  Object.entries(readJson('package.json').exports)
    .filter(([, to]) => typeof to === 'string' && !to.endsWith('.json'))
    .map(([name]) => name.slice('./'.length));

test('publint and attw find no fault', async () => {
  await run(npmProgram('publint'), [tarball, '--strict']);
  const options = ['--profile', 'esm-only', '--no-color', '--exclude-entrypoints', ...others()];
  await run(npmProgram('attw'), [tarball, ...options]);
});
