// SPDX-License-Identifier: MIT
// Compares the native build, under AddressSanitizer and UndefinedBehaviorSanitizer, with
// engine.wasm: the same inputs give the same bytes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { INPUTS } from '../../js-glue/engine/inputs.js';
import { recorded } from '../../js-glue/record/recorder.js';
import { generateCase, Random } from '../property/generate.mjs';
import { newEngine, play, wasm } from '../support/play.mjs';
import { anyNumber } from '../support/random.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The folder of the native build. */
const BUILD = process.env.HOTCUE_NATIVE_BUILD ?? 'asan';
const RATES = [4, 60];
const RANDOM_PROJECTS = 400;
const RANDOM_NUMBERS = 20_000;

/** A session with every input and all kinds of arguments. */
const HOSTED = {
  videos: ['a', 'b'].map((id) => ({
    id,
    interactions: [
      { id: `${id}1`, type: 'text', click_action: 'modal', click_action_value: 'x', default_hidden: true },
      { id: `${id}2`, type: 'text', click_action: 'message', click_action_value: 'x', collect_first: true },
    ].map((item) => ({ ...item, time: 0, end_time: 9, pos_left: 0, pos_top: 0, pos_width: 9, pos_height: 9 })),
  })),
};
const BY_HOST = [
  ...[['device', 'mobile'], ['device', 'desktop'], ['ready', NaN], ['ready', 20], ['play'], ['tick', 1.5]],
  ...[
    ['seek', 3, 'host'],
    ['answer', false],
    ['seek', 4, 'host'],
    ['answer', true],
    ['seek', 5],
    ['answer', true],
  ],
  ...[['show', 0, true], ['hover', 0], ['hover', -1], ['click', 0], ['answer', true], ['dialogClose']],
  ...[['show', 0, false], ['click', 1], ['answer', true], ['leadCancel'], ['click', 1], ['answer', true]],
  ...[
    ['lead', { email: 'a@b.example', 'ä"\\': '\u{1F600}' }],
    ['answer', true],
    ['logExplain', 0],
    ['logExplain', 9],
  ],
  ...[
    ['set', 'ä', 'x"\n', 'query'],
    ['set', 'n', -0.5],
    ['set', 'b', true],
    ['set', '', null],
    ['eval', 'ä'],
    ['eval', ''],
  ],
  ...[
    ['tray', 'magic_menu'],
    ['trayClose', 'magic_menu'],
    ['trayClose', ''],
    ['hidden', false],
    ['hidden', true],
  ],
  ...[['play'], ['wake', 1], ['jump', 1, 2.5], ['ready', 5], ['jump', 0], ['ready', 9], ['play'], ['ended', true]],
  ...[['measuring', true], ['dwell', -1], ['dwell', 0.1], ['dwell', 1e9], ['logMeasure'], ['measuring', false]],
  ...[['measuring', true], ['ended'], ['reset'], ['pause'], ['unload']],
];

const folder = mkdtempSync(join(tmpdir(), 'hotcue-native-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} path from the root */
const readText = (path) => readFileSync(join(ROOT, path), 'utf8');
const vectorFiles = readdirSync(join(ROOT, 'tests/vectors')).filter((name) => name.endsWith('.json'));
/** @type {Record<string, any[]>} vectors by file */
const vectors = Object.fromEntries(
  vectorFiles.map((name) => [name.slice(0, -5), JSON.parse(readText(`tests/vectors/${name}`))]),
);

/**
 * Runs a native program on several texts at once.
 * @param {string} name
 * @param {Map<string, string | Uint8Array>} texts by name
 * @param {number[]} codes the allowed exit codes
 * @returns {Map<string, string>} its output for each
 */
function run(name, texts, codes) {
  const program = join(ROOT, 'build', BUILD, name);
  assert.ok(existsSync(program), `${program} is not there: npm test -- --only native builds it`);
  const titles = [...texts.keys()];
  const paths = titles.map((_title, i) => join(folder, String(i)));
  for (const [i, title] of titles.entries()) writeFileSync(paths[i], texts.get(title) ?? '');
  // A single file would get no header line.
  const { status, stdout, stderr, error } = spawnSync(program, [...paths, '/dev/null'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.ifError(error);
  assert.ok(codes.includes(status ?? -1) && stderr === '', `${name}: exit code ${status}\n${stderr}`);
  const outputs = stdout.split(/^# .*\n/m).slice(1);
  return new Map(titles.map((title, i) => [title, outputs[i]]));
}

/** @param {Map<string, {lines: string[], inputs: string[]}>} sessions of engine.wasm, by name */
function compareSessions(sessions) {
  const logs = new Map([...sessions].map(([title, { inputs }]) => [title, inputs.map((line) => `${line}\n`).join('')]));
  const outputs = run('hotcue_replay', logs, [0]);
  for (const [title, { lines }] of sessions) {
    assert.equal(outputs.get(title), lines.map((line) => `${line}\n`).join(''), title);
  }
}

/** The diagnostics of engine.wasm, as text. @param {string} document */
function diagnosticsOf(document) {
  const { exports } = new WebAssembly.Instance(wasm, {});
  const { memory, hc_engine_create, hc_text_reserve, hc_project_load, hc_diagnostics_text, hc_text_data } =
    /** @type {any} */ (exports);
  const bytes = new TextEncoder().encode(document);
  const engine = hc_engine_create();
  const at = hc_text_reserve(engine, bytes.length);
  new Uint8Array(memory.buffer).set(bytes, at);
  hc_project_load(engine, at, bytes.length, 0);
  const length = hc_diagnostics_text(engine);
  return length ? new TextDecoder().decode(new Uint8Array(memory.buffer, hc_text_data(engine), length)) : '';
}

/** @param {Map<string, string>} documents by name */
function compareDiagnostics(documents) {
  const outputs = run('hotcue_validate', documents, [0, 1]);
  for (const [title, document] of documents) assert.equal(outputs.get(title), diagnosticsOf(document), title);
}

describe('native build: sessions', () => {
  for (const [name, cases] of Object.entries(vectors)) {
    const logs = cases.filter(({ log }) => log);
    if (logs.length === 0) continue;
    it(`vectors: ${name}`, () => {
      const sessions = logs.flatMap((vector) => RATES.map((hz) => [`${vector.name}, ${hz} Hz`, play(vector, hz)]));
      compareSessions(new Map(sessions));
    });
  }

  it('the showcase', () => {
    const project = readText('demo/showcase/project.json');
    const script = JSON.parse(readText('demo/showcase/script.json'));
    const { videos } = JSON.parse(project);
    const durations = Object.fromEntries(videos.map(({ id, duration = 60 }) => [id, duration]));
    const session = play({ project, script, durations });
    assert.ok(session.lines.length > 100);
    compareSessions(new Map([['showcase', session]]));
  });

  it('random projects', () => {
    const sessions = new Map();
    for (let seed = 1; seed <= RANDOM_PROJECTS; seed++) {
      sessions.set(`seed ${seed}`, play(generateCase(new Random(seed)), 60, { untilLimit: 10 }));
    }
    compareSessions(sessions);
  });

  it('every input, with what no script gives', () => {
    const [lines, inputs] = [[], []];
    const engine = recorded(newEngine(), (line) => inputs.push(line));
    const tell = (effects) => lines.push(...effects.filter(({ command }) => !command).map(({ line }) => line));
    tell(engine.load(JSON.stringify(HOSTED)).effects);
    for (const [name, ...given] of BY_HOST) tell(engine[name](...given));
    assert.deepEqual(new Set(BY_HOST.map(([name]) => name)), new Set(Object.keys(INPUTS)));
    compareSessions(new Map([['by a host', { lines, inputs }]]));
  });

  it('any number', () => {
    const random = new Random(1);
    const inputs = ['{"hotcue":1,"mode":"strict","project":[]}'];
    const lines = ['{"t":0,"video":"main","event":"project:load"}'];
    for (let i = 0; i < RANDOM_NUMBERS; i++) {
      const name = String(i % 4000);
      const value = anyNumber(random);
      inputs.push(JSON.stringify(['set', name, value, 'host']), JSON.stringify(['eval', name]));
      lines.push(`{"t":0,"video":"main","event":"variable:value","name":"${name}","value":${value}}`);
    }
    const printed = run('hotcue_replay', new Map([['numbers', `${inputs.join('\n')}\n`]]), [0]).get('numbers') ?? '';
    const told = printed.trimEnd().split('\n');
    assert.deepEqual(
      told.filter((line) => !line.includes('variable:change')),
      lines,
    );
  });
});

describe('native build: diagnostics', () => {
  for (const [name, cases] of Object.entries(vectors)) {
    it(`vectors: ${name}`, () => {
      const documents = cases.map((each, i) => [
        `${i}: ${each.name}`,
        each.text ?? JSON.stringify(each.document ?? each.project),
      ]);
      compareDiagnostics(new Map(documents));
    });
  }

  it('the demo', () => {
    const files = readdirSync(join(ROOT, 'demo'), { recursive: true }).map(String);
    const documents = files.filter((path) => path.endsWith('.json'));
    assert.ok(documents.length > 1);
    compareDiagnostics(new Map(documents.map((path) => [path, readText(`demo/${path}`)])));
  });
});
